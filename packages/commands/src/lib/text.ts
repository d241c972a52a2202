import { fail } from "./command-url-error.ts";

/** Returns the value if it is well-formed text. */
export function text(value: unknown, field: string): string {
  if (typeof value !== "string")
    return fail("invalid-value", field, { expected: "a string", actual: typeName(value) });
  const at = value.search(/\p{Surrogate}/u);
  if (at >= 0) fail("lone-surrogate", field, { index: at });
  return value;
}

/** Refuses what has no fields. */
export function fields<T extends object>(value: T, field: string): T {
  return (value as T | null) && typeof value === "object"
    ? value
    : fail("invalid-value", field, { expected: "an object", actual: typeName(value) });
}

/** The type of a value, which can be secret itself. */
export function typeName(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "a list" : typeof value;
}
