import type { ValidationIssue } from "@cinesync/session-xml";

/** A piece of the line that an issue is about. */
export interface Excerpt {
  /** At most `2 * REACH` characters. */
  readonly text: string;
  /** Index in `text` of what the issue is about. */
  readonly at: number;
  /** Whether the line goes on before or behind. */
  readonly cutBefore: boolean;
  readonly cutBehind: boolean;
}

/** How many characters are shown before and behind the place. */
const REACH = 60;

interface Window {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  text: string;
  cutBehind: boolean;
}

/**
 * Reads the lines that issues are about, and of these only what is near the place: a session may be one line of any
 * length. Reading stops behind the last issue.
 */
export async function readExcerpts(
  chunks: AsyncIterable<Uint8Array>,
  issues: readonly ValidationIssue[],
): Promise<ReadonlyMap<ValidationIssue, Excerpt>> {
  const windows = new Map<ValidationIssue, Window>();
  const byLine = new Map<number, Window[]>();
  let last = 0;
  for (const issue of issues) {
    const { line, column } = issue;
    if (line === undefined || column === undefined) continue;
    const window = {
      column,
      from: Math.max(0, column - 1 - REACH),
      to: column - 1 + REACH,
      text: "",
      cutBehind: false,
    };
    windows.set(issue, window);
    const others = byLine.get(line);
    if (others) others.push(window);
    else byLine.set(line, [window]);
    last = Math.max(last, line);
  }
  if (last > 0) await fill(chunks, byLine, last);
  return new Map(
    [...windows].map(([issue, { column, from, text, cutBehind }]) => [
      issue,
      { text, at: column - 1 - from, cutBefore: from > 0, cutBehind },
    ]),
  );
}

async function fill(
  chunks: AsyncIterable<Uint8Array>,
  byLine: ReadonlyMap<number, readonly Window[]>,
  last: number,
): Promise<void> {
  let decoder: TextDecoder | undefined;
  let line = 1;
  let column = 0;
  let endedInReturn = false;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk));
    const text = decoder.decode(chunk, { stream: true });
    let start = endedInReturn && text.startsWith("\n") ? 1 : 0;
    if (text !== "") endedInReturn = text.endsWith("\r");
    for (;;) {
      const end = lineEnd(text, start);
      const piece = text.slice(start, end < 0 ? text.length : end);
      for (const window of byLine.get(line) ?? []) take(window, piece, column);
      if (end < 0) {
        column += piece.length;
        break;
      }
      line++;
      column = 0;
      if (line > last) return;
      start = end + (text.startsWith("\r\n", end) ? 2 : 1);
    }
  }
}

function take(window: Window, piece: string, column: number): void {
  const from = Math.max(0, window.from - column);
  const to = Math.min(piece.length, window.to - column);
  if (to > from) window.text += piece.slice(from, to);
  if (column + piece.length > window.to) window.cutBehind = true;
}

function lineEnd(text: string, start: number): number {
  const feed = text.indexOf("\n", start);
  const end = text.indexOf("\r", start);
  return feed < 0 || (end >= 0 && end < feed) ? end : feed;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}
