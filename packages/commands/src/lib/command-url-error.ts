/**
 * A problem with a command or its URL.
 *
 * - `invalid-value`: a value is not a string, a command's `kind` is not known, or text is not a session key.
 * - `invalid-option`: the mode is neither `merge` nor `replace`.
 * - `empty-value`: a key, name, path, id or list of ids is empty.
 * - `lone-surrogate`: half of a UTF-16 pair, which a URL cannot hold.
 * - `reserved-key`: the session key `new`, whose URL starts a new session.
 * - `dot-segment`: a key or script name contains a `.` or `..` segment, which programs drop from a URL.
 * - `illegal-character`: a character that the value must not contain.
 * - `wrong-scheme`: not a `cinesync:` URL.
 * - `malformed-encoding`: `%` without two hex digits, or bytes that are not UTF-8.
 * - `not-unknown`: an unknown command whose URL would parse as a different command.
 */
export type CommandUrlErrorCode =
  | "invalid-value"
  | "invalid-option"
  | "empty-value"
  | "lone-surrogate"
  | "reserved-key"
  | "dot-segment"
  | "illegal-character"
  | "wrong-scheme"
  | "malformed-encoding"
  | "not-unknown";

/** Details of a {@link CommandUrlError}. They never repeat a value, because it can be a password. */
export interface CommandUrlErrorDetails {
  /** The name of the value: `key`, `name`, `path`, `ids[2]`, `url` and so on. */
  readonly field: string;
  /** The requirement, worded to follow "must be". */
  readonly expected?: string;
  /** A description of the value found instead, not the value itself. */
  readonly actual?: string;
  /** Index of the character in the value, from 0. */
  readonly index?: number;
}

type Message = (details: CommandUrlErrorDetails) => string;

const expected: Message = (details) => `be ${details.expected}, got ${details.actual}`;

/** Texts that follow the field's name and "must". */
const MESSAGES: Readonly<Record<CommandUrlErrorCode, Message>> = {
  "invalid-value": expected,
  "invalid-option": expected,
  "empty-value": () => "not be empty",
  "lone-surrogate": ({ index }) => `not contain a lone surrogate (index ${index})`,
  "reserved-key": () => 'be the key of a session, got "new", which starts a new session',
  "dot-segment": () => 'not contain a "." or ".." segment, which programs drop from a URL',
  "illegal-character": ({ actual, index }) => `not contain ${actual} (index ${index})`,
  "wrong-scheme": () => "begin with cinesync:",
  "malformed-encoding": () => "be percent-encoded UTF-8",
  "not-unknown": ({ actual }) => `parse back unchanged from its URL, which reads as ${actual}`,
};

/** Thrown when a command cannot be written as a URL, or a URL cannot be read as a command. */
export class CommandUrlError extends Error {
  /** The kind of problem, for programs. */
  declare readonly code: CommandUrlErrorCode;
  declare readonly details: CommandUrlErrorDetails;

  constructor(
    code: CommandUrlErrorCode,
    details: CommandUrlErrorDetails,
    options?: { readonly cause?: unknown },
  ) {
    super(details.field + " must " + MESSAGES[code](details), options);
    Object.assign(this, { name: "CommandUrlError", code, details });
  }
}

/** Throws a {@link CommandUrlError}. A function, so that expressions such as `a || fail(…)` can throw. */
export function fail(
  code: CommandUrlErrorCode,
  field: string,
  rest?: Omit<CommandUrlErrorDetails, "field">,
): never {
  throw new CommandUrlError(code, { field, ...rest });
}
