/**
 * Why cineSync did not get a URL.
 *
 * - `invalid-option`: an option has a value that it cannot have.
 * - `refused-url`: not a valid `cinesync:` URL. `cause` is the `CommandUrlError`.
 * - `limit-exceeded`: the URL is longer than the operating system passes on.
 * - `no-handler`: no program on this computer is registered for `cinesync:` URLs, or the registered one cannot be used.
 * - `opener-failed`: the program that opens URLs could not be started, or reported a failure.
 * - `invalid-path`: Windows cannot see the file that WSL would have it open.
 */
export type LaunchErrorCode = keyof typeof MESSAGES;

/** Details of a `LaunchError`: plain data. The URL is not in it, because it can contain a password. */
export interface LaunchErrorDetails {
  /** The option at fault: `keepFor`. */
  readonly option?: string;
  /** The requirement, as the end of a sentence. */
  readonly expected?: string;
  readonly actual?: number | string;
  /** Bytes that the operating system passes on. */
  readonly limit?: number;
  /** The cause in words, as the end of a sentence. */
  readonly reason?: string;
}

type Message = (details: LaunchErrorDetails) => string;

const CURE =
  "install cineSync, or start it once so that it registers itself; then try a cinesync: link in a browser";

const MESSAGES = {
  "invalid-option": ({ option, expected, actual }) => `${option} must be ${expected}, got ${actual}`,
  "refused-url": ({ reason }) => `cannot open the URL: ${reason}`,
  "limit-exceeded": ({ actual, limit }) =>
    `the URL must have at most ${limit} bytes, got ${actual}: write what is long to a file, and put its path into the URL`,
  "no-handler": ({ reason }) => `nothing opens cinesync: URLs, because ${reason}: ${CURE}`,
  "opener-failed": ({ reason }) => `cannot open the URL: ${reason}`,
  "invalid-path": ({ actual, reason }) => `cannot open ${JSON.stringify(actual)} in Windows: ${reason}`,
} as const satisfies Record<string, Message>;

/** The error of all launching functions. The message never contains the URL, which can have a password. */
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
