/**
 * Joins two texts so that nothing is lost and nothing stands there twice: text that the other already
 * has, as whole lines, is not repeated. Otherwise a blank line stands between them.
 */
export function joinText(base: string, other: string): string {
  return joinLines(base, other, "\n\n", asLines);
}

/** The same for chat histories, which are percent-encoded. */
export function joinChat(base: string, other: string): string {
  return joinLines(base, other, "%0A", (chat) => asLines(chat.replace(/%0d%0a|%0a/gi, "\n")));
}

/** Whether `text` holds `lines` from the start of a line to the end of one, whatever ends the lines. */
export function hasLines(text: string, lines: string): boolean {
  return text === lines || asLines(text).includes(asLines(lines));
}

function joinLines(base: string, other: string, separator: string, lines: (text: string) => string): string {
  if (other === "" || base === other || lines(base).includes(lines(other))) return base;
  if (base === "" || lines(other).includes(lines(base))) return other;
  return `${base}${separator}${other}`;
}

function asLines(text: string): string {
  return `\n${text}\n`.replaceAll("\r\n", "\n");
}
