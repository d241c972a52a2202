import type { ValidationIssue } from "@cinesync/session-xml";

/** A part of the line of an issue. */
export interface Excerpt {
  /** At most `2 * REACH` characters. */
  readonly text: string;
  /** Index in `text` of the issue. */
  readonly at: number;
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** Number of characters that are shown before and after the position. */
const REACH = 60;

/**
 * Takes what is near the positions of issues out of the beginning of a document. An issue further on has no excerpt.
 *
 * @param chunks The beginning of the document.
 */
export function readExcerpts(
  issues: readonly ValidationIssue[],
  chunks: readonly Uint8Array[],
): ReadonlyMap<ValidationIssue, Excerpt> {
  const [first] = chunks;
  if (first === undefined || issues.length === 0) return new Map();
  const text = new TextDecoder(encodingOf(first)).decode(Buffer.concat(chunks));
  const excerpts = new Map<ValidationIssue, Excerpt>();
  for (const issue of issues) {
    const { offset, column } = issue;
    if (offset === undefined || column === undefined || offset > text.length) continue;
    const lineStart = offset - (column - 1);
    const from = Math.max(lineStart, offset - REACH);
    const near = text.slice(offset, offset + REACH);
    const [rest = ""] = near.split(/[\r\n]/, 1);
    excerpts.set(issue, {
      text: text.slice(from, offset) + rest,
      at: offset - from,
      cutBefore: from > lineStart,
      cutAfter: rest.length === REACH,
    });
  }
  return excerpts;
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return "utf-8";
}
