import { fail } from "./command-url-error.ts";
import { parseCommandUrl } from "./parse-command-url.ts";
import { text } from "./text.ts";

/**
 * Extracts the session key from text that a person typed or pasted: a key or a join link, optionally with white space,
 * quotes or brackets around it and a period, a comma or a slash after it.
 *
 * @throws {@link CommandUrlError} `invalid-value` for anything else: another link, several words, or the `_OFFLINE_`
 *   that event scripts get in place of a key.
 *
 * @example
 * ```ts
 * import { joinSessionUrl, parseSessionKey } from "@cinesync/commands";
 *
 * parseSessionKey("  cinesync://session/ASDF1234. "); // "ASDF1234"
 * joinSessionUrl(parseSessionKey("ASDF1234")); // "cinesync://session/ASDF1234"
 * ```
 */
export function parseSessionKey(pasted: string): string {
  const plain = text(pasted, "key").trim();
  let [start, end] = [0, plain.length];
  while (start < end && "<\"'([".includes(plain.charAt(start))) start++;
  while (end > start && ".,;/>\"')]".includes(plain.charAt(end - 1))) end--;
  const bare = plain.slice(start, end);
  let key = bare;
  if (/^cinesync:/i.test(bare)) {
    const command = parseCommandUrl(bare);
    if (command.kind !== "join-session") return refuse(`a link of kind ${command.kind}`);
    key = command.key;
  } else if (/[:/]/.test(bare)) refuse("another link");
  if (!key) refuse("nothing");
  if (/[\s\p{Cc}]/u.test(key)) refuse("several words");
  return key === "new" || key === "_OFFLINE_" || key === "_ONLINE_" ? refuse(key) : key;
}

function refuse(actual: string): never {
  return fail("invalid-value", "key", { expected: "a session key or a join link", actual });
}
