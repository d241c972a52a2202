import { textWidth } from "./fit.ts";

const segmenter = new Intl.Segmenter();

/**
 * Breaks text at spaces into lines of a width, and words that are wider than a line anywhere.
 *
 * @param width Columns; without it nothing is broken.
 * @param indent Columns that the lines after the first begin with, and that something takes before the first.
 */
export function wrap(text: string, width: number | undefined, indent: number): string {
  if (width === undefined) return text;
  const room = Math.max(1, width - indent);
  const lines: string[] = [];
  let line: string | undefined;
  for (const word of text.split(" ").flatMap((one) => cut(one, room))) {
    const longer: string = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || textWidth(longer) <= room) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line ?? ""].join(`\n${" ".repeat(indent)}`);
}

function cut(word: string, room: number): readonly string[] {
  const pieces: string[] = [];
  let piece = "";
  let taken = 0;
  for (const { segment } of segmenter.segment(word)) {
    const width = textWidth(segment);
    if (taken + width > room && piece !== "") {
      pieces.push(piece);
      [piece, taken] = ["", 0];
    }
    piece += segment;
    taken += width;
  }
  return [...pieces, piece];
}
