/** At most 60 characters of a text, in quotes, for messages: a text can have any length. */
export function excerpt(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

/**
 * A value of any type in the words of an error message, cut short.
 *
 * @example
 * import { showValue } from "@cinesync/session-xml";
 *
 * [7, "red", [], {}].map(showValue); // ["7", '"red"', "a list", "an object"]
 */
export function showValue(value: unknown): string {
  switch (typeof value) {
    case "string":
      return excerpt(value);
    case "number":
    case "boolean":
    case "bigint":
    case "undefined":
      return String(value);
    case "object":
      if (value === null) return "null";
      if (Array.isArray(value)) return "a list";
      return "then" in value ? "a promise (await it)" : "an object";
    default:
      return `a ${typeof value}`;
  }
}

/** The first character of a text, as `U+0007`. */
export function codePointName(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
