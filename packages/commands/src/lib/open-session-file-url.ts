import { fields } from "./text.ts";
import type { OpenMode } from "./command.ts";
import { fail } from "./command-url-error.ts";
import { encodeSome } from "./encode.ts";

/** Options of {@link openSessionFileUrl}. */
export interface OpenSessionFileOptions {
  /** `merge` adds the file to the open session, `replace` replaces it. Default: `merge`. */
  readonly mode?: OpenMode | undefined;
}

/**
 * Returns the URL that opens a session file.
 *
 * @param path - The file's absolute path as cineSync sees it, in the form of any platform. It is not resolved, and the
 *   file need not exist.
 * @throws {@link CommandUrlError} when the path is empty or not well-formed text, or the mode is unknown.
 *
 * @example
 * ```ts
 * import { openSessionFileUrl } from "@cinesync/commands";
 *
 * openSessionFileUrl("/show/Review #3.csc"); // "cinesync://file/merge?path=%2Fshow%2FReview+%233.csc"
 * ```
 */
export function openSessionFileUrl(path: string, options: OpenSessionFileOptions = {}): string {
  const { mode = "merge" } = fields(options, "options");
  if (!["merge", "replace"].includes(mode))
    fail("invalid-option", "mode", { expected: '"merge" or "replace"', actual: "another value" });
  return `cinesync://file/${mode}?path=` + encodeSome(path, "path").replaceAll("%20", "+");
}
