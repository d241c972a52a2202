import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  noteRows,
  notesToJson,
  notesToJsonChunks,
  notesToJsonLines,
  notesToJsonLinesChunks,
  parseNotes,
} from "../src/index.ts";
import { collect, reviewSession, sessions } from "./fixtures.ts";

describe("notesToJson", () => {
  const rows = noteRows(reviewSession());

  test("writes what JSON.stringify makes of the rows", () => {
    expect(notesToJson(rows)).toBe(`${JSON.stringify(rows, undefined, 2)}\n`);
    expect(JSON.parse(notesToJson(rows, { indent: 0 }))).toEqual(rows);
    expect(notesToJson(rows, { indent: 0 }).split("\n")).toHaveLength(rows.length + 3);
    expect(JSON.parse(notesToJson([]))).toEqual([]);
  });

  test("writes Lines with one row each", () => {
    const lines = notesToJsonLines(rows).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
    expect(notesToJsonLines([])).toBe("");
  });

  test("streams both forms", async () => {
    expect((await collect(notesToJsonChunks(rows, { indent: 4 }))).join("")).toBe(
      notesToJson(rows, { indent: 4 }),
    );
    expect((await collect(notesToJsonChunks([]))).join("")).toBe(notesToJson([]));
    expect(await collect(notesToJsonLinesChunks(rows))).toEqual(
      rows.map((row) => `${JSON.stringify(row)}\n`),
    );
  });

  test("is parsed to the same rows, from either form", () => {
    fc.assert(
      fc.property(sessions, fc.integer({ min: 0, max: 4 }), (session, indent) => {
        const made = noteRows(session, { defaultFrameRate: 24 });
        expect(parseNotes(notesToJson(made, { indent }))).toEqual(made);
        expect(parseNotes(notesToJsonLines(made))).toEqual(made);
      }),
    );
  });

  test("writes U+FFFD for half a surrogate pair, which strict readers reject", () => {
    const half = noteRows(reviewSession({ notes: "x\uD83D", userData: '{"k\\ud83d":"v\\ud83d"}' }));
    for (const text of [notesToJson(half), notesToJsonLines(half)]) {
      expect(text).not.toContain('\\ud83d"');
      expect(parseNotes(text)[0]).toMatchObject({ text: "x\uFFFD", userDataJson: { "k\uFFFD": "v\uFFFD" } });
    }
  });

  test("writes user data of the greatest depth that is parsed", () => {
    const userData = "[".repeat(128) + "]".repeat(128);
    const deep = noteRows(reviewSession({ userData }));
    expect(deep[0]).toHaveProperty("userDataJson");
    expect(parseNotes(notesToJson(deep))).toEqual(deep);
  });
});

describe("parseNotes", () => {
  const [session, media, frame] = noteRows(reviewSession());

  test("keeps unknown fields of rows", () => {
    expect(parseNotes(JSON.stringify([{ ...session, reviewer: "lead" }]))).toEqual([
      { ...session, reviewer: "lead" },
    ]);
  });

  test("accepts empty text, blank lines and CR LF", () => {
    expect(parseNotes("")).toEqual([]);
    expect(parseNotes(`\r\n${JSON.stringify(session)}\r\n\r\n${JSON.stringify(media)}\r\n`)).toEqual([
      session,
      media,
    ]);
  });

  test("names the line that is not JSON", () => {
    expect(() => parseNotes(`${JSON.stringify(session)}\nMedia File,Frame`)).toThrow(
      expect.objectContaining({
        code: "invalid-row",
        details: { code: "invalid-row", line: 2, value: "Media File,Frame", expected: "JSON" },
      }),
    );
  });

  test.each(["17", "[null]", "[[]]", '[{"kind":"note"}]', "[{}]"])(
    "rejects %s, which contains no rows",
    (text) => {
      expect(() => parseNotes(text)).toThrow(/^row 1: kind must be/);
    },
  );

  test.each([
    [session, "key", undefined, "text"],
    [session, "text", 5, "text"],
    [session, "groups", "Comp", "a list of texts"],
    [media, "playlistPosition", 0, "a whole number, 1 or more"],
    [media, "mediaOccurrence", 1.5, "a whole number, 1 or more"],
    [media, "framesPerSecond", "24", "a number"],
    [media, "locators", [{ kind: "path" }], "a list of locators"],
    [media, "locators", ["/a.mov"], "a list of locators"],
    [frame, "frame", 0, "a whole number, 1 or more"],
    [frame, "timecode", 1, "text"],
    [frame, "drawings", [1], "a list of texts"],
    [frame, "drawingFingerprint", null, "text"],
  ])("rejects row %# with an invalid field, and names the field", (row, field, value, expected) => {
    const text = JSON.stringify([session, { ...row, [field]: value }]);
    expect(() => parseNotes(text)).toThrow(
      expect.objectContaining({
        code: "invalid-row",
        details: { code: "invalid-row", row: 2, field, value, expected },
      }),
    );
  });
});
