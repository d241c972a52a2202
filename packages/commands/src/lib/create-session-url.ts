import { fields } from "./text.ts";
import type { CreateSessionOptions } from "./command.ts";
import { encode, keepSlashes } from "./encode.ts";

/**
 * Returns the URL that starts a new, empty session.
 *
 * A password without a user name is left out, because cineSync ignores it. Everyone who sees the URL sees the password:
 * leave it out of URLs that you send to others.
 *
 * @throws {@link CommandUrlError} when a value is not well-formed text.
 *
 * @example
 * ```ts
 * import { createSessionUrl } from "@cinesync/commands";
 *
 * createSessionUrl(); // "cinesync://session/new"
 * createSessionUrl({ username: "jmah" }); // "cinesync://session/new?username=jmah"
 * ```
 */
export function createSessionUrl(options: CreateSessionOptions = {}): string {
  const { username = "", password = "" } = fields(options, "options");
  const name = keepSlashes(encode(username, "username"));
  const word = keepSlashes(encode(password, "password"));
  return "cinesync://session/new" + (name && "?username=" + name + (word && "&password=" + word));
}
