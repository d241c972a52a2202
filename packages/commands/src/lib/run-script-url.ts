import { fail } from "./command-url-error.ts";
import { encode, encodePath } from "./encode.ts";
import { text } from "./text.ts";

/** A value of a key-value pair; numbers and booleans are written as `String` writes them. */
export type QueryValue = string | number | boolean;

/**
 * What a script is to be told: text that is already encoded and passed through as it stands, or key-value pairs
 * (an object, or anything that iterates over pairs: `Map`, `URLSearchParams`, an array) that are encoded here.
 */
export type ScriptQuery =
  string | Readonly<Record<string, QueryValue>> | Iterable<readonly [name: string, value: QueryValue]>;

/**
 * The URL that runs a script which the user has configured in cineSync.
 *
 * @param name - The script's name in cineSync's preferences.
 * @param query - Reaches the script as part of the URL. An empty one is the same as none.
 * @throws {@link CommandUrlError} when the name is empty or cannot stand in a URL, or when a query that is given
 *   as text holds what must be encoded: white space, control characters, `"`, `<`, `>` or `#`.
 */
export function runScriptUrl(name: string, query: ScriptQuery = ""): string {
  const written = typeof query === "string" ? checkEncoded(query) : encodePairs(query);
  return "cinesync://script/" + encodePath(name, "name") + (written && "?" + written);
}

/** The query itself, when nothing on its way would cut it off or change it. */
function checkEncoded(query: string): string {
  const illegal = /[\p{Cc}\s"#<>]/u.exec(text(query, "query"));
  if (illegal) {
    fail(
      "illegal-character",
      "query",
      `has ${JSON.stringify(illegal[0])} at index ${illegal.index}: encode it, or pass key-value pairs`,
    );
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
