import { isXmlCharacter } from "../xml/reference.ts";
import { AMPERSAND, CASE, CR, HASH, LF, LOWER_A, LOWER_X, NINE, SEMICOLON, SPACE, ZERO } from "./ascii.ts";
import { isAt } from "./name-table.ts";

/** No more bytes of a reference are looked at. */
const LONGEST_REFERENCE = 12;
const MOST_VIEWS = 512;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

const ENTITIES = (
  [
    ["amp;", 0x26],
    ["lt;", 0x3c],
    ["gt;", 0x3e],
    ["quot;", 0x22],
    ["apos;", 0x27],
  ] as const
).map(([text, code]) => ({ bytes: encoder.encode(text), code }));

/** The text of bytes if they are valid UTF-8: a flat string of its own, which keeps no chunk alive. */
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

/** Makes strings of bytes that are put together one after the other. */
export class StringMaker {
  /** Where the reference ended that was read last, or where reading stopped if there was none. */
  end = 0;
  scratch = new Uint8Array(0);
  /** The beginnings of `scratch`, made once for each length. */
  #views: (Uint8Array | undefined)[] = [];

  /** Makes room for so many bytes, and forgets those of the last string. */
  begin(length: number): Uint8Array {
    if (this.scratch.length < length) {
      this.scratch = new Uint8Array(2 * length);
      this.#views = [];
    }
    return this.scratch;
  }

  /** Puts a character behind `length` bytes. Returns how many there are then. */
  put(code: number, length: number): number {
    if (code >= 0x80)
      return length + encoder.encodeInto(String.fromCodePoint(code), this.scratch.subarray(length)).written;
    this.scratch[length] = code;
    return length + 1;
  }

  /** The first bytes of `scratch` as text if they are valid UTF-8. */
  make(length: number): string | undefined {
    const view =
      length < MOST_VIEWS
        ? (this.#views[length] ??= this.scratch.subarray(0, length))
        : this.scratch.subarray(0, length);
    return decodeAll(view);
  }

  /** The value of an attribute, with references resolved. Line ends and tabs are spaces. */
  value(bytes: Uint8Array, from: number, to: number): string | undefined {
    // No character has more bytes than its reference.
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

  /** The character that the reference at an index stands for, -1 if there is none that is known here. */
  reference(bytes: Uint8Array, start: number): number {
    let i = start + 1;
    if (bytes[i] === HASH) return this.#characterReference(bytes, i + 1);
    const entity = ENTITIES.find((known) => isAt(bytes, i, known.bytes));
    if (entity !== undefined) {
      this.end = i + entity.bytes.length;
      return entity.code;
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
