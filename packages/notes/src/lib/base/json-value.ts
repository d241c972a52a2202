/** Anything that JSON can hold. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object that JSON can hold. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/**
 * JSON that is nested deeper than this is left as text: writing it out again would exhaust the stack of some
 * runtimes, and user data comes from whoever is in the session.
 */
export const MAX_JSON_DEPTH = 128;

/** The value of a text if all of it is JSON, in an object so that `null` can be told from "no JSON". */
export function tryParseJson(
  text: string,
  maxDepth: number = MAX_JSON_DEPTH,
): { readonly value: JsonValue } | undefined {
  if (isNestedDeeper(text, maxDepth)) return undefined;
  try {
    return { value: JSON.parse(text) as JsonValue };
  } catch {
    return undefined;
  }
}

export function isJsonObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNestedDeeper(text: string, limit: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') at = endOfJsonString(text, at);
    else if (character === "{" || character === "[") {
      depth++;
      if (depth > limit) return true;
    } else if (character === "}" || character === "]") depth--;
  }
  return false;
}

/** The index of the quote that closes the JSON string that opens at `start`; the text's end if none does. */
export function endOfJsonString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
