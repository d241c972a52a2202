const BLOCK_BITS = 16;
const BLOCK_SIZE = 1 << BLOCK_BITS;
/** The count that its byte can hold. */
const MOST_IN_BYTE = 255;
const SHORT_HASH = /^shortHash:[0-9a-f]{40}$/;

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
  #bytes = new Uint8Array(256);
  #length = 0;

  /** @returns 1 for a text that comes for the first time, then 2, 3, … */
  next(text: string): number {
    this.#encode(text);
    let slot = this.#firstSlot(hashOf(this.#bytes, this.#length));
    for (;;) {
      const place = this.#slots[slot] ?? 0;
      if (place === 0) break;
      if (this.#isAt(place)) return this.#increment(place - 1);
      slot = (slot + 1) % this.#slots.length;
    }
    this.#slots[slot] = this.#end + 1;
    const start = this.#end;
    this.#end += 1;
    for (let at = 0; at < this.#length; at++) this.#set(this.#end++, this.#bytes[at] ?? 0);
    if (++this.#texts * 4 > this.#slots.length * 3) this.#grow();
    return this.#increment(start);
  }

  /**
   * Bytes that are different for different texts, and of which none is the beginning of another's: a short hash is 0
   * and its 20 bytes; another text is 1, then one to three bytes that are not 0 for each UTF-16 unit, then 0.
   */
  #encode(text: string): void {
    if (text.length * 3 + 2 > this.#bytes.length) this.#bytes = new Uint8Array(text.length * 6 + 2);
    const bytes = this.#bytes;
    let length = 0;
    if (SHORT_HASH.test(text)) {
      bytes[length++] = 0;
      for (let at = "shortHash:".length; at < text.length; at += 2) {
        bytes[length++] = Number.parseInt(text.slice(at, at + 2), 16);
      }
    } else {
      bytes[length++] = 1;
      for (let at = 0; at < text.length; at++) {
        let unit = text.charCodeAt(at) + 1;
        for (; unit > 0x7f; unit >>>= 7) bytes[length++] = 0x80 | (unit & 0x7f);
        bytes[length++] = unit;
      }
      bytes[length++] = 0;
    }
    this.#length = length;
  }

  #isAt(place: number): boolean {
    for (let at = 0; at < this.#length; at++) if (this.#get(place + at) !== this.#bytes[at]) return false;
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
      let slot = this.#firstSlot(hashOf(this.#bytes, this.#length));
      while (this.#slots[slot] !== 0) slot = (slot + 1) % this.#slots.length;
      this.#slots[slot] = place;
    }
  }

  /** Takes back a text as it was encoded: none is longer than one that has been counted. */
  #load(place: number): void {
    const isShortHash = this.#get(place) === 0;
    let length = 0;
    do {
      this.#bytes[length] = this.#get(place + length);
      length++;
    } while (isShortHash ? length < 21 : this.#bytes[length - 1] !== 0);
    this.#length = length;
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

function hashOf(bytes: Uint8Array, length: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < length; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
