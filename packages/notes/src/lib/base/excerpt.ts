/** A text as it may stand in a message: quoted, on one line, and not longer than a line. */
export function excerpt(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
