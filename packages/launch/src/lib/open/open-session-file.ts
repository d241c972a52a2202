import { expectArgument, expectOptions } from "../error/expect-argument.ts";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type OpenMode, openSessionFileUrl } from "@cinesync/commands";
import type { LaunchOptions } from "./launch-options.ts";
import { openUrl } from "./open-url.ts";

/** Options of {@link openSessionFile}. */
export interface OpenFileOptions extends LaunchOptions {
  /** `merge` adds the file to the open session, `replace` replaces it. Default: `merge`. */
  readonly mode?: OpenMode | undefined;
}

/**
 * Opens a session file in cineSync, which reads it some time after the call.
 *
 * @param path - A path or a `file:` URL. A relative path is resolved against the working directory; Windows paths
 *   with a drive or a server stay unchanged on every platform. Inside WSL, where Windows opens the file, Linux paths
 *   are translated to Windows paths.
 * @throws {@link CommandUrlError} when the path is empty or not well-formed text.
 * @throws {@link LaunchError} when the URL cannot be opened.
 *
 * @example
 * ```ts
 * import { openSessionFile } from "@cinesync/launch";
 *
 * const launcher = async (url: string) => console.log(url);
 * await openSessionFile("/show/a.csc", { launcher }); // cinesync://file/merge?path=%2Fshow%2Fa.csc
 * ```
 */
export async function openSessionFile(path: string | URL, options: OpenFileOptions = {}): Promise<void> {
  expectOptions(options);
  await openUrl(openSessionFileUrl(toAbsolute(path), options), options);
}

function toAbsolute(path: string | URL): string {
  if (!(path instanceof URL)) expectArgument("text", "path", path);
  if (path instanceof URL || /^file:\/\//i.test(path)) return fileURLToPath(path);
  // An empty path must not become the working directory.
  return path === "" || /^([a-z]:[\\/]|\\\\)/i.test(path) ? path : resolve(path);
}
