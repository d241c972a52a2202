/**
 * Why an event cannot be handled. The set is closed:
 *
 * - `missing-argument`: an argument that cineSync always gives is not there.
 * - `missing-value`: an argument of cineSync's stands without a value.
 * - `repeated-argument`: an argument of cineSync's is given more than once.
 * - `invalid-argument`: an argument's value is out of its range.
 * - `missing-session`: nothing arrived on standard input.
 * - `unreadable-session`: what arrived is not a session file, or could not be read to its end.
 * - `unreadable-save-folder`: the folder with the saved frames cannot be listed.
 */
export type EventErrorCode =
  | "missing-argument"
  | "missing-value"
  | "repeated-argument"
  | "invalid-argument"
  | "missing-session"
  | "unreadable-session"
  | "unreadable-save-folder";

/** What an `EventError` is about, beside its code and message. */
export interface EventErrorDetails {
  /** The argument at fault, with its hyphens: `--key`. */
  readonly argument?: string;
  /** The error behind this one, such as a `SessionXmlError`. */
  readonly cause?: unknown;
}

/** The surroundings of an event script are not as they have to be. The message says what, and what to do. */
export class EventError extends Error {
  override readonly name = "EventError";
  /** What is wrong, for programs. */
  readonly code: EventErrorCode;
  /** The argument at fault, with its hyphens: `--key`. Absent where the fault is not in an argument. */
  readonly argument?: string;

  constructor(code: EventErrorCode, message: string, details: EventErrorDetails = {}) {
    super(message, "cause" in details ? { cause: details.cause } : undefined);
    this.code = code;
    if (details.argument !== undefined) this.argument = details.argument;
  }
}
