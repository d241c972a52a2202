import type { SaxesTagPlain } from "saxes";
import { isWellFormed } from "./is-well-formed.ts";
import { type Limits, limitError } from "./limits.ts";
import { Namespaces } from "./namespaces.ts";
import { Piece } from "./piece.ts";
import { SessionXmlError, type SessionXmlErrorCode, type SourcePosition } from "./session-xml-error.ts";
import {
  complaintOf,
  explain,
  LONE_AMPERSAND,
  OUTSIDE_ROOT,
  Parser,
  pieceOutsideRoot,
  splitHeldBack,
  strayIndex,
} from "./saxes-parser.ts";
import { TagRecorder } from "./tag-recorder.ts";

/** What takes the events of a document. */
export interface XmlHandler {
  /**
   * A start tag. `attributes` has no prototype and includes namespace declarations; going through the scanner's `attributeNames`
   * is faster.
   */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(): void;
  /** Text or CDATA, in one or more pieces. */
  text(text: string): void;
  /** The place of what is open, for errors. */
  path(): string;
}

/**
 * saxes behind one door: events, exact positions, finite limits, errors that are data. The rest of the package knows
 * nothing of saxes.
 */
export class XmlScanner {
  readonly #parser = new Parser();
  readonly #handler: XmlHandler;
  readonly #limits: Limits;
  readonly #tag = new TagRecorder();
  readonly namespaces: Namespaces;

  /** Attributes of the start tag that is being opened: the first `attributeCount` entries, in document order. */
  readonly attributeNames: string[] = [];
  readonly attributeValues: string[] = [];
  attributeCount = 0;
  /** Whether a name of the tag has a prefix, or an attribute declares a namespace. */
  isSpecial = false;

  #depth = 0;
  #rootClosed = false;
  /** Offset of what follows the last event, as saxes counts. */
  #lastEvent = 0;
  /** The same of the last end tag. */
  #lastClose = -1;
  /** Start of the line that the last event ended on, as saxes counts. */
  #line = 1;
  #lineStart = 0;
  /** What was read past saxes: its position, line and column are behind by this much. */
  #skipped = 0;
  #skippedLines = 0;
  #columnShift = 0;
  /** The line, as saxes counts, on which `#columnShift` holds. */
  #shiftedLine = 0;
  /** Whether saxes is at work, or has stopped in the middle of a piece because of an error. */
  #isParsing = false;
  readonly #piece = new Piece();
  #rootEnd = 0;
  /** Whether a tag, comment or the like has begun outside the root. */
  #isInMarkup = false;
  /** Text that has been given to saxes, in UTF-16 units. */
  #written = 0;
  /** A CR, half a surrogate pair or both at the end of what was written: what follows decides what they are. */
  #carry = "";

  constructor(handler: XmlHandler, limits: Limits, onEncoding: (encoding: string) => void) {
    this.#handler = handler;
    this.#limits = limits;
    this.namespaces = new Namespaces((reason) => this.fail("not-well-formed", reason));
    const parser = this.#parser;
    parser.on("xmldecl", (declaration) => {
      if (declaration.encoding !== undefined) onEncoding(declaration.encoding);
      this.#mark();
    });
    parser.on("doctype", () => this.#refuseDoctype());
    parser.on("opentagstart", (tag) => {
      this.#openStart(tag.name);
    });
    parser.on("attribute", ({ name, value }) => {
      this.#attribute(name, value);
    });
    parser.on("opentag", (tag) => {
      this.#open(tag);
    });
    parser.on("closetag", () => {
      this.#close();
    });
    parser.on("text", (text) => {
      this.#text(text);
    });
    parser.on("cdata", (text) => {
      this.#text(text);
    });
    parser.on("comment", () => {
      this.#mark();
      // saxes tells of a comment in front of the `>` that ends it.
      this.#lastEvent += 1;
    });
    parser.on("processinginstruction", ({ target }) => {
      if (target.includes(":"))
        this.fail("not-well-formed", `The processing instruction "${target}" has a colon in its name.`);
      this.#mark();
    });
  }

  /** Elements that are open. */
  get depth(): number {
    return this.#depth;
  }

  /** Whether everything written so far has ended in an event: nothing is pending. */
  get atEvent(): boolean {
    return this.#lastEvent === this.#written && this.#carry === "";
  }

  /** Whether the parser has stopped right behind an end tag: it reports one before it looks whether it is the right one. */
  get isEndTagRefused(): boolean {
    return this.#isParsing && this.#lastClose === this.#parser.position;
  }

  /** Text of at most some 64 Ki units. */
  write(given: string): void {
    const [text, heldBack] = splitHeldBack(this.#carry + given);
    this.#carry = heldBack;
    // saxes does not look; the decoders of bytes do.
    if (!isWellFormed(text)) this.#refuseHalf(text);
    this.#writeWhole(text);
  }

  /** Text of whole characters. */
  #writeWhole(text: string): void {
    if (this.#depth > 0) {
      this.#give(text);
      return;
    }
    for (let index = 0; index < text.length;) {
      const wasInMarkup = this.#isInMarkup;
      const piece = pieceOutsideRoot(text, index, wasInMarkup);
      index += piece.length;
      this.#give(piece);
      if (this.#depth > 0) {
        this.#isInMarkup = false;
        this.#give(text.slice(index));
        return;
      }
      this.#isInMarkup = this.#lastEvent !== this.#written && (wasInMarkup || /[^ \t\r\n]/.test(piece));
    }
  }

  end(): void {
    if (this.#carry === "\r") this.#give(this.#carry);
    else if (this.#carry !== "") this.#refuseHalf(this.#carry);
    if (this.#written === 0)
      this.fail("empty-document", "There is nothing in the file: a session was expected.");
    const { entityPosition } = this.#piece;
    if (entityPosition !== undefined) this.fail("not-well-formed", LONE_AMPERSAND, entityPosition);
    this.#guard(() => {
      this.#parser.close();
    });
  }

  /** Tells that text was read without saxes: whole tags and white space inside an element. */
  skip(length: number, lines: number, lastLineLength: number): void {
    const column = this.#column();
    this.#skipped += length;
    this.#skippedLines += lines;
    this.#shiftedLine = this.#parser.line;
    this.#columnShift = (lines === 0 ? column + length : lastLineLength) - this.#columnIndex();
  }

  /** The namespace and local name of an element that is being opened. */
  resolve(name: string): { readonly namespace: string; readonly local: string } {
    const { prefix, local } = this.namespaces.split(name);
    if (prefix === "xmlns") this.fail("not-well-formed", 'An element cannot have the prefix "xmlns".');
    return { namespace: this.namespaces.resolve(prefix), local };
  }

  /** The place of what is read next. */
  here(): SourcePosition {
    return {
      line: this.#parser.line + this.#skippedLines,
      column: this.#column() + 1,
      offset: this.#position() + this.#skipped,
    };
  }

  /** The place where the text that is being told of begins: behind the last tag, comment or CDATA section. */
  textPosition(): SourcePosition {
    const shift = this.#line === this.#shiftedLine ? this.#columnShift : 0;
    return {
      line: this.#line + this.#skippedLines,
      column: this.#lastEvent - this.#lineStart + shift + 1,
      offset: this.#lastEvent + this.#skipped,
    };
  }

  /** The place of the start tag that is being opened. */
  tagPosition(): SourcePosition {
    return this.#tag.position();
  }

  /** Notes the place of the start tag that is being opened. */
  placeTag(place: { line: number; column: number; offset: number }): void {
    place.line = this.#tag.line;
    place.column = this.#tag.column;
    place.offset = this.#tag.offset;
  }

  /** The place of an attribute of the start tag that is being opened. */
  attributePosition(name: string): SourcePosition {
    return this.#tag.attributePosition(name, this.#piece.text, this.#piece.start);
  }

  fail(
    code: SessionXmlErrorCode,
    reason: string,
    position: SourcePosition = this.here(),
    path: string = this.#handler.path(),
  ): never {
    throw new SessionXmlError(code, reason, { ...position, path });
  }

  /** Reads up to half of a surrogate pair, so that its place is known, and refuses it. */
  #refuseHalf(text: string): never {
    const at = /\p{Surrogate}/u.exec(text)?.index ?? 0;
    this.#writeWhole(text.slice(0, at));
    const code = text.charCodeAt(at).toString(16).toUpperCase();
    this.fail(
      "not-well-formed",
      `The XML is not well-formed: U+${code} is half of a surrogate pair, and no character.`,
    );
  }

  #give(text: string): void {
    const start = this.#written;
    this.#piece.begin(text, start, this.here());
    this.#written += text.length;
    this.#guard(() => {
      this.#parser.write(text);
    });
    const pending = this.#written - this.#lastEvent;
    if (pending > this.#limits.textLength) {
      throw limitError("textLength", this.#limits.textLength, pending, {
        ...this.here(),
        path: this.#handler.path(),
      });
    }
    this.#tag.keep(text, start, this.#written);
    this.#piece.end(this.#lastEvent);
  }

  /** saxes throws plain errors with the position in the message. */
  #guard(action: () => void): void {
    this.#isParsing = true;
    try {
      action();
      this.#isParsing = false;
    } catch (error) {
      if (error instanceof SessionXmlError || !(error instanceof Error)) throw error;
      const complaint = complaintOf(error);
      if (complaint === undefined) throw error;
      this.#failAsParser(complaint, error);
    }
  }

  #failAsParser(complaint: string, cause: Error): never {
    const place = { ...this.#offender(complaint), path: this.#handler.path(), cause };
    if (complaint.startsWith("document must contain a root")) {
      if (this.#isInMarkup) throw new SessionXmlError("not-well-formed", explain("unexpected end"), place);
      throw new SessionXmlError(
        "empty-document",
        "There is no element in the file: a session was expected.",
        place,
      );
    }
    throw new SessionXmlError("not-well-formed", explain(complaint), place);
  }

  /** saxes stands behind the character at fault. */
  #offender(complaint: string): SourcePosition {
    const here = this.here();
    if (complaint.includes("entity")) return this.#piece.entityAt(this.#position()) ?? here;
    // In markup it is a CDATA section, of which saxes complains at once.
    if (complaint === OUTSIDE_ROOT && !this.#isInMarkup) {
      const { text, start } = this.#piece;
      if (!this.#rootClosed || this.#rootEnd <= start)
        return this.#piece.positionOf(text.search(/[^ \t\r\n]/));
      const end = this.#rootEnd - this.#piece.start;
      return this.#piece.positionOf(end + strayIndex(this.#piece.text.slice(end)));
    }
    const isAtEnd = /^(?:unexpected end|unclosed tag|document must)/.test(complaint);
    const back = here.column > 1 && !isAtEnd ? 1 : 0;
    return { line: here.line, column: here.column - back, offset: here.offset - back };
  }

  #column(): number {
    const column = this.#columnIndex();
    return this.#parser.line === this.#shiftedLine ? column + this.#columnShift : column;
  }

  /** Between two pieces, saxes counts the last one twice. */
  #position(): number {
    return this.#isParsing ? this.#parser.position : this.#written;
  }

  #columnIndex(): number {
    return this.#parser.columnIndex - this.#parser.position + this.#position();
  }

  /** Notes the end of an event. */
  #mark(): void {
    const parser = this.#parser;
    this.#lastEvent = parser.position;
    if (parser.line !== this.#line) {
      this.#line = parser.line;
      this.#lineStart = parser.position - parser.columnIndex;
    }
  }

  #openStart(name: string): void {
    const parser = this.#parser;
    if (name.length > this.#limits.nameLength) this.#overLimit("nameLength", name.length);
    // Behind the name saxes has read one more character, or two if they are a line end.
    const { columnIndex } = parser;
    let line = parser.line;
    let column = columnIndex - name.length - 2;
    let start = parser.position - name.length - 2;
    if (columnIndex === 0) {
      line -= 1;
      start = this.#tag.find(name, this.#piece.text, this.#piece.start, parser.position);
      column = start - (line === this.#line ? this.#lineStart : start);
    }
    if (line === this.#shiftedLine) column += this.#columnShift;
    this.#tag.open(start, line + this.#skippedLines, column + 1, start + this.#skipped);
    this.attributeCount = 0;
    this.isSpecial = name.includes(":");
  }

  #attribute(name: string, value: string): void {
    const count = this.attributeCount;
    if (name.length > this.#limits.nameLength) this.#overLimit("nameLength", name.length);
    if (count >= this.#limits.attributes) this.#overLimit("attributes", count + 1);
    this.attributeNames[count] = name;
    this.attributeValues[count] = value;
    this.attributeCount = count + 1;
    if (name.startsWith("xmlns") || name.includes(":")) this.isSpecial = true;
  }

  #open({ name, attributes }: SaxesTagPlain): void {
    if (this.#depth >= this.#limits.depth) this.#overLimit("depth", this.#depth + 1);
    if (this.isSpecial) {
      this.namespaces.declare(attributes, this.#depth);
      this.namespaces.checkAttributes(attributes);
    }
    this.#mark();
    this.#handler.open(name, attributes);
    this.#tag.close();
    this.#depth += 1;
  }

  #close(): void {
    this.#depth -= 1;
    this.#lastClose = this.#parser.position;
    this.#mark();
    this.#handler.close();
    this.namespaces.leave(this.#depth);
    if (this.#depth === 0) {
      this.#rootClosed = true;
      this.#rootEnd = this.#parser.position;
    }
  }

  #text(text: string): void {
    if (text.length > this.#limits.textLength) this.#overLimit("textLength", text.length);
    if (this.#depth > 0) this.#handler.text(text);
    this.#mark();
  }

  #overLimit(name: keyof Limits, actual: number): never {
    throw limitError(name, this.#limits[name], actual, { ...this.here(), path: this.#handler.path() });
  }

  #refuseDoctype(): never {
    return this.fail(
      "doctype-refused",
      "A DOCTYPE is not allowed in a session file, since it can define entities: remove it.",
    );
  }
}
