import type { SourcePosition } from "../errors/details.ts";
import type { Limits } from "../xml/limits.ts";
import {
  type ContentMode,
  ELEMENTS,
  type HandOver,
  type Positions,
  PRESSURE_POINTS,
  TEXT,
  type XmlHandler,
} from "../xml/xml-handler.ts";
import {
  AMPERSAND,
  CLOSING_BRACKET,
  CR,
  DOUBLE_QUOTE,
  EXCLAMATION,
  GREATER,
  LESS,
  LF,
  MINUS,
  QUESTION,
  SINGLE_QUOTE,
  SLASH,
  SPACE,
  TAB,
  markBytes,
} from "./ascii.ts";
import { ByteTag } from "./byte-tag.ts";
import { ByteWindow, CUT, MAX_TOKEN_LENGTH, READ, type Status, UNKNOWN } from "./byte-window.ts";
import { type ByteName, isAt, NameTable } from "./name-table.ts";
import { PointRun } from "./point-run.ts";
import { readDeclaration } from "./read-declaration.ts";
import { decode, isNonCharacter, StringMaker, wholeCharacters } from "./string-maker.ts";

/** 1 for bytes with a meaning in text, and in comments, CDATA sections and instructions. */
const IN_TEXT = markBytes((byte) =>
  byte < SPACE ? byte !== TAB : [LESS, AMPERSAND, CLOSING_BRACKET, 0xef].includes(byte),
);
const IN_OPAQUE = markBytes((byte) =>
  byte < SPACE ? byte !== TAB : byte >= 0x80 || [MINUS, QUESTION, CLOSING_BRACKET].includes(byte),
);

const COMMENT_START = new TextEncoder().encode("<!--");
const CDATA_START = new TextEncoder().encode("<![CDATA[");
const DECLARATION_START = new TextEncoder().encode("<?xml");

/**
 * Reads ordinary XML from bytes: declaration, comments, processing instructions, CDATA sections, elements and attributes with ASCII
 * names, the five entities and character references, all line ends. It stops before anything else and never reports an error.
 */
export class Tokenizer implements Positions {
  readonly window = new ByteWindow();

  readonly #handler: XmlHandler;
  readonly #limits: Limits;
  readonly #onEncoding: (encoding: string) => boolean;
  readonly #names = new NameTable();
  readonly #strings = new StringMaker();
  readonly #tag: ByteTag;
  readonly #points = new PointRun();
  readonly #open: ByteName[] = [];
  readonly #openLines: number[] = [];
  /** The last element of each depth: the next one often has the same name. */
  readonly #last: (ByteName | undefined)[] = [];
  #mode: ContentMode = ELEMENTS;
  #isRootClosed = false;
  /** The reported length of text that continues in the next chunk, and its start. */
  #textLength = 0;
  #textStart: SourcePosition | undefined;

  /** The range of the current event. */
  #reportedFrom = 0;
  #reportedTo = 0;

  // For a token that is cut: the length searched for its end, and the open quote.
  #isCut = false;
  #searched = 0;
  #quote = 0;

  constructor(handler: XmlHandler, limits: Limits, onEncoding: (encoding: string) => boolean) {
    this.#handler = handler;
    this.#limits = limits;
    this.#onEncoding = onEncoding;
    this.#tag = new ByteTag(this.window, this.#names, this.#strings, limits);
  }

  /** Reads the complete tokens of the window. Returns false if saxes must continue. */
  read(): boolean {
    if (this.#isCut && !this.#canEnd()) return true;
    let status: Status;
    do status = this.#next();
    while (status === READ);
    const { start, end } = this.window;
    if (status === UNKNOWN || end - start > MAX_TOKEN_LENGTH) return false;
    this.#isCut = start < end;
    this.#searched = 0;
    this.#quote = 0;
    // Marks the bytes of the token as searched.
    if (this.#isCut) this.#canEnd();
    return true;
  }

  /** True if the document can end here. */
  get isComplete(): boolean {
    return this.#isRootClosed && this.window.start === this.window.end;
  }

  handOver(): HandOver {
    return {
      position: this.window.here(),
      names: this.#open.map(({ text }) => text),
      lines: this.#openLines.slice(0, this.#open.length),
      isRootClosed: this.#isRootClosed,
      textLength: this.#textLength,
      textStart: this.#textStart,
    };
  }

  here(): SourcePosition {
    return this.window.positionOf(this.#reportedTo);
  }

  textPosition(): SourcePosition {
    return this.window.positionOf(this.window.skipSpace(this.#reportedFrom));
  }

  /** Searches new bytes for the end of a cut token, which is read again only then: chunks of one byte take linear time. */
  #canEnd(): boolean {
    const { bytes, start, end } = this.window;
    if (end - start > MAX_TOKEN_LENGTH) return true;
    const isText = bytes[start] !== LESS;
    const second = bytes[start + 1];
    const isTag = second !== EXCLAMATION && second !== QUESTION;
    for (let i = start + this.#searched; i < end; i += 1) {
      const byte = bytes[i] as number;
      if (isText) {
        if (byte === LESS) return true;
      } else if (!isTag) {
        const before = bytes[i - 1];
        const isEnd =
          before === QUESTION ||
          ((before === MINUS || before === CLOSING_BRACKET) && bytes[i - 2] === before);
        if (byte === GREATER && isEnd) return true;
      } else if (this.#quote !== 0) {
        if (byte === this.#quote) this.#quote = 0;
      } else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) this.#quote = byte;
      else if (byte === GREATER) return true;
    }
    this.#searched = end - start;
    return false;
  }

  /** Reads white space or text, and the markup after it. */
  #next(): Status {
    const { window } = this;
    const isInRoot = this.#open.length > 0;
    if (isInRoot && this.#mode > TEXT) {
      const count = this.#points.read(window, this.#handler.pointTarget(), this.#mode === PRESSURE_POINTS);
      if (count > 0) this.#handler.tookPoints(count);
    }
    const status = isInRoot && this.#mode === TEXT ? this.#text() : this.#space(isInRoot);
    if (status !== READ) return status;
    window.isSimple = true;
    const { bytes, start } = window;
    const second = bytes[start + 1];
    if (second === SLASH) return this.#endTag();
    if (second === EXCLAMATION) return this.#bang(isInRoot);
    if (second === QUESTION) return this.#instruction();
    return this.#isRootClosed ? this.window.stop(start + 1) : this.#startTag();
  }

  /** Reads white space between elements, up to the next `<`. */
  #space(isInRoot: boolean): Status {
    const { window } = this;
    const { bytes, start, end, shift } = window;
    let { line, lineOffset } = window;
    let i = start;
    let byte = bytes[i] as number;
    for (;;) {
      while (byte === SPACE) {
        i += 1;
        byte = bytes[i] as number;
      }
      if (byte !== LF && byte !== TAB && byte !== CR) break;
      i += 1;
      const next = bytes[i] as number;
      if (byte === LF || (byte === CR && next !== LF)) {
        line += 1;
        lineOffset = i + shift;
      }
      byte = next;
    }
    // Nothing needs to follow the root. A CR can be half of a line end.
    const isEnd = i === end && this.#isRootClosed && bytes[i - 1] !== CR;
    if (byte === LESS || isEnd) {
      if (i - start > MAX_TOKEN_LENGTH) return UNKNOWN;
      window.start = i;
      window.line = line;
      window.lineOffset = lineOffset;
      return isEnd ? CUT : READ;
    }
    return isInRoot && i < end ? this.#text() : this.window.stop(i);
  }

  /** Reads text up to the next `<`. Reports long text in chunks. */
  #text(): Status {
    const { window } = this;
    const { bytes, start, end } = window;
    const strings = this.#strings;
    // Copies bytes while scanning them: a second pass makes notes a sixth slower (bench: notes).
    const scratch = strings.begin(end - start);
    let length = 0;
    /** The bytes that references make, beyond their UTF-16 units: these are not in the document. */
    let made = 0;
    let isCut = false;
    let i = start;
    window.isSimple = true;
    for (;;) {
      let byte = bytes[i] as number;
      while (IN_TEXT[byte] === 0) {
        scratch[length++] = byte;
        i += 1;
        byte = bytes[i] as number;
      }
      if (byte === LESS) break;
      let next = i + 1;
      if (byte === AMPERSAND) {
        const code = strings.reference(bytes, i);
        next = strings.end;
        isCut = code === -1 && next >= end;
        if (isCut) break;
        if (code === -1) return UNKNOWN;
        const before = length;
        length = strings.put(code, length);
        made += length - before - (code > 0xffff ? 2 : 1);
        i = next;
        continue;
      }
      if (byte === LF) window.isSimple = false;
      else if (byte === CR) {
        window.isSimple = false;
        isCut = next === end;
        if (bytes[next] === LF) next += 1;
      } else if (byte === CLOSING_BRACKET) {
        const isTwice = bytes[next] === CLOSING_BRACKET;
        if (isTwice && bytes[next + 1] === GREATER) return UNKNOWN;
        isCut = (isTwice ? next + 1 : next) >= end;
      } else if (i >= end) isCut = true;
      else if (byte !== 0xef || isNonCharacter(bytes, i)) return UNKNOWN;
      if (isCut) break;
      scratch[length++] = byte === CR ? LF : byte;
      i = next;
    }
    const isLong = i - start > MAX_TOKEN_LENGTH;
    if (isLong && this.#mode !== TEXT) return UNKNOWN;
    if (isCut) {
      if (!isLong) return CUT;
      const whole = wholeCharacters(bytes, i);
      length -= i - whole;
      i = whole;
    }
    if (i === start && this.#textStart === undefined) return READ;
    const text = strings.make(length);
    if (text === undefined || this.#textLength + text.length > this.#limits.textLength) return UNKNOWN;
    if (isCut) this.#textStart ??= window.here();
    else this.#textStart = undefined;
    this.#textLength = isCut ? this.#textLength + text.length : 0;
    this.#reportText(start, i, text, !isCut);
    // Bytes of the document beyond its UTF-16 units.
    if (window.isSimple) window.shift -= length - text.length - made;
    window.advance(i);
    return isCut ? CUT : READ;
  }

  #reportText(from: number, to: number, text: string, isWhole: boolean): void {
    this.#reportedFrom = from;
    this.#reportedTo = to;
    this.#handler.text(text, isWhole);
  }

  #startTag(): Status {
    const { window } = this;
    const { bytes, start } = window;
    const tag = this.#tag;
    const depth = this.#open.length;
    let i = this.#names.read(bytes, start + 1, this.#last[depth]);
    const { name } = this.#names;
    this.#last[depth] = name;
    if (name === undefined || name.text.length > this.#limits.nameLength) return window.stop(i);
    tag.begin(name);
    if (bytes[i] !== GREATER) {
      const status = tag.read(i);
      if (status !== READ) return status;
      i = tag.end;
    }
    const isEmpty = bytes[i] === SLASH;
    if (isEmpty) i += 1;
    if (bytes[i] !== GREATER) return window.stop(i);
    i += 1;
    if (i - start > MAX_TOKEN_LENGTH || depth >= this.#limits.depth) return UNKNOWN;
    this.#reportedTo = i;
    this.#mode = this.#handler.open(name, tag);
    window.advance(i);
    if (isEmpty) this.#close();
    else {
      this.#openLines[depth] = tag.line;
      this.#open[depth] = name;
    }
    return READ;
  }

  #close(): void {
    if (this.#open.length === 0) this.#isRootClosed = true;
    this.#reportedTo = this.window.start;
    this.#mode = this.#handler.close();
  }

  #endTag(): Status {
    const { window } = this;
    const { bytes, start, end } = window;
    const name = this.#open.at(-1);
    if (name === undefined) return UNKNOWN;
    let i = start + 2 + name.bytes.length;
    if (!isAt(bytes, start + 2, name.bytes)) return i > end ? CUT : UNKNOWN;
    if (bytes[i] !== GREATER) i = window.skipSpace(i);
    if (bytes[i] !== GREATER) return window.stop(i);
    i += 1;
    if (i - start > MAX_TOKEN_LENGTH) return UNKNOWN;
    window.advance(i);
    this.#open.pop();
    this.#close();
    return READ;
  }

  /** Reads a comment or a CDATA section. */
  #bang(isInRoot: boolean): Status {
    const { bytes, start, end } = this.window;
    if (isAt(bytes, start, COMMENT_START)) return this.#opaque(start + COMMENT_START.length, MINUS);
    if (isInRoot && isAt(bytes, start, CDATA_START))
      return this.#opaque(start + CDATA_START.length, CLOSING_BRACKET);
    // Too few bytes to identify it.
    return end - start < CDATA_START.length ? CUT : UNKNOWN;
  }

  #instruction(): Status {
    const { window } = this;
    const { bytes, start, end } = window;
    const i = this.#names.read(bytes, start + 2);
    const { name } = this.#names;
    if (i >= end) return CUT;
    if (name === undefined || name.isSpecial) return UNKNOWN;
    if (bytes[i] !== QUESTION && this.window.skipSpace(i) === i) return UNKNOWN;
    if (name.text.toLowerCase() !== "xml") return this.#opaque(i, QUESTION);
    if (start + window.shift !== 0 || !isAt(bytes, start, DECLARATION_START)) return UNKNOWN;
    const declaration = readDeclaration(bytes, start, end);
    if (declaration === undefined) return bytes.subarray(start, end).includes(GREATER) ? UNKNOWN : CUT;
    const status = this.#opaque(i, QUESTION);
    this.#reportedTo = window.start;
    const { encoding } = declaration;
    return status !== READ || encoding === undefined || this.#onEncoding(encoding) ? status : UNKNOWN;
  }

  /** Reads a comment, CDATA section or instruction. `last` and `>` end it, with `last` twice except for instructions. */
  #opaque(from: number, last: number): Status {
    const { window } = this;
    const { bytes, start } = window;
    const count = last === QUESTION ? 1 : 2;
    let isVerbatim = true;
    let isAscii = true;
    let i = from;
    for (;;) {
      const byte = bytes[i] as number;
      if (IN_OPAQUE[byte] === 0) i += 1;
      else if (byte === last && bytes[i + count - 1] === last) {
        if (bytes[i + count] === GREATER) break;
        if (last === MINUS) return window.stop(i + count);
        i += 1;
      } else {
        if (byte < SPACE && byte !== LF && byte !== CR) return window.stop(i);
        if (byte === 0xef && isNonCharacter(bytes, i)) return UNKNOWN;
        if (byte >= 0x80) isAscii = false;
        if (byte === CR) isVerbatim = false;
        if (byte >= 0x80 || byte < SPACE) window.isSimple = false;
        i += 1;
      }
    }
    const behind = i + count + 1;
    if (behind - start > MAX_TOKEN_LENGTH) return UNKNOWN;
    if (last === CLOSING_BRACKET || !isAscii) {
      let text = decode(bytes, from, i);
      if (!isVerbatim) text = text?.replaceAll(/\r\n?/g, "\n");
      if (text === undefined) return UNKNOWN;
      if (last === CLOSING_BRACKET && text !== "") this.#reportText(from, behind, text, true);
    }
    window.advance(behind);
    return READ;
  }
}
