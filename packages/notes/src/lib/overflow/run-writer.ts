import type { ScratchSpace } from "./scratch-space.ts";

/** Bytes before each record: its key, and how long it is. */
export const HEADER = 12;

/** Writes records one behind the other, many at once. */
export class RunWriter {
  readonly #scratch: ScratchSpace;
  readonly #buffer: Uint8Array;
  #position: number;
  #length = 0;

  /** @param buffer What they are collected in, of at least `HEADER` bytes. */
  constructor(scratch: ScratchSpace, position: number, buffer: Uint8Array) {
    this.#scratch = scratch;
    this.#position = position;
    this.#buffer = buffer;
  }

  /** Where the next record begins. */
  get end(): number {
    return this.#position + this.#length;
  }

  /** Takes a record if there is room for it now; else `write` has to. */
  add(key: number, bytes: Uint8Array): boolean {
    if (HEADER + bytes.length > this.#buffer.length - this.#length) return false;
    this.#addHeader(key, bytes.length);
    this.#buffer.set(bytes, this.#length);
    this.#length += bytes.length;
    return true;
  }

  async write(key: number, bytes: Uint8Array): Promise<void> {
    await this.flush();
    if (this.add(key, bytes)) return;
    this.#addHeader(key, bytes.length);
    await this.flush();
    await this.#scratch.write(this.#position, bytes);
    this.#position += bytes.length;
  }

  async flush(): Promise<void> {
    if (this.#length === 0) return;
    await this.#scratch.write(this.#position, this.#buffer.subarray(0, this.#length));
    this.#position += this.#length;
    this.#length = 0;
  }

  #addHeader(key: number, size: number): void {
    const header = new DataView(this.#buffer.buffer, this.#buffer.byteOffset + this.#length, HEADER);
    header.setFloat64(0, key);
    header.setUint32(8, size);
    this.#length += HEADER;
  }
}
