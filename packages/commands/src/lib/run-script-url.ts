import { fail } from "./command-url-error.ts";
import { encode, encodePath } from "./encode.ts";
import { fields, text, typeName } from "./text.ts";

/** A value of a key-value pair; numbers and booleans are written as `String` writes them. */
export type QueryValue = string | number | boolean;

/**
 * The script's input: text that is already encoded and stays unchanged, or key-value pairs to encode (an object, or an
 * iterable of pairs: `Map`, `URLSearchParams`, an array).
 */
export type ScriptQuery =
  string | Readonly<Record<string, QueryValue>> | Iterable<readonly [name: string, value: QueryValue]>;

/**
 * Returns the URL that runs a script that the user has configured in cineSync.
 *
 * @param name - The script's name in cineSync's preferences.
 * @param query - The script's input, which cineSync passes on as part of the URL. An empty query is left out.
 * @throws {@link CommandUrlError} when the name is empty or contains a `.` or `..` segment, or when a text query
 *   contains characters that must be encoded: white space, control characters, `"`, `<`, `>` or `#`.
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

/** Rejects characters at which browsers or shells cut off or change a URL. */
function checkEncoded(query: string): string {
  const illegal = /[\p{Cc}\s"#<>]/u.exec(text(query, "query"));
  if (illegal) {
    fail("illegal-character", "query", { actual: JSON.stringify(illegal[0]), index: illegal.index });
  }
  return query;
}

function encodePairs(query: Exclude<ScriptQuery, string>): string {
  fields(query, "query");
  const pairs = Symbol.iterator in query ? query : Object.entries(query);
  return Array.from<unknown, string>(pairs, (pair) => {
    const [name, value] = Array.isArray(pair)
      ? (pair as unknown[])
      : fail("invalid-value", "query", { expected: "pairs of a name and a value", actual: typeName(pair) });
    return encodePart(name) + "=" + encodePart(value);
  }).join("&");
}

function encodePart(part: unknown): string {
  return encode(typeof part === "number" || typeof part === "boolean" ? String(part) : part, "query");
}
