import type { Source } from "@cinesync/session-xml";

/**
 * How long nothing may arrive before draining ends, in milliseconds. cineSync writes without pauses: who is
 * silent for so long is not going to close the pipe at all.
 */
const LONGEST_SILENCE = 2000;

/** A Node stream, as far as it matters here. `process.stdin` is one in Deno and Bun too. */
interface InputStream extends AsyncIterable<string | Uint8Array> {
  readonly isTTY?: boolean;
  pipe(target: unknown): unknown;
  destroy(): unknown;
}

/** Where the session comes from. */
export interface Input {
  /** The session as it arrives. Leaving it early does not close the stream. */
  readonly source: Source;
  /** Whether there is a person's terminal in place of a session. */
  readonly isTerminal: boolean;
  /** Starts to read and drop what arrives, so that the program that writes it is not held up. */
  discard(): void;
  /**
   * Reads and drops what is left, and resolves when there is nothing more, or when nothing arrives for seconds.
   * Does nothing for a source that is no Node stream. Never rejects.
   */
  drain(): Promise<void>;
}

/** Takes a source so that it can be left early and drained later. */
export function takeInput(source: Source): Input {
  if (!isInputStream(source)) return { source, isTerminal: false, discard: nothing, drain: noWait };
  if (source.isTTY === true) return { source, isTerminal: true, discard: nothing, drain: noWait };

  let iterator: AsyncIterator<string | Uint8Array> | undefined;
  const next = (): Promise<IteratorResult<string | Uint8Array>> => {
    iterator ??= source[Symbol.asyncIterator]();
    return iterator.next();
  };

  let dropping: Promise<void> | undefined;
  let dropped = 0;
  const dropAll = async (): Promise<void> => {
    try {
      while ((await next()).done !== true) dropped++;
    } catch {
      // A stream that fails has nothing more to give.
    }
  };

  return {
    // A loop over the stream itself destroys it when it ends early; this iterator has no `return` that would.
    source: { [Symbol.asyncIterator]: () => ({ next }) },
    isTerminal: false,
    discard: () => {
      dropping ??= dropAll();
    },
    drain: async () => {
      dropping ??= dropAll();
      for (let before = -1; before !== dropped;) {
        before = dropped;
        if (await endsInTime(dropping)) break;
      }
      source.destroy();
    },
  };
}

/** Whether it ends before a long silence would. */
async function endsInTime(end: Promise<void>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<false>((resolve) => {
    timer = setTimeout(() => {
      resolve(false);
    }, LONGEST_SILENCE);
  });
  try {
    return await Promise.race([end.then(() => true), silence]);
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

function nothing(): void {
  // There is nothing to drop.
}

function noWait(): Promise<void> {
  return Promise.resolve();
}
