import { formatFloat } from "../format/value-types.ts";

/** Bytes given out at a time. */
const CHUNK = 65_536;

const encoder = new TextEncoder();

const AMPERSAND = bytesOf("&amp;");
const LESS_THAN = bytesOf("&lt;");
const GREATER_THAN = bytesOf("&gt;");
const QUOTE = bytesOf("&quot;");
const TAB = bytesOf("&#9;");
const LINE_FEED = bytesOf("&#10;");
const CARRIAGE_RETURN = bytesOf("&#13;");

/** Marks characters that XML cannot contain in the tables of escapes. */
const ILLEGAL: Uint8Array = new Uint8Array(0);
const REPLACEMENT = bytesOf("\ufffd");

/** Escapes of ASCII characters in text and in attribute values. */
const IN_TEXT = escapesOf([
  [0x26, AMPERSAND],
  [0x3c, LESS_THAN],
  [0x3e, GREATER_THAN],
  [0x0a, LINE_FEED],
  [0x0d, CARRIAGE_RETURN],
]);
const IN_ATTRIBUTE = escapesOf([
  [0x26, AMPERSAND],
  [0x3c, LESS_THAN],
  [0x22, QUOTE],
  [0x09, TAB],
  [0x0a, LINE_FEED],
  [0x0d, CARRIAGE_RETURN],
]);

/**
 * Writes UTF-8 straight into byte buffers: several times as fast as joining strings. Each chunk ends with a whole
 * character.
 */
export class Utf8Writer {
  #buffer: Uint8Array = new Uint8Array(CHUNK);
  #length = 0;
  #full: Uint8Array[] = [];
  /** The memory of a chunk that is no longer needed. */
  #spare: Uint8Array | undefined;
  readonly #onIllegal: (character: string) => void;

  /** @param onIllegal Called for a character that XML cannot contain; when it returns, U+FFFD is written. */
  constructor(onIllegal: (character: string) => void) {
    this.#onIllegal = onIllegal;
  }

  /** True if a chunk is full. */
  get isReady(): boolean {
    return this.#full.length > 0;
  }

  /** Takes the chunks that are full. */
  take(): readonly Uint8Array[] {
    const full = this.#full;
    if (full.length > 0) this.#full = [];
    return full;
  }

  /** Gives back a chunk that is no longer needed: new memory for every chunk adds 20 MB to the peak (bench: streaming). */
  reuse(chunk: Uint8Array): void {
    this.#spare = new Uint8Array(chunk.buffer);
  }

  /** Takes everything that is left. */
  flush(): readonly Uint8Array[] {
    this.#cut();
    return this.take();
  }

  /** Writes bytes of whole characters, at most one chunk. */
  bytes(bytes: Uint8Array): void {
    const { length } = bytes;
    if (this.#length + length > CHUNK) this.#cut();
    const buffer = this.#buffer;
    let at = this.#length;
    for (let i = 0; i < length; i += 1) buffer[at++] = bytes[i] ?? 0;
    this.#length = at;
  }

  /** The text of an element, escaped. */
  text(text: string): void {
    this.#escaped(text, IN_TEXT);
  }

  /** The text of an attribute value, escaped. */
  attribute(text: string): void {
    this.#escaped(text, IN_ATTRIBUTE);
  }

  /** Text that needs no escaping, of any length. */
  raw(text: string): void {
    const bytes = encoder.encode(text);
    let start = 0;
    while (start < bytes.length) {
      let end = Math.min(start + 1024, bytes.length);
      while (isContinuation(bytes[end])) end -= 1;
      this.bytes(bytes.subarray(start, end));
      start = end;
    }
  }

  /** The text of a number, or other short ASCII text that needs no escaping. */
  ascii(text: string): void {
    const { length } = text;
    if (this.#length + length > CHUNK) this.#cut();
    const buffer = this.#buffer;
    let at = this.#length;
    for (let i = 0; i < length; i += 1) buffer[at++] = text.charCodeAt(i);
    this.#length = at;
  }

  /**
   * A finite number, as `String(value)` has it. A number that is a whole count of millionths has no shorter decimal than that
   * count, since two decimals of up to 15 digits are never the same double.
   */
  number(value: number): void {
    const magnitude = value < 0 ? -value : value;
    const millionths = Math.round(magnitude * 1e6);
    if (!(magnitude < 1e6) || millionths / 1e6 !== magnitude || (value === 0 && Object.is(value, -0))) {
      this.ascii(formatFloat(value));
      return;
    }
    if (this.#length + 16 > CHUNK) this.#cut();
    const buffer = this.#buffer;
    let at = this.#length;
    if (value < 0) buffer[at++] = 0x2d;
    const integer = Math.floor(millionths / 1e6);
    let fraction = millionths - integer * 1e6;
    if (integer < 10) buffer[at++] = 0x30 + integer;
    else {
      let digits = 1;
      for (let power = 10; power <= integer; power *= 10) digits += 1;
      let rest = integer;
      for (let i = at + digits - 1; i >= at; i -= 1) {
        const next = (rest / 10) | 0;
        buffer[i] = 0x30 + rest - next * 10;
        rest = next;
      }
      at += digits;
    }
    if (fraction > 0) {
      buffer[at++] = 0x2e;
      for (let power = 100_000; fraction > 0; power /= 10) {
        const digit = (fraction / power) | 0;
        buffer[at++] = 0x30 + digit;
        fraction -= digit * power;
      }
    }
    this.#length = at;
  }

  #escaped(text: string, { isSpecial, escapes }: Escapes): void {
    const { length } = text;
    let i = 0;
    while (i < length) {
      if (this.#length + 64 > CHUNK) this.#cut();
      const buffer = this.#buffer;
      let at = this.#length;
      // Three bytes for each unit at the most, and 32 are left for one escape or pair of surrogates.
      const most = Math.min(length, i + (((CHUNK - at - 32) / 3) | 0));
      let special: Uint8Array | undefined;
      let isPlain = true;
      for (; i < most; i += 1) {
        const code = text.charCodeAt(i);
        if (code < 0x80) {
          // Nothing from here on is special: letters need no look at the table.
          if (code < 0x40 && isSpecial[code] !== 0) {
            special = escapes[code];
            break;
          }
          buffer[at++] = code;
        } else if (code < 0x800) {
          buffer[at++] = 0xc0 | (code >> 6);
          buffer[at++] = 0x80 | (code & 0x3f);
        } else if ((code & 0xf800) !== 0xd800 && code < 0xfffe) {
          buffer[at++] = 0xe0 | (code >> 12);
          buffer[at++] = 0x80 | ((code >> 6) & 0x3f);
          buffer[at++] = 0x80 | (code & 0x3f);
        } else {
          isPlain = false;
          break;
        }
      }
      this.#length = at;
      if (special === GREATER_THAN && !isAfterBrackets(text, i)) {
        this.#buffer[this.#length++] = 0x3e;
        i += 1;
      } else if (special === ILLEGAL) this.#illegal(text[i++] ?? "");
      else if (special !== undefined) {
        this.bytes(special);
        i += 1;
      } else if (!isPlain) i += this.#pair(text, i);
    }
  }

  /** A pair of surrogates, or what XML cannot contain; returns how many UTF-16 units it is. */
  #pair(text: string, i: number): number {
    const high = text.charCodeAt(i);
    const low = text.charCodeAt(i + 1);
    if (high >= 0xdc00 || (low & 0xfc00) !== 0xdc00) {
      this.#illegal(text[i] ?? "");
      return 1;
    }
    const buffer = this.#buffer;
    let at = this.#length;
    const point = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
    buffer[at++] = 0xf0 | (point >> 18);
    buffer[at++] = 0x80 | ((point >> 12) & 0x3f);
    buffer[at++] = 0x80 | ((point >> 6) & 0x3f);
    buffer[at++] = 0x80 | (point & 0x3f);
    this.#length = at;
    return 2;
  }

  #illegal(character: string): void {
    this.#onIllegal(character);
    this.bytes(REPLACEMENT);
  }

  #cut(): void {
    if (this.#length === 0) return;
    this.#full.push(this.#buffer.subarray(0, this.#length));
    this.#buffer = this.#spare ?? new Uint8Array(CHUNK);
    this.#spare = undefined;
    this.#length = 0;
  }
}

/** Returns whether a `>` could end a CDATA section, or the text before it is not known. */
function isAfterBrackets(text: string, index: number): boolean {
  return index < 2 || (text.charCodeAt(index - 1) === 0x5d && text.charCodeAt(index - 2) === 0x5d);
}

/** Returns whether a byte continues a character. */
function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

export function bytesOf(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Escapes of ASCII characters. */
interface Escapes {
  /** 1 for each that is not written as itself. */
  readonly isSpecial: Uint8Array;
  readonly escapes: readonly (Uint8Array | undefined)[];
}

function escapesOf(special: readonly (readonly [number, Uint8Array])[]): Escapes {
  const known = new Map(special);
  const escapes = Array.from({ length: 0x80 }, (_, code) => {
    const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
    return known.get(code) ?? (isControl ? ILLEGAL : undefined);
  });
  return { isSpecial: Uint8Array.from(escapes, (escape) => (escape === undefined ? 0 : 1)), escapes };
}
