import type { Source } from "@cinesync/session-xml";

/** How long a writer may be silent, in milliseconds. cineSync writes without pauses. */
export const LONGEST_SILENCE = 2000;

/** A Node stream, as far as it matters here. `process.stdin` is one in Deno and Bun too. */
interface InputStream extends AsyncIterable<string | Uint8Array> {
  readonly isTTY?: boolean;
  pipe(target: unknown): unknown;
  destroy(): unknown;
}

/** The source of the session. */
export interface Input {
  /** The session as it arrives. Ends when the writer is silent for too long; leaving it early does not close the stream. */
  readonly source: Source;
  /** Whether it is a terminal, where nobody writes a session. */
  readonly isTerminal: boolean;
  /** Whether the writer was silent for too long and has not closed the stream. */
  readonly isSilent: boolean;
  /** Starts to read and drop what arrives, so that the writer is not held up. */
  discard(): void;
  /**
   * Reads and drops what is left for as long as a writer may be silent, then closes the stream. Does nothing for a
   * source that is not a Node stream. Never rejects.
   */
  drain(): Promise<void>;
}

/** Wraps a source so that reading can stop early, and never waits for ever. */
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

  constructor(stream: InputStream) {
    this.#stream = stream;
  }

  get source(): Source {
    // A loop over the stream itself destroys it when it ends early; this iterator has no `return` that would.
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
    if (result !== undefined) return result;
    this.isSilent = true;
    return { done: true, value: undefined };
  }

  async #dropAll(): Promise<void> {
    try {
      while ((await this.#next()).done !== true);
    } catch {
      // A stream that fails has nothing more to give.
    }
  }
}

/** Waits for a promise, and gives up with `undefined` after {@link LONGEST_SILENCE}. */
async function inTime<T>(work: Promise<T>): Promise<T | undefined> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<undefined>((resolve) => {
    // After the timer, one more turn: if the process itself was busy for so long, what arrived meanwhile comes first.
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
