import { ENTITIES, isXmlCharacter } from "../xml/reference.ts";
import { AMPERSAND, CASE, CR, HASH, LF, LOWER_A, LOWER_X, NINE, SEMICOLON, SPACE, ZERO } from "./ascii.ts";
import { isAt } from "./name-table.ts";

/** Longer references are left to saxes. */
const LONGEST_REFERENCE = 12;
const MOST_VIEWS = 512;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

const ENTITY_BYTES = Array.from(ENTITIES, ([name, code]) => ({ letters: encoder.encode(`${name};`), code }));

/** Decodes UTF-8 to a flat string, which keeps no chunk alive. Returns `undefined` for invalid bytes. */
export function decode(bytes: Uint8Array, from: number, to: number): string | undefined {
  return decodeAll(bytes.subarray(from, to));
}

function decodeAll(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Returns whether the three bytes at an index, the first of them 0xEF, are U+FFFE or U+FFFF, which XML does not allow. */
export function isNonCharacter(bytes: Uint8Array, index: number): boolean {
  return bytes[index + 1] === 0xbf && (bytes[index + 2] as number) >= 0xbe;
}

/** Returns the index before a character that is cut at an index, otherwise the index. */
export function wholeCharacters(bytes: Uint8Array, end: number): number {
  let i = end - 1;
  while (i > end - 4 && ((bytes[i] as number) & 0xc0) === 0x80) i -= 1;
  const byte = bytes[i] as number;
  const length = byte < 0xc0 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
  return i + length > end ? i : end;
}

/** Makes strings from bytes that are appended one by one. */
export class StringMaker {
  /** The index after the last reference, or of the byte that is not part of one. */
  end = 0;
  #scratch = new Uint8Array(0);
  /** Views of the first bytes of the scratch, one per length: a new view each time makes short strings a fifth slower. */
  #views: (Uint8Array | undefined)[] = [];

  /** Returns room for a string of at most `length` bytes. */
  begin(length: number): Uint8Array {
    if (this.#scratch.length < length) {
      this.#scratch = new Uint8Array(2 * length);
      this.#views = [];
    }
    return this.#scratch;
  }

  /** Appends a character after `length` bytes. Returns the new length. */
  put(code: number, length: number): number {
    const scratch = this.#scratch;
    let end = length;
    if (code < 0x80) scratch[end++] = code;
    else {
      if (code < 0x800) scratch[end++] = 0xc0 | (code >> 6);
      else {
        if (code < 0x10000) scratch[end++] = 0xe0 | (code >> 12);
        else {
          scratch[end++] = 0xf0 | (code >> 18);
          scratch[end++] = 0x80 | ((code >> 12) & 0x3f);
        }
        scratch[end++] = 0x80 | ((code >> 6) & 0x3f);
      }
      scratch[end++] = 0x80 | (code & 0x3f);
    }
    return end;
  }

  /** Decodes the first bytes of the room. Returns `undefined` for invalid bytes. */
  make(length: number): string | undefined {
    const view =
      length < MOST_VIEWS
        ? (this.#views[length] ??= this.#scratch.subarray(0, length))
        : this.#scratch.subarray(0, length);
    return decodeAll(view);
  }

  /** Decodes the value of an attribute: resolves references, and turns line ends and tabs into spaces. */
  value(bytes: Uint8Array, from: number, to: number): string | undefined {
    // A character never has more bytes than its reference.
    const scratch = this.begin(to - from);
    let length = 0;
    for (let i = from; i < to;) {
      const byte = bytes[i] as number;
      if (byte === AMPERSAND) {
        length = this.put(this.reference(bytes, i), length);
        i = this.end;
      } else {
        scratch[length++] = byte < SPACE ? SPACE : byte;
        i += byte === CR && bytes[i + 1] === LF ? 2 : 1;
      }
    }
    return this.make(length);
  }

  /** Reads a reference at an index. Returns its character, -1 if it is unknown here. */
  reference(bytes: Uint8Array, start: number): number {
    let i = start + 1;
    if (bytes[i] === HASH) return this.#characterReference(bytes, i + 1);
    for (const { letters, code } of ENTITY_BYTES) {
      if (!isAt(bytes, i, letters)) continue;
      this.end = i + letters.length;
      return code;
    }
    while (i < start + LONGEST_REFERENCE && (bytes[i] as number) >= LOWER_A) i += 1;
    this.end = i;
    return -1;
  }

  #characterReference(bytes: Uint8Array, start: number): number {
    const base = bytes[start] === LOWER_X ? 16 : 10;
    const first = base === 16 ? start + 1 : start;
    let code = 0;
    let i = first;
    for (; i < first + LONGEST_REFERENCE; i += 1) {
      const byte = bytes[i] as number;
      const letter = (byte | CASE) - LOWER_A;
      const digit = byte >= ZERO && byte <= NINE ? byte - ZERO : letter >= 0 ? letter + 10 : base;
      if (digit >= base) break;
      code = code * base + digit;
    }
    const isWhole = i > first && bytes[i] === SEMICOLON;
    this.end = isWhole ? i + 1 : i;
    return isWhole && isXmlCharacter(code) ? code : -1;
  }
}
