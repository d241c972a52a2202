import type { Limits } from "../xml/limits.ts";
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
  markBytes,
} from "./ascii.ts";
import { ByteTag } from "./byte-tag.ts";
import { type ByteWindow, READ, type Status, UNKNOWN } from "./byte-window.ts";
import type { NameTable } from "./name-table.ts";
import { isNonCharacter, type StringMaker } from "./string-maker.ts";

/** Elements with more attributes are left to saxes, since each attribute is compared with all others. */
const MAX_ATTRIBUTES = 32;

/** 1 for bytes with a meaning in the value of an attribute. */
const IN_VALUE = markBytes(
  (byte) => byte < SPACE || byte >= 0x80 || [LESS, AMPERSAND, DOUBLE_QUOTE, SINGLE_QUOTE].includes(byte),
);

/** Reads the attributes of start tags. */
export class TagReader {
  readonly tag: ByteTag;
  /** The index after the last attribute. */
  end = 0;

  readonly #window: ByteWindow;
  readonly #names: NameTable;
  readonly #strings: StringMaker;
  readonly #limits: Limits;
  #isVerbatim = true;

  constructor(window: ByteWindow, names: NameTable, strings: StringMaker, limits: Limits) {
    this.tag = new ByteTag(window);
    this.#window = window;
    this.#names = names;
    this.#strings = strings;
    this.#limits = limits;
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
    const { tag } = this;
    let i = this.#names.read(bytes, nameStart);
    const { name } = this.#names;
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
    const isKnown = tag.count < MAX_ATTRIBUTES && tag.count < attributes && name.text.length <= nameLength;
    if (!isKnown || tag.has(name)) return UNKNOWN;
    tag.add(name, nameStart, from, to, text);
    this.end = to + 1;
    return READ;
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
}
