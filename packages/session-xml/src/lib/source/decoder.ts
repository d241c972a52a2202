import type { DetailsOf } from "../errors/details.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { fileKind, GZIP, HEAD_LENGTH } from "./file-kind.ts";

/** The reason why the document ends here with an error. */
export type SourceProblem = DetailsOf<
  "not-well-formed" | "invalid-encoding" | "unsupported-encoding" | "wrong-file-type"
>;

const LESS = 0x3c;
/** The most bytes of one character. */
const LONGEST_SEQUENCE = 4;
/** UTF-16 units converted at once. */
const UNITS = 4096;

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Turns the chunks of a source into UTF-8 bytes or text: detects the encoding, removes the byte order mark, and recognizes other
 * kinds of files by their first bytes. A byte order mark decides; without one, bytes are UTF-8.
 */
export class Decoder {
  /** Set when reading must end after the last returned content. */
  problem: SourceProblem | undefined;
  /** True for bytes without a byte order mark: only then the encoding in the XML declaration counts. */
  isUnmarked = false;

  #form: "text" | "bytes" | undefined;
  #encoding: "utf-8" | "utf-16le" | "utf-16be" | undefined;
  /** Bytes too few to detect the encoding, or the start of a character. A copy, since a source may reuse its buffer. */
  #rest: Uint8Array = new Uint8Array(0);
  /** The first half of a surrogate pair. */
  #half = "";
  #isBegun = false;

  /** Returns text without split characters, or UTF-8 bytes that are not checked yet. */
  decode(chunk: string | Uint8Array): string | Uint8Array {
    const form = typeof chunk === "string" ? "text" : "bytes";
    this.#form ??= form;
    if (this.#form !== form) {
      throw new SessionXmlError("invalid-value", {
        subject: "source",
        expected: "text or bytes",
        actual: "both",
      });
    }
    if (typeof chunk === "string") return this.#whole(this.#withoutMark(chunk));
    if (this.#encoding === undefined) return this.#begin(chunk, false);
    return this.#encoding === "utf-8" ? chunk : this.#utf16(chunk);
  }

  /** Ends the source. Returns its last bytes. */
  end(): string | Uint8Array {
    const isShort = this.#form === "bytes" && this.#encoding === undefined;
    return isShort ? this.#begin(new Uint8Array(0), true) : "";
  }

  /** Sets `problem` if the source ended inside a character. */
  close(): void {
    if (this.#half !== "") this.#refuseHalf(this.#half);
    else if (this.#rest.length > 0) this.#refuseBytes();
  }

  /** Decodes bytes that `decode` returned, up to a split or invalid character. */
  toText(bytes: Uint8Array): string {
    const all = joined(this.#rest, bytes);
    for (let end = all.length; end >= 0 && end > all.length - LONGEST_SEQUENCE; end -= 1) {
      try {
        const text = utf8.decode(all.subarray(0, end));
        this.#rest = Uint8Array.from(all.subarray(end));
        return text;
      } catch {
        // The last bytes may be the start of a character.
      }
    }
    // Decodes byte by byte up to the invalid one, whose position the error needs.
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    let text = "";
    try {
      for (const byte of all) text += decoder.decode(Uint8Array.of(byte), { stream: true });
    } catch {
      this.#refuseBytes();
    }
    return text;
  }

  #begin(chunk: Uint8Array, isLast: boolean): string | Uint8Array {
    const bytes = joined(this.#rest, chunk);
    this.#rest = new Uint8Array(0);
    const [first, second, third] = bytes;
    if (bytes.length < HEAD_LENGTH && !isLast) {
      this.#rest = Uint8Array.from(bytes);
      return "";
    }
    if (first === 0xff && second === 0xfe) {
      this.#encoding = "utf-16le";
      return this.#utf16(bytes.subarray(2));
    }
    if (first === 0xfe && second === 0xff) {
      this.#encoding = "utf-16be";
      return this.#utf16(bytes.subarray(2));
    }
    this.#encoding = "utf-8";
    if (first === 0xef && second === 0xbb && third === 0xbf) return bytes.subarray(3);
    this.isUnmarked = true;
    if (first !== LESS || second === 0) this.#checkKind(bytes);
    return this.problem === undefined ? bytes : "";
  }

  #checkKind(head: Uint8Array): void {
    const found = fileKind(head);
    if (found === GZIP) this.problem = { code: "wrong-file-type", found, hint: "decompress it first" };
    else if (found !== undefined) this.problem = { code: "wrong-file-type", found };
    else if (head[0] === 0 || head[1] === 0) {
      const encoding = "UTF-16 or UTF-32 without a byte order mark";
      this.problem = { code: "unsupported-encoding", encoding };
    }
  }

  #utf16(chunk: Uint8Array): string {
    const bytes = this.#rest.length > 0 ? joined(this.#rest, chunk) : chunk;
    const isLittle = this.#encoding === "utf-16le";
    const count = bytes.length >> 1;
    this.#rest = Uint8Array.from(bytes.subarray(2 * count));
    let text = "";
    for (let start = 0; start < count; start += UNITS) {
      const units = new Uint16Array(Math.min(UNITS, count - start));
      for (let index = 0; index < units.length; index += 1) {
        const at = 2 * (start + index);
        const [low = 0, high = 0] = isLittle ? [bytes[at], bytes[at + 1]] : [bytes[at + 1], bytes[at]];
        units[index] = low | (high << 8);
      }
      text += String.fromCharCode(...units);
    }
    return this.#whole(text);
  }

  #withoutMark(text: string): string {
    if (this.#isBegun || text === "") return text;
    this.#isBegun = true;
    return text.startsWith("\ufeff") ? text.slice(1) : text;
  }

  /** Holds back the first half of a surrogate pair until the second arrives, and rejects single halves. */
  #whole(chunk: string): string {
    let text = this.#half + chunk;
    this.#half = "";
    const last = text.charCodeAt(text.length - 1);
    if (last >= 0xd800 && last <= 0xdbff) {
      this.#half = text.slice(-1);
      text = text.slice(0, -1);
    }
    if (isWellFormed(text)) return text;
    const at = /\p{Surrogate}/u.exec(text)?.index ?? 0;
    this.#refuseHalf(text.charAt(at));
    return text.slice(0, at);
  }

  #refuseHalf(half: string): void {
    if (this.#form === "bytes") this.#refuseBytes();
    else {
      const code = half.charCodeAt(0).toString(16).toUpperCase();
      this.problem = { code: "not-well-formed", problem: `U+${code} is half of a surrogate pair` };
    }
  }

  #refuseBytes(): void {
    const encoding = this.#encoding === "utf-8" ? "UTF-8" : "UTF-16";
    this.problem = { code: "invalid-encoding", encoding };
  }
}

/** Uses the built-in method where there is one: Node.js 20 has it, some supported browsers do not. */
function isWellFormed(text: string & { isWellFormed?: () => boolean }): boolean {
  return text.isWellFormed === undefined ? !/\p{Surrogate}/u.test(text) : text.isWellFormed();
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  const all = new Uint8Array(a.length + b.length);
  all.set(a);
  all.set(b, a.length);
  return all;
}

/** Returns the declared encoding if it can be read. */
export function declaredEncoding(name: string): "utf-8" | "ascii" | undefined {
  if (/^utf-?8$/i.test(name)) return "utf-8";
  return /^(?:us-)?ascii$/i.test(name) ? "ascii" : undefined;
}
