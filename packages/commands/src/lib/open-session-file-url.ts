import type { OpenMode } from "./command.ts";
import { fail } from "./command-url-error.ts";
import { encodeSome } from "./encode.ts";

/** What becomes of the session that is open in cineSync. */
export interface OpenSessionFileOptions {
  /** Add the file to the session that is open, or take its place. Default: `merge`. */
  readonly mode?: OpenMode | undefined;
}

/**
 * The URL that opens a session file.
 *
 * @param path - The file's path as cineSync is to see it. It is data: of any platform, and neither resolved nor
 *   looked up. cineSync has its own working directory, so it should be absolute.
 * @throws {@link CommandUrlError} when the path is empty or not well-formed text, or the mode is not known.
 */
export function openSessionFileUrl(path: string, { mode = "merge" }: OpenSessionFileOptions = {}): string {
  if (!["merge", "replace"].includes(mode)) fail("unknown-mode", "mode", 'is neither "merge" nor "replace"');
  return `cinesync://file/${mode}?path=` + encodeSome(path, "path").replaceAll("%20", "+");
}
