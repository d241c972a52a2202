import { joinSessionUrl } from "@cinesync/commands";
import type { LaunchOptions } from "./launch-options.ts";
import { openUrl } from "./open-url.ts";

/**
 * Has cineSync join the session with this key.
 *
 * @throws {@link CommandUrlError} when the key is empty, `new`, or cannot stand in a URL.
 * @throws {@link LaunchError} when the URL cannot be handed over.
 */
export async function joinSession(key: string, options?: LaunchOptions): Promise<void> {
  await openUrl(joinSessionUrl(key), options);
}
