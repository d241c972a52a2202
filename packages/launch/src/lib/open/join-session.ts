import { joinSessionUrl } from "@cinesync/commands";
import type { LaunchOptions } from "./launch-options.ts";
import { openUrl } from "./open-url.ts";

/**
 * Joins the session with this key in cineSync.
 *
 * @throws {@link CommandUrlError} when the key is empty, `new`, or cannot be part of a URL.
 * @throws {@link LaunchError} when the URL cannot be opened.
 *
 * @example
 * ```ts
 * import { joinSession } from "@cinesync/launch";
 *
 * await joinSession("ASDF1234", { launcher: async (url) => console.log(url) }); // cinesync://session/ASDF1234
 * ```
 */
export async function joinSession(key: string, options?: LaunchOptions): Promise<void> {
  await openUrl(joinSessionUrl(key), options);
}
