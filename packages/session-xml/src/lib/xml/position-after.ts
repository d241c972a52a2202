import type { SourcePosition } from "../errors/details.ts";

const LF = 0x0a;
const CR = 0x0d;

/** Returns the position after a text. */
export function positionAfter(start: SourcePosition, text: string): SourcePosition {
  let { line } = start;
  let lineStart = 1 - start.column;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > CR) continue;
    if (code === LF || (code === CR && text.charCodeAt(index + 1) !== LF)) {
      line += 1;
      lineStart = index + 1;
    }
  }
  return { line, column: text.length - lineStart + 1, offset: start.offset + text.length };
}
