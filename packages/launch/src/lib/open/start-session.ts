import { type CreateSessionOptions, createSessionUrl } from "@cinesync/commands";
import type { LaunchOptions } from "./launch-options.ts";
import { openUrl } from "./open-url.ts";

/** Who starts the session, and how the command gets to cineSync. */
export interface StartSessionOptions extends CreateSessionOptions, LaunchOptions {}

/**
 * Has cineSync start a new, empty session. Without a user name the password is left out. Both are in the URL, which
 * other users of this computer can see in the list of processes while it is handed over.
 *
 * @throws {@link CommandUrlError} when a value is not well-formed text.
 * @throws {@link LaunchError} when the URL cannot be handed over.
 */
export async function startSession(options: StartSessionOptions = {}): Promise<void> {
  await openUrl(createSessionUrl(options), options);
}
