import { HEADER } from "./run-writer.ts";
import type { ScratchSpace } from "./scratch-space.ts";

/** Reads the records of one run, first to last. */
export class RunReader {
  readonly #scratch: ScratchSpace;
  readonly #end: number;
  /** What has been read, from `#at` on. */
  #buffer: Uint8Array;
  #at = 0;
  #length = 0;
  /** Where what follows in the buffer lies. */
  #position: number;
  /** The key of the record that is read. */
  key = 0;
  /** The record that is read, until the next is. */
  bytes: Uint8Array = new Uint8Array(0);

  /** @param size Bytes that are read at once; more for a record that is larger. */
  constructor(
    scratch: ScratchSpace,
    { start, end }: { readonly start: number; readonly end: number },
    size: number,
  ) {
    this.#scratch = scratch;
    this.#position = start;
    this.#end = end;
    this.#buffer = new Uint8Array(size);
  }

  /** Goes on to the next record, if it has been read with those before it; else `read` has to. */
  next(): boolean {
    const left = this.#length - this.#at;
    if (left < HEADER) return false;
    const header = new DataView(this.#buffer.buffer, this.#at, HEADER);
    const size = header.getUint32(8);
    if (left < HEADER + size) return false;
    this.key = header.getFloat64(0);
    this.#at += HEADER;
    this.bytes = this.#buffer.subarray(this.#at, this.#at + size);
    this.#at += size;
    return true;
  }

  /** Reads on, and goes to the next record. @returns Whether there is one. */
  async read(): Promise<boolean> {
    while (!this.next()) {
      if (this.#position === this.#end) return false;
      this.#makeRoom();
      const space = Math.min(this.#buffer.length - this.#length, this.#end - this.#position);
      await this.#scratch.read(this.#position, this.#buffer.subarray(this.#length, this.#length + space));
      this.#position += space;
      this.#length += space;
    }
    return true;
  }

  /** Moves the beginning of a record to the front, where there is room for all of it. */
  #makeRoom(): void {
    const left = this.#buffer.subarray(this.#at, this.#length);
    const needed =
      left.length < HEADER
        ? HEADER
        : HEADER + new DataView(this.#buffer.buffer, this.#at, HEADER).getUint32(8);
    if (needed > this.#buffer.length) {
      const larger = new Uint8Array(needed);
      larger.set(left);
      this.#buffer = larger;
    } else this.#buffer.copyWithin(0, this.#at, this.#length);
    this.#length = left.length;
    this.#at = 0;
  }
}
