import type { SourcePosition } from "../errors/details.ts";
import { CR, LF } from "./ascii.ts";

/** Zeros behind the bytes: they stop every loop, so that none has to look for the end. */
const PADDING = 16;
const SMALLEST = 4096;

const encoder = new TextEncoder();

/**
 * The bytes that can be seen: what is not read yet, from the beginning of the token that the last chunk cut. The place of `start` is
 * known, all others are counted from there when somebody asks.
 */
export class ByteWindow {
  bytes: Uint8Array = new Uint8Array(0);
  /** The first byte that is not read, and the index behind the last one. */
  start = 0;
  end = 0;
  /** The line of `start`, from 1, and the offset at which it begins. */
  line = 1;
  lineOffset = 0;
  /** What has to be added to the index `start` to get its offset in UTF-16 units. */
  shift = 0;

  /** Takes more of the document. The bytes are copied: a source may write its next chunk over them. */
  append(chunk: Uint8Array | string): void {
    if (typeof chunk === "string") {
      this.#makeRoom(3 * chunk.length);
      this.end += encoder.encodeInto(chunk, this.bytes.subarray(this.end)).written;
    } else {
      this.#makeRoom(chunk.length);
      this.bytes.set(chunk, this.end);
      this.end += chunk.length;
    }
    this.bytes.fill(0, this.end, this.end + PADDING);
  }

  /** Moves on. `start = index` does the same within a line of ASCII. */
  advance(index: number): void {
    const { bytes } = this;
    let { shift } = this;
    for (let i = this.start; i < index; i += 1) {
      const byte = bytes[i] as number;
      // Sequences of two and three bytes are one unit, those of four are two.
      if (byte >= 0x80) shift -= byte < 0xc0 ? 1 : byte >= 0xf0 ? -1 : 0;
      else if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) {
        this.line += 1;
        this.lineOffset = i + 1 + shift;
      }
    }
    this.shift = shift;
    this.start = index;
  }

  /** The place of `start`. */
  here(): SourcePosition {
    const offset = this.start + this.shift;
    return { line: this.line, column: offset - this.lineOffset + 1, offset };
  }

  /** The place of an index that is not read yet. */
  placeOf(index: number): SourcePosition {
    const { start, line, lineOffset, shift } = this;
    this.advance(index);
    const place = this.here();
    Object.assign(this, { start, line, lineOffset, shift });
    return place;
  }

  #makeRoom(size: number): void {
    const needed = size + PADDING;
    if (this.end + needed <= this.bytes.length) return;
    const { bytes, start, end } = this;
    if (end - start + needed > bytes.length) {
      this.bytes = new Uint8Array(Math.max(SMALLEST, 2 * (end - start + needed)));
      this.bytes.set(bytes.subarray(start, end));
    } else bytes.copyWithin(0, start, end);
    this.start = 0;
    this.end = end - start;
    this.shift += start;
  }
}
