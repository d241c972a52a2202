import { fail } from "./command-url-error.ts";
import { encodePath } from "./encode.ts";

/**
 * Returns the URL that joins the session with this key.
 *
 * @param key - The session's key, such as `ASDF1234`. Not `new`, because that URL starts a new session. For text that a
 *   person pasted, see {@link parseSessionKey}.
 * @throws {@link CommandUrlError} when the key is empty, reserved, or contains a `.` or `..` segment.
 *
 * @example
 * ```ts
 * import { joinSessionUrl } from "@cinesync/commands";
 *
 * joinSessionUrl("ASDF1234"); // "cinesync://session/ASDF1234"
 * ```
 */
export function joinSessionUrl(key: string): string {
  if (key === "new") fail("reserved-key", "key");
  return "cinesync://session/" + encodePath(key, "key");
}
