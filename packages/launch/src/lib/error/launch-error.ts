/**
 * The reason why cineSync did not get a URL.
 *
 * - `invalid-option`: an option has an invalid value.
 * - `refused-url`: not a valid `cinesync:` URL. `cause` is the `CommandUrlError`.
 * - `limit-exceeded`: the URL is too long for the operating system.
 * - `no-handler`: no program on this computer is registered for `cinesync:` URLs, or the registered one cannot be used.
 * - `opener-failed`: the program that opens URLs could not be started, or reported a failure.
 * - `invalid-path`: inside WSL, Windows cannot see the session file.
 */
export type LaunchErrorCode = keyof typeof MESSAGES;

/** Details of a `LaunchError`: plain data, without the URL, which can contain a password. */
export interface LaunchErrorDetails {
  /** The option at fault: `keepFor`. */
  readonly option?: string;
  /** The requirement, worded to follow "must be". */
  readonly expected?: string;
  readonly actual?: number | string;
  /** The longest URL that the operating system accepts, in bytes. */
  readonly limit?: number;
  /** The cause in words, to follow a colon. */
  readonly reason?: string;
}

type Message = (details: LaunchErrorDetails) => string;

const CURE =
  "install cineSync, or start it once so that it registers itself, then try a cinesync: link in a browser";

const MESSAGES = {
  "invalid-option": ({ option, expected, actual }) => `${option} must be ${expected}, got ${actual}`,
  "refused-url": ({ reason }) => `cannot open the URL: ${reason}`,
  "limit-exceeded": ({ actual, limit }) =>
    `the URL must be at most ${limit} bytes long, got ${actual}; write long values to a file and pass its path`,
  "no-handler": ({ reason }) => `cannot open cinesync: URLs: ${reason}; ${CURE}`,
  "opener-failed": ({ reason }) => `cannot open the URL: ${reason}`,
  "invalid-path": ({ actual, reason }) => `cannot open ${JSON.stringify(actual)} in Windows: ${reason}`,
} as const satisfies Record<string, Message>;

/** Thrown when a URL cannot be opened. The message never contains the URL, which can include a password. */
export class LaunchError extends Error {
  override readonly name = "LaunchError";
  /** The kind of problem, for programs. */
  readonly code: LaunchErrorCode;
  readonly details: LaunchErrorDetails;

  constructor(code: LaunchErrorCode, details: LaunchErrorDetails, options?: { readonly cause?: unknown }) {
    super(MESSAGES[code](details), options);
    this.code = code;
    this.details = details;
  }
}
