import type { SourcePosition } from "../errors/details.ts";

/** Zeros behind the bytes: they stop every loop, so that none has to look for the end. */
const PADDING = 16;
const SMALLEST = 4096;

const encoder = new TextEncoder();

/**
 * The bytes that can be seen: what is not read yet, from the beginning of the token that the last chunk cut. Places are kept as
 * byte indexes, and what makes lines and UTF-16 offsets of them.
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

  /** Notes what has been read. */
  commit(start: number, line: number, lineOffset: number, shift: number): void {
    this.start = start;
    this.line = line;
    this.lineOffset = lineOffset;
    this.shift = shift;
  }

  get offset(): number {
    return this.start + this.shift;
  }

  /** The place of what is not read yet. */
  here(): SourcePosition {
    const { line, lineOffset, offset } = this;
    return { line, column: offset - lineOffset + 1, offset };
  }

  /** What is not read yet. */
  rest(): Uint8Array {
    return this.bytes.subarray(this.start, this.end);
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
