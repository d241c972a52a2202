/**
 * What is wrong with a command or its URL.
 *
 * - `not-text`: a value is not a string.
 * - `empty`: a value that is needed is empty.
 * - `lone-surrogate`: half of a UTF-16 pair, which has no place in a URL.
 * - `reserved-key`: the session key `new`, whose URL starts a new session.
 * - `dot-segment`: a key or script name with a segment `.` or `..`, which programs drop from a URL.
 * - `illegal-character`: a character that cannot stand in this place.
 * - `unknown-mode`: a mode other than `merge` and `replace`.
 * - `unknown-kind`: a command whose `kind` is none of the known ones.
 * - `wrong-scheme`: not a `cinesync:` URL.
 * - `malformed-encoding`: `%` without two hex digits, or bytes that are not UTF-8.
 * - `not-unknown`: an unknown command whose URL would be read as something else.
 */
export type CommandUrlErrorCode =
  | "not-text"
  | "empty"
  | "lone-surrogate"
  | "reserved-key"
  | "dot-segment"
  | "illegal-character"
  | "unknown-mode"
  | "unknown-kind"
  | "wrong-scheme"
  | "malformed-encoding"
  | "not-unknown";

/** Thrown when a command cannot be written as a URL, or a URL cannot be read as a command. */
export class CommandUrlError extends Error {
  /** What is wrong, for programs. */
  declare readonly code: CommandUrlErrorCode;
  /** The value that is at fault, by its name: `key`, `name`, `path`, `ids[2]`, `url` and so on. */
  declare readonly field: string;

  constructor(code: CommandUrlErrorCode, field: string, problem: string) {
    super(field + " " + problem);
    Object.assign(this, { name: "CommandUrlError", code, field });
  }
}

/** Throws. An expression, so that a check fits where its value is needed. */
export function fail(code: CommandUrlErrorCode, field: string, problem: string): never {
  throw new CommandUrlError(code, field, problem);
}
