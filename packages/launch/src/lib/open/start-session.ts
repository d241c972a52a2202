import { type CreateSessionOptions, createSessionUrl } from "@cinesync/commands";
import type { LaunchOptions } from "./launch-options.ts";
import { openUrl } from "./open-url.ts";

/** Options of {@link startSession}. */
export interface StartSessionOptions extends CreateSessionOptions, LaunchOptions {}

/**
 * Starts a new, empty session in cineSync. A password without a user name is left out. Other users of this computer can
 * see both in the process list while the URL is opened.
 *
 * @throws {@link CommandUrlError} when a value is not well-formed text.
 * @throws {@link LaunchError} when the URL cannot be opened.
 *
 * @example
 * ```ts
 * import { startSession } from "@cinesync/launch";
 *
 * const launcher = async (url: string) => console.log(url);
 * await startSession({ username: "jmah", launcher }); // cinesync://session/new?username=jmah
 * ```
 */
export async function startSession(options: StartSessionOptions = {}): Promise<void> {
  await openUrl(createSessionUrl(options), options);
}
