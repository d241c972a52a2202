import { expectOptions } from "../error/expect-argument.ts";
import { runScriptUrl, type ScriptQuery } from "@cinesync/commands";
import type { LaunchOptions } from "./launch-options.ts";
import { openUrl } from "./open-url.ts";

/** Options of {@link runScript}. */
export interface RunScriptOptions extends LaunchOptions {
  /** The script's input: text that is already encoded, or key-value pairs to encode. Default: none. */
  readonly query?: ScriptQuery | undefined;
}

/**
 * Runs a script that the user has configured in cineSync.
 *
 * @param name - The script's name in cineSync's preferences.
 * @throws {@link CommandUrlError} when the name or the query cannot be part of a URL.
 * @throws {@link LaunchError} when the URL cannot be opened.
 *
 * @example
 * ```ts
 * import { runScript } from "@cinesync/launch";
 *
 * await runScript("Publish notes", { query: { shot: "sh010" }, launcher: async (url) => console.log(url) });
 * // cinesync://script/Publish%20notes?shot=sh010
 * ```
 */
export async function runScript(name: string, options: RunScriptOptions = {}): Promise<void> {
  expectOptions(options);
  await openUrl(runScriptUrl(name, options.query), options);
}
