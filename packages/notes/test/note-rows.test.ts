import { createAnnotation, createMediaFile, createSession, type DrawingObject } from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  frameLabels,
  mediaOfRow,
  movieLength,
  noteMarkers,
  noteRows,
  type NoteRow,
  type NotesError,
} from "../src/index.ts";
import { arrow, circle, erase, HASH_A, line, movie, reviewSession, sessions, words } from "./fixtures.ts";

describe("noteRows", () => {
  test("returns session, movies and frames, in playlist and frame order", () => {
    const rows = noteRows(reviewSession());
    expect(rows.map((row) => [row.kind, row.kind === "frame" ? row.frame : undefined, row.text])).toEqual([
      ["session", undefined, "Good session."],
      ["media", undefined, "Nearly there."],
      ["frame", 12, "Brighter.\nAnd warmer."],
      ["frame", 38, "Soften the edge.\nFlip it?"],
      ["frame", 40, ""],
      ["frame", 1, "Starts late."],
    ]);
  });

  test("loses none of several annotations on one frame: joins notes in document order, combines drawings", () => {
    const row = noteRows(reviewSession()).find((one) => one.kind === "frame" && one.frame === 38);
    expect(row).toEqual({
      kind: "frame",
      key: `frame:38:1:short-hash:${HASH_A}`,
      mediaName: "shot_010.mov",
      playlistPosition: 1,
      mediaOccurrence: 1,
      frame: 38,
      frameNumber: 38,
      timecode: "00:00:01:13",
      text: "Soften the edge.\nFlip it?",
      drawings: ["line", "arrow"],
      drawingFingerprint: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
      framesPerSecond: 24,
      groups: ["Comp"],
      locators: [
        { kind: "path", value: "/shows/tides/shot_010.mov" },
        { kind: "short-hash", value: HASH_A },
      ],
      userData: '{"shotgrid":{"version_id":17}}',
      userDataJson: { shotgrid: { version_id: 17 } },
    });
  });

  test("gives rows of a session and of a movie only their own fields", () => {
    const [session, media] = noteRows(reviewSession());
    expect(session).toEqual({
      kind: "session",
      key: "session",
      text: "Good session.",
      groups: ["Comp"],
      userData: '{"shotgrid":{"playlist_id":7}}',
      userDataJson: { shotgrid: { playlist_id: 7 } },
    });
    expect(media).not.toHaveProperty("frame");
    expect(media).toMatchObject({ kind: "media", playlistPosition: 1, text: "Nearly there." });
  });

  test("returns no row for a group movie, but counts its playlist position", () => {
    expect(noteRows(reviewSession()).at(-1)).toMatchObject({
      mediaName: "shot_020.mov",
      playlistPosition: 3,
    });
  });

  test("returns user data that is not JSON as text", () => {
    const row = noteRows(reviewSession()).at(-1);
    expect(row?.userData).toBe("ask Kim");
    expect(row).not.toHaveProperty("userDataJson");
  });

  test.each(["null", "17", '"text"', "[1,2]", " {} "])("parses user data %s", (userData) => {
    const [row] = noteRows(createSession({ notes: "x", userData }));
    expect(row?.userDataJson).toEqual(JSON.parse(userData));
  });

  test("keeps endlessly nested user data as text, so that rows can always be written as JSON", () => {
    const userData = "[".repeat(200_000) + "]".repeat(200_000);
    const [row] = noteRows(createSession({ notes: "x", userData }));
    expect(row).not.toHaveProperty("userDataJson");
    expect(() => JSON.stringify(row)).not.toThrow();
    const brackets = JSON.stringify("[[[".repeat(100));
    expect(noteRows(createSession({ notes: "x", userData: brackets }))[0]?.userDataJson).toBe(
      "[[[".repeat(100),
    );
  });

  test("returns no row for notes of white space", () => {
    const session = createSession({ notes: " \n ", media: [movie({ 1: "\t", 2: " x " }, { notes: "\n" })] });
    expect(noteRows(session).map(({ text }) => text)).toEqual([" x "]);
  });

  test("can leave out frames with only drawings", () => {
    expect(noteRows(reviewSession(), { drawings: false }).map(({ text }) => text)).not.toContain("");
  });

  test("returns very many rows", () => {
    const annotations = Array.from({ length: 200_000 }, (_, index) =>
      createAnnotation(index + 1, { notes: "x" }),
    );
    const session = createSession({ media: [movie({}, { annotations })] });
    expect(noteRows(session)).toHaveLength(200_000);
    expect(noteMarkers(session)[0]?.clips[0]?.markers).toHaveLength(200_000);
  });

  test("returns no rows for an empty session", () => {
    expect(noteRows(createSession())).toEqual([]);
  });

  test("returns rows that survive JSON and structuredClone, and changes nothing", () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const before = structuredClone(session);
        const rows = noteRows(session);
        expect(session).toEqual(before);
        expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
        expect(structuredClone(rows)).toEqual(rows);
      }),
    );
  });

  test("loses no note: each is in the row of its frame, in order", () => {
    fc.assert(
      fc.property(sessions, (session) => {
        const rows = noteRows(session);
        session.media.forEach((media, index) => {
          if (media.kind === "group-movie") return;
          for (const annotation of media.annotations) {
            if (annotation.notes.trim() === "" && annotation.objects.length === 0) continue;
            const found = rows.filter(
              (row) =>
                row.kind === "frame" && row.playlistPosition === index + 1 && row.frame === annotation.frame,
            );
            expect(found).toHaveLength(1);
            const same = media.annotations.filter(({ frame }) => frame === annotation.frame);
            expect(found[0]?.text).toBe(
              same
                .map(({ notes }) => notes)
                .filter((notes) => notes.trim() !== "")
                .join("\n"),
            );
          }
        });
      }),
    );
  });

  test.each([0, -1, 1.5, NaN, Infinity])("rejects an annotation on frame %s and names the movie", (frame) => {
    const session = createSession({
      media: [movie({}, { annotations: [{ ...createAnnotation(1), frame }] })],
    });
    const details = { code: "invalid-frame", mediaName: "shot_010.mov", playlistPosition: 1, frame };
    expect(() => noteRows(session)).toThrow(expect.objectContaining({ details }));
  });

  test("leaves out only an annotation on frame 0 when problems are reported", () => {
    const problems: NotesError[] = [];
    const session = createSession({ media: [movie({ 0: "lost", 3: "kept" }), movie({ 5: "next" })] });
    const rows = noteRows(session, { onProblem: (problem) => problems.push(problem) });
    expect(rows.map(({ text }) => text)).toEqual(["kept", "next"]);
    expect(problems.map(({ details }) => details)).toEqual([
      { code: "invalid-frame", mediaName: "shot_010.mov", playlistPosition: 1, frame: 0 },
    ]);
  });

  test("returns a row for a note after the last frame, and reports it", () => {
    const problems: NotesError[] = [];
    const rows = noteRows(createSession({ media: [movie({ 96: "last", 97: "after" })] }), {
      durations: 96,
      onProblem: (problem) => problems.push(problem),
    });
    expect(rows).toHaveLength(2);
    expect(problems.map(({ details }) => details)).toEqual([
      { code: "beyond-last-frame", mediaName: "shot_010.mov", playlistPosition: 1, frame: 97, frames: 96 },
    ]);
  });

  test("returns rows whose movie mediaOfRow finds, even after it moved in the playlist", () => {
    const session = reviewSession();
    const rows = noteRows(session);
    expect(rows.map((row) => mediaOfRow(session, row)?.name)).toEqual([
      undefined,
      ...Array<string>(4).fill("shot_010.mov"),
      "shot_020.mov",
    ]);
    const moved = { ...session, media: session.media.toReversed() };
    expect(rows.slice(1).map((row) => mediaOfRow(moved, row)?.name)).toEqual([
      ...Array<string>(4).fill("shot_010.mov"),
      "shot_020.mov",
    ]);
    const [, row] = rows;
    expect(row && mediaOfRow(createSession(), row)).toBeUndefined();
  });
});

describe("timecode and frame numbers of rows", () => {
  const frame = (rows: readonly NoteRow[]): NoteRow | undefined => rows.find((row) => row.kind === "frame");
  const unknown = createSession({
    media: [createMediaFile({ locators: ["/a.mov"], annotations: [createAnnotation(1801, { notes: "x" })] })],
  });

  test("rows have no timecode if the frame rate is unknown", () => {
    expect(frame(noteRows(unknown))).not.toHaveProperty("timecode");
    expect(frame(noteRows(unknown))).not.toHaveProperty("framesPerSecond");
  });

  test.each([0, NaN, Infinity, -24])(
    "%s frames per second in a session count as unknown",
    (framesPerSecond) => {
      const row = frame(noteRows(createSession({ media: [movie({ 1: "x" }, { framesPerSecond })] })));
      expect(row).not.toHaveProperty("timecode");
    },
  );

  test("the frame rate can be given, for all movies or each", () => {
    expect(frame(noteRows(unknown, { frameRate: "25" }))).toMatchObject({
      timecode: "00:01:12:00",
      framesPerSecond: 25,
    });
    const byMovie = noteRows(reviewSession(), {
      frameRate: ({ name }, place) => (name === "shot_020.mov" && place === 3 ? 50 : undefined),
    });
    expect(byMovie.at(-1)).toMatchObject({ framesPerSecond: 50, timecode: "00:00:00:00" });
    expect(byMovie[1]).toMatchObject({ framesPerSecond: 24 });
  });

  test("defaultFrameRate is for movies without another rate", () => {
    const rows = noteRows(reviewSession(), { defaultFrameRate: 30 });
    expect(rows[1]).toMatchObject({ framesPerSecond: 24 });
    expect(rows.at(-1)).toMatchObject({ framesPerSecond: 30 });
  });

  test("a session's frame rate is returned unchanged, and counts exactly", () => {
    const rows = noteRows(createSession({ media: [movie({ 1801: "x" }, { framesPerSecond: 29.97 })] }), {
      dropFrame: true,
    });
    expect(rows[0]).toMatchObject({ framesPerSecond: 29.97, timecode: "00:01:00;02" });
  });

  test("a given exact frame rate is a decimal number in rows", () => {
    expect(frame(noteRows(unknown, { frameRate: { numerator: 24000, denominator: 1001 } }))).toMatchObject({
      framesPerSecond: 24000 / 1001,
      timecode: "00:01:15:00",
    });
  });

  test("rows have no timecode at a rate that timecode cannot count, nor after 24 hours", () => {
    expect(frame(noteRows(unknown, { frameRate: 12.5 }))).not.toHaveProperty("timecode");
    const late = createSession({ media: [movie({ 2_073_600: "last", 2_073_601: "over" })] });
    const [last, over] = noteRows(late);
    expect(last).toMatchObject({ timecode: "23:59:59:23" });
    expect(over).not.toHaveProperty("timecode");
  });

  test("a movie's first frame can have any timecode, for all movies or each", () => {
    expect(frame(noteRows(unknown, { frameRate: 30, startTimecode: "01:00:00:00" }))).toMatchObject({
      timecode: "01:01:00:00",
    });
    const rows = noteRows(reviewSession(), {
      defaultFrameRate: 24,
      startTimecode: ({ name }) => (name === "shot_010.mov" ? "10:00:00:00" : undefined),
    });
    expect(rows[2]).toMatchObject({ timecode: "10:00:00:11" });
    expect(rows.at(-1)).toMatchObject({ timecode: "00:00:00:00" });
  });

  test("a start timecode with a semicolon means drop-frame", () => {
    expect(frame(noteRows(unknown, { frameRate: 29.97, startTimecode: "00:00:00;00" }))).toMatchObject({
      timecode: "00:01:00;02",
    });
  });

  test("drop-frame applies to movies with such a rate; the others count normally", () => {
    const session = createSession({
      media: [
        movie({ 1801: "x" }, { framesPerSecond: 29.97 }),
        movie({ 1801: "y" }, { framesPerSecond: 25 }),
      ],
    });
    expect(noteRows(session, { dropFrame: true }).map((row) => row.kind === "frame" && row.timecode)).toEqual(
      ["00:01:00;02", "00:01:12:00"],
    );
  });

  test("a start timecode that does not exist is an error that names the movie", () => {
    expect(() => noteRows(reviewSession(), { startTimecode: "00:00:00:24" })).toThrow(
      expect.objectContaining({
        code: "invalid-timecode",
        details: expect.objectContaining({ startOf: "shot_010.mov", value: "00:00:00:24" }) as object,
      }),
    );
    const boom = (): string => {
      throw new TypeError("boom");
    };
    expect(() => noteRows(reviewSession(), { startTimecode: boom })).toThrow("boom");
  });

  test("the file's rate and start timecode override the session's rate", () => {
    const rows = noteRows(reviewSession(), {
      defaultFrameRate: 24,
      durations: ({ name }) =>
        name === "shot_010.mov" ? { frames: 100, frameRate: 25, startTimecode: "10:00:00:00" } : 60,
    });
    expect(rows[2]).toMatchObject({ timecode: "10:00:00:11", framesPerSecond: 25 });
    expect(rows.at(-1)).toMatchObject({ timecode: "00:00:00:00", framesPerSecond: 24 });
  });

  test("a start timecode that does not exist removes only that movie's timecodes when problems are reported", () => {
    const problems: NotesError[] = [];
    const rows = noteRows(reviewSession(), {
      durations: { startTimecode: "00:00:00:24" },
      firstFrame: 1001,
      onProblem: (problem) => problems.push(problem),
    });
    expect(rows[2]).toMatchObject({ frameNumber: 1012 });
    expect(rows[2]).not.toHaveProperty("timecode");
    expect(problems.map(({ code }) => code)).toEqual(["invalid-timecode"]);
  });

  test("frameLabels returns the numbers and timecodes of rows", () => {
    fc.assert(
      fc.property(sessions, fc.integer({ min: 0, max: 5000 }), (session, firstFrame) => {
        const options = { firstFrame, startTimecode: 86_400, defaultFrameRate: 24 };
        for (const row of noteRows(session, options)) {
          const media = mediaOfRow(session, row);
          if (row.kind !== "frame" || media === undefined) continue;
          const labels = frameLabels(media, row.playlistPosition, options);
          expect(labels.frameNumber(row.frame)).toBe(row.frameNumber);
          expect(labels.timecode(row.frame)).toBe(row.timecode);
        }
      }),
    );
  });

  test.each([
    [24, 1, { frame: 1_223_568, nominalRate: 24, dropFrame: false }, "14:09:42:00"],
    [60_000, 1001, { frame: 107_892, nominalRate: 30, dropFrame: true }, "01:00:00;00"],
    [30_000, 1001, { frame: 107_892, nominalRate: 30, dropFrame: true }, "01:00:00;00"],
    [24, 1, { frame: 1, nominalRate: 25, dropFrame: false }, undefined],
    [24, 1, { frame: 24 * 86_400, nominalRate: 24, dropFrame: false }, undefined],
    [24, 1, undefined, undefined],
  ])("movieLength turns a start at %i/%i, %j into %s", (numerator, denominator, startTimecode, text) => {
    const frameRate = { numerator, denominator };
    expect(movieLength({ frameCount: 96, frameRate, startTimecode })).toEqual({
      frames: 96,
      frameRate,
      startTimecode: text,
    });
  });

  test("frames can be numbered from 1001", () => {
    expect(frame(noteRows(unknown, { firstFrame: 1001 }))).toMatchObject({ frame: 1801, frameNumber: 2801 });
  });

  test.each([-1, 1.5, NaN])("firstFrame %s is an error", (firstFrame) => {
    expect(() => noteRows(unknown, { firstFrame })).toThrow(
      expect.objectContaining({ code: "invalid-option" }),
    );
  });

  test("drop-frame at a given rate without drop-frame is an error", () => {
    expect(() => noteRows(unknown, { frameRate: 25, dropFrame: true })).toThrow(/dropFrame must be false/);
  });

  test("an invalid frame rate is an error, whether or not a movie uses it", () => {
    expect(() => noteRows(createSession(), { defaultFrameRate: 0 })).toThrow(
      /frame rate must be above 0 and at most 1000.*, got 0/,
    );
    expect(() => noteRows(unknown, { frameRate: () => "fast" })).toThrow(/got "fast"/);
  });
});

describe("drawingFingerprint", () => {
  const fingerprint = (...objects: readonly DrawingObject[]): string => {
    const session = createSession({
      media: [movie({}, { annotations: [createAnnotation(1, { notes: "x", objects })] })],
    });
    const [row] = noteRows(session);
    return row?.kind === "frame" ? row.drawingFingerprint : "none";
  };

  test("is empty without drawings", () => {
    expect(fingerprint()).toBe("");
  });

  test("changes with everything visible", () => {
    const [first, second] = [
      { x: 0.1, y: 0.2, alpha: 0.5 },
      { x: 0.3, y: 0.4, alpha: 1 },
    ];
    const variants = (
      [
        [line],
        [erase],
        [circle],
        [arrow],
        [words],
        [line, erase],
        [erase, line],
        [line, line],
        [{ ...line, color: "#ff0001" }],
        [{ ...line, alpha: 0.9 }],
        [{ ...line, thickness: 0.011 }],
        [{ ...line, points: [first] }],
        [{ ...line, points: [second, first] }],
        [{ ...line, points: [{ ...first, alpha: 0.6 }, second] }],
        [{ ...circle, endPoint: { x: 1, y: 0.9 } }],
        [{ ...arrow, flipSide: false }],
        [{ ...arrow, special: true }],
        [{ ...arrow, reverse: true }],
        [{ ...words, p: "there" }],
        [{ ...words, background: { color: "#000000", alpha: 0.6 } }],
      ] satisfies DrawingObject[][]
    ).map((objects) => fingerprint(...objects));
    expect(new Set(variants).size).toBe(variants.length);
  });

  test("does not change with anything invisible", () => {
    expect(fingerprint({ ...line, id: "other" })).toBe(fingerprint(line));
    expect(fingerprint({ ...arrow, special: false })).toBe(fingerprint(arrow));
    expect(fingerprint({ ...circle, startPoint: { x: -0, y: 0 } })).toBe(fingerprint(circle));
  });
});
