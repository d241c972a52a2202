import type { SourcePosition } from "../errors/details.ts";

/**
 * Text and bytes are taken in pieces of this length, so that memory does not depend on how they come. Nothing that a lane reads is
 * longer, so it need not look whether a text or tag is too long.
 */
export const PIECE_LENGTH = 65_536;

/** The piece of text that the parser was given last, for finding places in it again. */
export class Piece {
  text = "";
  /** Where it starts, as the parser counts. */
  start = 0;
  position: SourcePosition = { line: 1, column: 1, offset: 0 };
  /** Where an entity began that no piece has ended yet. */
  entityPosition: SourcePosition | undefined;

  begin(text: string, start: number, position: SourcePosition): void {
    this.text = text;
    this.start = start;
    this.position = position;
  }

  /** Called when the piece has been read. @param lastEvent Where the last event ended, as the parser counts. */
  end(lastEvent: number): void {
    const { text } = this;
    const ampersand = text.lastIndexOf("&");
    const event = lastEvent - this.start;
    if (ampersand >= Math.max(event, 0) && !text.includes(";", ampersand)) {
      this.entityPosition = this.positionOf(ampersand);
    } else if (event > 0 || text.includes(";")) this.entityPosition = undefined;
  }

  /** The place of the entity that is being read at an index, as the parser counts. */
  entityAt(index: number): SourcePosition | undefined {
    const ampersand = this.text.lastIndexOf("&", index - this.start - 1);
    return ampersand >= 0 ? this.positionOf(ampersand) : this.entityPosition;
  }

  positionOf(index: number): SourcePosition {
    const { line, column, offset } = this.position;
    const lines = this.text.slice(0, index).split(/\r\n|\r|\n/);
    return {
      line: line + lines.length - 1,
      column: lines.length === 1 ? column + index : (lines.at(-1)?.length ?? 0) + 1,
      offset: offset + index,
    };
  }
}
