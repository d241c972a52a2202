import { createAnnotation, createMediaFile, createSession } from "@cinesync/session-xml";
import { describe, expect, it } from "vitest";
import { diffSessions, diffToMarkdown, noteDifferences } from "../src/index.ts";

const [a, b, c] = ["/a.mov", "/b.mov", "/c_1.mov"].map((path) => createMediaFile(path));
if (!a || !b || !c) throw new Error("three movies are needed");
const before = createSession({
  notes: "old",
  media: [
    { ...a, notes: "movie", annotations: [createAnnotation(3, { notes: "dark" })] },
    { ...b, annotations: [createAnnotation(9, { notes: "gone" })] },
  ],
});
const after = createSession({
  notes: "new",
  groups: ["Day *1*"],
  media: [
    { ...c, annotations: [createAnnotation(7, { notes: "fresh" }), createAnnotation(2, { notes: "first" })] },
    {
      ...a,
      annotations: [createAnnotation(3, { notes: "dark\n# <b>" }), createAnnotation(1, { notes: "up" })],
    },
  ],
});

describe("noteDifferences", () => {
  it("returns the notes that differ, including those of added and removed movies", () => {
    expect(noteDifferences(diffSessions(before, after))).toEqual([
      { kind: "changed", before: "old", after: "new" },
      { kind: "added", mediaName: "c_1.mov", playlistPosition: 1, frame: 2, before: "", after: "first" },
      { kind: "added", mediaName: "c_1.mov", playlistPosition: 1, frame: 7, before: "", after: "fresh" },
      { kind: "removed", mediaName: "a.mov", playlistPosition: 2, before: "movie", after: "" },
      { kind: "added", mediaName: "a.mov", playlistPosition: 2, frame: 1, before: "", after: "up" },
      {
        kind: "changed",
        mediaName: "a.mov",
        playlistPosition: 2,
        frame: 3,
        before: "dark",
        after: "dark\n# <b>",
      },
      { kind: "removed", mediaName: "b.mov", playlistPosition: 2, frame: 9, before: "gone", after: "" },
    ]);
  });

  it("agrees with the counts of the diff", () => {
    const diff = diffSessions(before, after);
    const count = (kind: string): number =>
      noteDifferences(diff).filter((change) => change.kind === kind).length;
    expect({ added: count("added"), removed: count("removed"), changed: count("changed") }).toEqual(
      diff.summary.notes,
    );
  });
});

describe("diffToMarkdown", () => {
  it("writes each entry that differs, without markup from the session", () => {
    expect(diffToMarkdown(diffSessions(before, after))).toMatchInlineSnapshot(`
      "## Session

      - group added: Day \\*1\\*
      - notes: ~~old~~ → new

      ## 1. c\\_1.mov

      - added, with 2 frame notes and 0 drawings

      ## 2. a.mov

      - notes: ~~movie~~
      - frame 1: up
      - frame 3: ~~dark~~ → dark<br>\\# \\<b\\>

      ## 2. b.mov

      - removed, with 1 frame notes and 0 drawings

      ## Summary

      - movies: 1 added, 1 removed, 1 changed, 0 moved
      - notes: 3 added, 2 removed, 2 changed
      - drawings: 0 added, 0 removed
      "
    `);
  });

  it("writes only notes on request", () => {
    expect(diffToMarkdown(diffSessions(before, after), { notesOnly: true })).toMatchInlineSnapshot(`
      "## Session

      - note changed: ~~old~~ → new

      ## 1. c\\_1.mov

      - frame 2, note added: first
      - frame 7, note added: fresh

      ## 2. a.mov

      - note removed: ~~movie~~
      - frame 1, note added: up
      - frame 3, note changed: ~~dark~~ → dark<br>\\# \\<b\\>

      ## 2. b.mov

      - frame 9, note removed: ~~gone~~
      "
    `);
  });

  it("says when nothing differs", () => {
    expect(diffToMarkdown(diffSessions(before, before))).toBe("No differences.\n");
    const regrouped = diffSessions(createSession(), createSession({ groups: ["x"] }));
    expect(diffToMarkdown(regrouped, { notesOnly: true })).toBe("No notes differ.\n");
  });
});
