import type { DetailsByCode, SourcePosition } from "../errors/details.ts";
import { errorOf, type SessionXmlErrorCode } from "../errors/session-xml-error.ts";
import { declaredEncoding, Decoder } from "../source/decoder.ts";
import { SaxesTail } from "../tail/saxes-tail.ts";
import { MAX_TOKEN_LENGTH } from "../tokenizer/byte-window.ts";
import { Tokenizer } from "../tokenizer/tokenizer.ts";
import type { Limits } from "../xml/limits.ts";
import type { Positions, XmlHandler } from "../xml/xml-handler.ts";

/** Chunks are cut into slices, so that memory does not depend on their size: UTF-16 units of text, and bytes. */
const TEXT_SLICE = 32_768;
const BYTE_SLICE = 65_536;

/** `saxes` skips the tokenizer. Tests use it to compare the two. */
export type Engine = "tokenizer" | "saxes";

/**
 * Parses a document in chunks of text or bytes and reports it to a handler. The tokenizer reads as far as it can, saxes reads the
 * rest.
 */
export class DocumentParser implements Positions {
  readonly #handler: XmlHandler;
  readonly #limits: Limits;
  readonly #decoder = new Decoder();
  readonly #tokenizer: Tokenizer;
  #tail: SaxesTail | undefined;
  #isAsciiOnly = false;

  constructor(handler: XmlHandler, limits: Limits, engine: Engine) {
    this.#handler = handler;
    this.#limits = limits;
    this.#tokenizer = new Tokenizer(handler, limits, this.#onEncoding);
    // The tokenizer checks `textLength` only for text that is longer than its longest token.
    if (engine === "saxes" || limits.textLength < MAX_TOKEN_LENGTH) this.#handOver();
  }

  write(chunk: string | Uint8Array): void {
    const size = typeof chunk === "string" ? TEXT_SLICE : BYTE_SLICE;
    for (let start = 0; start < chunk.length; start += size) {
      const slice =
        typeof chunk === "string" ? chunk.slice(start, start + size) : chunk.subarray(start, start + size);
      this.#take(this.#decoder.decode(slice));
    }
  }

  end(): void {
    this.#take(this.#decoder.end());
    if (this.#tail === undefined && !this.#tokenizer.isComplete) this.#handOver();
    this.#decoder.close();
    this.#refuseProblem();
    this.#tail?.end();
  }

  here(): SourcePosition {
    return (this.#tail ?? this.#tokenizer).here();
  }

  textPosition(): SourcePosition {
    return (this.#tail ?? this.#tokenizer).textPosition();
  }

  fail<C extends SessionXmlErrorCode>(
    code: C,
    details: DetailsByCode[C],
    position: SourcePosition = this.here(),
    path: string = this.#handler.path(),
  ): never {
    throw errorOf(code, { ...details, ...position, path });
  }

  #take(content: string | Uint8Array): void {
    if (this.#tail !== undefined) this.#tail.write(this.#toText(content));
    else {
      this.#tokenizer.window.append(content);
      if (!this.#tokenizer.read()) this.#handOver();
    }
    this.#refuseProblem();
  }

  /** Lets saxes read from the current position to the end of the document. */
  #handOver(): void {
    const { bytes, start, end } = this.#tokenizer.window;
    this.#tail = new SaxesTail(this.#handler, this.#limits, this.#tokenizer.handOver(), this.#onEncoding);
    this.#tail.isAsciiOnly = this.#isAsciiOnly;
    this.#tail.write(this.#toText(bytes.subarray(start, end)));
  }

  #toText(content: string | Uint8Array): string {
    return typeof content === "string" ? content : this.#decoder.toText(content);
  }

  /** Throws the decoder's error. Errors before it come first, so saxes reads everything up to there. */
  #refuseProblem(): void {
    const { problem } = this.#decoder;
    if (problem === undefined) return;
    if (this.#tail === undefined) this.#handOver();
    const { code, ...details } = problem;
    this.fail(code, details, this.#tail?.endPosition());
  }

  /** Checks the declared encoding. Returns false for US-ASCII, which is left to saxes. */
  readonly #onEncoding = (encoding: string): boolean => {
    if (!this.#decoder.isUnmarked) return true;
    const declared = declaredEncoding(encoding);
    if (declared === undefined) this.fail("unsupported-encoding", { encoding });
    this.#isAsciiOnly = declared === "ascii";
    return !this.#isAsciiOnly;
  };
}
