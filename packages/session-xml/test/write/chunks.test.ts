import { expect, test } from "vitest";
import {
  createAnnotation,
  createMediaFile,
  createSession,
  encodeSession,
  parseSession,
  stringifySession,
  writeSession,
  writeSessionBytes,
  type UnknownNode,
} from "../../src/index.ts";

const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A session of several chunks, with characters of every length at every position in a chunk. */
function longSession(shift: number): ReturnType<typeof createSession> {
  const text = "x".repeat(shift) + "aß髪🎬\ufeff&<".repeat(30_000);
  // Names so long that most chunks end in one.
  const name = `st:${"ß髪".repeat(900)}`;
  const entry: UnknownNode = { kind: "element", name, namespace: "urn:studio", attributes: [], children: [] };
  const log: UnknownNode = {
    kind: "element",
    name,
    namespace: "urn:studio",
    attributes: [{ name: "note", namespace: "", value: text }],
    children: [...Array.from({ length: 60 }, () => entry), { kind: "text", text }],
  };
  return createSession({
    notes: text,
    media: [
      createMediaFile({
        name: "a.mov",
        locators: [{ kind: "path", value: "/a.mov" }],
        annotations: [createAnnotation(1, { notes: text })],
      }),
    ],
    preserved: { content: Array.from({ length: 3 }, () => ({ follows: "notes", node: log })) },
  });
}

test("no written chunk ends within a character, and chunks of text add up to the whole text", () => {
  for (let shift = 0; shift < 7; shift += 1) {
    const session = longSession(shift);
    const limits = { nameLength: 10_000, unknownContent: Infinity };
    const chunks = [...writeSessionBytes(session, { limits })];
    expect(chunks.length).toBeGreaterThan(20);
    const whole = chunks.map((chunk) => strict.decode(chunk)).join("");
    expect([...writeSession(session, { limits })].join("")).toBe(whole);
    expect(stringifySession(session, { limits })).toBe(whole);
    expect(strict.decode(encodeSession(session, { limits }))).toBe(whole);
    expect(stringifySession(parseSession(whole, { limits }), { limits })).toBe(whole);
  }
});
