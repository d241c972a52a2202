import { buildCommandUrl, type Command } from "@cinesync/commands";
import type { LaunchOptions } from "./launch-options.ts";
import { openUrl } from "./open-url.ts";

/**
 * Gives cineSync a command.
 *
 * @throws {@link CommandUrlError} when the command cannot be written as a URL.
 * @throws {@link LaunchError} when the URL cannot be handed over.
 */
export async function openCommand(command: Command, options?: LaunchOptions): Promise<void> {
  await openUrl(buildCommandUrl(command), options);
}
