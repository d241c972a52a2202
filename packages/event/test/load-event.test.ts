import process from "node:process";
import { Readable } from "node:stream";
import { collectSession, parseSession, type Media, type SessionPart } from "@cinesync/session-xml";
import { describe, expect, test, vi } from "vitest";
import { EventError, loadEvent, type SessionMode } from "../src/index.ts";

const argv = ["--key=ASDF1234", "--save-format=JPEG"];
const xml = `<?xml version="1.0" encoding="UTF-8"?>
<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard">
  <notes>Notes – 備考</notes>
  <media><name>a.mov</name><locators><path>/a.mov</path></locators>
    <annotation frame="3"><notes>Three</notes></annotation></media>
  <media><name>b.mov</name><locators><path>/b.mov</path></locators></media>
</session>`;
const broken = xml.replace("</name>", "</nome>");

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const list: Item[] = [];
  for await (const item of items) list.push(item);
  return list;
}

async function errorOf(work: Promise<unknown>): Promise<EventError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EventError);
  return error as EventError;
}

/** A stream like standard input: bytes, split anywhere. */
function stream(text: string, size = 50): Readable {
  const bytes = new TextEncoder().encode(text);
  const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
    Buffer.from(bytes.subarray(i * size, (i + 1) * size)),
  );
  return Readable.from(pieces, { objectMode: false });
}

describe("loadEvent", () => {
  test.each([
    ["text", () => xml],
    ["bytes", () => new TextEncoder().encode(xml)],
    ["a blob", () => new Blob([xml])],
    ["a Node stream cut inside of characters", () => stream(xml, 1)],
    ["a Web stream", () => new Blob([xml]).stream()],
  ])("reads the whole session from %s", async (_, source) => {
    const { session, sessionKey } = await loadEvent({ argv, stdin: source() });
    expect(session).toStrictEqual(parseSession(xml));
    expect(session.notes).toBe("Notes – 備考");
    expect(sessionKey).toBe("ASDF1234");
  });

  test("yields the session movie by movie", async () => {
    const event = await loadEvent({ argv, stdin: stream(xml), session: "media" });
    const media: Media[] = await all(event.media);
    expect(media).toStrictEqual(parseSession(xml).media);
    expect(event).not.toHaveProperty("session");
  });

  test("yields the session in parts that together are everything", async () => {
    const event = await loadEvent({ argv, stdin: stream(xml), session: "parts" });
    const parts: SessionPart[] = await all(event.parts);
    expect(collectSession(parts)).toStrictEqual(parseSession(xml));
  });

  test("leaves out the session on request", async () => {
    const source = stream(broken);
    const event = await loadEvent({ argv, stdin: source, session: "none" });
    expect(event).not.toHaveProperty("session");
    expect(source.readableDidRead).toBe(false);
  });

  test("passes on the reader's options", async () => {
    const onWarning = vi.fn();
    const newer = xml.replace('version="3"', 'version="4"');
    await loadEvent({ argv, stdin: newer, read: { onWarning } });
    expect(onWarning).toHaveBeenCalledOnce();
  });

  test("returns functions that work without the event", async () => {
    const { session, savedFramePath, savedFramePaths } = await loadEvent({ argv, stdin: xml });
    const [media] = session.media;
    if (!media) throw new Error("no movie");
    expect(await savedFramePath(media, 3)).toBeUndefined();
    expect(await savedFramePaths(media, 3)).toEqual([]);
  });
});

describe("loadEvent rejects, rather than return an empty session, for", () => {
  const modes: readonly SessionMode[] = ["whole", "media", "parts"];

  async function take(mode: SessionMode, source: string | Readable): Promise<void> {
    const event = await loadEvent({ argv, stdin: source, session: mode });
    if ("media" in event) await all(event.media);
    if ("parts" in event) await all(event.parts);
  }

  test.each(modes)("empty standard input (%s)", async (mode) => {
    for (const nothing of ["", stream("")]) {
      const error = await errorOf(take(mode, nothing));
      expect(error.code).toBe("missing-session");
      expect(error.message).toContain("node script.mjs --key=_OFFLINE_ --save-format=JPEG < session.csc");
      expect(error.cause).toMatchObject({ code: "empty-document" });
    }
  });

  test.each(modes)("a terminal (%s)", async (mode) => {
    const terminal = Object.assign(stream(xml), { isTTY: true });
    const error = await errorOf(take(mode, terminal));
    expect(error.code).toBe("missing-session");
    expect(error.message).toContain("terminal");
    expect(terminal.readableDidRead).toBe(false);
  });

  test.each(modes)("malformed XML (%s)", async (mode) => {
    const error = await errorOf(take(mode, stream(broken)));
    expect(error.code).toBe("unreadable-session");
    expect(error.message).toMatch(/^cannot read the session on standard input: .*line 4, column \d+/);
    expect(error.cause).toMatchObject({ name: "SessionXmlError", line: 4 });
  });

  test.each([
    ["cut off", xml.slice(0, -20)],
    ["the JSON of cineSync 5", '{"session": {}}'],
    ["no XML at all", "cineSync"],
    ["a session of another format", "<session/>"],
  ])("%s", async (_, text) => {
    expect((await errorOf(take("whole", text))).code).toBe("unreadable-session");
  });

  test("white space", async () => {
    expect((await errorOf(take("whole", " \n"))).code).toBe("missing-session");
  });

  test.each(modes)("standard input that fails (%s)", async (mode) => {
    async function* chunks() {
      yield Buffer.from(xml.slice(0, 100));
      await Promise.resolve();
      throw new Error("EIO: i/o error, read");
    }
    const error = await errorOf(take(mode, Readable.from(chunks(), { objectMode: false })));
    expect(error.code).toBe("unreadable-session");
    expect(error.message).toContain("EIO: i/o error, read");
  });

  test("an invalid argument, before it reads the session", async () => {
    const source = stream(xml);
    const error = await errorOf(loadEvent({ argv: [], stdin: source }));
    expect(error.code).toBe("missing-argument");
    expect(source.readableDidRead).toBe(false);
  });
});

test("loadEvent does not close a stream that is left early", async () => {
  const source = stream(xml.padEnd(200_000), 1000);
  const event = await loadEvent({ argv, stdin: source, session: "parts" });
  for await (const part of event.parts) {
    if (part.kind === "media-name") break;
  }
  expect(source.destroyed).toBe(false);
});

test("loadEvent reads the process's arguments and standard input by default", async () => {
  const source = stream(xml);
  const spies = [
    vi.spyOn(process, "stdin", "get").mockReturnValue(source as unknown as typeof process.stdin),
    vi.spyOn(process, "argv", "get").mockReturnValue(["node", "script.mjs", "own", ...argv]),
  ];
  try {
    const event = await loadEvent();
    expect(event.args).toEqual(["own"]);
    expect(event.session.media).toHaveLength(2);
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
});

test("a whole session ends two seconds after its last content, even if white space goes on forever", async () => {
  async function* endless(): AsyncGenerator<Buffer> {
    yield Buffer.from(xml);
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      yield Buffer.from(" \n");
    }
  }
  const stdin = Readable.from(endless(), { objectMode: false });
  const begin = performance.now();
  expect((await loadEvent({ argv, stdin })).session).toStrictEqual(parseSession(xml));
  expect(performance.now() - begin).toBeGreaterThan(1900);
  stdin.destroy();
});
