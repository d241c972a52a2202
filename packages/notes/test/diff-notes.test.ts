import {
  createAnnotation,
  createMediaFile,
  createSession,
  type MediaFile,
  type Session,
} from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  diffNotes,
  noteKey,
  noteRows,
  type NoteRow,
  notesToJson,
  notesToJsonLines,
  parseNotes,
} from "../src/index.ts";
import { circle, HASH_A, HASH_B, line, movie, reviewSession, sessions } from "./fixtures.ts";

const rowsOf = (...media: MediaFile[]): NoteRow[] => noteRows(createSession({ media }));
const keysOf = (rows: readonly NoteRow[]): string[] => rows.map(noteKey);

describe("noteKey", () => {
  test("identifies a note regardless of its text", () => {
    expect(keysOf(noteRows(reviewSession()))).toEqual([
      "session",
      `media:1:short-hash:${HASH_A}`,
      `frame:12:1:short-hash:${HASH_A}`,
      `frame:38:1:short-hash:${HASH_A}`,
      `frame:40:1:short-hash:${HASH_A}`,
      "frame:1:1:url:https://media.example.com/shot_020.mov",
    ]);
  });

  test("is also in the row, and can be made from its parts", () => {
    fc.assert(
      fc.property(sessions, (session) => {
        for (const row of noteRows(session)) expect(row.key).toBe(noteKey(row));
      }),
    );
    expect(noteKey({ kind: "media", mediaName: "a.mov", mediaOccurrence: 2, locators: [] })).toBe(
      "media:2:name:a.mov",
    );
  });

  test("prefers a movie's short hash to its paths, whatever the order of locators", () => {
    const keyOf = (...locators: string[]): string | undefined =>
      keysOf(rowsOf(createMediaFile({ locators, notes: "x" })))[0];
    const all = ["/b.mov", "https://example.com/a.mov", HASH_B, "/a.mov", HASH_A];
    expect(keyOf(...all)).toBe(`media:1:short-hash:${HASH_A}`);
    expect(keyOf(...all.toReversed())).toBe(keyOf(...all));
    expect(keyOf("/b.mov", "https://example.com/a.mov")).toBe("media:1:url:https://example.com/a.mov");
    expect(keyOf("/b.mov", "/a.mov")).toBe("media:1:path:/a.mov");
    const upper: MediaFile = {
      ...createMediaFile("/a.mov"),
      notes: "x",
      locators: [{ kind: "short-hash", value: "A".repeat(40) }],
    };
    expect(keysOf(rowsOf(upper))).toEqual([`media:1:short-hash:${HASH_A}`]);
  });

  test("is unique in a session, even if a movie is in the playlist more than once", () => {
    const twice = rowsOf(movie({ 1: "a" }), movie({ 1: "b" }, { name: "other name" }), movie({ 1: "c" }));
    expect(keysOf(twice).map((key) => key.slice(0, 10))).toEqual(["frame:1:1:", "frame:1:2:", "frame:1:3:"]);
    fc.assert(
      fc.property(sessions, (session) => {
        const keys = keysOf(noteRows(session));
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });

  test("stays the same in a later save with other texts, drawings, names, user data, groups, and other movies before it", () => {
    const before = rowsOf(movie({ 3: "old" }));
    const after = rowsOf(
      movie({ 3: "elsewhere" }, { locators: [{ kind: "path", value: "/else.mov" }] }),
      movie(
        { 3: "new" },
        {
          name: "renamed",
          userData: "{}",
          groups: ["G"],
          framesPerSecond: 25,
          annotations: [
            createAnnotation(1, { notes: "n" }),
            createAnnotation(3, { notes: "new", objects: [line] }),
          ],
        },
      ),
    );
    expect(keysOf(after)).toContain(keysOf(before)[0]);
  });
});

describe("diffNotes", () => {
  test("returns added, changed, removed and unchanged notes", () => {
    const previous = rowsOf(movie({ 1: "same", 2: "old", 3: "gone" }));
    const current = rowsOf(movie({ 1: "same", 2: "new", 4: "more" }));
    const diff = diffNotes(previous, current);
    expect(diff).toEqual({
      added: [current[2]],
      changed: [{ previous: previous[1], current: current[1], fields: ["text"] }],
      removed: [previous[2]],
      unchanged: [current[0]],
    });
  });

  test("notices changed drawings of the same kind", () => {
    const drawn = (...objects: (typeof line)[]): NoteRow[] =>
      rowsOf(movie({}, { annotations: [createAnnotation(1, { notes: "x", objects })] }));
    const moved = { ...line, points: [{ x: 0.5, y: 0.5, alpha: 1 }] };
    expect(diffNotes(drawn(line), drawn(moved)).changed[0]?.fields).toEqual(["drawingFingerprint"]);
    expect(diffNotes(drawn(), drawn(line)).changed[0]?.fields).toEqual(["drawings", "drawingFingerprint"]);
  });

  test("compares the requested fields", () => {
    const previous = rowsOf(movie({ 1: "a" }, { userData: "x" }));
    const current = rowsOf(movie({ 1: "b" }, { userData: "y", groups: ["G"] }));
    expect(diffNotes(previous, current).changed[0]?.fields).toEqual(["text"]);
    expect(diffNotes(previous, current, { fields: ["userData", "groups"] }).changed[0]?.fields).toEqual([
      "userData",
      "groups",
    ]);
    expect(diffNotes(previous, current, { fields: ["mediaName"] }).unchanged).toHaveLength(1);
  });

  test("makes an export after every save neither duplicate nor lose a note", () => {
    fc.assert(
      fc.property(fc.array(sessions, { minLength: 1, maxLength: 4 }), (saves) => {
        const database = new Map<string, NoteRow>();
        let previous: NoteRow[] = [];
        for (const session of saves) {
          const current = noteRows(session);
          const { added, changed, removed } = diffNotes(previous, current);
          for (const row of removed) database.delete(row.key);
          for (const change of changed) database.delete(change.previous.key);
          for (const row of [...added, ...changed.map((change) => change.current)]) {
            expect(database.has(row.key)).toBe(false);
            database.set(row.key, row);
          }
          expect([...database.keys()].sort()).toEqual(keysOf(current).sort());
          for (const { key, text } of current) expect(database.get(key)?.text).toBe(text);
          previous = parseNotes(notesToJson(current));
        }
      }),
    );
  });

  test("puts every row of either side into exactly one list", () => {
    fc.assert(
      fc.property(sessions, sessions, (before, after) => {
        const previous = noteRows(before);
        const current = noteRows(after);
        const { added, changed, removed, unchanged } = diffNotes(previous, current);
        const now = [...added, ...changed.map((change) => change.current), ...unchanged];
        expect(new Set(now)).toEqual(new Set(current));
        expect(now).toHaveLength(current.length);
        expect(removed.length + changed.length + unchanged.length).toBe(previous.length);
      }),
    );
  });

  test("finds no change between equal rows, even after reading an export", () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const rows = noteRows(session);
        for (const previous of [rows, parseNotes(notesToJson(rows)), parseNotes(notesToJsonLines(rows))]) {
          expect(diffNotes(previous, rows)).toEqual({ added: [], changed: [], removed: [], unchanged: rows });
        }
      }),
    );
  });

  test("takes any iterables", () => {
    const rows = rowsOf(movie({ 1: "a" }));
    expect(diffNotes(new Set<NoteRow>(), rows.values()).added).toEqual(rows);
  });
});

describe("diffNotes, if a later save identifies a movie better", () => {
  const known = (...locators: string[]): Session =>
    createSession({
      media: [createMediaFile({ locators, notes: "M", annotations: [createAnnotation(1, { notes: "x" })] })],
    });

  test("keeps its notes and reports a changed key", () => {
    const previous = noteRows(known("/a.mov"));
    const current = noteRows(known("/a.mov", HASH_A));
    const diff = diffNotes(previous, current);
    expect([diff.added, diff.removed, diff.unchanged]).toEqual([[], [], []]);
    expect(
      diff.changed.map(({ fields, previous: then, current: now }) => [fields, then.key, now.key]),
    ).toEqual([
      [["key"], "media:1:path:/a.mov", `media:1:short-hash:${HASH_A}`],
      [["key"], "frame:1:1:path:/a.mov", `frame:1:1:short-hash:${HASH_A}`],
    ]);
  });

  test("treats a path with different contents as another movie", () => {
    const diff = diffNotes(noteRows(known("/a.mov", HASH_A)), noteRows(known("/a.mov", HASH_B)));
    expect([diff.added.length, diff.removed.length]).toEqual([2, 2]);
    const same = diffNotes(noteRows(known(HASH_B, "/a.mov")), noteRows(known("/b.mov", HASH_B, HASH_A)));
    expect(same.changed.map(({ fields }) => fields)).toEqual([["key"], ["key"]]);
  });

  test("distinguishes a movie from its copy in the playlist", () => {
    const twice = (...locators: string[]): NoteRow[] =>
      rowsOf(
        createMediaFile({ locators, annotations: [createAnnotation(1, { notes: "first" })] }),
        createMediaFile({ locators, annotations: [createAnnotation(1, { notes: "second" })] }),
      );
    const { changed } = diffNotes(twice("/a.mov"), twice("/a.mov", HASH_A));
    expect(changed.map(({ previous, current }) => [previous.text, current.text])).toEqual([
      ["first", "first"],
      ["second", "second"],
    ]);
  });

  test("never mistakes the session's own notes for a movie's", () => {
    const own = noteRows(createSession({ notes: "S" }));
    expect(diffNotes(own, noteRows(known("/a.mov"))).removed).toEqual(own);
    const drawing = rowsOf(movie({}, { annotations: [createAnnotation(1, { objects: [circle] })] }));
    expect(diffNotes(own, drawing).added).toEqual(drawing);
  });
});

describe("diffNotes, if a later save spells a path differently", () => {
  test.each([
    ["Z:\\Show\\a.mov", "z:/show/a.mov"],
    ["\\\\server\\share\\a.mov", "//Server/share/a.mov"],
    ["/show/\u00e9.mov", "/show/e\u0301.mov"],
    ["HTTPS://Example.com/a%2Emov", "https://example.com/a.mov"],
  ])("%s and %s have the same keys, so exporting again adds nothing", (before, after) => {
    const rows = (path: string): NoteRow[] =>
      rowsOf(
        createMediaFile({ locators: [path], annotations: [createAnnotation(1, { notes: "x" })], name: "a" }),
      );
    expect(keysOf(rows(after))).toEqual(keysOf(rows(before)));
    expect(diffNotes(rows(before), rows(after)).unchanged).toHaveLength(1);
  });
});
