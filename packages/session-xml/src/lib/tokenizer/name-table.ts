import { nameId, registeredNames } from "../xml/name-ids.ts";
import type { XmlName } from "../xml/xml-handler.ts";

/** A name of ASCII characters, with its bytes. */
export interface ByteName extends XmlName {
  readonly bytes: Uint8Array;
}

const SLOTS = 1024;
/** Longer names are left to saxes. */
const LONGEST = 200;

/** 2 for bytes that can start a name, 1 for bytes that can only continue one. */
const KIND = Uint8Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return /[A-Za-z_:]/.test(character) ? 2 : /[-.0-9]/.test(character) ? 1 : 0;
});

function toName(text: string, bytes: Uint8Array): ByteName {
  return { text, id: nameId(text), isSpecial: text.includes(":") || text === "xmlns", bytes };
}

function emptySlots(): (ByteName | undefined)[] {
  return Array.from({ length: SLOTS }, () => undefined);
}

/** Names of the format by the hash of their bytes. Made when the first document is read. */
let formatNames: readonly (ByteName | undefined)[] | undefined;

function makeFormatNames(): readonly (ByteName | undefined)[] {
  const slots = emptySlots();
  for (const text of registeredNames()) {
    const bytes = new TextEncoder().encode(text);
    let slot = 0;
    for (const byte of bytes) slot = (slot * 31 + byte) & (SLOTS - 1);
    while (slots[slot] !== undefined) slot = (slot + 1) & (SLOTS - 1);
    slots[slot] = toName(text, bytes);
  }
  return slots;
}

/** Finds names by their bytes. Known names are always the same object, so that no other code compares letters. */
export class NameTable {
  /** The last name; `undefined` if it is missing or unknown here. */
  name: ByteName | undefined;

  readonly #known = (formatNames ??= makeFormatNames());
  /** A cache of other names. */
  readonly #others = emptySlots();

  /** Reads a name of ASCII characters, fastest if it is the expected one. Returns the index after it. */
  read(bytes: Uint8Array, start: number, expected?: ByteName): number {
    if (expected !== undefined && isAt(bytes, start, expected.bytes)) {
      const end = start + expected.bytes.length;
      if (KIND[bytes[end] as number] === 0) {
        this.name = expected;
        return end;
      }
    }
    let i = start;
    let hash = 0;
    for (;;) {
      const byte = bytes[i] as number;
      if (KIND[byte] === 0) break;
      hash = (hash * 31 + byte) & (SLOTS - 1);
      i += 1;
    }
    const length = i - start;
    for (let slot = hash; ; slot = (slot + 1) & (SLOTS - 1)) {
      const known = this.#known[slot];
      if (known === undefined) break;
      if (known.bytes.length === length && isAt(bytes, start, known.bytes)) {
        this.name = known;
        return i;
      }
    }
    const other = this.#others[hash];
    if (other?.bytes.length === length && isAt(bytes, start, other.bytes)) this.name = other;
    else if (length > LONGEST || KIND[bytes[start] as number] !== 2) this.name = undefined;
    else {
      const letters = bytes.slice(start, i);
      this.name = toName(String.fromCharCode(...letters), letters);
      this.#others[hash] = this.name;
    }
    return i;
  }
}

/** Compares bytes at an index. */
export function isAt(bytes: Uint8Array, start: number, letters: Uint8Array): boolean {
  for (let i = 0; i < letters.length; i += 1) if (bytes[start + i] !== letters[i]) return false;
  return true;
}
