import type { Source } from "@cinesync/session-xml";

/** Silence that ends the input, in milliseconds. cineSync writes without pauses. */
export const LONGEST_SILENCE = 2000;

/** The members of a Node stream that are used here. `process.stdin` has them in Deno and Bun too. */
interface InputStream extends AsyncIterable<string | Uint8Array> {
  readonly isTTY?: boolean;
  pipe(target: unknown): unknown;
  destroy(): unknown;
}

/** The source of the session. */
export interface Input {
  /** The session as it arrives. Ends when the writer is silent too long; leaving it early does not close the stream. */
  readonly source: Source;
  /** Whether the input is a terminal, where nobody types a session. */
  readonly isTerminal: boolean;
  /** Whether the writer was silent too long and has not closed the stream. */
  readonly isSilent: boolean;
  /** Starts to read and drop the input, so that the writer does not block. */
  discard(): void;
  /**
   * Reads and drops the rest for at most {@link LONGEST_SILENCE}, then closes the stream. Does nothing for a source that
   * is not a Node stream. Never rejects.
   */
  drain(): Promise<void>;
}

/** Wraps a source so that reading can stop early and never waits forever. */
export function openInput(source: Source): Input {
  if (!isInputStream(source) || source.isTTY === true) {
    const isTerminal = isInputStream(source);
    return { source, isTerminal, isSilent: false, discard: () => undefined, drain: () => Promise.resolve() };
  }
  return new StreamInput(source);
}

type Result = IteratorResult<string | Uint8Array>;

class StreamInput implements Input {
  readonly isTerminal = false;
  isSilent = false;
  readonly #stream: InputStream;
  #iterator: AsyncIterator<string | Uint8Array> | undefined;
  #dropping: Promise<void> | undefined;
  #lastContent = performance.now();

  constructor(stream: InputStream) {
    this.#stream = stream;
  }

  get source(): Source {
    // Leaving a loop over the stream itself would destroy it, through the iterator's `return`. This one has none.
    return { [Symbol.asyncIterator]: () => ({ next: () => this.#nextInTime() }) };
  }

  discard(): void {
    this.#dropping ??= this.#dropAll();
  }

  async drain(): Promise<void> {
    this.discard();
    if (!this.isSilent && this.#dropping) await inTime(this.#dropping);
    this.#stream.destroy();
  }

  #next(): Promise<Result> {
    this.#iterator ??= this.#stream[Symbol.asyncIterator]();
    return this.#iterator.next();
  }

  async #nextInTime(): Promise<Result> {
    const result = await inTime(this.#next());
    // White space is no sign of life: after a session it could go on forever.
    if (result !== undefined && !(result.done !== true && isBlank(result.value))) {
      this.#lastContent = performance.now();
      return result;
    }
    if (result !== undefined && performance.now() - this.#lastContent < LONGEST_SILENCE) return result;
    this.isSilent = true;
    return { done: true, value: undefined };
  }

  async #dropAll(): Promise<void> {
    try {
      while ((await this.#next()).done !== true);
    } catch {
      // A failed stream has nothing left to drop.
    }
  }
}

function isBlank(chunk: string | Uint8Array): boolean {
  return typeof chunk === "string"
    ? chunk.trim() === ""
    : chunk.every((byte) => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0);
}

/** Awaits a promise, but resolves with `undefined` after {@link LONGEST_SILENCE}. */
async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<undefined>((resolve) => {
    // If this process was busy all the time, input that arrived meanwhile must win: wait one more turn for it.
    timer = setTimeout(() => setImmediate(() => setImmediate(resolve, undefined)), LONGEST_SILENCE);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}

function isInputStream(source: unknown): source is InputStream {
  return (
    typeof source === "object" &&
    source !== null &&
    Symbol.asyncIterator in source &&
    "pipe" in source &&
    typeof source.pipe === "function"
  );
}
