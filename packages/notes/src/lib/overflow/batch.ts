/** Bytes of the length of a record's text, which stands before it. */
const LENGTH = 4;

/** A record: a text, and numbers that stand behind it. */
export interface Content {
  readonly text: string;
  readonly words: Int32Array;
}

/** Records by a key, packed into one buffer so that they leave no garbage. */
export class Batch {
  readonly #buffer: Uint8Array;
  readonly #encoder = new TextEncoder();
  #keys = new Float64Array(1024);
  /** Where each record begins; behind them, where the last one ends. */
  #starts = new Uint32Array(1025);
  #count = 0;

  /** @param size Of all its records, in bytes. */
  constructor(size: number) {
    this.#buffer = new Uint8Array(size);
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  clear(): void {
    this.#count = 0;
  }

  /** @returns Whether there was room for it. */
  add(key: number, content: Content): boolean {
    const start = this.#starts[this.#count] ?? 0;
    const length = packInto(this.#buffer.subarray(start), content, this.#encoder);
    if (length === undefined) return false;
    if (this.#count === this.#keys.length) this.#grow();
    this.#keys[this.#count++] = key;
    this.#starts[this.#count] = start + length;
    return true;
  }

  /** In ascending order of their keys, those of one key as they came. */
  *sorted(): Generator<readonly [key: number, bytes: Uint8Array], void, undefined> {
    const keys = this.#keys;
    const order = Uint32Array.from({ length: this.#count }, (_, index) => index);
    const isSorted = order.every((index) => index === 0 || (keys[index - 1] ?? 0) <= (keys[index] ?? 0));
    if (!isSorted) order.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
    for (const index of order)
      yield [keys[index] ?? 0, this.#buffer.subarray(this.#starts[index], this.#starts[index + 1])];
  }

  #grow(): void {
    const [keys, starts] = [this.#keys, this.#starts];
    this.#keys = new Float64Array(keys.length * 2);
    this.#keys.set(keys);
    this.#starts = new Uint32Array(keys.length * 2 + 1);
    this.#starts.set(starts);
  }
}

/** A record of its own. */
export function pack({ text, words }: Content): Uint8Array {
  const bytes = new Uint8Array(LENGTH + 3 * text.length + words.byteLength);
  return bytes.subarray(0, packInto(bytes, { text, words }, new TextEncoder()));
}

/** What `pack` has packed. */
export function unpack(bytes: Uint8Array): Content {
  const end = LENGTH + new DataView(bytes.buffer, bytes.byteOffset).getUint32(0);
  return {
    text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes.subarray(LENGTH, end)),
    words: new Int32Array(bytes.slice(end).buffer),
  };
}

/** @returns The bytes that it takes; undefined if there is no room for it. */
function packInto(space: Uint8Array, { text, words }: Content, encoder: TextEncoder): number | undefined {
  // A character has up to three bytes for each of its units.
  if (LENGTH + 3 * text.length + words.byteLength > space.length) return undefined;
  const { written } = encoder.encodeInto(text, space.subarray(LENGTH));
  new DataView(space.buffer, space.byteOffset).setUint32(0, written);
  space.set(new Uint8Array(words.buffer, words.byteOffset, words.byteLength), LENGTH + written);
  return LENGTH + written + words.byteLength;
}
