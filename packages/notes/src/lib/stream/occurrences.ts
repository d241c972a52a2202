import { OccurrenceLog } from "../overflow/occurrence-log.ts";
import type { Overflow } from "../overflow/scratch-space.ts";
import { OccurrenceCounter } from "../rows/occurrence-counter.ts";
import { TextBytes } from "../base/text-bytes.ts";

/** Does what `OccurrenceCounter` does in no more than some memory: what is too much for it goes elsewhere. */
export class Occurrences {
  readonly #open: Overflow["open"];
  readonly #memory: number;
  #counter: OccurrenceCounter | undefined = new OccurrenceCounter();
  #log: OccurrenceLog | undefined;
  readonly #text = new TextBytes();

  /** @param memory In bytes. */
  constructor(open: Overflow["open"], memory: number) {
    this.#open = open;
    this.#memory = memory;
  }

  /** @returns 1 for a text that comes for the first time, then 2, 3, … */
  next(text: string): Promise<number> | number {
    if (this.#log !== undefined) {
      this.#text.set(text);
      return this.#log.next(this.#text);
    }
    const count = this.#counter?.next(text) ?? 1;
    return (this.#counter?.size ?? 0) <= this.#memory ? count : this.#overflow(count);
  }

  async #overflow(count: number): Promise<number> {
    const log = new OccurrenceLog(await this.#open());
    for (const [text, times] of this.#counter?.entries() ?? []) await log.add(text, times);
    this.#counter = undefined;
    this.#log = log;
    return count;
  }
}
