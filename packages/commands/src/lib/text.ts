import { fail } from "./command-url-error.ts";

/** The value itself, when it is well-formed text. */
export function text(value: unknown, field: string): string {
  if (typeof value !== "string") return fail("not-text", field, "is not a string");
  const at = value.search(/\p{Surrogate}/u);
  if (at >= 0) fail("lone-surrogate", field, `has a lone surrogate at index ${at}`);
  return value;
}
