import { runScriptUrl, type ScriptQuery } from "@cinesync/commands";
import type { LaunchOptions } from "./launch-options.ts";
import { openUrl } from "./open-url.ts";

/**
 * Has cineSync run a script that the user has configured there.
 *
 * @param name - The script's name in cineSync's preferences.
 * @param query - What the script is to be told: text that is already encoded, or key-value pairs.
 * @throws {@link CommandUrlError} when the name or the query cannot stand in a URL.
 * @throws {@link LaunchError} when the URL cannot be handed over.
 */
export async function runScript(name: string, query?: ScriptQuery, options?: LaunchOptions): Promise<void> {
  await openUrl(runScriptUrl(name, query), options);
}
