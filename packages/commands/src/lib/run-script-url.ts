import { fail } from "./command-url-error.ts";
import { encode, encodePath } from "./encode.ts";
import { text } from "./text.ts";

/** A value of a key-value pair; numbers and booleans are written as `String` writes them. */
export type QueryValue = string | number | boolean;

/**
 * The script's input: encoded text, which is passed on as it is, or key-value pairs (an object, or an iterable of pairs:
 * `Map`, `URLSearchParams`, an array), which are encoded here.
 */
export type ScriptQuery =
  string | Readonly<Record<string, QueryValue>> | Iterable<readonly [name: string, value: QueryValue]>;

/**
 * Returns the URL that runs a script which the user has configured in cineSync.
 *
 * @param name - The script's name in cineSync's preferences.
 * @param query - Reaches the script as part of the URL. An empty query is left out.
 * @throws {@link CommandUrlError} when the name is empty or has a segment `.` or `..`, or when a query that is text
 *   contains what must be encoded: white space, control characters, `"`, `<`, `>` or `#`.
 *
 * @example
 * ```ts
 * import { runScriptUrl } from "@cinesync/commands";
 *
 * runScriptUrl("Publish notes", { shot: "sh010" }); // "cinesync://script/Publish%20notes?shot=sh010"
 * ```
 */
export function runScriptUrl(name: string, query: ScriptQuery = ""): string {
  const written = typeof query === "string" ? checkEncoded(query) : encodePairs(query);
  return "cinesync://script/" + encodePath(name, "name") + (written && "?" + written);
}

/** Returns the query if nothing on its way cuts it off or changes it. */
function checkEncoded(query: string): string {
  const illegal = /[\p{Cc}\s"#<>]/u.exec(text(query, "query"));
  if (illegal) {
    fail("illegal-character", "query", { actual: JSON.stringify(illegal[0]), index: illegal.index });
  }
  return query;
}

function encodePairs(query: Exclude<ScriptQuery, string>): string {
  const pairs = Symbol.iterator in query ? query : Object.entries(query);
  return Array.from(pairs, ([name, value]) => encodePart(name) + "=" + encodePart(value)).join("&");
}

function encodePart(part: QueryValue): string {
  return encode(typeof part === "number" || typeof part === "boolean" ? String(part) : part, "query");
}
