/**
 * Why a URL could not be handed over.
 *
 * - `refused-url`: not a `cinesync:` URL that can be read. `cause` is the `CommandUrlError`.
 * - `url-too-long`: longer than the operating system passes on.
 * - `no-handler`: no program on this computer is registered for `cinesync:` URLs, or the one that is cannot be found.
 * - `opener-failed`: the program that opens URLs could not be started, or reported a failure.
 */
export type LaunchErrorCode = "refused-url" | "url-too-long" | "no-handler" | "opener-failed";

/** What a launching function rejects with. The message never has the URL in it: it can hold a password. */
export class LaunchError extends Error {
  override readonly name = "LaunchError";
  /** What went wrong, for programs. */
  readonly code: LaunchErrorCode;

  constructor(code: LaunchErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
