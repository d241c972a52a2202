import type { SourcePosition } from "../errors/details.ts";
import { characterOf } from "../xml/reference.ts";

const LF = 0x0a;
const CR = 0x0d;

/** Keeps the text of the current token, in the chunks that saxes got. */
export class RawText {
  #chunks: string[] = [];
  #start = 0;
  /** The length of the whole text so far. */
  end = 0;

  add(chunk: string): void {
    this.#chunks.push(chunk);
    this.end += chunk.length;
  }

  /** Returns the text between two indexes. The first must not be forgotten. */
  slice(from: number, to: number): string {
    const [first = ""] = this.#chunks;
    if (this.#chunks.length > 1 && to > this.#start + first.length) this.#chunks = [this.#chunks.join("")];
    return (this.#chunks[0] ?? "").slice(from - this.#start, to - this.#start);
  }

  /** Returns up to two characters at an index. */
  head(index: number): string {
    let head = "";
    let start = this.#start;
    for (const chunk of this.#chunks) {
      head += chunk.slice(Math.max(0, index - start), Math.max(0, index + 2 - start));
      start += chunk.length;
      if (start >= index + 2) break;
    }
    return head;
  }

  /** Forgets chunks that end before an index. */
  forget(index: number): void {
    let count = 0;
    for (const chunk of this.#chunks) {
      if (this.#start + chunk.length > index) break;
      this.#start += chunk.length;
      count += 1;
    }
    if (count > 0) this.#chunks.splice(0, count);
  }
}

/** Returns the length of a text or tag with references resolved and line ends normalized. */
export function meantLength(raw: string): number {
  let { length } = raw;
  for (const [found] of raw.matchAll(/\r\n|&[^&;<]*;/g)) {
    const code = found === "\r\n" ? 0 : characterOf(found.slice(1, -1));
    if (code !== -1) length -= found.length - (code > 0xffff ? 2 : 1);
  }
  return length;
}

/** Returns the position after a text. */
export function positionAfter(start: SourcePosition, text: string): SourcePosition {
  let { line } = start;
  let lineStart = 1 - start.column;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code > CR) continue;
    if (code === LF || (code === CR && text.charCodeAt(index + 1) !== LF)) {
      line += 1;
      lineStart = index + 1;
    }
  }
  return { line, column: text.length - lineStart + 1, offset: start.offset + text.length };
}

/**
 * Copies a string that is kept. In V8, a slice of 13 characters or more keeps the whole chunk alive (bench: peak memory).
 */
export function copyString(text: string): string {
  if (text.length < 13) return text;
  const middle = text.length >> 1;
  // join makes one flat string.
  return [text.slice(0, middle), text.slice(middle)].join("");
}
