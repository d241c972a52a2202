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

describe("JSON of notes", () => {
  const rows = noteRows(reviewSession());

  test("is what JSON.stringify makes of the rows", () => {
    expect(notesToJson(rows)).toBe(`${JSON.stringify(rows, undefined, 2)}\n`);
    expect(JSON.parse(notesToJson(rows, { indent: 0 }))).toEqual(rows);
    expect(notesToJson(rows, { indent: 0 }).split("\n")).toHaveLength(rows.length + 3);
    expect(JSON.parse(notesToJson([]))).toEqual([]);
  });

  test("Lines have a row each", () => {
    const lines = notesToJsonLines(rows).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(rows);
    expect(notesToJsonLines([])).toBe("");
  });

  test("comes as streams as well", async () => {
    expect((await collect(notesToJsonChunks(rows, { indent: 4 }))).join("")).toBe(
      notesToJson(rows, { indent: 4 }),
    );
    expect((await collect(notesToJsonChunks([]))).join("")).toBe(notesToJson([]));
    expect(await collect(notesToJsonLinesChunks(rows))).toEqual(
      rows.map((row) => `${JSON.stringify(row)}\n`),
    );
  });

  test("is read back to the same rows, from either form", () => {
    fc.assert(
      fc.property(sessions, fc.integer({ min: 0, max: 4 }), (session, indent) => {
        const made = noteRows(session, { defaultFrameRate: 24 });
        expect(parseNotes(notesToJson(made, { indent }))).toEqual(made);
        expect(parseNotes(notesToJsonLines(made))).toEqual(made);
      }),
    );
  });

  test("holds user data of the greatest depth that is parsed", () => {
    const userData = "[".repeat(128) + "]".repeat(128);
    const deep = noteRows(reviewSession({ userData }));
    expect(deep[0]).toHaveProperty("userDataJson");
    expect(parseNotes(notesToJson(deep))).toEqual(deep);
  });
});

describe("reading rows back", () => {
  const [session, media, frame] = noteRows(reviewSession());

  test("keeps fields that rows do not have", () => {
    expect(parseNotes(JSON.stringify([{ ...session, reviewer: "lead" }]))).toEqual([
      { ...session, reviewer: "lead" },
    ]);
  });

  test("takes empty text, blank lines and CR LF", () => {
    expect(parseNotes("")).toEqual([]);
    expect(parseNotes(`\r\n${JSON.stringify(session)}\r\n\r\n${JSON.stringify(media)}\r\n`)).toEqual([
      session,
      media,
    ]);
  });

  test("says which line is no JSON", () => {
    expect(() => parseNotes(`${JSON.stringify(session)}\nMedia File,Frame`)).toThrow(
      expect.objectContaining({ code: "invalid-row", message: 'Line 2 is no JSON: "Media File,Frame".' }),
    );
  });

  test.each(["17", "[null]", "[[]]", '[{"kind":"note"}]', "[{}]"])("%s holds no rows", (text) => {
    expect(() => parseNotes(text)).toThrow(/Row 1 is no row of notes: its kind is not/);
  });

  test.each([
    [session, "key", undefined, "key is missing"],
    [session, "text", 5, 'text is "5"'],
    [session, "groups", "Comp", "groups is"],
    [media, "playlistPosition", 0, "playlistPosition is"],
    [media, "mediaOccurrence", 1.5, "mediaOccurrence is"],
    [media, "framesPerSecond", "24", "framesPerSecond is"],
    [media, "locators", [{ kind: "path" }], "locators is"],
    [media, "locators", ["/a.mov"], "locators is"],
    [frame, "frame", 0, "frame is"],
    [frame, "timecode", 1, "timecode is"],
    [frame, "drawings", [1], "drawings is"],
    [frame, "drawingFingerprint", null, "drawingFingerprint is"],
  ])("row %# with a field of another form is an error that names it", (row, field, value, message) => {
    const text = JSON.stringify([session, { ...row, [field]: value }]);
    expect(() => parseNotes(text)).toThrow(
      expect.objectContaining({
        code: "invalid-row",
        message: expect.stringContaining(`Row 2 is no row of notes: its ${message}`) as string,
      }),
    );
  });
});
