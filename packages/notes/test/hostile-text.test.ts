import { createAnnotation, createMediaFile, createSession } from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import {
  diffNotes,
  markersToAvid,
  markersToEdl,
  markersToEdlLocators,
  markersToFcp7Xml,
  markersToFcpxml,
  markersToFrameioCsv,
  markersToOtio,
  markersToRv,
  noteMarkers,
  noteRows,
  type NoteRow,
  notesToCsv,
  notesToJson,
  notesToMarkdown,
  parseNotes,
} from "../src/index.ts";

/** A pattern that backtracks would take minutes on these. */
const LENGTH = 100_000;

describe("hostile text costs no time", () => {
  test.each([" ", "\r\n", "\\", '"', ";=", "#", "[1-", "%04d", "\uD800"])(
    "for %j repeated in names, notes, user data and paths, in every format",
    (part) => {
      const text = `x${part.repeat(LENGTH / part.length)}x`;
      const movie = createMediaFile({
        locators: [`/${text}`, `https://example.com/${text}`],
        name: text,
        notes: text,
        userData: `{"a":${JSON.stringify(text)}}`,
        framesPerSecond: 24,
        annotations: [createAnnotation(3, { notes: text })],
      });
      const session = createSession({ notes: text, userData: text, media: [movie] });
      const rows = noteRows(session);
      expect(rows).toHaveLength(3);
      expect(notesToCsv(rows, { formulas: "neutralize", columns: ["notes", "userData.a"] })).toContain("x");
      expect(notesToMarkdown(rows)).toContain("x");
      expect(parseNotes(notesToJson(rows))).toHaveLength(3);
      const [timeline] = noteMarkers(session);
      if (timeline === undefined) throw new Error("no timeline");
      for (const write of [
        markersToEdl,
        markersToEdlLocators,
        markersToAvid,
        markersToOtio,
        markersToFcp7Xml,
        markersToFcpxml,
        markersToFrameioCsv,
        markersToRv,
      ]) {
        expect(write(timeline)).toContain("x");
      }
    },
  );

  test("for many rows with the same key, path and different hashes, which are compared one by one", () => {
    const row = (index: number, hash: string): NoteRow => ({
      kind: "media",
      key: "",
      mediaName: "a.mov",
      playlistPosition: index + 1,
      mediaOccurrence: 1,
      text: "x",
      groups: [],
      userData: "",
      locators: [
        { kind: "short-hash", value: `${hash}${String(index).padStart(39, "0")}` },
        { kind: "path", value: "/a.mov" },
      ],
    });
    const previous = Array.from({ length: 20_000 }, (_, index) => row(index, "a"));
    const current = Array.from({ length: 20_000 }, (_, index) => row(index, "b"));
    const { added, removed } = diffNotes(previous, current);
    expect([added.length, removed.length]).toEqual([20_000, 20_000]);
    const same = previous.map((one): NoteRow => ({ ...one, key: "" }));
    expect(diffNotes(previous, same).unchanged).toHaveLength(20_000);
  });
});
