import { isXmlCharacter } from "../xml/reference.ts";
import { isAt } from "./name-table.ts";

const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const HASH = 0x23;
const AMPERSAND = 0x26;
const ZERO = 0x30;
const NINE = 0x39;
const SEMICOLON = 0x3b;
const LOWER_A = 0x61;
const LOWER_X = 0x78;
/** The bit by which small ASCII letters differ from capitals. */
const CASE = 0x20;

/** No more bytes of a reference are looked at. */
const LONGEST_REFERENCE = 12;
/** Strings up to this length are decoded from one place, through views that are made once for each length. */
const SHORT = 32;

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

/** Makes strings of bytes: each a flat string of its own that keeps no chunk alive. */
export class StringMaker {
  /** Where the reference ended that was read last; the place where reading stopped if there was none. */
  end = 0;

  #scratch = new Uint8Array(256);
  readonly #views: (Uint8Array | undefined)[] = [];

  /** Valid UTF-8 as it stands there, else `undefined`. */
  plain(bytes: Uint8Array, from: number, to: number): string | undefined {
    const length = to - from;
    if (length > SHORT) return decode(bytes.subarray(from, to));
    const scratch = this.#scratch;
    for (let i = 0; i < length; i += 1) scratch[i] = bytes[from + i] as number;
    return this.#decode(length);
  }

  /** The same with line ends as XML has them, and with references resolved if asked for. */
  text(bytes: Uint8Array, from: number, to: number, hasReferences: boolean): string | undefined {
    const scratch = this.#room(to - from);
    let length = 0;
    for (let i = from; i < to;) {
      const byte = bytes[i] as number;
      if (byte !== AMPERSAND && byte !== CR) {
        scratch[length++] = byte;
        i += 1;
      } else if (byte === CR) {
        scratch[length++] = LF;
        i += bytes[i + 1] === LF ? 2 : 1;
      } else if (hasReferences) {
        length = encode(this.reference(bytes, i), scratch, length);
        i = this.end;
      } else {
        scratch[length++] = byte;
        i += 1;
      }
    }
    return this.#decode(length);
  }

  /** The value of an attribute: references resolved, and each tab and line end a space. */
  value(bytes: Uint8Array, from: number, to: number): string | undefined {
    const scratch = this.#room(to - from);
    let length = 0;
    for (let i = from; i < to;) {
      const byte = bytes[i] as number;
      if (byte === AMPERSAND) {
        length = encode(this.reference(bytes, i), scratch, length);
        i = this.end;
        continue;
      }
      i += 1;
      if (byte === CR && bytes[i] === LF) i += 1;
      scratch[length++] = byte < SPACE ? SPACE : byte;
    }
    return this.#decode(length);
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
      const letter = byte | CASE;
      const digit =
        byte >= ZERO && byte <= NINE ? byte - ZERO : letter >= LOWER_A ? letter - LOWER_A + 10 : base;
      if (digit >= base) break;
      code = code * base + digit;
    }
    const isWhole = i > first && bytes[i] === SEMICOLON;
    this.end = isWhole ? i + 1 : i;
    return isWhole && isXmlCharacter(code) ? code : -1;
  }

  #room(length: number): Uint8Array {
    if (this.#scratch.length < length) {
      this.#scratch = new Uint8Array(2 * length);
      this.#views.length = 0;
    }
    return this.#scratch;
  }

  #decode(length: number): string | undefined {
    const view =
      length > SHORT
        ? this.#scratch.subarray(0, length)
        : (this.#views[length] ??= this.#scratch.subarray(0, length));
    return decode(view);
  }
}

/** Writes a character as UTF-8. None has more bytes than its reference. Returns the index behind it. */
function encode(code: number, bytes: Uint8Array, start: number): number {
  let i = start;
  if (code < 0x80) bytes[i++] = code;
  else {
    if (code < 0x800) bytes[i++] = 0xc0 | (code >> 6);
    else {
      if (code < 0x10000) bytes[i++] = 0xe0 | (code >> 12);
      else {
        bytes[i++] = 0xf0 | (code >> 18);
        bytes[i++] = 0x80 | ((code >> 12) & 0x3f);
      }
      bytes[i++] = 0x80 | ((code >> 6) & 0x3f);
    }
    bytes[i++] = 0x80 | (code & 0x3f);
  }
  return i;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}
