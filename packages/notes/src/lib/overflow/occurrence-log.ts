import { hashOf, type TextBytes } from "../base/text-bytes.ts";
import type { ScratchSpace } from "./scratch-space.ts";

/** Bits of the filter: 3 MB. With three million texts in it, three of a hundred new ones are looked for in vain. */
const FILTER_BITS = 3 << 23;
const FILTER_HASHES = 4;
/** Chains of records: 1 MB for their last ones. */
const CHAINS = 1 << 18;
/** Before each text: the record before it in its chain, its hash, its count and its length. */
const HEADER = 16;
/** Records begin at multiples of this, so that 32 bits tell a place in 32 GB. */
const UNIT = 8;
const BUFFER = 1 << 16;
/** What is read of a record at first: all of it if it is a short hash. */
const GLANCE = 40;

/**
 * Counts how often each text has come, for any number of texts in 4 MB: the texts are in a log elsewhere, chained by their
 * hashes. A filter in memory is sure of most texts that are new; the chain of any other is read, and texts are
 * compared byte by byte, so that two are never taken for one.
 */
export class OccurrenceLog {
  readonly #scratch: ScratchSpace;
  readonly #filter = new Uint8Array(FILTER_BITS >>> 3);
  /** The place of the last record of each chain, in units from 1; 0 is none. */
  readonly #last = new Uint32Array(CHAINS);
  /** The end of the log, which is not written yet. */
  readonly #buffer = new Uint8Array(BUFFER);
  /** Where the buffer begins in the log, and how much is in it. */
  #written = 0;
  #length = 0;
  #glance = new Uint8Array(GLANCE);

  constructor(scratch: ScratchSpace) {
    this.#scratch = scratch;
  }

  /** @returns 1 for a text that comes for the first time, then 2, 3, … */
  next(text: TextBytes): Promise<number> | number {
    const hash = hashOf(text.bytes, text.length);
    return this.#isNew(hash, text) ? this.#added(hash, text, 1) : this.#nextOf(hash, text);
  }

  /** Adds a text that has not come yet, as one that has come some times. */
  add(text: TextBytes, count: number): Promise<number> | number {
    const hash = hashOf(text.bytes, text.length);
    this.#isNew(hash, text);
    return this.#added(hash, text, count);
  }

  /** Enters a text into the filter. @returns Whether it certainly has not been there. */
  #isNew(hash: number, { bytes, length }: TextBytes): boolean {
    const step = hashOf(bytes, length, hash);
    let isNew = false;
    for (let i = 0; i < FILTER_HASHES; i++) {
      const bit = (hash + i * step) % FILTER_BITS;
      const mask = 1 << (bit & 7);
      const byte = this.#filter[bit >>> 3] ?? 0;
      if ((byte & mask) === 0) {
        isNew = true;
        this.#filter[bit >>> 3] = byte | mask;
      }
    }
    return isNew;
  }

  async #nextOf(hash: number, text: TextBytes): Promise<number> {
    const count = (await this.#countOf(hash, text)) + 1;
    // The last record of a text has its count; those before it stay where they are.
    return this.#added(hash, text, count);
  }

  async #countOf(hash: number, text: TextBytes): Promise<number> {
    for (let place = this.#last[hash % CHAINS] ?? 0; place !== 0;) {
      const position = (place - 1) * UNIT;
      let record = await this.#read(position, GLANCE);
      const header = new DataView(record.buffer, record.byteOffset);
      const [before, count] = [header.getUint32(0), header.getUint32(8)];
      if (header.getUint32(4) === hash && header.getUint32(12) === text.length) {
        if (HEADER + text.length > GLANCE) record = await this.#read(position, HEADER + text.length);
        if (isText(record.subarray(HEADER), text)) return count;
      }
      place = before;
    }
    return 0;
  }

  /** Bytes of the log, zeros where it has ended; until the next are read. */
  async #read(position: number, length: number): Promise<Uint8Array> {
    if (position >= this.#written) {
      const start = position - this.#written;
      return this.#buffer.subarray(start, start + length);
    }
    if (length > this.#glance.length) this.#glance = new Uint8Array(length);
    const bytes = this.#glance.subarray(0, length);
    await this.#scratch.read(position, bytes.subarray(0, Math.min(length, this.#written - position)));
    return bytes;
  }

  /** Writes a record at the end of its chain. @returns Its count, when there is room for the next record. */
  #added(hash: number, text: TextBytes, count: number): Promise<number> | number {
    const size = sizeOf(text);
    if (this.#length + size > BUFFER) return this.#makeRoom(size, hash, text, count);
    this.#put(this.#buffer.subarray(this.#length), hash, text, count);
    this.#length += size;
    return count;
  }

  async #makeRoom(size: number, hash: number, text: TextBytes, count: number): Promise<number> {
    await this.#scratch.write(this.#written, this.#buffer.subarray(0, this.#length));
    this.#written += this.#length;
    this.#length = 0;
    if (size <= BUFFER) return this.#added(hash, text, count);
    const record = new Uint8Array(size);
    this.#put(record, hash, text, count);
    await this.#scratch.write(this.#written, record);
    this.#written += size;
    return count;
  }

  #put(space: Uint8Array, hash: number, { bytes, length }: TextBytes, count: number): void {
    const header = new DataView(space.buffer, space.byteOffset, HEADER);
    header.setUint32(0, this.#last[hash % CHAINS] ?? 0);
    header.setUint32(4, hash);
    header.setUint32(8, count);
    header.setUint32(12, length);
    space.set(bytes.subarray(0, length), HEADER);
    this.#last[hash % CHAINS] = (this.#written + this.#length) / UNIT + 1;
  }
}

/** Bytes of the record of a text. */
function sizeOf({ length }: TextBytes): number {
  return Math.ceil((HEADER + length) / UNIT) * UNIT;
}

function isText(record: Uint8Array, { bytes, length }: TextBytes): boolean {
  for (let at = 0; at < length; at++) if (record[at] !== bytes[at]) return false;
  return true;
}
