/** At most 60 characters of a text, in quotes, for messages: a text can have any length. */
export function excerpt(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}

/** A value of any type, for messages: `7`, `"red"`, `a list`. */
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
      return value === null ? "null" : Array.isArray(value) ? "a list" : "an object";
    default:
      return `a ${typeof value}`;
  }
}

/** The first character of a text, as `U+0007`. */
export function codePointName(text: string): string {
  return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
