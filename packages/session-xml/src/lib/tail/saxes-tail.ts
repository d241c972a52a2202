import { type SaxesOptions, SaxesParser } from "saxes";
import type { DetailsByCode, SourcePosition } from "../errors/details.ts";
import { errorOf, SessionXmlError, type SessionXmlErrorCode } from "../errors/session-xml-error.ts";
import { copyString } from "../xml/copy-string.ts";
import { limitError, type Limits } from "../xml/limits.ts";
import { placeBehind } from "../xml/place-behind.ts";
import type { HandOver, Places, XmlHandler } from "../xml/xml-handler.ts";
import { meantLength, RawText } from "./raw-text.ts";
import { TextTag } from "./text-tag.ts";

/** So many units of a document, and some more, may stand for one unit of text: `&quot;`. */
const LONGEST_SPELLING = 6;
const SPELLING_ROOM = 65_536;

const OUTSIDE_ROOT = "text data outside of root node";
const LONE_AMPERSAND = 'an "&" begins an entity that does not end; the character itself is written &amp;';
/** What saxes says when the document has ended. */
const AT_END = /^(?:unexpected end|unclosed tag|document must)/;
/**
 * A subclass only for speed: today's engines give its instances room for every handler. An eighth handler on a plain `SaxesParser`
 * turns the instance into a hash table, at a fifth of the speed.
 */
class Parser extends SaxesParser<SaxesOptions & { readonly xmlns: false }> {
  constructor() {
    super({ xmlns: false, defaultXMLVersion: "1.0", forceXMLVersion: true });
  }

  /** How much text it has collected that it has not told of. */
  get pendingLength(): number {
    return (this["text"] as string).length;
  }
}

/**
 * saxes for the rest of a document, from a token that the tokenizer does not know: the judge of what is well-formed, and the one who
 * words the errors. What it says does not depend on how the text is cut.
 */
export class SaxesTail implements Places {
  readonly #handler: XmlHandler;
  readonly #limits: Limits;
  readonly #parser = new Parser();
  readonly #raw = new RawText();
  /** How much the parser was given that does not stand in the document. */
  #muted = 0;
  /** Where the token begins that the parser is reading: its place, and the same as an index into what was given. */
  #place: SourcePosition;
  #start = 0;
  /** Where the text begins that goes on here, and how much of it was told of before. */
  #textStart: SourcePosition | undefined;
  #textLength: number;
  #textAt = 0;
  readonly #names: string[];
  readonly #lines: number[];
  #tag: TextTag | undefined;
  #tagLength = 0;
  /** The place behind what the handler is told of, where that is not `#place`. */
  #here: SourcePosition | undefined;
  /** The index behind an end tag. saxes tells of one before it looks whether it is the right one. */
  #closed: number | undefined;
  /** Whether no token has ended yet. */
  #isAtHead: boolean;
  /** Whether the declaration says that there is nothing but ASCII. */
  isAsciiOnly = false;

  constructor(handler: XmlHandler, limits: Limits, start: HandOver, onEncoding: (encoding: string) => void) {
    this.#handler = handler;
    this.#limits = limits;
    this.#place = start.place;
    this.#names = [...start.names];
    this.#lines = [...start.lines];
    this.#isAtHead = start.place.offset === 0;
    this.#textStart = start.textStart;
    this.#textLength = start.textLength;
    this.#mute(start);
    const parser = this.#parser;
    parser.on("xmldecl", ({ encoding }) => {
      this.#skip(this.#index());
      if (encoding !== undefined) onEncoding(encoding);
    });
    parser.on("doctype", () => {
      this.#skip(this.#index());
      this.fail("doctype-refused", {});
    });
    parser.on("opentagstart", ({ name }) => {
      this.#openStart(name);
    });
    parser.on("attribute", ({ name, value }) => {
      this.#attribute(name, value);
    });
    parser.on("opentag", () => {
      this.#openTag();
    });
    parser.on("closetag", () => {
      this.#closeTag();
    });
    parser.on("text", (text) => {
      // saxes tells of text when it has read the `<` behind it.
      this.#text(text, this.#index() - 1);
    });
    parser.on("cdata", (text) => {
      this.#close();
      this.#textAt = this.#start + "<![CDATA[".length;
      this.#text(text, this.#index());
    });
    parser.on("comment", () => {
      // saxes tells of a comment in front of the `>` that ends it, which may not be given yet.
      this.#skip(this.#index(), 1);
    });
    parser.on("processinginstruction", ({ target }) => {
      this.#skip(this.#index());
      if (target.includes(":")) {
        this.fail("not-well-formed", {
          problem: `the processing instruction "${target}" has a colon in its name`,
        });
      }
    });
  }

  /** Takes more of the document, in whole characters. */
  write(text: string): void {
    let rest = text;
    // What a declaration says holds for all that follows, so what follows must not be given together with it.
    for (let cut = rest.indexOf(">") + 1; this.#isAtHead && cut > 0; cut = rest.indexOf(">") + 1) {
      this.#write(rest.slice(0, cut));
      rest = rest.slice(cut);
    }
    if (rest === "") return;
    const stray = this.isAsciiOnly ? rest.search(/[^\0-\x7f]/) : -1;
    if (stray === -1) {
      this.#write(rest);
      return;
    }
    this.#write(rest.slice(0, stray));
    this.fail("invalid-encoding", { encoding: "US-ASCII" }, this.endPlace());
  }

  #write(text: string): void {
    // saxes passes over a mark, and the decoder has taken one already.
    if (this.#raw.end === 0 && this.#place.offset === 0 && text.startsWith("\ufeff"))
      this.fail("not-well-formed", { problem: OUTSIDE_ROOT });
    this.#raw.add(text);
    this.#guard(() => {
      this.#parser.write(text);
    });
    this.#close();
    this.#checkUnfinished();
  }

  end(): void {
    if (this.#raw.end === 0 && this.#place.offset === 0) this.fail("empty-document", { missing: "content" });
    this.#guard(() => {
      this.#parser.close();
    });
    this.#close();
  }

  here(): SourcePosition {
    return this.#here ?? this.#place;
  }

  /** The place behind everything that was given. */
  endPlace(): SourcePosition {
    return this.#placeOf(this.#raw.end);
  }

  textPlace(): SourcePosition {
    const raw = this.#raw.slice(this.#start, this.#raw.end);
    const from = this.#textAt > this.#start ? this.#textAt - this.#start : 0;
    const space = /^[ \t\r\n]*/.exec(raw.slice(from))?.[0].length ?? 0;
    return placeBehind(this.#place, raw.slice(0, from + space));
  }

  fail<C extends SessionXmlErrorCode>(
    code: C,
    details: DetailsByCode[C],
    place: SourcePosition = this.here(),
  ): never {
    throw errorOf(code, { ...details, ...place, path: this.#handler.path() });
  }

  /** Tells the parser what stands in front of it in the document, without telling anyone of it. */
  #mute({ place, names, isRootClosed }: HandOver): void {
    let text = "";
    if (isRootClosed) text = "<r/>";
    else if (names.length > 0) text = names.map((name) => `<${name}>`).join("");
    // The declaration has to come first.
    else if (place.offset > 0) text = " ";
    this.#parser.write(text);
    this.#muted = text.length;
  }

  /** How much of what was given the parser has read. Only right while it is at work. */
  #index(): number {
    return this.#parser.position - this.#muted;
  }

  #placeOf(index: number): SourcePosition {
    return placeBehind(this.#place, this.#raw.slice(this.#start, index));
  }

  /** Notes that a token has ended in which nobody is interested. @param ahead How much of it is not read yet, in one line. */
  #skip(index: number, ahead = 0): void {
    this.#settle();
    this.#checkLength(index + ahead);
    this.#move(index);
    const { line, column, offset } = this.#place;
    this.#place = { line, column: column + ahead, offset: offset + ahead };
    this.#start += ahead;
  }

  /** Notes that what is read next begins at an index. */
  #move(index: number): void {
    this.#place = this.#placeOf(index);
    this.#start = index;
    this.#raw.forget(index);
    this.#textLength = 0;
    this.#isAtHead = false;
  }

  /** Tells of what has ended in front of the token that is read now. */
  #settle(): void {
    this.#close();
    if (this.#textStart === undefined) return;
    this.#textStart = undefined;
    this.#handler.text("", true);
  }

  /** Tells of an end tag that was the right one. */
  #close(): void {
    const index = this.#closed;
    if (index === undefined) return;
    this.#closed = undefined;
    this.#move(index);
    this.#names.pop();
    this.#lines.pop();
    this.#handler.close();
  }

  /** saxes throws plain errors with a position in the message. */
  #guard(action: () => void): void {
    try {
      action();
    } catch (error) {
      const complaint = error instanceof SessionXmlError ? undefined : complaintOf(error);
      if (complaint === undefined) throw error;
      if (complaint === "unexpected close tag") this.#closed = undefined;
      const index = AT_END.test(complaint) ? this.#raw.end : this.#index();
      this.#close();
      this.#refuse(complaint, index, error);
    }
  }

  #refuse(complaint: string, index: number, cause: unknown): never {
    this.#checkLength(index);
    const raw = this.#raw.slice(this.#start, index);
    const path = this.#handler.path();
    const refuse = (at: number, problem: string): never => {
      const place = placeBehind(this.#place, raw.slice(0, at));
      throw new SessionXmlError("not-well-formed", { problem, ...place, path }, { cause });
    };
    const isAtEnd = AT_END.test(complaint);
    const ampersand = raw.lastIndexOf("&");
    if (complaint.includes("entity"))
      refuse(ampersand, complaint.startsWith("disallowed") ? LONE_AMPERSAND : complaint);
    if (isAtEnd && ampersand > raw.lastIndexOf(";") && !/^<[!?]/.test(raw)) refuse(ampersand, LONE_AMPERSAND);
    if (complaint === "unexpected close tag") {
      const found = /^<\/([^\s>]*)/.exec(raw)?.[1] ?? "";
      const line = String(this.#lines.at(-1) ?? 1);
      refuse(
        raw.length - 1,
        `expected </${this.#names.at(-1) ?? ""}> (opened on line ${line}), found </${found}>`,
      );
    }
    if (this.#names.length === 0) {
      const stray = raw.search(/[^ \t\r\n]/);
      const isDisallowed = complaint.startsWith("disallowed") && stray === raw.length - 1;
      if (stray !== -1 && raw[stray] !== "<" && !isDisallowed) {
        const place = placeBehind(this.#place, raw.slice(0, stray));
        if (this.#isAtHead && /[[{]/.test(raw.charAt(stray))) this.fail("cinesync-5-session", {}, place);
        refuse(stray, OUTSIDE_ROOT);
      }
      if (complaint.startsWith("document must")) {
        if (stray !== -1) refuse(raw.length, "unexpected end");
        const details = { missing: "element", ...this.#placeOf(index), path } as const;
        throw new SessionXmlError("empty-document", details, { cause });
      }
    }
    // saxes stands behind the character at fault.
    const back = isAtEnd || this.#placeOf(index).column === 1 ? 0 : 1;
    return refuse(raw.length - back, complaint);
  }

  #openStart(name: string): void {
    this.#settle();
    const index = this.#index();
    this.#checkLength(index);
    if (name.length > this.#limits.nameLength)
      this.#overLimit("nameLength", name.length, this.#placeOf(index));
    // White space in front of the root is not told of.
    const space = this.#raw.slice(this.#start, index).indexOf("<");
    if (space > 0) this.#move(this.#start + space);
    const start = this.#start;
    this.#tagLength = name.length;
    this.#tag = new TextTag(name, this.#place, () => this.#raw.slice(start, this.#raw.end));
  }

  #attribute(name: string, value: string): void {
    const tag = this.#tag;
    if (tag === undefined) return;
    const index = this.#index();
    this.#checkLength(index);
    const { nameLength, attributes } = this.#limits;
    if (name.length > nameLength) this.#overLimit("nameLength", name.length, this.#placeOf(index));
    if (tag.count >= attributes) this.#overLimit("attributes", tag.count + 1, this.#placeOf(index));
    this.#tagLength += name.length + value.length;
    tag.add(name, value);
  }

  #openTag(): void {
    const tag = this.#tag;
    if (tag === undefined) return;
    this.#tag = undefined;
    this.#tagLength = 0;
    const index = this.#index();
    this.#checkLength(index);
    this.#here = this.#placeOf(index);
    const { depth } = this.#limits;
    if (this.#names.length >= depth) this.#overLimit("depth", this.#names.length + 1, this.#here);
    this.#handler.open(tag.elementName, tag);
    this.#here = undefined;
    this.#names.push(tag.elementName.text);
    this.#lines.push(tag.line);
    this.#move(index);
  }

  #closeTag(): void {
    this.#settle();
    const index = this.#index();
    this.#checkLength(index);
    this.#closed = index;
  }

  #text(text: string, index: number): void {
    this.#close();
    // Outside the root, saxes tells of text before it refuses it.
    if (this.#names.length === 0 && /[^ \t\r\n]/.test(text)) return;
    this.#checkLength(index);
    const isContinued = this.#textStart !== undefined;
    this.#textStart = undefined;
    if (this.#names.length > 0 && (text !== "" || isContinued)) {
      this.#here = this.#placeOf(index);
      this.#handler.text(copyString(text), true);
      this.#here = undefined;
    }
    this.#move(index);
  }

  /** Refuses a token that is too long up to an index, in the same way whether it has ended or not. */
  #checkLength(index: number): void {
    const length = index - this.#start;
    const { textLength } = this.#limits;
    if (length + this.#textLength <= textLength) return;
    const meant = this.#isOpaque
      ? length
      : meantLength(this.#raw.slice(this.#start, index)) + this.#textLength;
    if (meant > textLength || length > LONGEST_SPELLING * textLength + SPELLING_ROOM) this.#refuseLength();
  }

  /** The same for a token that goes on, so that no more of it is kept: what saxes has of it means no more than what was given. */
  #checkUnfinished(): void {
    const length = this.#raw.end - this.#start;
    const { textLength } = this.#limits;
    if (length + this.#textLength <= textLength) return;
    const meant = this.#isOpaque ? length : this.#parser.pendingLength + this.#tagLength + this.#textLength;
    if (meant > textLength || length > LONGEST_SPELLING * textLength + SPELLING_ROOM) this.#refuseLength();
  }

  /** Whether the token is a comment or the like, which means what stands there. */
  get #isOpaque(): boolean {
    return /^<[!?]/.test(this.#raw.head(this.#start));
  }

  #refuseLength(): never {
    this.#overLimit("textLength", undefined, this.#textStart ?? this.#place);
  }

  #overLimit(name: keyof Limits, actual: number | undefined, place: SourcePosition): never {
    throw limitError(name, this.#limits[name], actual, { ...place, path: this.#handler.path() });
  }
}

/** What saxes says, without the place in front of it, `undefined` for any other error. */
function complaintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return /^\d+:\d+: ([^]*?)\.?$/.exec(error.message)?.[1];
}
