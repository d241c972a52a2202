import type { SourcePosition } from "../errors/details.ts";

/** A place in a text that a lane reads. */
class Mark {
  index = 0;
  /** Line ends in front of it, in what the lane has read. */
  lines = 0;
  /** The index behind the last of them; -1 if there is none. */
  lineStart = -1;

  set(index: number, lines: number, lineStart: number): void {
    this.index = index;
    this.lines = lines;
    this.lineStart = lineStart;
  }
}

/** Places in the text that a lane reads, as numbers until somebody wants to know where in the document they are. */
export class LanePlaces {
  /** Where the parser would be while the lane tells of something. */
  readonly here = new Mark();
  /** Where the tag begins that is being told of, or that ends the text. */
  readonly tag = new Mark();
  /** The end of the last tag. */
  readonly event = new Mark();

  /** Where in the text reading began, and that place in the document. */
  #from = 0;
  #place: SourcePosition = { line: 1, column: 1, offset: 0 };

  begin(index: number, place: SourcePosition): void {
    this.#from = index;
    this.#place = place;
    this.event.set(index, 0, -1);
  }

  /** How much has been read. */
  get length(): number {
    return this.event.index - this.#from;
  }

  /** Its line ends. */
  get lines(): number {
    return this.event.lines;
  }

  /** How much was read behind the last of them. */
  get lastLineLength(): number {
    return this.event.index - this.event.lineStart;
  }

  of({ index, lines, lineStart }: Mark): SourcePosition {
    const { line, column, offset } = this.#place;
    const read = index - this.#from;
    return {
      line: line + lines,
      column: lineStart === -1 ? column + read : index - lineStart + 1,
      offset: offset + read,
    };
  }
}
