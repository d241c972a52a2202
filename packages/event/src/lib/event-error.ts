import { MANUAL_RUN_HINT } from "./manual-run-hint.ts";
import { quote } from "./quote.ts";

/**
 * The reason why an event cannot be handled:
 *
 * - `missing-argument`: an argument that cineSync always adds is missing.
 * - `missing-value`: one of cineSync's arguments has no value, or an empty one.
 * - `repeated-argument`: one of cineSync's arguments has two different values.
 * - `invalid-argument`: an argument has an invalid value.
 * - `invalid-option`: an option or argument in code has an invalid value.
 * - `missing-session`: nothing arrived on standard input, or it is a terminal.
 * - `unreadable-session`: standard input is not a session file, or could not be read to its end.
 * - `unreadable-save-folder`: the folder of the saved frames cannot be listed.
 * - `never-finished`: the script awaits a promise that nothing resolves.
 */
export type EventErrorCode = keyof typeof MESSAGES;

/** Details of an `EventError`: plain data, from which the message is built. */
export interface EventErrorDetails {
  /** The argument at fault, with its hyphens: `--key`. */
  readonly argument?: string;
  /** The option at fault: `session`. */
  readonly option?: string;
  /** The requirement, worded to follow "must be". */
  readonly expected?: string;
  /** The value, or the first of two. */
  readonly actual?: string;
  /** The second value of a repeated argument. */
  readonly other?: string;
  /** The folder that cannot be listed. */
  readonly folder?: string;
  /** The cause in words, to follow a colon. */
  readonly reason?: string;
}

type Message = (details: EventErrorDetails) => string;

const MESSAGES = {
  "missing-argument": ({ argument, reason }) =>
    `${argument} is missing: ${reason ?? "cineSync adds it when it runs a script"}; ${MANUAL_RUN_HINT}`,
  "missing-value": ({ argument }) => `${argument} must have a value: write ${argument}=VALUE`,
  "repeated-argument": ({ argument, actual = "", other = "" }) =>
    `${argument} must appear only once, got ${quote(actual)} and ${quote(other)}; rename the script's own option`,
  "invalid-argument": ({ argument, expected, actual = "", reason }) =>
    `${argument} must be ${expected}, got ${quote(actual)}${reason === undefined ? "" : `: ${reason}`}`,
  "invalid-option": ({ option, expected, actual = "" }) => `${option} must be ${expected}, got ${actual}`,
  "missing-session": ({ reason }) => `cannot read a session: standard input is ${reason}; ${MANUAL_RUN_HINT}`,
  "unreadable-session": ({ reason }) => `cannot read the session on standard input: ${reason}`,
  "unreadable-save-folder": ({ folder = "", reason }) =>
    `cannot read the saved frames in ${quote(folder)} (--save-dir): ${reason}`,
  "never-finished": () => "the script never finished: it awaits a promise that nothing resolves",
} as const satisfies Record<string, Message>;

/** Thrown when arguments, session or saved frames are missing or invalid, or when the script never finishes. */
export class EventError extends Error {
  override readonly name = "EventError";
  /** The kind of problem, for programs. */
  readonly code: EventErrorCode;
  readonly details: EventErrorDetails;

  constructor(code: EventErrorCode, details: EventErrorDetails, options?: { readonly cause?: unknown }) {
    super(MESSAGES[code](details), options);
    this.code = code;
    this.details = details;
  }
}
