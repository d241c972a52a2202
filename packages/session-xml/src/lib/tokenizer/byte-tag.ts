import type { SourcePosition } from "../errors/details.ts";
import type { StartTag } from "../xml/xml-handler.ts";
import { ZERO } from "./ascii.ts";
import type { ByteWindow } from "./byte-window.ts";
import { DecimalReader } from "./decimal-reader.ts";
import type { ByteName } from "./name-table.ts";
import { decode } from "./string-maker.ts";

/** A start tag in the window. Attribute values stay ranges of bytes until they are read. */
export class ByteTag implements StartTag {
  line = 1;
  column = 1;
  offset = 0;
  count = 0;
  isSpecial = false;

  readonly #window: ByteWindow;
  readonly #decimals = new DecimalReader();
  readonly #names: ByteName[] = [];
  readonly #nameStarts: number[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];
  /** Values with references, line ends or other characters than ASCII. */
  readonly #texts: (string | undefined)[] = [];

  constructor(window: ByteWindow) {
    this.#window = window;
  }

  /** Starts a new tag at the start of the window. */
  begin(): void {
    const { start, line, lineOffset, shift } = this.#window;
    this.line = line;
    this.offset = start + shift;
    this.column = this.offset - lineOffset + 1;
    this.count = 0;
    this.isSpecial = false;
  }

  /** @param text The value, if it differs from its bytes. */
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
