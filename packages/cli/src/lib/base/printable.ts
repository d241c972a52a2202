// Control characters could move the cursor or start an escape sequence; direction marks could make text look like
// other text. Written so that no such character stands in this file.
const UNSAFE = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Text from a session, safe for a terminal: control characters are shown as symbols or codes. With `lines`, line
 * breaks stay.
 */
export function printable(text: string, options: { readonly lines?: boolean } = {}): string {
  return text.replace(UNSAFE, (character) => {
    if (options.lines === true && character === "\n") return character;
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x20) return String.fromCodePoint(0x2400 + code);
    if (code === 0x7f) return "\u2421";
    return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
  });
}

/** Text from a session on one line of a table: line breaks become spaces. */
export function onOneLine(text: string): string {
  return printable(text.replace(/\s*[\r\n]+\s*/g, " ").replaceAll("\t", " "));
}
