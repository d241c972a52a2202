import type { Limits } from "../xml/limits.ts";
import type { SourcePosition } from "../errors/details.ts";
import {
  type ContentMode,
  ELEMENTS,
  type Places,
  PRESSURE_POINTS,
  TEXT,
  type XmlHandler,
} from "../xml/xml-handler.ts";
import { ByteTag, MOST_ATTRIBUTES } from "./byte-tag.ts";
import { ByteWindow } from "./byte-window.ts";
import { type ByteName, isAt, NameTable } from "./name-table.ts";
import { PointRun } from "./point-run.ts";
import { readDeclaration } from "./read-declaration.ts";
import { StringMaker } from "./string-maker.ts";

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const EXCLAMATION = 0x21;
const DOUBLE_QUOTE = 0x22;
const AMPERSAND = 0x26;
const SINGLE_QUOTE = 0x27;
const MINUS = 0x2d;
const SLASH = 0x2f;
const LESS = 0x3c;
const EQUALS = 0x3d;
const GREATER = 0x3e;
const QUESTION = 0x3f;
const CLOSING_BRACKET = 0x5d;

/** A longer token is not read here, except for text, which is told of in chunks. */
export const MAX_TOKEN_LENGTH = 65_536;

/** Bytes that are more than one plain character of text: 1 for them, 0 for all others. */
const IS_SPECIAL = Uint8Array.from({ length: 256 }, (_, byte) =>
  (byte < SPACE && byte !== TAB) ||
  byte >= 0x80 ||
  byte === LESS ||
  byte === AMPERSAND ||
  byte === CLOSING_BRACKET
    ? 1
    : 0,
);
/** The same in the value of an attribute. */
const IS_SPECIAL_IN_VALUE = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte < SPACE ||
  byte >= 0x80 ||
  byte === LESS ||
  byte === AMPERSAND ||
  byte === DOUBLE_QUOTE ||
  byte === SINGLE_QUOTE
    ? 1
    : 0,
);

const COMMENT_START = Uint8Array.of(LESS, EXCLAMATION, MINUS, MINUS);
const CDATA_START = new TextEncoder().encode("<![CDATA[");
const DECLARATION_START = new TextEncoder().encode("<?xml");

/** What became of a token: it was read, it is cut, or the parser behind has to read on from its beginning. */
type Status = typeof READ | typeof CUT | typeof UNKNOWN;
const READ = 0;
const CUT = 1;
const UNKNOWN = 2;

/** Where the parser behind goes on. */
export interface HandOver {
  /** The place of what is not read yet. */
  readonly place: SourcePosition;
  /** The elements that are open, outermost first, and the lines of their tags. */
  readonly names: readonly string[];
  readonly lines: readonly number[];
  readonly isRootClosed: boolean;
  /** How much of the text that goes on has been told of, in UTF-16 units, and where that text begins. */
  readonly textLength: number;
  readonly textStart: SourcePosition | undefined;
}

/**
 * Reads the usual XML from bytes: declaration, comments, processing instructions, CDATA sections, elements and attributes with
 * ASCII names, the five entities and character references, all line ends. It stops in front of anything else and never says that
 * something is wrong.
 */
export class Tokenizer implements Places {
  readonly window = new ByteWindow();
  /** Whether bytes beyond ASCII are unknown here. */
  isAsciiOnly = false;

  readonly #handler: XmlHandler;
  readonly #limits: Limits;
  readonly #onEncoding: (encoding: string) => void;
  readonly #names = new NameTable();
  readonly #strings = new StringMaker();
  readonly #tag = new ByteTag(this.window, this.#strings);
  readonly #points = new PointRun();
  readonly #open: ByteName[] = [];
  readonly #openLines: number[] = [];
  #mode: ContentMode = ELEMENTS;
  #isRootClosed = false;

  /** The text that is being told of in chunks: how much that was, and where it begins. */
  #textLength = 0;
  #textStart: SourcePosition | undefined;
  /** The place where the raw text begins that is told of: a byte, a line, and the offset at which that line begins. */
  #rawStart = 0;
  #rawLine = 1;
  #rawLineOffset = 0;
  #rawShift = 0;

  /** Of a token that is cut: how far it was searched for its end, and the quote that is open there. */
  #isCut = false;
  #searched = 0;
  #quote = 0;

  constructor(handler: XmlHandler, limits: Limits, onEncoding: (encoding: string) => void) {
    this.#handler = handler;
    this.#limits = limits;
    this.#onEncoding = onEncoding;
  }

  /** Reads the whole tokens of the window. Returns false if the parser behind has to go on. */
  read(): boolean {
    if (this.#isCut && !this.#canEnd()) return true;
    this.#isCut = false;
    for (;;) {
      const status = this.#next();
      if (status === READ) continue;
      if (status === UNKNOWN) return false;
      const { window } = this;
      if (window.end - window.start > MAX_TOKEN_LENGTH) return false;
      this.#isCut = window.start < window.end;
      this.#searched = window.start;
      this.#quote = 0;
      // What is there of the token need not be searched again.
      if (this.#isCut) this.#canEnd();
      return true;
    }
  }

  /** Whether the document may end here. */
  get isComplete(): boolean {
    return this.#isRootClosed && this.window.start === this.window.end;
  }

  handOver(): HandOver {
    return {
      place: this.here(),
      names: this.#open.map(({ text }) => text),
      lines: this.#openLines.slice(0, this.#open.length),
      isRootClosed: this.#isRootClosed,
      textLength: this.#textLength,
      textStart: this.#textStart,
    };
  }

  here(): SourcePosition {
    return this.window.here();
  }

  textPlace(): SourcePosition {
    const { bytes } = this.window;
    let line = this.#rawLine;
    let lineOffset = this.#rawLineOffset;
    let i = this.#rawStart;
    for (let byte = bytes[i]; byte === SPACE || byte === LF || byte === TAB || byte === CR; byte = bytes[i]) {
      i += 1;
      if (byte === LF || (byte === CR && bytes[i] !== LF)) {
        line += 1;
        lineOffset = i + this.#rawShift;
      }
    }
    const offset = i + this.#rawShift;
    return { line, column: offset - lineOffset + 1, offset };
  }

  /** The status of a token that cannot be read beyond an index. */
  #stop(index: number): Status {
    return index >= this.window.end ? CUT : UNKNOWN;
  }

  /** Whether the token that is cut may end in what has come since it was searched last. It is not read again before that. */
  #canEnd(): boolean {
    const { bytes, start, end } = this.window;
    let i = this.#searched;
    if (i < start) i = start;
    if (end - start > MAX_TOKEN_LENGTH) return true;
    const isMarkup = bytes[start] === LESS;
    const second = bytes[start + 1];
    const isTag = isMarkup && second !== EXCLAMATION && second !== QUESTION;
    for (; i < end; i += 1) {
      const byte = bytes[i] as number;
      if (!isMarkup) {
        if (byte === LESS) return true;
      } else if (isTag) {
        if (this.#quote !== 0) {
          if (byte === this.#quote) this.#quote = 0;
        } else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) this.#quote = byte;
        else if (byte === GREATER) return true;
      } else if (byte === GREATER) {
        const before = bytes[i - 1];
        if (
          before === QUESTION ||
          ((before === MINUS || before === CLOSING_BRACKET) && bytes[i - 2] === before)
        )
          return true;
      }
    }
    this.#searched = end;
    return false;
  }

  /** Reads a token, and the white space in front of it that means nothing. */
  #next(): Status {
    const { window } = this;
    if (this.#mode > TEXT && this.#open.length > 0) {
      const target = this.#handler.pointTarget();
      const count = this.#points.read(window, target, this.#mode === PRESSURE_POINTS);
      if (count > 0) this.#handler.tookPoints(count);
    }
    const { bytes } = window;
    const isInRoot = this.#open.length > 0;
    const status = isInRoot && this.#mode === TEXT ? this.#text() : this.#space(isInRoot);
    if (status !== READ) return status;
    const { start } = window;
    const second = bytes[start + 1];
    if (second === SLASH) return this.#endTag();
    if (second === EXCLAMATION) return this.#bang(isInRoot);
    if (second === QUESTION) return this.#instruction();
    return this.#isRootClosed ? this.#stop(start + 1) : this.#startTag();
  }

  /** White space between elements, up to the next `<`. */
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
      if (byte === LF || (byte === CR && next !== LF && i < end)) {
        line += 1;
        lineOffset = i + shift;
      }
      byte = next;
    }
    if (byte === LESS) {
      if (i - start > MAX_TOKEN_LENGTH) return UNKNOWN;
      window.commit(i, line, lineOffset, shift);
      return READ;
    }
    if (isInRoot && i < end) return this.#text();
    // Behind the root, nothing has to follow. A CR may be half of a line end.
    if (i >= end && this.#isRootClosed && bytes[i - 1] !== CR) window.commit(i, line, lineOffset, shift);
    return this.#stop(i);
  }

  /** Text up to the next `<`, told of in chunks if it is long. */
  #text(): Status {
    const { window } = this;
    const { bytes, start: from, end } = window;
    let { line, lineOffset, shift } = window;
    let isPlain = true;
    let hasReferences = false;
    let isCut = false;
    let i = from;
    while (!isCut) {
      let byte = bytes[i] as number;
      while (IS_SPECIAL[byte] === 0) {
        i += 1;
        byte = bytes[i] as number;
      }
      if (byte === LESS) break;
      if (byte === LF) {
        i += 1;
        line += 1;
        lineOffset = i + shift;
      } else if (byte >= 0xc0) {
        const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
        if (byte === 0xef && bytes[i + 1] === 0xbf && (bytes[i + 2] as number) >= 0xbe) return UNKNOWN;
        if (this.isAsciiOnly) return UNKNOWN;
        if (i + length > end) isCut = true;
        else {
          i += length;
          // Two bytes are one unit, three are one, four are two.
          shift -= length === 2 ? 1 : 2;
        }
      } else if (byte === AMPERSAND) {
        if (this.#strings.reference(bytes, i) !== -1) i = this.#strings.end;
        else if (this.#strings.end < end) return UNKNOWN;
        else isCut = true;
        hasReferences = true;
        isPlain = false;
      } else if (byte === CR) {
        if (i + 1 === end) isCut = true;
        else {
          i += bytes[i + 1] === LF ? 2 : 1;
          line += 1;
          lineOffset = i + shift;
          isPlain = false;
        }
      } else if (byte === CLOSING_BRACKET) {
        const isTwice = bytes[i + 1] === CLOSING_BRACKET;
        if (isTwice && bytes[i + 2] === GREATER) return UNKNOWN;
        if (i + (isTwice ? 2 : 1) === end) isCut = true;
        else i += 1;
      } else if (i < end) return UNKNOWN;
      else isCut = true;
    }
    const isLong = i - from > MAX_TOKEN_LENGTH;
    if (this.#mode !== TEXT && isLong) return UNKNOWN;
    if (isCut && !isLong) return CUT;
    const isWhole = !isCut;
    if (i > from || this.#textStart !== undefined) {
      const text = isPlain
        ? this.#strings.plain(bytes, from, i)
        : this.#strings.text(bytes, from, i, hasReferences);
      if (text === undefined) return UNKNOWN;
      if (this.#textLength + text.length > this.#limits.textLength) return UNKNOWN;
      if (!isWhole && this.#textStart === undefined) this.#textStart = this.here();
      this.#tellText(from, i, line, lineOffset, shift, text, isWhole);
    }
    return isWhole ? READ : CUT;
  }

  /** Tells of text whose raw form begins at an index, and moves on behind it. */
  #tellText(
    from: number,
    to: number,
    line: number,
    lineOffset: number,
    shift: number,
    text: string,
    isWhole: boolean,
  ): void {
    const { window } = this;
    this.#rawStart = from;
    this.#rawLine = window.line;
    this.#rawLineOffset = window.lineOffset;
    this.#rawShift = window.shift;
    window.commit(to, line, lineOffset, shift);
    this.#textLength = isWhole ? 0 : this.#textLength + text.length;
    if (isWhole) this.#textStart = undefined;
    this.#handler.text(text, isWhole);
  }

  #startTag(): Status {
    const { window } = this;
    const { bytes, start } = window;
    let { line, lineOffset, shift } = window;
    const tag = this.#tag;
    const names = this.#names;
    const limits = this.#limits;
    let i = names.read(bytes, start + 1);
    const { name } = names;
    if (name === undefined || name.text.length > limits.nameLength) return this.#stop(i);
    tag.begin();
    let isEmpty = false;
    for (;;) {
      const gap = i;
      let byte = bytes[i] as number;
      while (byte === SPACE || byte === LF || byte === TAB || byte === CR) {
        i += 1;
        if (byte === LF || (byte === CR && bytes[i] !== LF)) {
          line += 1;
          lineOffset = i + shift;
        }
        byte = bytes[i] as number;
      }
      if (byte === GREATER) break;
      if (byte === SLASH) {
        i += 1;
        if (bytes[i] !== GREATER) return this.#stop(i);
        isEmpty = true;
        break;
      }
      if (gap === i) return this.#stop(i);
      const nameStart = i;
      i = names.read(bytes, i);
      const attribute = names.name;
      if (attribute === undefined) return this.#stop(i);
      byte = bytes[i] as number;
      while (byte !== EQUALS) {
        if (byte !== SPACE && byte !== TAB) return this.#stop(i);
        i += 1;
        byte = bytes[i] as number;
      }
      i += 1;
      let quote = bytes[i] as number;
      while (quote === SPACE || quote === TAB) {
        i += 1;
        quote = bytes[i] as number;
      }
      if (quote !== DOUBLE_QUOTE && quote !== SINGLE_QUOTE) return this.#stop(i);
      i += 1;
      const from = i;
      let isPlain = true;
      let isAscii = true;
      for (;;) {
        byte = bytes[i] as number;
        if (IS_SPECIAL_IN_VALUE[byte] === 0) i += 1;
        else if (byte === quote) break;
        else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) i += 1;
        else if (byte >= 0xc0) {
          if (byte === 0xef && bytes[i + 1] === 0xbf && (bytes[i + 2] as number) >= 0xbe) return UNKNOWN;
          isAscii = false;
          i += byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
          shift -= byte < 0xe0 ? 1 : 2;
          if (i > window.end) return CUT;
        } else if (byte === AMPERSAND) {
          if (this.#strings.reference(bytes, i) === -1) return this.#stop(this.#strings.end);
          i = this.#strings.end;
          isPlain = false;
        } else if (byte === TAB || byte === LF || byte === CR) {
          i += 1;
          isPlain = false;
          if (byte === LF || (byte === CR && bytes[i] !== LF)) {
            line += 1;
            lineOffset = i + shift;
          }
        } else return this.#stop(i);
      }
      let text: string | undefined;
      if (!isPlain || !isAscii) {
        if (!isAscii && this.isAsciiOnly) return UNKNOWN;
        text = isPlain ? this.#strings.plain(bytes, from, i) : this.#strings.value(bytes, from, i);
        if (text === undefined) return UNKNOWN;
      }
      const { count } = tag;
      if (count >= MOST_ATTRIBUTES || count >= limits.attributes) return UNKNOWN;
      if (attribute.text.length > limits.nameLength || tag.has(attribute)) return UNKNOWN;
      tag.add(attribute, nameStart, from, i, text);
      i += 1;
    }
    i += 1;
    if (i - start > MAX_TOKEN_LENGTH || this.#open.length >= limits.depth) return UNKNOWN;
    window.commit(i, line, lineOffset, shift);
    if (name.isSpecial) tag.isSpecial = true;
    this.#mode = this.#handler.open(name, tag);
    if (isEmpty) {
      this.#mode = this.#handler.close();
      if (this.#open.length === 0) this.#isRootClosed = true;
    } else {
      this.#openLines[this.#open.length] = tag.line;
      this.#open.push(name);
    }
    return READ;
  }

  #endTag(): Status {
    const { window } = this;
    const { bytes, start, shift } = window;
    let { line, lineOffset } = window;
    const open = this.#open;
    const name = open[open.length - 1];
    if (name === undefined) return UNKNOWN;
    if (!isAt(bytes, start + 2, name.bytes)) {
      return start + 2 + name.bytes.length > window.end ? CUT : UNKNOWN;
    }
    let i = start + 2 + name.bytes.length;
    let byte = bytes[i] as number;
    while (byte !== GREATER) {
      if (byte !== SPACE && byte !== LF && byte !== TAB && byte !== CR) return this.#stop(i);
      i += 1;
      if (byte === LF || (byte === CR && bytes[i] !== LF)) {
        line += 1;
        lineOffset = i + shift;
      }
      byte = bytes[i] as number;
    }
    i += 1;
    if (i - start > MAX_TOKEN_LENGTH) return UNKNOWN;
    window.commit(i, line, lineOffset, shift);
    open.pop();
    this.#mode = this.#handler.close();
    if (open.length === 0) this.#isRootClosed = true;
    return READ;
  }

  /** A comment, a CDATA section, or something else that begins with `<!`. */
  #bang(isInRoot: boolean): Status {
    const { window } = this;
    const { bytes, start, end } = window;
    if (isAt(bytes, start, COMMENT_START)) return this.#opaque(4, MINUS);
    if (isInRoot && isAt(bytes, start, CDATA_START)) return this.#opaque(CDATA_START.length, CLOSING_BRACKET);
    // In the window's last bytes, it can still become one of them.
    return end - start < CDATA_START.length ? CUT : UNKNOWN;
  }

  #instruction(): Status {
    const { window } = this;
    const { bytes, start, end } = window;
    const i = this.#names.read(bytes, start + 2);
    const { name } = this.#names;
    if (i >= end) return CUT;
    if (name === undefined || name.isSpecial) return UNKNOWN;
    if (name.text.toLowerCase() !== "xml") {
      const byte = bytes[i];
      const isSpace = byte === SPACE || byte === LF || byte === TAB || byte === CR;
      return isSpace || byte === QUESTION ? this.#opaque(i - start, QUESTION) : this.#stop(i);
    }
    if (window.offset !== 0 || !isAt(bytes, start, DECLARATION_START)) return UNKNOWN;
    const declaration = readDeclaration(bytes, start, end);
    if (declaration === undefined) return bytes.subarray(start, end).includes(GREATER) ? UNKNOWN : CUT;
    const status = this.#opaque(5, QUESTION);
    if (status === READ && declaration.encoding !== undefined) this.#onEncoding(declaration.encoding);
    return status;
  }

  /** A comment, CDATA section or instruction: `before` and `>` end it, in the first two cases `before` twice. */
  #opaque(headLength: number, before: number): Status {
    const { window } = this;
    const { bytes, start, end } = window;
    let { line, lineOffset, shift } = window;
    const isTwice = before !== QUESTION;
    const from = start + headLength;
    let isPlain = true;
    let isAscii = true;
    let i = from;
    for (;;) {
      const byte = bytes[i] as number;
      if (byte === before && (!isTwice || bytes[i + 1] === before)) {
        const last = isTwice ? i + 2 : i + 1;
        if (bytes[last] === GREATER) break;
        if (before === MINUS) return this.#stop(last);
        i += 1;
      } else if (byte === LF || byte === CR) {
        i += 1;
        if (byte === CR) isPlain = false;
        if (byte === LF || bytes[i] !== LF) {
          line += 1;
          lineOffset = i + shift;
        }
      } else if (byte >= 0xc0) {
        if (byte === 0xef && bytes[i + 1] === 0xbf && (bytes[i + 2] as number) >= 0xbe) return UNKNOWN;
        isAscii = false;
        i += byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
        shift -= byte < 0xe0 ? 1 : 2;
        if (i > end) return CUT;
      } else if (byte < SPACE && byte !== TAB) return this.#stop(i);
      else if (byte >= 0x80) return UNKNOWN;
      else i += 1;
    }
    const behind = i + (isTwice ? 3 : 2);
    if (behind - start > MAX_TOKEN_LENGTH || (!isAscii && this.isAsciiOnly)) return UNKNOWN;
    if (before === CLOSING_BRACKET) {
      const text = isPlain ? this.#strings.plain(bytes, from, i) : this.#strings.text(bytes, from, i, false);
      if (text === undefined) return UNKNOWN;
      if (text !== "") {
        this.#tellText(from, behind, line, lineOffset, shift, text, true);
        return READ;
      }
    } else if (!isAscii && this.#strings.plain(bytes, from, i) === undefined) return UNKNOWN;
    window.commit(behind, line, lineOffset, shift);
    return READ;
  }
}
