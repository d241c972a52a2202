import type { SourcePosition } from "../errors/details.ts";
import { CR, LF, SPACE, TAB } from "./ascii.ts";

/** The result for a token: read, cut by the end of the chunk, or unknown, so that saxes must read it. */
export type Status = typeof READ | typeof CUT | typeof UNKNOWN;
export const READ = 0;
export const CUT = 1;
export const UNKNOWN = 2;

/** Longer tokens are left to saxes. Longer text is reported in chunks. */
export const MAX_TOKEN_LENGTH = 65_536;

/** Zeros after the bytes stop every loop, so that no loop compares indexes. */
const PADDING = 16;
const SMALLEST = 4096;

const encoder = new TextEncoder();

/**
 * Holds the unread bytes, from the start of the token that the last chunk cut. The position of `start` is known; others are counted
 * from there on demand.
 */
export class ByteWindow {
  bytes: Uint8Array = new Uint8Array(0);
  /** The first unread byte, and the index after the last one. */
  start = 0;
  end = 0;
  /** The line of `start`, from 1, and the offset of its first character. */
  line = 1;
  lineOffset = 0;
  /** The difference between the offset of `start`, in UTF-16 units, and `start` itself. */
  shift = 0;
  /** True while the token at `start` has no line ends, and no other characters than ASCII that must be counted. */
  isSimple = true;

  /** Adds a chunk. Copies it, since a source may reuse its buffer. */
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

  /** Moves `start` to the end of its token. */
  advance(index: number): void {
    if (this.isSimple) this.start = index;
    else this.#count(index);
  }

  /** Returns the status of a token with an unexpected byte at an index. */
  stop(index: number): Status {
    return index >= this.end ? CUT : UNKNOWN;
  }

  /** Returns the index after white space. */
  skipSpace(index: number): number {
    const { bytes } = this;
    for (let i = index; ; i += 1) {
      const byte = bytes[i];
      if (byte === LF || byte === CR) this.isSimple = false;
      else if (byte !== SPACE && byte !== TAB) return i;
    }
  }

  /** Returns the position of `start`. */
  here(): SourcePosition {
    const offset = this.start + this.shift;
    return { line: this.line, column: offset - this.lineOffset + 1, offset };
  }

  /** Returns the position of an unread index. */
  positionOf(index: number): SourcePosition {
    const { start, line, lineOffset, shift } = this;
    this.#count(index);
    const position = this.here();
    Object.assign(this, { start, line, lineOffset, shift });
    return position;
  }

  /** Moves `start` to an index, and counts lines and characters up to there. */
  #count(index: number): void {
    const { bytes } = this;
    let { shift } = this;
    for (let i = this.start; i < index; i += 1) {
      const byte = bytes[i] as number;
      // Two or three bytes are one unit, four bytes are two.
      if (byte >= 0x80) shift -= byte < 0xc0 ? 1 : byte >= 0xf0 ? -1 : 0;
      else if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) {
        this.line += 1;
        this.lineOffset = i + 1 + shift;
      }
    }
    this.shift = shift;
    this.start = index;
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
