/** Any value that JSON can hold. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object that JSON can hold. */
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

/**
 * JSON that is nested deeper stays text: user data comes from anybody in the session, and writing such a value again
 * would exhaust the stack of some runtimes.
 */
export const MAX_JSON_DEPTH = 128;

/**
 * Parses a text that is JSON as a whole. The value is in an object, so that `null` differs from "not JSON". Numbers
 * that a JavaScript number cannot hold (64-bit ids) become text with the same digits.
 */
export function tryParseJson(
  text: string,
  maxDepth: number = MAX_JSON_DEPTH,
): { readonly value: JsonValue } | undefined {
  // Most user data is empty, and an error that JSON.parse throws costs more than a look.
  if (text === "" || isNestedDeeper(text, maxDepth)) return undefined;
  try {
    const value = JSON.parse(text) as JsonValue;
    return { value: LONG_NUMBER.test(text) ? (JSON.parse(quoteLongNumbers(text)) as JsonValue) : value };
  } catch {
    return undefined;
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Matches every number that loses digits: it has many of them, or an exponent of three digits. */
const LONG_NUMBER = /\d{16}|[eE][+-]?\d{3}/;
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/g;

/** Makes strings of the whole numbers in a valid JSON text that would be rounded, and of those that would be infinite. */
function quoteLongNumbers(json: string): string {
  return json.replace(STRING_OR_NUMBER, (token) =>
    token.startsWith('"') || isExact(token) ? token : `"${token}"`,
  );
}

function isExact(digits: string): boolean {
  const value = Number(digits);
  return Number.isFinite(value) && (/[.eE]/.test(digits) || Number.isSafeInteger(value));
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

/** Returns the index of the quote that closes the JSON string opened at `start`, or the text's length if none does. */
export function endOfJsonString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at;
  }
  return text.length;
}
