import { fail } from "./command-url-error.ts";
import { encodePath } from "./encode.ts";

/**
 * The URL that joins the session with this key.
 *
 * @param key - The session's key, such as `ASDF1234`. Not `new`: that URL starts a new session.
 * @throws {@link CommandUrlError} when the key is empty, reserved, or cannot stand in a URL.
 */
export function joinSessionUrl(key: string): string {
  if (key === "new") fail("reserved-key", "key", '"new" cannot be joined: its URL starts a new session');
  return "cinesync://session/" + encodePath(key, "key");
}
