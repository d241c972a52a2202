import type { Command } from "./command.ts";
import { fail } from "./command-url-error.ts";
import { hasDotSegment } from "./encode.ts";
import { text } from "./text.ts";

/**
 * Returns the command in a `cinesync:` URL. Parsing is more lenient than building: it accepts scheme, host and hex digits
 * in either case, `+` for a space in a query, and characters that should have been encoded.
 *
 * An unknown URL, or one with more than its command can hold (other parameters, a fragment), becomes an unknown command
 * with its host, path, query and fragment. Only a password without a user name is lost.
 *
 * @throws {@link CommandUrlError} when the text is not a `cinesync:` URL, contains control characters or a lone
 *   surrogate, or when a key, name or value of a known command is not percent-encoded UTF-8.
 *
 * @example
 * ```ts
 * import { parseCommandUrl } from "@cinesync/commands";
 *
 * parseCommandUrl("cinesync://script/Publish%20notes?shot=sh010");
 * // { kind: "run-script", name: "Publish notes", query: "shot=sh010" }
 * ```
 */
export function parseCommandUrl(url: string): Command {
  const index = text(url, "url").search(/\p{Cc}/u);
  if (index >= 0) fail("illegal-character", "url", { actual: "a control character", index });
  // Browsers encode these characters too.
  const tidy = url.replace(/[\s"<>]/g, encodeURIComponent);
  const [, authority = "", path = "", query = "", fragment = ""] =
    /^cinesync:(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?/i.exec(tidy) ?? fail("wrong-scheme", "url");
  // Not toLowerCase, which turns some non-ASCII letters (the Kelvin sign) into ASCII ones.
  const host = authority.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return (
    (!fragment && knownCommand(host, path, query)) || {
      kind: "unknown",
      host,
      path,
      ...(query && { query }),
      ...(fragment && { fragment }),
    }
  );
}

/** Returns the command, or `undefined` when building it again would lose something. */
function knownCommand(host: string, path: string, query: string): Command | undefined {
  const name = path.slice(1);
  if (host === "session" || host === "script") {
    const key = decode(name);
    if (!key || hasDotSegment(key)) return;
    if (host === "script") return { kind: "run-script", name: key, ...(query && { query }) };
    if (key !== "new") return query ? undefined : { kind: "join-session", key };
    const values = parameters(query, "username", "password");
    if (!values) return;
    const [username, password] = values;
    return { kind: "create-session", ...(username && { username, ...(password && { password }) }) };
  }
  if (host === "file" && (name === "merge" || name === "replace")) {
    const [value] = parameters(query, "path") ?? [];
    if (value) return { kind: "open-session-file", path: value, mode: name };
  }
  if (host === "ftrack" && name === "addVersion") {
    const [list = ""] = parameters(query, "assetVersionList") ?? [];
    const ids = list.split(",");
    if (ids.every(Boolean)) return { kind: "add-ftrack-versions", ids };
  }
  return;
}

/** Returns the decoded values of these parameters, or `undefined` when the query has another one or repeats one. */
function parameters(query: string, ...names: string[]): string[] | undefined {
  const values: string[] = [];
  for (const parameter of query.split("&").filter(Boolean)) {
    const [name = "", value = ""] = parameter.split(/=([^]*)/);
    const index = names.indexOf(name);
    if (index < 0 || index in values) return;
    values[index] = decode(value.replaceAll("+", " "));
  }
  return values;
}

function decode(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    fail("malformed-encoding", "url");
  }
}
