import { RunReader } from "./run-reader.ts";
import { RunWriter } from "./run-writer.ts";
import type { ScratchSpace } from "./scratch-space.ts";

/** As many runs are merged at once. */
const MOST_AT_ONCE = 128;
/** Bytes for reading all of them. */
const READ_MEMORY = 1 << 19;
const WRITE_MEMORY = 1 << 16;

export type SortedRecord = readonly [key: number, bytes: Uint8Array];

/** Records one behind the other, in ascending order of their keys. */
interface Run {
  readonly start: number;
  end: number;
  readonly level: number;
  lastKey: number;
}

/**
 * An external sort: records come in batches that are sorted, and go out sorted as a whole; those of one key in the order in
 * which they came. Batches that ascend one after the other make one run, which is only written and read.
 */
export class SortedRuns {
  readonly #scratch: ScratchSpace;
  readonly #buffer = new Uint8Array(WRITE_MEMORY);
  /** In the order in which they came. */
  #runs: Run[] = [];
  #end = 0;

  constructor(scratch: ScratchSpace) {
    this.#scratch = scratch;
  }

  /** Forgets all records; what comes next is written over them. */
  clear(): void {
    this.#runs = [];
    this.#end = 0;
  }

  /** Takes a batch that is sorted. */
  async add(records: Iterable<SortedRecord>): Promise<void> {
    const writer = new RunWriter(this.#scratch, this.#end, this.#buffer);
    let run: Run | undefined;
    for (const [key, bytes] of records) {
      run ??= this.#runFrom(key);
      run.lastKey = key;
      if (!writer.add(key, bytes)) await writer.write(key, bytes);
    }
    await writer.flush();
    if (run === undefined) return;
    run.end = this.#end = writer.end;
    await this.#mergeLevels();
  }

  /** All records. The bytes of one are there until the next is asked for. */
  records(): AsyncGenerator<SortedRecord, void, undefined> {
    return this.#merged(this.#runs);
  }

  /** The last run if it can go on with this key, else a new one. */
  #runFrom(key: number): Run {
    const last = this.#runs.at(-1);
    if (last !== undefined && last.lastKey <= key) return last;
    const run = { start: this.#end, end: this.#end, level: 0, lastKey: key };
    this.#runs.push(run);
    return run;
  }

  /** Makes one run of many, so that there are never too many to be read at once. */
  async #mergeLevels(): Promise<void> {
    for (;;) {
      const many = this.#runs.slice(-MOST_AT_ONCE);
      const [first, last] = [many[0], many.at(-1)];
      if (many.length < MOST_AT_ONCE || first === undefined || first.level !== last?.level) return;
      const writer = new RunWriter(this.#scratch, this.#end, this.#buffer);
      const run: Run = { start: this.#end, end: 0, level: first.level + 1, lastKey: 0 };
      for await (const [key, bytes] of this.#merged(many)) {
        if (!writer.add(key, bytes)) await writer.write(key, bytes);
        run.lastKey = key;
      }
      await writer.flush();
      run.end = this.#end = writer.end;
      this.#runs = [...this.#runs.slice(0, -MOST_AT_ONCE), run];
    }
  }

  async *#merged(runs: readonly Run[]): AsyncGenerator<SortedRecord, void, undefined> {
    const size = Math.floor(READ_MEMORY / Math.max(16, runs.length));
    const heap = new ReaderHeap();
    for (const [place, run] of runs.entries()) {
      const reader = new RunReader(this.#scratch, run, size);
      if (await reader.read()) heap.push(reader, place);
    }
    for (let least = heap.least; least !== undefined; least = heap.least) {
      yield [least.key, least.bytes];
      if (least.next() || (await least.read())) heap.sink();
      else heap.shift();
    }
  }
}

/** Readers by their key, and by the place of their run among those of the same key. */
class ReaderHeap {
  readonly #entries: { readonly reader: RunReader; readonly place: number }[] = [];

  get least(): RunReader | undefined {
    return this.#entries[0]?.reader;
  }

  /** Those that come first must be pushed first; then the heap is put in order. */
  push(reader: RunReader, place: number): void {
    this.#entries.push({ reader, place });
    for (let at = this.#entries.length - 1; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(at, parent)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** The first has another record. */
  sink(): void {
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = this.#isBefore(right, left) ? right : left;
      if (!this.#isBefore(least, at)) return;
      this.#swap(at, least);
      at = least;
    }
  }

  /** The first has no more records. */
  shift(): void {
    const last = this.#entries.pop();
    if (last === undefined || this.#entries.length === 0) return;
    this.#entries[0] = last;
    this.sink();
  }

  #isBefore(one: number, other: number): boolean {
    const [a, b] = [this.#entries[one], this.#entries[other]];
    if (a === undefined || b === undefined) return a !== undefined;
    return a.reader.key < b.reader.key || (a.reader.key === b.reader.key && a.place < b.place);
  }

  #swap(one: number, other: number): void {
    const [a, b] = [this.#entries[one], this.#entries[other]];
    if (a === undefined || b === undefined) return;
    this.#entries[one] = b;
    this.#entries[other] = a;
  }
}
