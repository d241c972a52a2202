import { hashOf, TextBytes } from "../base/text-bytes.ts";

const BLOCK_BITS = 16;
const BLOCK_SIZE = 1 << BLOCK_BITS;
/** The count that its byte can hold. */
const MOST_IN_BYTE = 255;

/**
 * Counts how often each text has come, for playlists of any length: what is kept of a text is its bytes (20 of a short
 * hash) and some 8 more, where a map of texts would take ten times as much. Texts are compared byte by byte, so that
 * two are never taken for one.
 */
export class OccurrenceCounter {
  /** All texts one after the other, each behind its count, in blocks so that growing copies nothing. */
  readonly #blocks: Uint8Array[] = [];
  #end = 0;
  /** A hash table of where texts lie, plus 1; 0 is free. Its length is a power of two. */
  #slots = new Uint32Array(64);
  #texts = 0;
  /** Counts that do not fit into their byte, by the place of the text. */
  readonly #high = new Map<number, number>();
  /** The text that is being counted. */
  readonly #text = new TextBytes();

  /** How many bytes it keeps. */
  get size(): number {
    return this.#end + this.#slots.byteLength;
  }

  /** @returns 1 for a text that comes for the first time, then 2, 3, … */
  next(text: string): number {
    this.#text.set(text);
    const { bytes, length } = this.#text;
    let slot = this.#firstSlot(hashOf(bytes, length));
    for (;;) {
      const place = this.#slots[slot] ?? 0;
      if (place === 0) break;
      if (this.#isAt(place)) return this.#increment(place - 1);
      slot = (slot + 1) % this.#slots.length;
    }
    this.#slots[slot] = this.#end + 1;
    const start = this.#end;
    this.#end += 1;
    for (let at = 0; at < length; at++) this.#set(this.#end++, bytes[at] ?? 0);
    if (++this.#texts * 4 > this.#slots.length * 3) this.#grow();
    return this.#increment(start);
  }

  /** Every text as its bytes, until the next is asked for, and how often it has come. */
  *entries(): Generator<readonly [text: TextBytes, count: number], void, undefined> {
    for (let start = 0; start < this.#end; start += 1 + this.#text.length) {
      this.#load(start + 1);
      yield [this.#text, this.#high.get(start) ?? this.#get(start)];
    }
  }

  #isAt(place: number): boolean {
    const { bytes, length } = this.#text;
    for (let at = 0; at < length; at++) if (this.#get(place + at) !== bytes[at]) return false;
    return true;
  }

  #increment(place: number): number {
    const count = (this.#high.get(place) ?? this.#get(place)) + 1;
    if (count <= MOST_IN_BYTE) this.#set(place, count);
    else this.#high.set(place, count);
    return count;
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Uint32Array(before.length * 2);
    for (const place of before) {
      if (place === 0) continue;
      this.#load(place);
      let slot = this.#firstSlot(hashOf(this.#text.bytes, this.#text.length));
      while (this.#slots[slot] !== 0) slot = (slot + 1) % this.#slots.length;
      this.#slots[slot] = place;
    }
  }

  /** Takes back a text as it was encoded: none is longer than one that has been counted. */
  #load(place: number): void {
    this.#text.read((at) => this.#get(place + at));
  }

  #firstSlot(hash: number): number {
    return hash & (this.#slots.length - 1);
  }

  #get(place: number): number {
    return this.#blocks[place >>> BLOCK_BITS]?.[place & (BLOCK_SIZE - 1)] ?? 0;
  }

  #set(place: number, byte: number): void {
    const block = (this.#blocks[place >>> BLOCK_BITS] ??= new Uint8Array(BLOCK_SIZE));
    block[place & (BLOCK_SIZE - 1)] = byte;
  }
}
