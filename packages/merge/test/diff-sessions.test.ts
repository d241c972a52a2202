import {
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  type DrawingObject,
} from "@cinesync/session-xml";
import { describe, expect, it } from "vitest";
import { diffSessions } from "../src/index.ts";

const dot = (id: string): DrawingObject => ({
  kind: "circle",
  id,
  color: "#ff0000",
  alpha: 1,
  startPoint: { x: 0, y: 0 },
  endPoint: { x: 1, y: 1 },
});
const [a, b, c] = ["/a.mov", "/b.mov", "/c.mov"].map((path) => createMediaFile(path));
if (!a || !b || !c) throw new Error("three movies are needed");

describe("diffSessions", () => {
  it("finds movies that were added, removed and moved, in the order of the later playlist", () => {
    const diff = diffSessions(
      createSession({ media: [a, b, createGroupMovie("G")] }),
      createSession({ media: [c, b, a] }),
    );
    expect(diff.media.map((change) => [change.kind, change.name])).toEqual([
      ["added", "c.mov"],
      ["changed", "b.mov"],
      ["removed", "G"],
    ]);
    expect(diff.summary.media).toEqual({ added: 1, removed: 1, changed: 0, moved: 1 });
    expect(diff.media[1]).toMatchObject({
      positionBefore: 2,
      positionAfter: 2,
      moved: true,
      fields: [],
      frames: [],
    });
  });

  it("matches a renamed movie by its locators", () => {
    const diff = diffSessions(
      createSession({ media: [a] }),
      createSession({ media: [{ ...a, name: "final.mov" }] }),
    );
    expect(diff.media).toMatchObject([
      {
        kind: "changed",
        name: "final.mov",
        fields: [{ field: "name", before: "a.mov", after: "final.mov" }],
      },
    ]);
  });

  it("compares notes and drawings frame by frame", () => {
    const before = createAnnotation(1, { notes: "old", objects: [dot("1"), dot("2")] });
    const diff = diffSessions(
      createSession({
        media: [{ ...a, notes: "x", annotations: [before, createAnnotation(5, { notes: "gone" })] }],
      }),
      createSession({
        media: [
          {
            ...a,
            annotations: [
              createAnnotation(1, { notes: "new", objects: [dot("2"), dot("1"), dot("3")] }),
              createAnnotation(9, { objects: [dot("1")] }),
            ],
          },
        ],
      }),
    );
    expect(diff.media).toEqual([
      {
        kind: "changed",
        name: "a.mov",
        positionBefore: 1,
        positionAfter: 1,
        moved: false,
        fields: [{ field: "notes", before: "x" }],
        frames: [
          {
            kind: "changed",
            frame: 1,
            notes: { before: "old", after: "new" },
            drawings: { added: 1, removed: 0 },
            redrawn: true,
          },
          {
            kind: "removed",
            frame: 5,
            notes: { before: "gone", after: "" },
            drawings: { added: 0, removed: 0 },
            redrawn: false,
          },
          { kind: "added", frame: 9, drawings: { added: 1, removed: 0 }, redrawn: false },
        ],
      },
    ]);
    expect(diff.summary.notes).toEqual({ added: 0, removed: 2, changed: 1 });
    expect(diff.summary.drawings).toEqual({ added: 2, removed: 0 });
  });

  it("counts the notes and drawings of added and removed movies", () => {
    const full = {
      ...a,
      notes: "movie",
      annotations: [
        createAnnotation(1, { notes: "one", objects: [dot("1")] }),
        createAnnotation(1, { notes: "two", objects: [dot("2")] }),
        createAnnotation(2),
      ],
    };
    const { summary } = diffSessions(createSession(), createSession({ media: [full] }));
    expect(summary.notes).toEqual({ added: 2, removed: 0, changed: 0 });
    expect(summary.drawings).toEqual({ added: 2, removed: 0 });
  });

  it("lists changes of the session itself", () => {
    const diff = diffSessions(
      createSession({ groups: ["A", "B"], notes: "n" }),
      createSession({
        sessionFeatures: "standard",
        groups: ["B", "C"],
        userData: "u",
        stereo: { enabled: true, type: "interlaced" },
      }),
    );
    expect(diff.groups).toEqual({ added: ["C"], removed: ["A"] });
    expect(diff.fields).toEqual([
      { field: "userData", after: "u" },
      { field: "notes", before: "n" },
      { field: "stereo", after: { enabled: true, type: "interlaced" } },
    ]);
  });

  it("reports a different order of groups or annotations", () => {
    const one = createAnnotation(1, { notes: "one" });
    const two = createAnnotation(2, { notes: "two" });
    const diff = diffSessions(
      createSession({ groups: ["A", "B"], media: [{ ...a, annotations: [one, two] }] }),
      createSession({ groups: ["B", "A"], media: [{ ...a, annotations: [two, one] }] }),
    );
    expect(diff.same).toBe(false);
    expect(diff.fields).toEqual([{ field: "groups", before: ["A", "B"], after: ["B", "A"] }]);
    expect(diff.media).toMatchObject([{ fields: [{ field: "annotations", before: [1, 2], after: [2, 1] }] }]);
  });

  it("treats NaN as equal to NaN, and 0 as equal to −0", () => {
    const shown = (x: number): ReturnType<typeof createSession> =>
      createSession({ media: [{ ...a, zoomState: { center: { x, y: 0.5 }, scaleFactor: 1 } }] });
    expect(diffSessions(shown(NaN), shown(NaN)).same).toBe(true);
    expect(diffSessions(shown(0), shown(-0)).same).toBe(true);
    expect(diffSessions(shown(0), shown(1)).same).toBe(false);
  });

  it("returns data that survives JSON", () => {
    const diff = diffSessions(createSession({ media: [a, b] }), createSession({ media: [b, c], notes: "x" }));
    expect(JSON.parse(JSON.stringify(diff))).toEqual(diff);
  });
});
