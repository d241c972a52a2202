import { isWellFormed } from "./is-well-formed.ts";
import { PIECE_LENGTH } from "./piece.ts";
import { LANE_PADDING } from "./point-lane.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { behindNextStroke, closesNext, indexBehindTag } from "./stroke-search.ts";
import type { XmlScanner } from "./xml-scanner.ts";

/** What reads some bytes past the parser, where it is certain what they mean. */
export interface FastLane {
  /** Whether the parser stands where the lane may begin. */
  isOpen(): boolean;
  /** Whether the lane may begin again behind the tag that is being read. */
  isNear(): boolean;
  /** Reads what it knows from `start`; returns the index behind it. Zeros stand behind the bytes. */
  run(bytes: Uint8Array, start: number): number;
}

/** Takes text or bytes in any chunks, finds out the encoding, and feeds scanner and lane. */
export class XmlInput {
  readonly #scanner: XmlScanner;
  readonly #lane: FastLane | undefined;
  #decoder: TextDecoder | undefined;
  #isUtf8 = false;
  #form: "text" | "bytes" | undefined;
  /** The first bytes, until there are enough of them to tell the encoding; then an unfinished UTF-8 sequence. */
  #rest: Uint8Array = new Uint8Array(0);
  /** Whether anything has been read, and whether any of it was not white space. */
  #isBegun = false;
  #isRecognised = false;
  /** Whether the last chunk had something for the lane: only then is it worth looking at bytes before they are decoded. */
  #hasStrokes = false;
  /** A copy of the chunk for the lanes. */
  #window: Uint8Array = new Uint8Array(0);

  constructor(scanner: XmlScanner, lane: FastLane | undefined) {
    this.#scanner = scanner;
    this.#lane = lane;
  }

  /** Whether the input is bytes: an encoding declaration means something then. */
  get isBytes(): boolean {
    return this.#form === "bytes";
  }

  /** Whether the bytes are read as UTF-16. */
  get isUtf16(): boolean {
    return this.#decoder !== undefined && !this.#isUtf8;
  }

  write(chunk: string | Uint8Array): void {
    const form = typeof chunk === "string" ? "text" : "bytes";
    this.#form ??= form;
    if (this.#form !== form) {
      throw new TypeError("A source has to give either text or bytes, not both in turn.");
    }
    if (typeof chunk === "string") {
      for (let start = 0; start < chunk.length; start += PIECE_LENGTH)
        this.#text(chunk.slice(start, start + PIECE_LENGTH));
    } else {
      for (let start = 0; start < chunk.length; start += PIECE_LENGTH)
        this.#bytes(chunk.subarray(start, start + PIECE_LENGTH));
    }
  }

  end(): void {
    if (this.#form === "bytes") {
      if (this.#decoder === undefined) this.#begin(this.#rest);
      if (this.#isUtf8 && this.#rest.length > 0) this.#refuse(this.#rest);
      if (!this.#isUtf8) this.#scanner.write(this.#decode(new Uint8Array(0), false));
    }
    this.#scanner.end();
  }

  #text(text: string): void {
    const piece = this.#isBegun || !text.startsWith("\ufeff") ? text : text.slice(1);
    this.#isBegun = true;
    // Lanes read bytes. A pair of surrogates that is cut in two here goes to the scanner, which joins it.
    if (!this.#scanner.wantsBytes || !isWellFormed(piece)) {
      this.#scan(piece);
      return;
    }
    const window = this.#windowOf(3 * piece.length);
    const end = encoder.encodeInto(piece, window).written;
    if (this.#lane !== undefined && piece.includes("<point")) {
      window.fill(0, end, end + LANE_PADDING);
      this.#strokes(this.#lane, window.subarray(0, end + LANE_PADDING), end);
    } else this.#scan(piece, window, 0, end);
  }

  /** Room for a copy of so many bytes, and more behind them. */
  #windowOf(size: number): Uint8Array {
    if (this.#window.length < size + LANE_PADDING) this.#window = new Uint8Array(size + LANE_PADDING);
    return this.#window;
  }

  /** Gives text to the scanner, with its bytes where there are any. */
  #scan(text: string, bytes?: Uint8Array, from?: number, to?: number): void {
    if (!this.#isRecognised) this.#recognise(text);
    this.#scanner.write(text, bytes, from, to);
  }

  /** Tells JSON apart from XML, by the first character that is not white space. */
  #recognise(text: string): void {
    const first = /[^ \t\r\n]/.exec(text);
    if (first === null) return;
    this.#isRecognised = true;
    if (first[0] === "{" || first[0] === "[") {
      this.#scanner.write(text.slice(0, first.index));
      this.#scanner.fail("cinesync-5-session", {});
    }
  }

  #bytes(bytes: Uint8Array): void {
    if (this.#decoder !== undefined) {
      if (this.#isUtf8) this.#utf8(bytes);
      else this.#scan(this.#decode(bytes, true));
      return;
    }
    this.#rest = joined(this.#rest, bytes);
    if (this.#rest.length >= 4) {
      const start = this.#rest;
      this.#rest = new Uint8Array(0);
      this.#begin(start);
    }
  }

  #begin(bytes: Uint8Array): void {
    const [first, second, third] = bytes;
    this.#rest = new Uint8Array(0);
    if (first === 0xff && second === 0xfe) this.#use("utf-16le");
    else if (first === 0xfe && second === 0xff) this.#use("utf-16be");
    else {
      this.#refuseUnmarked(bytes);
      this.#use("utf-8");
      this.#utf8(first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes);
      return;
    }
    this.#scan(this.#decode(bytes.subarray(2), true));
  }

  #use(encoding: "utf-8" | "utf-16le" | "utf-16be"): void {
    this.#isUtf8 = encoding === "utf-8";
    this.#decoder = this.#isUtf8 ? utf8 : new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  }

  #refuseUnmarked(bytes: Uint8Array): void {
    const [first, second] = bytes;
    if (first === 0x1f && second === 0x8b) {
      this.#scanner.fail("wrong-file-type", { found: "a gzip archive", hint: "decompress it first" });
    }
    if (first === 0 || second === 0) {
      this.#scanner.fail("unsupported-encoding", { encoding: "UTF-16 or UTF-32 without a byte order mark" });
    }
  }

  #decode(bytes: Uint8Array, more: boolean): string {
    try {
      return this.#decoder?.decode(bytes, { stream: more }) ?? "";
    } catch (cause) {
      throw this.#encodingError("UTF-16", cause);
    }
  }

  /** UTF-8: the lane takes what it can, the scanner the rest. */
  #utf8(chunk: Uint8Array): void {
    let whole = chunk;
    if (this.#rest.length > 0) {
      whole = joined(this.#rest, chunk);
      this.#rest = new Uint8Array(0);
    }
    const end = whole.length - unfinished(whole);
    // A copy, whatever kind of bytes these are (a Buffer's slice is none): the source may write its next chunk over them.
    if (end < whole.length) this.#rest = Uint8Array.from(whole.subarray(end));
    if (end === 0) return;
    const lane = this.#lane;
    let bytes: Uint8Array | undefined;
    if (this.#scanner.wantsBytes) {
      bytes = this.#windowOf(end);
      bytes.set(whole.subarray(0, end));
      bytes.fill(0, end, end + LANE_PADDING);
    }
    if (bytes === undefined || lane === undefined || !this.#hasStrokes) {
      const text = this.#decodeUtf8(whole.subarray(0, end));
      this.#hasStrokes = lane !== undefined && text.includes("<point");
      if (bytes === undefined || lane === undefined || !this.#hasStrokes) {
        this.#scan(text, bytes, 0, end);
        return;
      }
    }
    this.#strokes(lane, bytes, end);
  }

  /** Bytes with strokes in them: the lane takes what it can, the scanner the rest. */
  #strokes(lane: FastLane, bytes: Uint8Array, end: number): void {
    this.#hasStrokes = false;
    // Whatever the lane does not know goes to the parser, up to the next place where the lane may begin: behind the
    // tag that is being read, or behind the start of the next stroke.
    let start = 0;
    let isTagCut = lane.isNear();
    while (start < end) {
      if (lane.isOpen()) {
        const before = start;
        start = lane.run(bytes, start);
        if (start > before) this.#hasStrokes = true;
        isTagCut = start > before && !closesNext(bytes, start);
      }
      const cut = isTagCut ? indexBehindTag(bytes, start, end) : behindNextStroke(bytes, start, end);
      if (start < cut) this.#scan(this.#decodeUtf8(bytes.subarray(start, cut)), bytes, start, cut);
      start = cut;
      isTagCut = false;
    }
  }

  #decodeUtf8(bytes: Uint8Array): string {
    try {
      return utf8.decode(bytes);
    } catch {
      this.#refuse(bytes);
    }
  }

  /** Reads up to the byte that is not UTF-8, so that its place is known, and says so. */
  #refuse(bytes: Uint8Array): never {
    const lenient = new TextDecoder("utf-8", { ignoreBOM: true });
    let valid = 0;
    for (let length = 1; length <= bytes.length; length += 1) {
      if (unfinished(bytes.subarray(valid, length)) > 0 && length < bytes.length) continue;
      if (
        lenient.decode(bytes.subarray(valid, length)).includes("\ufffd") &&
        !isReplacement(bytes, valid, length)
      )
        break;
      valid = length;
    }
    if (valid > 0) this.#scanner.write(lenient.decode(bytes.subarray(0, valid)));
    throw this.#encodingError("UTF-8");
  }

  #encodingError(encoding: string, cause?: unknown): SessionXmlError {
    return new SessionXmlError("invalid-encoding", { encoding, ...this.#scanner.here() }, { cause });
  }
}

const encoder = new TextEncoder();
const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** U+FFFD itself, written in the file. */
function isReplacement(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start === 3 && bytes[start] === 0xef && bytes[start + 1] === 0xbf && bytes[start + 2] === 0xbd;
}

/** How many bytes at the end are the beginning of a sequence that goes on. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}
