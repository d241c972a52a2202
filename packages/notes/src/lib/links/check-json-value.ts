import { MAX_JSON_DEPTH } from "../base/json-value.ts";
import { NotesError } from "../base/notes-error.ts";

/**
 * Checks that a value comes back from JSON as it went in. `JSON.stringify` alone would write NaN as null, leave out
 * functions, and turn dates into text.
 *
 * @throws {NotesError} `invalid-value` with the position in the value
 */
export function checkJsonValue(value: unknown): void {
  check(value, "value", 0);
}

function check(value: unknown, path: string, depth: number): void {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") {
    if (!Number.isFinite(value)) refuse(path, String(value), "a finite number");
    if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
      refuse(path, String(value), "a number up to 2 ** 53 - 1, or text with all its digits");
    }
    return;
  }
  // The object of the user data adds a level. Objects that contain themselves end here too.
  if (depth >= MAX_JSON_DEPTH - 1) {
    refuse(path, "more levels, or an object that contains itself", `nested at most ${MAX_JSON_DEPTH} deep`);
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) check(item, `${path}[${index}]`, depth + 1);
    return;
  }
  if (typeof value !== "object") refuse(path, typeof value, "a JSON value");
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null)
    refuse(path, "an object of a class", "plain data");
  for (const [name, member] of Object.entries(value)) {
    if (name === "__proto__") refuse(path, "a member __proto__", "an object without a member __proto__");
    check(member, `${path}.${name}`, depth + 1);
  }
}

function refuse(path: string, value: string, expected: string): never {
  throw new NotesError("invalid-value", { path, value, expected });
}
