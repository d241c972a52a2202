import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type OpenMode, openSessionFileUrl } from "@cinesync/commands";
import type { LaunchOptions } from "./launch-options.ts";
import { openUrl } from "./open-url.ts";

/** What becomes of the session that is open in cineSync, and how the command gets there. */
export interface OpenFileOptions extends LaunchOptions {
  /** Add the file to the session that is open in cineSync, or take its place. Default: `merge`. */
  readonly mode?: OpenMode | undefined;
}

/**
 * Has cineSync open a session file. The file is not looked at here: cineSync reads it some time later.
 *
 * @param path - A path or a `file:` URL. A relative path is resolved against the working directory; Windows paths
 *   with a drive or a server are left as they are on every platform.
 * @throws {@link CommandUrlError} when the path is empty or not well-formed text.
 * @throws {@link LaunchError} when the URL cannot be handed over.
 */
export async function openSessionFile(path: string | URL, options: OpenFileOptions = {}): Promise<void> {
  await openUrl(openSessionFileUrl(toAbsolute(path), options), options);
}

function toAbsolute(path: string | URL): string {
  if (path instanceof URL || /^file:\/\//i.test(path)) return fileURLToPath(path);
  // An empty path would become the working directory.
  return path === "" || /^([a-z]:[\\/]|\\\\)/i.test(path) ? path : resolve(path);
}
