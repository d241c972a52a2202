import { Readable } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import {
  readMedia,
  readSession,
  readSessionParts,
  SessionXmlError,
  sessionParts,
  parseSession,
  writeSessionParts,
  writeSessionPartsBytes,
  type SessionPart,
  type Source,
} from "../../src/index.ts";
import { annotation, media, session } from "../support/sample-documents.ts";

const MOVIES = 50;

/** A document in chunks of one movie each. */
function chunks(): string[] {
  const [head = "", tail = ""] = session("§").split("§");
  return [head, ...Array.from({ length: MOVIES }, () => media(annotation("<notes>a</notes>"))), tail];
}

/** The events of a source. */
class Log {
  pulled = 0;
  closed = 0;

  *iterable(broken?: string): Generator<string, void> {
    try {
      for (const chunk of chunks()) {
        this.pulled += 1;
        yield this.pulled === 5 && broken !== undefined ? broken : chunk;
      }
    } finally {
      this.closed += 1;
    }
  }

  async *asyncIterable(broken?: string): AsyncGenerator<string, void> {
    await setImmediate();
    yield* this.iterable(broken);
  }

  webStream(broken?: string): ReadableStream<Uint8Array> {
    const rest: Iterator<string, void> = this.iterable(broken);
    const encoder = new TextEncoder();
    return new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          const next = rest.next();
          if (next.done === true) controller.close();
          else controller.enqueue(encoder.encode(next.value));
        },
        cancel() {
          rest.return?.();
        },
      },
      { highWaterMark: 0 },
    );
  }

  nodeStream(broken?: string): Readable {
    return Readable.from(this.iterable(broken), { objectMode: true, highWaterMark: 1 });
  }
}

type Kind = "iterable" | "asyncIterable" | "webStream" | "nodeStream";

const KINDS: readonly Kind[] = ["iterable", "asyncIterable", "webStream", "nodeStream"];

/** A Node stream reads ahead by its `highWaterMark`, here one chunk, and another one is on its way. */
const AHEAD: Readonly<Record<Kind, number>> = { iterable: 0, asyncIterable: 0, webStream: 0, nodeStream: 2 };

/** More than the writer yields at a time. */
const NOTES_LENGTH = 70_000;

/** Parts that make the writer yield something for each movie. */
async function* withLongNotes(parts: AsyncIterable<SessionPart>): AsyncGenerator<SessionPart> {
  for await (const part of parts) {
    if (part.kind === "media-end") yield { kind: "media-notes", value: "n".repeat(NOTES_LENGTH) };
    yield part;
  }
}

/** Gives everything that wants to read ahead the opportunity. */
async function dawdle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
}

describe.each(KINDS)("a source that is a %s", (kind) => {
  test("is read no further than a slow consumer of parts needs", async () => {
    const log = new Log();
    let movies = 0;
    for await (const part of readSessionParts(log[kind]())) {
      await dawdle();
      if (part.kind === "media-start") movies += 1;
      // The chunk of the session's start, those of the movies, and the last one.
      expect(log.pulled).toBeLessThanOrEqual(
        (part.kind === "session-end" ? MOVIES + 2 : movies + 2) + AHEAD[kind],
      );
    }
    expect(movies).toBe(MOVIES);
    expect(log).toEqual({ pulled: MOVIES + 2, closed: 1 });
  });

  test("is read no further than a slow consumer of movies needs", async () => {
    const log = new Log();
    let movies = 0;
    for await (const entry of readMedia(log[kind]())) {
      await dawdle();
      movies += 1;
      expect(entry.kind).toBe("file");
      // A part is yielded after the parser has read what follows its end tag, which may be in the next chunk.
      expect(log.pulled).toBeLessThanOrEqual(movies + 2 + AHEAD[kind]);
    }
    expect(movies).toBe(MOVIES);
  });

  test("is read no further than a slow consumer of written text needs", async () => {
    const log = new Log();
    let written = 0;
    for await (const bytes of writeSessionPartsBytes(withLongNotes(readSessionParts(log[kind]())))) {
      await dawdle();
      written += bytes.length;
      expect(log.pulled).toBeLessThanOrEqual(Math.ceil(written / NOTES_LENGTH) + 3 + AHEAD[kind]);
    }
    expect(written).toBeGreaterThan(MOVIES * NOTES_LENGTH);
  });

  test.each<[string, (source: Source) => AsyncGenerator]>([
    ["parts", readSessionParts],
    ["movies", readMedia],
    ["text written part by part", (source) => writeSessionParts(withLongNotes(readSessionParts(source)))],
    [
      "bytes written part by part",
      (source) => writeSessionPartsBytes(withLongNotes(readSessionParts(source))),
    ],
  ])("is closed when reading %s ends early", async (_, start) => {
    const log = new Log();
    const source = log[kind]();
    for await (const item of start(source)) {
      expect(item).toBeDefined();
      break;
    }
    await dawdle();
    expect(log.closed).toBe(1);
    expect(log.pulled).toBeLessThan(10);
    if (source instanceof Readable) expect(source.destroyed).toBe(true);
    if (source instanceof ReadableStream) expect(source.locked).toBe(false);
  });

  test("is closed at an error of the document, after the parts before the error", async () => {
    for (const start of [readSessionParts, readMedia]) {
      const log = new Log();
      const source = log[kind]("</wrong>");
      let items = 0;
      await expect(
        (async () => {
          for await (const item of start(source)) items += item.kind.length > 0 ? 1 : 0;
        })(),
      ).rejects.toBeInstanceOf(SessionXmlError);
      await dawdle();
      expect(items).toBeGreaterThanOrEqual(3);
      expect(log.closed).toBe(1);
      expect(log.pulled).toBeLessThan(10);
      if (source instanceof ReadableStream) expect(source.locked).toBe(false);
    }
  });

  test("is closed when readSession fails", async () => {
    const log = new Log();
    await expect(readSession(log[kind]("</wrong>"))).rejects.toBeInstanceOf(SessionXmlError);
    await dawdle();
    expect(log.closed).toBe(1);
    expect(log.pulled).toBeLessThan(10);
  });
});

test("a blob is read and released", async () => {
  const blob = new Blob(chunks());
  for await (const part of readSessionParts(blob)) {
    expect(part.kind).toBe("session-start");
    break;
  }
  expect((await readSession(blob)).media).toHaveLength(MOVIES);
});

test("return() closes the source, before and after reading", async () => {
  const log = new Log();
  const unread = readSessionParts(log.iterable());
  await unread.return();
  expect(log.pulled).toBe(0);

  const parts = readSessionParts(log.asyncIterable());
  expect((await parts.next()).value).toMatchObject({ kind: "session-start" });
  await parts.return();
  expect(log).toEqual({ pulled: 1, closed: 1 });
  expect((await parts.next()).done).toBe(true);
});

test("the parts of a session in memory are made on request", async () => {
  const whole = parseSession(session(media().repeat(MOVIES)));
  let made = 0;
  const counted = (function* (): Generator<SessionPart> {
    for (const part of sessionParts(whole)) {
      made += 1;
      yield part;
    }
  })();
  const texts = writeSessionParts(counted);
  expect(made).toBe(0);
  expect((await texts.next()).value).toContain("<session");
  expect(made).toBeGreaterThan(0);
});
