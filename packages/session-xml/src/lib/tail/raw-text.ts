import { characterOf } from "../xml/reference.ts";

/** What the parser was given since the token began that it is reading: the chunks, and where the first of them begins. */
export class RawText {
  #chunks: string[] = [];
  #start = 0;
  /** How much was given in all. */
  end = 0;

  add(chunk: string): void {
    this.#chunks.push(chunk);
    this.end += chunk.length;
  }

  /** What stands between two indexes. The first is in what is kept. */
  slice(from: number, to: number): string {
    const [first = ""] = this.#chunks;
    if (this.#chunks.length > 1 && to > this.#start + first.length) this.#chunks = [this.#chunks.join("")];
    return (this.#chunks[0] ?? "").slice(from - this.#start, to - this.#start);
  }

  /** Two characters at an index that is kept, or what there is of them. */
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

  /** Forgets chunks that end in front of an index. */
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

/** How many UTF-16 units a text or a tag means: references count as what they stand for, and a line end is one. */
export function meantLength(raw: string): number {
  let { length } = raw;
  for (const [found] of raw.matchAll(/\r\n|&[^&;<]*;/g)) {
    const code = found === "\r\n" ? 0 : characterOf(found.slice(1, -1));
    if (code !== -1) length -= found.length - (code > 0xffff ? 2 : 1);
  }
  return length;
}
