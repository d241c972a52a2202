import { MAX_JSON_DEPTH } from "../base/json-value.ts";
import { NotesError } from "../base/notes-error.ts";

/**
 * Makes sure that a value comes back from JSON as it went in. `JSON.stringify` itself would write NaN as null, leave
 * out functions, and turn dates into text.
 *
 * @throws {NotesError} `bad-link`, saying where in the value
 */
export function checkJsonValue(value: unknown): void {
  check(value, "value", 0);
}

function check(value: unknown, path: string, depth: number): void {
  if (value === null || typeof value === "string" || typeof value === "boolean") return;
  if (typeof value === "number") {
    if (Number.isFinite(value)) return;
    refuse(path, `is ${value}, which JSON does not have`);
  }
  // The value goes into an object of its own in the user data. Circles end here too.
  if (depth >= MAX_JSON_DEPTH - 1)
    refuse(path, `is nested more than ${MAX_JSON_DEPTH} deep, or contains itself`);
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) check(item, `${path}[${index}]`, depth + 1);
    return;
  }
  if (typeof value !== "object") refuse(path, `is ${typeof value}, which JSON does not have`);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    refuse(path, "is an object of a class: give plain data");
  }
  for (const [name, member] of Object.entries(value)) {
    if (name === "__proto__") refuse(path, "has a member __proto__, which changes objects when it is copied");
    check(member, `${path}.${name}`, depth + 1);
  }
}

function refuse(path: string, why: string): never {
  throw new NotesError("bad-link", `The link cannot be stored as JSON: ${path} ${why}.`);
}
