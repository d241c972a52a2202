import { fail } from "./command-url-error.ts";

/** Returns the value if it is well-formed text. */
export function text(value: unknown, field: string): string {
  if (typeof value !== "string")
    return fail("invalid-value", field, { expected: "a string", actual: typeof value });
  const at = value.search(/\p{Surrogate}/u);
  if (at >= 0) fail("lone-surrogate", field, { index: at });
  return value;
}
