import type { CreateSessionOptions } from "./command.ts";
import { encode, keepSlashes } from "./encode.ts";

/**
 * The URL that starts a new, empty session.
 *
 * A password without a user name is left out: the URL is then that of the plain new session. The URL shows the
 * password to whoever sees the URL.
 *
 * @throws {@link CommandUrlError} when a value is not well-formed text.
 */
export function createSessionUrl({ username = "", password = "" }: CreateSessionOptions = {}): string {
  const name = keepSlashes(encode(username, "username"));
  const word = keepSlashes(encode(password, "password"));
  return "cinesync://session/new" + (name && "?username=" + name + (word && "&password=" + word));
}
