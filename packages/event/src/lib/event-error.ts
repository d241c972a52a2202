import { MANUAL_RUN_HINT } from "./manual-run-hint.ts";
import { quote } from "./quote.ts";

/**
 * Why an event cannot be handled:
 *
 * - `missing-argument`: an argument that cineSync always adds is missing.
 * - `missing-value`: an argument of cineSync's has no value, or an empty one.
 * - `repeated-argument`: an argument of cineSync's has two different values.
 * - `invalid-argument`: an argument's value is out of its range.
 * - `invalid-option`: an option in code has a value that it cannot have.
 * - `missing-session`: nothing arrived on standard input.
 * - `unreadable-session`: standard input is not a session file, or could not be read to its end.
 * - `unreadable-save-folder`: the folder of the saved frames cannot be listed.
 * - `never-finished`: the script's function waits for something that can no longer happen.
 */
export type EventErrorCode = keyof typeof MESSAGES;

/** Details of an `EventError`: plain data, from which the message is made. */
export interface EventErrorDetails {
  /** The argument at fault, with its hyphens: `--key`. */
  readonly argument?: string;
  /** The option at fault: `session`. */
  readonly option?: string;
  /** The requirement, as the end of a sentence. */
  readonly expected?: string;
  /** The value, or the first of two. */
  readonly actual?: string;
  /** The second value of a repeated argument. */
  readonly other?: string;
  /** The folder that cannot be listed. */
  readonly folder?: string;
  /** The cause in words, as the end of a sentence. */
  readonly reason?: string;
}

type Message = (details: EventErrorDetails) => string;

const MESSAGES = {
  "missing-argument": ({ argument, reason }) =>
    `${argument} is missing: ${reason ?? "cineSync adds it when it runs a script"}; ${MANUAL_RUN_HINT}`,
  "missing-value": ({ argument }) => `${argument} must have a value: write ${argument}=VALUE`,
  "repeated-argument": ({ argument, actual = "", other = "" }) =>
    `${argument} must appear once, got ${quote(actual)} and ${quote(other)}: rename an option of the script's own`,
  "invalid-argument": ({ argument, expected, actual = "", reason }) =>
    `${argument} must be ${expected}, got ${quote(actual)}${reason === undefined ? "" : `: ${reason}`}`,
  "invalid-option": ({ option, expected, actual = "" }) => `${option} must be ${expected}, got ${actual}`,
  "missing-session": ({ reason }) => `there is no session: standard input is ${reason}; ${MANUAL_RUN_HINT}`,
  "unreadable-session": ({ reason }) => `cannot read the session on standard input: ${reason}`,
  "unreadable-save-folder": ({ folder = "", reason }) =>
    `cannot read the saved frames in ${quote(folder)} (--save-dir): ${reason}`,
  "never-finished": () => "the script never finished: it awaits a promise that nothing resolves",
} as const satisfies Record<string, Message>;

/** Thrown when cineSync, or whoever starts the script, did not provide what an event needs. */
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
