import type { Piece } from "./piece.ts";
import type { ParserPosition, Positions } from "./positions.ts";
import type { SourcePosition } from "../errors/details.ts";

const ATTRIBUTE = /([^\s=<>"'/]+)\s*=\s*(?:"[^"]*"|'[^']*')/y;

/**
 * Keeps the raw text of the start tag that is being read, however it is cut into pieces, so that an attribute can be
 * found again when something is wrong with it.
 */
export class TagRecorder {
  /** The place of the tag's `<`. */
  line = 1;
  column = 1;
  offset = 0;
  /** The same as saxes counts. */
  #start = 0;
  #isOpen = false;
  /** Earlier pieces that the tag, or what may become one, began in, and where they begin. */
  #kept: string[] = [];
  #keptStart = 0;

  open(start: number, line: number, column: number, offset: number): void {
    this.#start = start;
    this.line = line;
    this.column = column;
    this.offset = offset;
    this.#isOpen = true;
  }

  /** Notes the start of the tag whose name the parser has just read. */
  openBehind(name: string, parser: ParserPosition, positions: Positions, piece: Piece): void {
    // Behind the name saxes has read one more character, or two if they are a line end.
    let { line } = parser;
    let column = parser.columnIndex - name.length - 2;
    let start = parser.position - name.length - 2;
    if (parser.columnIndex === 0) {
      line -= 1;
      start = this.#find(name, piece.text, piece.start, parser.position);
      column = start - (line === positions.line ? positions.lineStart : start);
    }
    column += positions.shiftOf(line);
    this.open(start, line + positions.skippedLines, column + 1, start + positions.skipped);
  }

  position(): SourcePosition {
    return { line: this.line, column: this.column, offset: this.offset };
  }

  close(): void {
    this.#isOpen = false;
  }

  /** Called behind every piece: keeps of it what an open tag needs. */
  keep(piece: string, pieceStart: number, end: number): void {
    const bracket = this.#isOpen ? this.#start - pieceStart : piece.lastIndexOf("<");
    if (bracket >= 0) {
      // Behind a `>` there is no tag any more that could need its beginning.
      const isNeeded = this.#isOpen || !piece.includes(">", bracket);
      this.#kept = isNeeded ? [piece.slice(bracket)] : [];
      this.#keptStart = pieceStart + bracket;
    } else if (this.#kept.length > 0) {
      if (!this.#isOpen && piece.includes(">")) this.#kept = [];
      else this.#kept.push(piece.slice(0, end - pieceStart));
    }
  }

  /** Where the tag starts whose name has just been read. */
  #find(name: string, piece: string, pieceStart: number, end: number): number {
    const bracket = piece.lastIndexOf(`<${name}`, end - pieceStart - name.length - 1);
    if (bracket >= 0) return pieceStart + bracket;
    const { text, start } = this.#raw(piece, pieceStart, end);
    return start + Math.max(0, text.lastIndexOf(`<${name}`));
  }

  attributePosition(name: string, piece: string, pieceStart: number): SourcePosition {
    const { text, start } = this.#raw(piece, pieceStart, pieceStart + piece.length);
    let { line, column } = this;
    const from = this.#start - start;
    let index = from + (/^<[^\s/>]*/.exec(text.slice(from))?.[0].length ?? 0);
    for (;;) {
      index += /^\s*/.exec(text.slice(index))?.[0].length ?? 0;
      ATTRIBUTE.lastIndex = index;
      const match = ATTRIBUTE.exec(text);
      if (match === null) return this.position();
      if (match[1] === name) break;
      index = ATTRIBUTE.lastIndex;
    }
    const before = text.slice(from, index);
    const lines = before.split(/\r\n|\r|\n/);
    line += lines.length - 1;
    column = lines.length === 1 ? column + before.length : (lines.at(-1)?.length ?? 0) + 1;
    return { line, column, offset: this.offset + before.length };
  }

  #raw(piece: string, pieceStart: number, end: number): { text: string; start: number } {
    const current = piece.slice(0, end - pieceStart);
    return this.#kept.length === 0
      ? { text: current, start: pieceStart }
      : { text: this.#kept.join("") + current, start: this.#keptStart };
  }
}
