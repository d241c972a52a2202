import { type SaxesOptions, SaxesParser } from "saxes";
import type { DetailsByCode, SourcePosition } from "../errors/details.ts";
import { errorOf, SessionXmlError, type SessionXmlErrorCode } from "../errors/session-xml-error.ts";
import { limitError, type Limits } from "../xml/limits.ts";
import type { HandOver, Positions, XmlHandler } from "../xml/xml-handler.ts";
import { copyString, meantLength, positionAfter, RawText } from "./raw-text.ts";
import { TextTag } from "./text-tag.ts";

/** The most UTF-16 units of a file for one unit of text (`&quot;`), and room for the rest of a tag. */
const LONGEST_SPELLING = 6;
const SPELLING_ROOM = 65_536;

const OUTSIDE_ROOT = "text data outside of root node";
const LONE_AMPERSAND = '"&" begins a reference that does not end; write the character as &amp;';
/** Messages of saxes at the end of the document. */
const AT_END = /^(?:unexpected end|unclosed tag|document must)/;
/**
 * Exists for speed: V8 keeps room for all handlers in instances of a subclass. The eighth handler turns a plain `SaxesParser` into a
 * dictionary, at a fifth of the speed; tests that read with saxes alone would then take five times as long.
 */
class Parser extends SaxesParser<SaxesOptions & { readonly xmlns: false }> {
  constructor() {
    super({ xmlns: false, defaultXMLVersion: "1.0", forceXMLVersion: true });
  }

  /** The length of text that it has not reported yet. */
  get pendingLength(): number {
    return (this["text"] as string).length;
  }
}

/**
 * Reads the rest of a document with saxes, from the first token that the tokenizer does not know. saxes decides what is
 * well-formed. Events, errors and positions do not depend on the chunks.
 */
export class SaxesTail implements Positions {
  readonly #handler: XmlHandler;
  readonly #limits: Limits;
  readonly #parser = new Parser();
  readonly #raw = new RawText();
  /** The length of text that saxes got but the document does not contain. */
  #muted = 0;
  /** The start of the current token: its position, and its index in the text that saxes got. */
  #position: SourcePosition;
  #start = 0;
  /** The start of the text that continues here, and the length that the tokenizer has reported of it. */
  #textStart: SourcePosition | undefined;
  #textLength: number;
  #textAt = 0;
  readonly #names: string[];
  readonly #lines: number[];
  #tag: TextTag | undefined;
  #tagLength = 0;
  /** The position after the current event, where it is not `#position`. */
  #here: SourcePosition | undefined;
  /** The index after an end tag that is not reported yet: saxes reports end tags before it compares the names. */
  #closed: number | undefined;
  /** True until the first token ends. */
  #isAtHead: boolean;
  /** Set when the XML declaration says US-ASCII. */
  isAsciiOnly = false;

  constructor(
    handler: XmlHandler,
    limits: Limits,
    start: HandOver,
    onEncoding: (encoding: string) => boolean,
  ) {
    this.#handler = handler;
    this.#limits = limits;
    this.#position = start.position;
    this.#names = [...start.names];
    this.#lines = [...start.lines];
    this.#isAtHead = start.position.offset === 0;
    this.#textStart = start.textStart;
    this.#textLength = start.textLength;
    this.#mute(start);
    const parser = this.#parser;
    parser.on("xmldecl", ({ encoding }) => {
      this.#skip(this.#index());
      if (encoding !== undefined) this.isAsciiOnly = !onEncoding(encoding);
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
      // saxes has read the `<` after the text by now.
      this.#text(text, this.#index() - 1);
    });
    parser.on("cdata", (text) => {
      this.#close();
      this.#textAt = this.#start + "<![CDATA[".length;
      this.#text(text, this.#index());
    });
    parser.on("comment", () => {
      // saxes reports a comment before its `>`, which may be in the next chunk.
      this.#skip(this.#index(), 1);
    });
    parser.on("processinginstruction", ({ target }) => {
      this.#skip(this.#index());
      if (target.includes(":")) {
        this.fail("not-well-formed", {
          problem: `processing instruction "${target}" must not have a colon in its name`,
        });
      }
    });
  }

  /** Takes more of the document, without split surrogate pairs. */
  write(text: string): void {
    let rest = text;
    // The XML declaration can restrict the text after it, so saxes gets it separately.
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
    this.fail("invalid-encoding", { encoding: "US-ASCII" }, this.endPosition());
  }

  #write(text: string): void {
    // saxes ignores a byte order mark, but the decoder has removed one already.
    if (this.#raw.end === 0 && this.#position.offset === 0 && text.startsWith("\ufeff"))
      this.fail("not-well-formed", { problem: OUTSIDE_ROOT });
    this.#raw.add(text);
    this.#guard(() => {
      this.#parser.write(text);
    });
    this.#close();
    this.#checkUnfinished();
  }

  end(): void {
    if (this.#raw.end === 0 && this.#position.offset === 0)
      this.fail("empty-document", { missing: "content" });
    this.#guard(() => {
      this.#parser.close();
    });
    this.#close();
  }

  here(): SourcePosition {
    return this.#here ?? this.#position;
  }

  /** Returns the position after all text so far. */
  endPosition(): SourcePosition {
    return this.#positionOf(this.#raw.end);
  }

  textPosition(): SourcePosition {
    const raw = this.#raw.slice(this.#start, this.#raw.end);
    const from = this.#textAt > this.#start ? this.#textAt - this.#start : 0;
    const space = /^[ \t\r\n]*/.exec(raw.slice(from))?.[0].length ?? 0;
    return positionAfter(this.#position, raw.slice(0, from + space));
  }

  fail<C extends SessionXmlErrorCode>(
    code: C,
    details: DetailsByCode[C],
    position: SourcePosition = this.here(),
  ): never {
    throw errorOf(code, { ...details, ...position, path: this.#handler.path() });
  }

  /** Gives saxes the open elements, before any handler listens. */
  #mute({ position, names, isRootClosed }: HandOver): void {
    let text = "";
    if (isRootClosed) text = "<r/>";
    else if (names.length > 0) text = names.map((name) => `<${name}>`).join("");
    // After any text, saxes no longer accepts an XML declaration.
    else if (position.offset > 0) text = " ";
    this.#parser.write(text);
    this.#muted = text.length;
  }

  /** The index that saxes has reached. Only valid while it is parsing. */
  #index(): number {
    return this.#parser.position - this.#muted;
  }

  #positionOf(index: number): SourcePosition {
    return positionAfter(this.#position, this.#raw.slice(this.#start, index));
  }

  /** Ends a token that no handler needs. @param ahead The length of its end that saxes has not read yet. */
  #skip(index: number, ahead = 0): void {
    this.#settle();
    this.#checkLength(index + ahead);
    this.#move(index);
    const { line, column, offset } = this.#position;
    this.#position = { line, column: column + ahead, offset: offset + ahead };
    this.#start += ahead;
  }

  /** Starts the next token at an index. */
  #move(index: number): void {
    this.#position = this.#positionOf(index);
    this.#start = index;
    this.#raw.forget(index);
    this.#textLength = 0;
    this.#isAtHead = false;
  }

  /** Reports what ended before the current token. */
  #settle(): void {
    this.#close();
    if (this.#textStart === undefined) return;
    this.#textStart = undefined;
    this.#handler.text("", true);
  }

  /** Reports an end tag once its name is known to match. */
  #close(): void {
    const index = this.#closed;
    if (index === undefined) return;
    this.#closed = undefined;
    this.#move(index);
    this.#names.pop();
    this.#lines.pop();
    this.#handler.close();
  }

  /** Translates errors of saxes. */
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
      const position = positionAfter(this.#position, raw.slice(0, at));
      throw new SessionXmlError("not-well-formed", { problem, ...position, path }, { cause });
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
        const position = positionAfter(this.#position, raw.slice(0, stray));
        if (this.#isAtHead && /[[{]/.test(raw.charAt(stray))) this.fail("cinesync-5-session", {}, position);
        refuse(stray, OUTSIDE_ROOT);
      }
      if (complaint.startsWith("document must")) {
        if (stray !== -1) refuse(raw.length, "unexpected end");
        const details = { missing: "element", ...this.#positionOf(index), path } as const;
        throw new SessionXmlError("empty-document", details, { cause });
      }
    }
    // saxes is one character after the invalid one.
    const back = isAtEnd || this.#positionOf(index).column === 1 ? 0 : 1;
    return refuse(raw.length - back, complaint);
  }

  #openStart(name: string): void {
    this.#settle();
    const index = this.#index();
    this.#checkLength(index);
    if (name.length > this.#limits.nameLength)
      this.#overLimit("nameLength", name.length, this.#positionOf(index));
    // saxes does not report white space before the root.
    const space = this.#raw.slice(this.#start, index).indexOf("<");
    if (space > 0) this.#move(this.#start + space);
    const start = this.#start;
    this.#tagLength = name.length;
    this.#tag = new TextTag(name, this.#position, () => this.#raw.slice(start, this.#raw.end));
  }

  #attribute(name: string, value: string): void {
    const tag = this.#tag;
    if (tag === undefined) return;
    const index = this.#index();
    this.#checkLength(index);
    const { nameLength, attributes } = this.#limits;
    if (name.length > nameLength) this.#overLimit("nameLength", name.length, this.#positionOf(index));
    if (tag.count >= attributes) this.#overLimit("attributes", tag.count + 1, this.#positionOf(index));
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
    this.#here = this.#positionOf(index);
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
    // Outside the root, saxes reports text and then rejects it.
    if (this.#names.length === 0 && /[^ \t\r\n]/.test(text)) return;
    this.#checkLength(index);
    const isContinued = this.#textStart !== undefined;
    this.#textStart = undefined;
    if (this.#names.length > 0 && (text !== "" || isContinued)) {
      this.#here = this.#positionOf(index);
      this.#handler.text(copyString(text), true);
      this.#here = undefined;
    }
    this.#move(index);
  }

  /** Throws if the token is too long up to an index, no matter whether it has ended. */
  #checkLength(index: number): void {
    const length = index - this.#start;
    const { textLength } = this.#limits;
    if (length + this.#textLength <= textLength) return;
    const meant = this.#isOpaque
      ? length
      : meantLength(this.#raw.slice(this.#start, index)) + this.#textLength;
    if (meant > textLength || length > LONGEST_SPELLING * textLength + SPELLING_ROOM) this.#refuseLength();
  }

  /** Checks a token that continues in the next chunk. It may underestimate the length, but never overestimates it. */
  #checkUnfinished(): void {
    const length = this.#raw.end - this.#start;
    const { textLength } = this.#limits;
    if (length + this.#textLength <= textLength) return;
    const meant = this.#isOpaque ? length : this.#parser.pendingLength + this.#tagLength + this.#textLength;
    if (meant > textLength || length > LONGEST_SPELLING * textLength + SPELLING_ROOM) this.#refuseLength();
  }

  /** True for comments, CDATA sections and instructions, which have no references. */
  get #isOpaque(): boolean {
    return /^<[!?]/.test(this.#raw.head(this.#start));
  }

  #refuseLength(): never {
    this.#overLimit("textLength", undefined, this.#textStart ?? this.#position);
  }

  #overLimit(name: keyof Limits, actual: number | undefined, position: SourcePosition): never {
    throw limitError(name, this.#limits[name], actual, { ...position, path: this.#handler.path() });
  }
}

/** Returns the message of an error of saxes without the position, `undefined` for other errors. */
function complaintOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return /^\d+:\d+: ([^]*?)\.?$/.exec(error.message)?.[1];
}
