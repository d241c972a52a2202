import type { SaxesTagPlain } from "saxes";
import { isWellFormed } from "./is-well-formed.ts";
import { type Limits, limitError } from "./limits.ts";
import { Namespaces } from "./namespaces.ts";
import { Piece, PIECE_LENGTH } from "./piece.ts";
import { PlainLane, type PlainMarkup } from "./plain-lane.ts";
import { Positions } from "./positions.ts";
import type { DetailsByCode, SourcePosition } from "../errors/details.ts";
import { errorOf, SessionXmlError, type SessionXmlErrorCode } from "../errors/session-xml-error.ts";
import { complaintError, LONE_AMPERSAND, Parser, pieceOutsideRoot, splitHeldBack } from "./saxes-parser.ts";
import { TagRecorder } from "./tag-recorder.ts";
import { surplus, utf8Length } from "./utf8.ts";
import type { XmlHandler } from "./xml-handler.ts";

const GREATER = 0x3e;

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

  readonly #positions = new Positions(this.#parser);
  /** The lane for plain markup, `undefined` if it is switched off, and how it tells of what it reads. */
  readonly #lane: PlainLane | undefined;
  readonly #markup: PlainMarkup;
  /** Whether the parser is told of what it need not tell of. */
  #isMuted = false;

  #depth = 0;
  /** Where the last tag ended, as saxes counts. */
  #lastTag = -1;
  /** The same of the last end tag. */
  #lastClose = -1;
  readonly #piece = new Piece();
  /** Where the root ended, as saxes counts; -1 before it does. */
  #rootEnd = -1;
  /** Whether a tag, comment or the like has begun outside the root. */
  #isInMarkup = false;
  /** A CR, half a surrogate pair or both at the end of what was written: what follows decides what they are. */
  #carry = "";

  constructor(
    handler: XmlHandler,
    limits: Limits,
    onEncoding: (encoding: string) => void,
    isLaneOn: boolean,
  ) {
    this.#handler = handler;
    this.#limits = limits;
    const lane = new PlainLane(this.attributeNames, this.attributeValues);
    this.#lane = isLaneOn && limits.textLength >= PIECE_LENGTH ? lane : undefined;
    this.#markup = {
      isSpaceNothing: () => handler.isSpaceNothing(),
      text: (text) => {
        handler.text(text);
      },
      open: (name, attributeCount) => {
        this.#openInLane(lane, name, attributeCount);
      },
      close: () => {
        this.#depth -= 1;
        handler.close();
      },
    };
    this.namespaces = new Namespaces((problem) => this.fail("not-well-formed", { problem }));
    const parser = this.#parser;
    parser.on("xmldecl", (declaration) => {
      this.#mark();
      if (declaration.encoding !== undefined) onEncoding(declaration.encoding);
    });
    parser.on("doctype", () => this.fail("doctype-refused", {}));
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
      // saxes tells of text when it has read the `<` behind it.
      this.#text(text, 1);
    });
    parser.on("cdata", (text) => {
      this.#text(text, 0);
    });
    parser.on("comment", () => {
      // saxes tells of a comment in front of the `>` that ends it.
      this.#mark(-1);
    });
    parser.on("processinginstruction", ({ target }) => {
      this.#mark();
      if (target.includes(":"))
        this.fail("not-well-formed", {
          problem: `the processing instruction "${target}" has a colon in its name`,
        });
    });
  }

  /** Whether it is of use to have the bytes of a text. */
  get wantsBytes(): boolean {
    return this.#lane !== undefined;
  }

  /** Whether everything written so far has ended in a tag. Behind text the parser has read the `<` that follows it, too. */
  get atTag(): boolean {
    return this.#lastTag === this.#positions.written && this.#carry === "";
  }

  /** Whether the parser has stopped right behind an end tag: it reports one before it looks whether it is the right one. */
  get isEndTagRefused(): boolean {
    return this.#positions.isParsing && this.#lastClose === this.#parser.position;
  }

  /**
   * Text of at most some 64 Ki units.
   *
   * @param bytes The same as valid UTF-8, from one byte to another, behind which there is one more. Without bytes the lane stays
   * out of it.
   */
  write(given: string, bytes?: Uint8Array, from = 0, to = 0): void {
    const [text, heldBack] = splitHeldBack(this.#carry + given);
    const isSame = this.#carry === "" && heldBack === "";
    this.#carry = heldBack;
    // saxes does not look; whoever has bytes has.
    if (!(isSame && bytes !== undefined) && !isWellFormed(text)) this.#refuseHalf(text);
    this.#writeWhole(text, isSame ? bytes : undefined, from, to);
  }

  /** Text of whole characters. */
  #writeWhole(text: string, bytes?: Uint8Array, from = 0, to = 0): void {
    if (this.#depth > 0) {
      this.#writeInRoot(text, bytes, from, to);
      return;
    }
    for (let index = 0; index < text.length;) {
      const wasInMarkup = this.#isInMarkup;
      const piece = pieceOutsideRoot(text, index, wasInMarkup);
      index += piece.length;
      this.#give(piece);
      if (this.#depth > 0) {
        this.#isInMarkup = false;
        const rest = text.slice(index);
        this.#writeInRoot(rest, bytes, to - utf8Length(rest), to);
        return;
      }
      const { lastEvent, written } = this.#positions;
      this.#isInMarkup = lastEvent !== written && (wasInMarkup || /[^ \t\r\n]/.test(piece));
    }
  }

  /** Inside the root, the lane reads what it knows, and saxes the rest: up to the end of a tag, behind which the lane goes on. */
  #writeInRoot(text: string, bytes: Uint8Array | undefined, from: number, to: number): void {
    const lane = this.#lane;
    if (lane === undefined || bytes === undefined) {
      this.#give(text);
      return;
    }
    lane.take(text, bytes, to);
    let least = 0;
    let byte = from;
    let index = 0;
    while (byte < to) {
      if (this.atTag) {
        const start = byte;
        byte = lane.read(start, index, this.#positions.here(), this.#limits, this.#markup);
        if (byte > start) {
          const { length, lines, lastLineLength } = lane.places;
          this.#positions.skip(length, lines, lastLineLength);
          index += length;
          least = 0;
          if (byte === to) return;
        }
      }
      // Where the lane is of no use, it is asked less and less often.
      const bracket = bytes.indexOf(GREATER, byte + least);
      least = least * 2 + 16;
      const cut = bracket === -1 || bracket >= to ? to : bracket + 1;
      const end = cut === to ? text.length : index + (cut - byte) - surplus(bytes, byte, cut);
      this.#give(text.slice(index, end));
      byte = cut;
      index = end;
      if (this.#depth === 0) {
        this.#writeWhole(text.slice(index), bytes, byte, to);
        return;
      }
    }
  }

  #openInLane({ places }: PlainLane, name: string, attributeCount: number): void {
    if (this.#depth >= this.#limits.depth) this.#overLimit("depth", this.#depth + 1);
    const { line, column, offset } = places.of(places.tag);
    this.#tag.open(places.tag.index, line, column, offset);
    this.attributeCount = attributeCount;
    this.isSpecial = false;
    this.#handler.open(name);
    this.#tag.close();
    this.#depth += 1;
  }

  /** Tells saxes which elements the lane has opened, so that it goes on inside them. */
  #catchUp(): void {
    const open = this.#lane?.open;
    if (open === undefined || open.length === 0) return;
    const tags = open.map((name) => `<${name}>`).join("");
    open.length = 0;
    this.#isMuted = true;
    this.#parser.write(tags);
    this.#isMuted = false;
    this.#positions.add(tags.length);
  }

  end(): void {
    if (this.#carry === "\r") this.#give(this.#carry);
    else if (this.#carry !== "") this.#refuseHalf(this.#carry);
    this.#catchUp();
    if (this.#positions.written === 0) this.fail("empty-document", { missing: "content" });
    const { entityPosition } = this.#piece;
    if (entityPosition !== undefined)
      this.fail("not-well-formed", { problem: LONE_AMPERSAND }, entityPosition);
    this.#guard(() => {
      this.#parser.close();
    });
  }

  /** Tells that text was read without saxes: whole tags and white space inside an element. */
  skip(length: number, lines: number, lastLineLength: number): void {
    this.#positions.skip(length, lines, lastLineLength);
  }

  /** The place of what is read next. */
  here(): SourcePosition {
    return this.#lane?.isReading === true
      ? this.#lane.places.of(this.#lane.places.here)
      : this.#positions.here();
  }

  /** The place where the text that is being told of begins: behind the last tag, comment or CDATA section. */
  textPosition(): SourcePosition {
    return this.#lane?.isReading === true
      ? this.#lane.places.of(this.#lane.places.event)
      : this.#positions.behindEvent();
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
    return this.#lane?.isReading === true
      ? this.#tag.attributePosition(name, this.#lane.text, 0)
      : this.#tag.attributePosition(name, this.#piece.text, this.#piece.start);
  }

  fail<C extends SessionXmlErrorCode>(
    code: C,
    details: DetailsByCode[C],
    position: SourcePosition = this.here(),
    path: string = this.#handler.path(),
  ): never {
    throw errorOf(code, { ...details, ...position, path });
  }

  /** Reads up to half of a surrogate pair, so that its place is known, and refuses it. */
  #refuseHalf(text: string): never {
    const at = /\p{Surrogate}/u.exec(text)?.index ?? 0;
    this.#writeWhole(text.slice(0, at));
    const code = text.charCodeAt(at).toString(16).toUpperCase();
    this.fail("not-well-formed", { problem: `U+${code} is half of a surrogate pair` });
  }

  #give(text: string): void {
    this.#catchUp();
    const positions = this.#positions;
    const start = positions.written;
    this.#piece.begin(text, start, positions.here());
    positions.written += text.length;
    this.#guard(() => {
      this.#parser.write(text);
    });
    this.#checkLength();
    this.#tag.keep(text, start, positions.written);
    this.#piece.end(positions.lastEvent);
  }

  /** saxes throws plain errors with the position in the message. */
  #guard(action: () => void): void {
    this.#positions.isParsing = true;
    try {
      action();
      this.#positions.isParsing = false;
    } catch (error) {
      if (error instanceof SessionXmlError || !(error instanceof Error)) throw error;
      this.#checkLength();
      throw complaintError(error, {
        piece: this.#piece,
        position: this.#positions.position(),
        here: this.here(),
        path: this.#handler.path(),
        isInMarkup: this.#isInMarkup,
        rootEnd: this.#rootEnd,
      });
    }
  }

  #openStart(name: string): void {
    if (this.#isMuted) return;
    this.#checkLength();
    if (name.length > this.#limits.nameLength) this.#overLimit("nameLength", name.length);
    this.#tag.openBehind(name, this.#parser, this.#positions, this.#piece);
    this.attributeCount = 0;
    this.isSpecial = name.includes(":");
  }

  #attribute(name: string, value: string): void {
    this.#checkLength();
    const count = this.attributeCount;
    if (name.length > this.#limits.nameLength) this.#overLimit("nameLength", name.length);
    if (count >= this.#limits.attributes) this.#overLimit("attributes", count + 1);
    this.attributeNames[count] = name;
    this.attributeValues[count] = value;
    this.attributeCount = count + 1;
    if (name.startsWith("xmlns") || name.includes(":")) this.isSpecial = true;
  }

  #open({ name, attributes }: SaxesTagPlain): void {
    if (this.#isMuted) return;
    this.#mark();
    if (this.#depth >= this.#limits.depth) this.#overLimit("depth", this.#depth + 1);
    if (this.isSpecial) {
      this.namespaces.declare(attributes, this.#depth);
      this.namespaces.checkAttributes(attributes);
    }
    this.#lastTag = this.#positions.lastEvent;
    this.#handler.open(name);
    this.#tag.close();
    this.#depth += 1;
  }

  #close(): void {
    this.#depth -= 1;
    this.#mark();
    this.#lastTag = this.#lastClose = this.#positions.lastEvent;
    this.#handler.close();
    this.namespaces.leave(this.#depth);
    if (this.#depth === 0) this.#rootEnd = this.#parser.position;
  }

  /** @param ahead How much the parser has read behind the text. */
  #text(text: string, ahead: number): void {
    this.#checkLength(ahead);
    if (this.#depth > 0) this.#handler.text(text);
    this.#positions.mark(ahead);
  }

  /** Notes the end of what is not text. @param ahead How much the parser has read behind it. */
  #mark(ahead = 0): void {
    this.#checkLength(ahead);
    this.#positions.mark(ahead);
  }

  /** Refuses what is too long, in the same way whether it has ended or not. */
  #checkLength(ahead = 0): void {
    const positions = this.#positions;
    if (positions.position() - ahead - positions.lastEvent <= this.#limits.textLength) return;
    this.#overLimit("textLength", undefined, positions.behindEvent());
  }

  #overLimit(name: keyof Limits, actual: number | undefined, place = this.here()): never {
    throw limitError(name, this.#limits[name], actual, { ...place, path: this.#handler.path() });
  }
}
