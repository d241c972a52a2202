import { buildCommandUrl, type Command } from "@cinesync/commands";
import type { LaunchOptions } from "./launch-options.ts";
import { openUrl } from "./open-url.ts";

/**
 * Sends a command to cineSync.
 *
 * @throws {@link CommandUrlError} when the command cannot be written as a URL.
 * @throws {@link LaunchError} when the URL cannot be opened.
 *
 * @example
 * ```ts
 * import { openCommand } from "@cinesync/launch";
 *
 * const launcher = async (url: string) => console.log(url);
 * await openCommand({ kind: "create-session", username: "jmah" }, { launcher }); // cinesync://session/new?username=jmah
 * ```
 */
export async function openCommand(command: Command, options?: LaunchOptions): Promise<void> {
  await openUrl(buildCommandUrl(command), options);
}
