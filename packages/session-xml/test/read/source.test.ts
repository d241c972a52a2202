import { describe, expect, test } from "vitest";
import { Readable } from "node:stream";
import { readMedia, readSession, readSessionParts, type Source } from "../../src/index.ts";
import { chunksOf, slicesOf, type StreamLike } from "../../src/lib/source/source.ts";
import { session } from "../support/sample-documents.ts";

const encoder = new TextEncoder();
const SLICE = 65_536;

async function all(source: unknown): Promise<(string | Uint8Array)[]> {
  const chunks: (string | Uint8Array)[] = [];
  for await (const chunk of chunksOf(source as Source)) chunks.push(chunk);
  return chunks;
}

describe("a source", () => {
  const bytes = Uint8Array.of(1, 2, 3);
  async function* later<T>(...chunks: T[]): AsyncGenerator<T> {
    for (const chunk of chunks) yield await Promise.resolve(chunk);
  }

  function streamOf(...chunks: string[]): ReadableStream<string> {
    return new ReadableStream({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    });
  }

  test.each<[name: string, source: unknown, chunks: unknown[]]>([
    ["text", "abc", ["abc"]],
    ["no text", "", []],
    ["bytes", bytes, [bytes]],
    ["no bytes", new Uint8Array(0), []],
    ["a part of a buffer", new Uint8Array(bytes.buffer, 1, 1), [Uint8Array.of(2)]],
    ["a buffer", bytes.buffer, [bytes]],
    ["a blob", new Blob(["ab"]), [encoder.encode("ab")]],
    ["a stream", streamOf("a", "b"), ["a", "b"]],
    ["a list of text", ["a", "", "b"], ["a", "b"]],
    ["a list of bytes", [bytes, new Uint8Array(0), bytes], [bytes, bytes]],
    ["an asynchronous list", later("a", "b"), ["a", "b"]],
    ["buffers one by one", [bytes.buffer], [bytes]],
    ["views of other kinds", [new DataView(bytes.buffer, 1, 2)], [Uint8Array.of(2, 3)]],
  ])("can be %s", async (_, source, chunks) => {
    expect(await all(source)).toEqual(chunks);
  });

  test.each<[name: string, source: unknown]>([
    ["nothing", undefined],
    ["null", null],
    ["a number", 42],
    ["an object", {}],
    ["an object without a valid reader", { getReader: true }],
    ["a function", () => "abc"],
  ])("cannot be %s", async (_, source) => {
    await expect(all(source)).rejects.toMatchObject({
      code: "invalid-value",
      message: expect.stringMatching(
        /^source must be text, bytes, a Blob, a ReadableStream or an iterable/,
      ) as unknown,
    });
  });

  test.each<[chunk: unknown, name: string]>([
    [1, "1"],
    [null, "null"],
    [undefined, "undefined"],
    [{}, "an object"],
  ])("cannot contain %j", async (chunk, name) => {
    await expect(all([chunk])).rejects.toMatchObject({
      code: "invalid-value",
      details: { subject: "source", actual: name },
    });
  });
});

describe("a source in memory is split into slices", () => {
  test.each<[length: number, slices: number[]]>([
    [SLICE - 1, [SLICE - 1]],
    [SLICE, [SLICE]],
    [SLICE + 1, [SLICE, 1]],
    [2 * SLICE + 7, [SLICE, SLICE, 7]],
  ])("of %d units or bytes for %j", (length, slices) => {
    const text = "abcdefg".repeat(Math.ceil(length / 7)).slice(0, length);
    for (const whole of [text, encoder.encode(text), encoder.encode(text).buffer]) {
      const given = [...slicesOf(whole)];
      expect(given.map((slice) => slice.length)).toEqual(slices);
      const texts = given.map((slice) =>
        typeof slice === "string" ? slice : new TextDecoder().decode(slice),
      );
      expect(texts.join("") === text).toBe(true);
    }
  });

  test("even when it is one of many chunks", async () => {
    const chunks = await all(["a".repeat(SLICE + 1), "b"]);
    expect(chunks.map((chunk) => chunk.length)).toEqual([SLICE, 1, 1]);
  });
});

describe("a stream is released", () => {
  /** A stream that records the calls of its reader. */
  function loggedStream(
    chunks: readonly string[],
    fails = false,
  ): { log: string[]; stream: StreamLike<string> } {
    const log: string[] = [];
    const rest = [...chunks];
    const reader = {
      read: () => {
        log.push("read");
        return rest.length === 0 && fails
          ? Promise.reject(new Error("broken"))
          : Promise.resolve({ done: rest.length === 0, value: rest.shift() });
      },
      cancel: () => {
        log.push("cancel");
        return Promise.reject(new Error("It cannot be cancelled."));
      },
      releaseLock: () => {
        log.push("release");
      },
    };
    return { log, stream: { getReader: () => reader } };
  }

  test("without being cancelled when it has been read to its end", async () => {
    const { log, stream } = loggedStream(["a", "b"]);
    expect(await all(stream)).toEqual(["a", "b"]);
    expect(log).toEqual(["read", "read", "read", "release"]);
  });

  test("and cancelled when nobody reads the rest, even if cancelling fails", async () => {
    const { log, stream } = loggedStream(["a", "b"]);
    for await (const chunk of chunksOf(stream)) {
      expect(chunk).toBe("a");
      break;
    }
    expect(log).toEqual(["read", "cancel", "release"]);
  });

  test("and cancelled when the document is malformed, with the reason", async () => {
    const { log, stream } = loggedStream(["<a>", session("")]);
    await expect(readSession(stream)).rejects.toMatchObject({ code: "wrong-root" });
    expect(log).toEqual(["read", "cancel", "release"]);
  });

  test("when it fails, with the reason", async () => {
    const { log, stream } = loggedStream(["a"], true);
    await expect(all(stream)).rejects.toThrow("broken");
    expect(log).toEqual(["read", "read", "cancel", "release"]);
  });

  test("when the iteration ends before anything was read", async () => {
    for (const read of [readSessionParts, readMedia]) {
      const node = Readable.from(["<a/>"]);
      await read(node).return();
      expect(node.destroyed).toBe(true);

      const { log, stream } = loggedStream(["a"]);
      const cancelled = read(stream).return();
      await expect(cancelled).resolves.toEqual({ done: true, value: undefined });
      expect(log).toEqual(["cancel", "release"]);

      let isClosed = false;
      const iterable = {
        [Symbol.asyncIterator]: () => ({
          next: () => Promise.resolve({ done: true as const, value: undefined }),
          return: () => {
            isClosed = true;
            return Promise.resolve({ done: true as const, value: undefined });
          },
        }),
      };
      await expect(read(iterable).throw(new Error("enough"))).rejects.toThrow("enough");
      expect(isClosed).toBe(true);
      await read("<a/>").return();
    }
  });
});
