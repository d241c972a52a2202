import { pack, unpack } from "./batch.ts";
import { RunReader } from "./run-reader.ts";
import { RunWriter } from "./run-writer.ts";
import type { ScratchSpace } from "./scratch-space.ts";

const MEMORY = 1 << 16;
const NO_WORDS = new Int32Array(0);

/** Texts that are written down one after the other, and can then be read any number of times. */
export class TextSpool {
  readonly #scratch: ScratchSpace;
  readonly #buffer = new Uint8Array(MEMORY);
  #writer: RunWriter;

  constructor(scratch: ScratchSpace) {
    this.#scratch = scratch;
    this.#writer = new RunWriter(scratch, 0, this.#buffer);
  }

  /** Forgets all; what comes next is written over it. */
  clear(): void {
    this.#writer = new RunWriter(this.#scratch, 0, this.#buffer);
  }

  async add(text: string): Promise<void> {
    // JSON keeps halves of characters, which UTF-8 alone does not.
    const bytes = pack({ text: JSON.stringify(text), words: NO_WORDS });
    if (!this.#writer.add(0, bytes)) await this.#writer.write(0, bytes);
  }

  async *texts(): AsyncGenerator<string, void, undefined> {
    await this.#writer.flush();
    const reader = new RunReader(this.#scratch, { start: 0, end: this.#writer.end }, MEMORY);
    while (await reader.read()) yield JSON.parse(unpack(reader.bytes).text) as string;
  }
}
