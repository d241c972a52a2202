import type { DetailsByCode, SourcePosition } from "../errors/details.ts";
import { errorOf, type SessionXmlErrorCode } from "../errors/session-xml-error.ts";
import { declaredEncoding, Decoder } from "../source/decoder.ts";
import { SaxesTail } from "../tail/saxes-tail.ts";
import { MAX_TOKEN_LENGTH } from "../tokenizer/byte-scanner.ts";
import { Tokenizer } from "../tokenizer/tokenizer.ts";
import type { Limits } from "../xml/limits.ts";
import type { Places, XmlHandler } from "../xml/xml-handler.ts";

/** Chunks are taken in slices, so that memory does not depend on how they come: units of text, bytes. */
const TEXT_SLICE = 32_768;
const BYTE_SLICE = 65_536;

/** Which of the two ways a document is read: the tests compare them, and the result is the same. */
export type Engine = "tokenizer" | "saxes";

/**
 * Reads a document in chunks of text or bytes, and tells a handler of it: the tokenizer as far as it can, saxes from there to the
 * end.
 */
export class DocumentParser implements Places {
  readonly #handler: XmlHandler;
  readonly #limits: Limits;
  readonly #decoder = new Decoder();
  readonly #tokenizer: Tokenizer;
  #tail: SaxesTail | undefined;

  constructor(handler: XmlHandler, limits: Limits, engine: Engine) {
    this.#handler = handler;
    this.#limits = limits;
    this.#tokenizer = new Tokenizer(handler, limits, this.#onEncoding);
    // The tokenizer does not look at the length of what is shorter than its longest token.
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

  textPlace(): SourcePosition {
    return (this.#tail ?? this.#tokenizer).textPlace();
  }

  fail<C extends SessionXmlErrorCode>(
    code: C,
    details: DetailsByCode[C],
    place: SourcePosition = this.here(),
    path: string = this.#handler.path(),
  ): never {
    throw errorOf(code, { ...details, ...place, path });
  }

  #take(content: string | Uint8Array): void {
    if (this.#tail !== undefined) this.#tail.write(this.#toText(content));
    else {
      this.#tokenizer.window.append(content);
      if (!this.#tokenizer.read()) this.#handOver();
    }
    this.#refuseProblem();
  }

  /** saxes goes on from where the tokenizer has stopped, to the end of the document. */
  #handOver(): void {
    const { bytes, start, end } = this.#tokenizer.window;
    this.#tail = new SaxesTail(this.#handler, this.#limits, this.#tokenizer.handOver(), this.#onEncoding);
    this.#tail.isAsciiOnly = this.#tokenizer.scanner.isAsciiOnly;
    this.#tail.write(this.#toText(bytes.subarray(start, end)));
  }

  #toText(content: string | Uint8Array): string {
    return typeof content === "string" ? content : this.#decoder.toText(content);
  }

  /** Refuses what the decoder has found behind what was read. What is wrong in front of it comes first. */
  #refuseProblem(): void {
    const { problem } = this.#decoder;
    if (problem === undefined) return;
    if (this.#tail === undefined) this.#handOver();
    const { code, ...details } = problem;
    this.fail(code, details, this.#tail?.endPlace());
  }

  readonly #onEncoding = (encoding: string): void => {
    if (!this.#decoder.isUnmarked) return;
    const declared = declaredEncoding(encoding);
    if (declared === undefined) this.fail("unsupported-encoding", { encoding });
    if (declared === "ascii") {
      this.#tokenizer.scanner.isAsciiOnly = true;
      if (this.#tail !== undefined) this.#tail.isAsciiOnly = true;
    }
  };
}
