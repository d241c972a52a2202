// Control characters could move the cursor or start an escape sequence; direction marks could disguise text. The
// pattern spells them as escapes so that none of them appears in this file.
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Makes foreign text safe for a terminal: control characters become symbols or codes. */
export function escapeControls(text: string): string {
  return text.replace(UNSAFE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return "\u2421";
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** The same on one line: line breaks and tabs become spaces. */
export function singleLine(text: string): string {
  const lines = text.split(/[\r\n]+/);
  const joined = lines.length === 1 ? text : lines.map((line) => line.trim()).join(" ");
  return escapeControls(joined.replaceAll("\t", " "));
}

/** At most `length` characters of a text, for messages. */
export function shorten(text: string, length = 300): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
