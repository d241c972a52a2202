import type { SourcePosition } from "../errors/details.ts";

/** What is asked of the parser: how far it is in the text that it was given. */
export interface ParserPosition {
  readonly position: number;
  readonly line: number;
  readonly columnIndex: number;
}

/**
 * Where a document stands. The parser counts only what it was given; what lanes have read past it, and what it was told
 * without standing in the document, is added and taken off here.
 */
export class Positions {
  readonly #parser: ParserPosition;
  /** Whether the parser is at work, or has stopped in the middle of a piece because of an error. */
  isParsing = false;
  /** Text that has been given to the parser, in UTF-16 units. */
  written = 0;
  /** What follows the last event, as the parser counts, and the start of the line that it ended on. */
  lastEvent = 0;
  line = 1;
  lineStart = 0;
  /** The parser's position, line and column are behind by this much. */
  skipped = 0;
  skippedLines = 0;
  #columnShift = 0;
  /** The line, as the parser counts, on which `#columnShift` holds. */
  #shiftedLine = 0;

  constructor(parser: ParserPosition) {
    this.#parser = parser;
  }

  /** The place of what is read next. */
  here(): SourcePosition {
    return {
      line: this.#parser.line + this.skippedLines,
      column: this.#column() + 1,
      offset: this.position() + this.skipped,
    };
  }

  /** The place behind the last event. */
  behindEvent(): SourcePosition {
    return {
      line: this.line + this.skippedLines,
      column: this.lastEvent - this.lineStart + this.shiftOf(this.line) + 1,
      offset: this.lastEvent + this.skipped,
    };
  }

  /** The parser's position. Between two pieces, it counts the last one twice. */
  position(): number {
    return this.isParsing ? this.#parser.position : this.written;
  }

  /** By how much columns on a line, as the parser counts it, are behind. */
  shiftOf(line: number): number {
    return line === this.#shiftedLine ? this.#columnShift : 0;
  }

  /** Notes the end of an event. @param ahead How much the parser has read behind it. */
  mark(ahead: number): void {
    const parser = this.#parser;
    this.lastEvent = parser.position - ahead;
    if (parser.line !== this.line) {
      this.line = parser.line;
      this.lineStart = parser.position - parser.columnIndex;
    }
  }

  /** Tells that text was read past the parser. */
  skip(length: number, lines: number, lastLineLength: number): void {
    const column = this.#column();
    this.skipped += length;
    this.skippedLines += lines;
    this.#shiftedLine = this.#parser.line;
    this.#columnShift = (lines === 0 ? column + length : lastLineLength) - this.#columnIndex();
  }

  /** Tells that the parser was given a whole event, without line ends, that does not stand here in the document. */
  add(length: number): void {
    const column = this.#column();
    this.written += length;
    this.lastEvent = this.written;
    this.skipped -= length;
    this.#shiftedLine = this.#parser.line;
    this.#columnShift = column - this.#columnIndex();
  }

  #column(): number {
    return this.#columnIndex() + this.shiftOf(this.#parser.line);
  }

  #columnIndex(): number {
    return this.#parser.columnIndex - this.#parser.position + this.position();
  }
}
