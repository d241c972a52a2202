import type { SourcePosition } from "../errors/details.ts";
import type { StartTag } from "../xml/xml-handler.ts";
import type { ByteWindow } from "./byte-window.ts";
import { DecimalReader } from "./decimal-reader.ts";
import type { ByteName } from "./name-table.ts";
import type { StringMaker } from "./string-maker.ts";

/** More attributes of one element are left to the parser behind. */
export const MOST_ATTRIBUTES = 32;

const LF = 0x0a;
const CR = 0x0d;
const ZERO = 0x30;

/** A start tag in the window: attributes are ranges of bytes until somebody asks for one. */
export class ByteTag implements StartTag {
  line = 1;
  column = 1;
  offset = 0;
  count = 0;
  isSpecial = false;

  readonly #window: ByteWindow;
  readonly #strings: StringMaker;
  readonly #decimals = new DecimalReader();
  #start = 0;
  readonly #names: ByteName[] = [];
  readonly #nameStarts: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** Values with more than plain ASCII in them. */
  readonly #texts: (string | undefined)[] = [];

  constructor(window: ByteWindow, strings: StringMaker) {
    this.#window = window;
    this.#strings = strings;
  }

  begin(): void {
    const { start, line, lineOffset, shift } = this.#window;
    this.#start = start;
    this.line = line;
    this.offset = start + shift;
    this.column = this.offset - lineOffset + 1;
    this.count = 0;
    this.isSpecial = false;
  }

  /** @param text The value, where it is not the bytes as they stand. */
  add(name: ByteName, nameStart: number, start: number, end: number, text: string | undefined): void {
    const { count } = this;
    this.#names[count] = name;
    this.#nameStarts[count] = nameStart;
    this.#starts[count] = start;
    this.#ends[count] = end;
    this.#texts[count] = text;
    this.count = count + 1;
    if (name.isSpecial) this.isSpecial = true;
  }

  has({ text }: ByteName): boolean {
    for (let index = 0; index < this.count; index += 1) if (this.name(index).text === text) return true;
    return false;
  }

  name(index: number): ByteName {
    return this.#names[index] as ByteName;
  }

  value(index: number): string {
    const text = this.#texts[index];
    if (text !== undefined) return text;
    const start = this.#starts[index] as number;
    return this.#strings.plain(this.#window.bytes, start, this.#ends[index] as number) ?? "";
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

  place(index: number): SourcePosition {
    const { bytes } = this.#window;
    const end = this.#nameStarts[index] as number;
    let { line } = this;
    let lineStart = this.offset - this.column + 1;
    let offset = this.offset + end - this.#start;
    let extra = 0;
    for (let i = this.#start; i < end; i += 1) {
      const byte = bytes[i] as number;
      if (byte >= 0x80) extra += byte < 0xc0 ? 1 : byte >= 0xf0 ? -1 : 0;
      else if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) {
        line += 1;
        lineStart = this.offset + i + 1 - this.#start - extra;
      }
    }
    offset -= extra;
    return { line, column: offset - lineStart + 1, offset };
  }
}
