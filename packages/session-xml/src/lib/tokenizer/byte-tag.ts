import type { SourcePosition } from "../errors/details.ts";
import type { Limits } from "../xml/limits.ts";
import type { StartTag } from "../xml/xml-handler.ts";
import {
  AMPERSAND,
  CR,
  DOUBLE_QUOTE,
  EQUALS,
  GREATER,
  LESS,
  LF,
  SINGLE_QUOTE,
  SLASH,
  SPACE,
  TAB,
  ZERO,
  markBytes,
} from "./ascii.ts";
import { type ByteWindow, READ, type Status, UNKNOWN } from "./byte-window.ts";
import { DecimalReader } from "./decimal-reader.ts";
import type { ByteName, NameTable } from "./name-table.ts";
import { decode, isNonCharacter, type StringMaker } from "./string-maker.ts";

/** Elements with more attributes are left to saxes, since each attribute is compared with all others. */
const MAX_ATTRIBUTES = 32;

/** 1 for bytes with a meaning in the value of an attribute. */
const IN_VALUE = markBytes(
  (byte) => byte < SPACE || byte >= 0x80 || [LESS, AMPERSAND, DOUBLE_QUOTE, SINGLE_QUOTE].includes(byte),
);

/** A start tag in the window. Attribute values stay ranges of bytes until they are read. */
export class ByteTag implements StartTag {
  line = 1;
  column = 1;
  offset = 0;
  count = 0;
  isSpecial = false;

  /** The index after the last attribute. */
  end = 0;

  readonly #window: ByteWindow;
  readonly #nameTable: NameTable;
  readonly #strings: StringMaker;
  readonly #limits: Limits;
  readonly #decimals = new DecimalReader();
  readonly #names: ByteName[] = [];
  readonly #nameStarts: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** Values with references, line ends or other characters than ASCII. */
  readonly #texts: (string | undefined)[] = [];

  #isVerbatim = true;

  constructor(window: ByteWindow, names: NameTable, strings: StringMaker, limits: Limits) {
    this.#window = window;
    this.#nameTable = names;
    this.#strings = strings;
    this.#limits = limits;
  }

  /** Starts a new tag at the start of the window. */
  begin(name: ByteName): void {
    const { start, line, lineOffset, shift } = this.#window;
    this.line = line;
    this.offset = start + shift;
    this.column = this.offset - lineOffset + 1;
    this.count = 0;
    this.isSpecial = name.isSpecial;
  }

  /** Reads attributes, each after white space, up to `>` or `/`. */
  read(index: number): Status {
    const window = this.#window;
    const { bytes } = window;
    let i = index;
    for (;;) {
      this.end = window.skipSpace(i);
      const byte = bytes[this.end];
      if (byte === GREATER || byte === SLASH) return READ;
      if (this.end === i) return window.stop(i);
      const status = this.#attribute(this.end);
      if (status !== READ) return status;
      i = this.end;
    }
  }

  #attribute(nameStart: number): Status {
    const window = this.#window;
    const { bytes } = window;
    const { count } = this;
    let i = this.#nameTable.read(bytes, nameStart);
    const { name } = this.#nameTable;
    if (bytes[i] !== EQUALS) i = window.skipSpace(i);
    if (name === undefined || bytes[i] !== EQUALS) return window.stop(i);
    i += 1;
    if (bytes[i] !== DOUBLE_QUOTE) i = window.skipSpace(i);
    const quote = bytes[i];
    if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) return window.stop(i);
    const from = i + 1;
    const status = this.#value(from, quote);
    if (status !== READ) return status;
    const to = this.end;
    let text: string | undefined;
    if (!this.#isVerbatim) {
      text = this.#strings.value(bytes, from, to);
      if (text === undefined) return UNKNOWN;
    }
    const { nameLength, attributes } = this.#limits;
    const isKnown = count < MAX_ATTRIBUTES && count < attributes && name.text.length <= nameLength;
    if (!isKnown || this.#has(name)) return UNKNOWN;
    this.#names[count] = name;
    this.#nameStarts[count] = nameStart;
    this.#starts[count] = from;
    this.#ends[count] = to;
    this.#texts[count] = text;
    this.count = count + 1;
    if (name.isSpecial) this.isSpecial = true;
    this.end = to + 1;
    return READ;
  }

  #has({ text }: ByteName): boolean {
    for (let index = 0; index < this.count; index += 1) if (this.name(index).text === text) return true;
    return false;
  }

  /** Reads a value up to its quote. */
  #value(from: number, quote: number): Status {
    const window = this.#window;
    const { bytes } = window;
    this.#isVerbatim = true;
    let i = from;
    for (;;) {
      const byte = bytes[i] as number;
      if (IN_VALUE[byte] === 0) i += 1;
      else if (byte === quote) {
        this.end = i;
        return READ;
      } else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) i += 1;
      else {
        this.#isVerbatim = false;
        if (byte >= 0x80) {
          if (byte === 0xef && isNonCharacter(bytes, i)) return UNKNOWN;
          i += 1;
          window.isSimple = false;
        } else if (byte === AMPERSAND) {
          if (this.#strings.reference(bytes, i) === -1) return window.stop(this.#strings.end);
          i = this.#strings.end;
        } else if (byte === TAB || byte === LF || byte === CR) {
          i += 1;
          window.isSimple = false;
        } else return window.stop(i);
      }
    }
  }

  name(index: number): ByteName {
    return this.#names[index] as ByteName;
  }

  value(index: number): string {
    return (
      this.#texts[index] ?? decode(this.#window.bytes, this.#starts[index] ?? 0, this.#ends[index] ?? 0) ?? ""
    );
  }

  integer(index: number): number {
    const { bytes } = this.#window;
    const start = this.#starts[index] as number;
    const end = this.#ends[index] as number;
    if (start === end || end - start > 9) return Number.NaN;
    let value = 0;
    for (let i = start; i < end; i += 1) {
      const digit = (bytes[i] as number) - ZERO;
      if (digit < 0 || digit > 9) return Number.NaN;
      value = value * 10 + digit;
    }
    return value;
  }

  decimal(index: number): number {
    const value = this.#decimals.read(this.#window.bytes, this.#starts[index] as number);
    return this.#decimals.end === this.#ends[index] ? value : Number.NaN;
  }

  position(index: number): SourcePosition {
    return this.#window.positionOf(this.#nameStarts[index] as number);
  }
}
