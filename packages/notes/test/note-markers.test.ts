import {
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  type MediaFile,
  type Session,
} from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type MarkerColor,
  type MarkerOptions,
  type MarkerTimeline,
  noteMarkers,
  noteRows,
  type NotesError,
} from "../src/index.ts";
import { circle, movie, reviewSession, sessions } from "./fixtures.ts";

const session = (...media: MediaFile[]): Session => createSession({ media });
const markersOf = (timelines: readonly MarkerTimeline[]): [timecode: string, text: string][] =>
  timelines.flatMap(({ clips }) =>
    clips.flatMap(({ markers }) => markers.map(({ timecode, text }): [string, string] => [timecode, text])),
  );

describe("markers of each movie", () => {
  test("are on a timeline for each movie that has notes", () => {
    const timelines = noteMarkers(reviewSession(), { defaultFrameRate: 25 });
    expect(
      timelines.map(({ name, frameRate, duration, startTimecode, dropFrame }) => ({
        name,
        frameRate,
        duration,
        startTimecode,
        dropFrame,
      })),
    ).toEqual([
      {
        name: "shot_010.mov",
        frameRate: { numerator: 24, denominator: 1 },
        durations: 60,
        startTimecode: "00:00:00:00",
        dropFrame: false,
      },
      {
        name: "shot_020.mov",
        frameRate: { numerator: 25, denominator: 1 },
        durations: 1,
        startTimecode: "00:00:00:00",
        dropFrame: false,
      },
    ]);
    expect(markersOf(timelines)).toEqual([
      ["00:00:00:00", "[Session] Good session.\n[Media File] Nearly there."],
      ["00:00:00:11", "Brighter.\nAnd warmer."],
      ["00:00:01:13", "Soften the edge.\nFlip it?"],
      ["00:00:01:15", "[Drawing]"],
      ["00:00:00:00", "Starts late."],
    ]);
  });

  test("several notes on one frame are merged into one marker, the movie's and the session's too", () => {
    const [timeline] = noteMarkers(createSession({ notes: "S", media: [movie({ 1: "F" }, { notes: "M" })] }));
    expect(timeline?.clips[0]?.markers).toHaveLength(1);
    expect(timeline?.clips[0]?.markers[0]).toMatchObject({
      position: 0,
      frame: 1,
      text: "[Session] S\n[Media File] M\nF",
      name: "[Session] S / [Media File] M / F",
    });
    expect(timeline?.clips[0]?.markers[0]?.rows.map(({ kind }) => kind)).toEqual([
      "session",
      "media",
      "frame",
    ]);
  });

  test("there is never more than one marker on a frame, and no row is lost", () => {
    fc.assert(
      fc.property(sessions, (any) => {
        const timelines = noteMarkers(any, { defaultFrameRate: 24 });
        for (const { clips, duration } of timelines) {
          const positions = clips.flatMap(({ markers }) => markers.map(({ position }) => position));
          expect(new Set(positions).size).toBe(positions.length);
          expect(positions).toEqual([...positions].sort((a, b) => a - b));
          expect(positions.every((position) => position >= 0 && position < duration)).toBe(true);
        }
        const keys = timelines.flatMap(({ clips }) =>
          clips.flatMap(({ markers }) => markers.flatMap(({ rows }) => rows.map(({ key }) => key))),
        );
        const expected = any.media.some(({ kind }) => kind === "file") ? noteRows(any) : [];
        expect(keys.sort()).toEqual(expected.map(({ key }) => key).sort());
      }),
    );
  });

  test("of the session go to the first movie that has notes, or else to the first that can have a timeline", () => {
    const plain = createMediaFile({ locators: ["/plain.mov"], framesPerSecond: 24 });
    const of = (...media: MediaFile[]): string[] =>
      noteMarkers(createSession({ notes: "S", media }), { onProblem: () => undefined }).map(
        ({ name }) => name,
      );
    expect(of(plain, movie({ 1: "x" }))).toEqual(["shot_010.mov"]);
    expect(of(createMediaFile("/unknown.mov"), plain, plain)).toEqual(["plain.mov"]);
    expect(of(createMediaFile("/unknown.mov"))).toEqual([]);
    expect(noteMarkers(session(plain))).toEqual([]);
  });

  test("may start at any timecode, for all or by movie", () => {
    expect(markersOf(noteMarkers(session(movie({ 25: "x" })), { startTimecode: "01:00:00:00" }))).toEqual([
      ["01:00:01:00", "x"],
    ]);
    const two = session(movie({ 1: "a" }, { name: "A" }), movie({ 1: "b" }, { name: "B" }));
    const options: MarkerOptions = {
      startTimecode: ({ name }, place) => (name === "B" && place === 2 ? "02:00:00:00" : undefined),
    };
    expect(markersOf(noteMarkers(two, options))).toEqual([
      ["00:00:00:00", "a"],
      ["02:00:00:00", "b"],
    ]);
  });

  test("count drop-frame where it applies", () => {
    const ntsc = session(movie({ 1801: "x" }, { framesPerSecond: 29.97 }));
    expect(markersOf(noteMarkers(ntsc, { dropFrame: true }))).toEqual([["00:01:00;02", "x"]]);
    expect(markersOf(noteMarkers(ntsc, { startTimecode: "00:00:00;00" }))).toEqual([["00:01:00;02", "x"]]);
    expect(markersOf(noteMarkers(ntsc))).toEqual([["00:01:00:00", "x"]]);
    expect(markersOf(noteMarkers(session(movie({ 1801: "x" })), { dropFrame: true }))).toEqual([
      ["00:01:15:00", "x"],
    ]);
  });

  test("number frames from 1001 on request", () => {
    const [timeline] = noteMarkers(session(movie({ 38: "x" })), { firstFrame: 1001 });
    expect(timeline?.clips[0]?.markers[0]).toMatchObject({ frame: 38, frameNumber: 1038, position: 37 });
  });

  test("can leave out frames that are only drawn on, and notes that are on no frame", () => {
    const texts = markersOf(
      noteMarkers(reviewSession(), { drawings: false, mediaNotes: "omit", frameRate: 24 }),
    ).map(([, text]) => text);
    expect(texts).toEqual(["Brighter.\nAnd warmer.", "Soften the edge.\nFlip it?", "Starts late."]);
  });

  test("have the colour and the name that is asked for", () => {
    const [timeline] = noteMarkers(reviewSession(), {
      frameRate: 24,
      color: (rows) =>
        rows.some((row) => row.kind === "frame" && row.drawings.length > 0) ? "red" : "green",
      markerName: (rows) => rows.map((row) => (row.kind === "frame" ? `f${row.frame}` : row.kind)).join("\n"),
    });
    expect(timeline?.clips[0]?.markers.map(({ color, name }) => [color, name])).toEqual([
      ["green", "session / media"],
      ["green", "f12"],
      ["red", "f38"],
      ["red", "f40"],
    ]);
    expect(noteMarkers(session(movie({ 1: "x" })))[0]?.clips[0]?.markers[0]?.color).toBe("blue");
  });

  test.each(["turquoise", "toString", ""])("colour %o is an error that lists those that exist", (color) => {
    expect(() => noteMarkers(session(movie({ 1: "x" })), { color: color as MarkerColor })).toThrow(
      /There is no marker colour ".*": use pink, red/,
    );
  });

  test("names are on one line, whatever is in the note", () => {
    const [timeline] = noteMarkers(session(movie({ 1: " a \u0007b\r\n\n\tc\u2028 d\u0085 " })));
    expect(timeline?.clips[0]?.markers[0]?.name).toBe("a b / c / d");
  });

  test("a session without movies has no timelines", () => {
    expect(noteMarkers(createSession({ notes: "x" }))).toEqual([]);
    expect(
      noteMarkers(createSession({ notes: "x", media: [createGroupMovie("G")] }), { timeline: "playlist" }),
    ).toEqual([]);
  });
});

describe("lengths of clips", () => {
  const clip = (media: MediaFile, options: MarkerOptions = {}): unknown =>
    noteMarkers(session(media), options)[0]?.clips[0];

  test("are as given, for all or by movie", () => {
    expect(clip(movie({ 1: "x" }), { durations: 100 })).toMatchObject({
      durations: 100,
      durationFrom: "given",
    });
    expect(clip(movie({ 1: "x" }), { durations: ({ name }, place) => name.length + place })).toMatchObject({
      durations: 13,
      durationFrom: "given",
    });
  });

  test("else go to the last frame that the session mentions", () => {
    const range = { inFrame: 3, outFrame: 50, playOnlyRange: true };
    expect(clip(movie({ 9: "x" }))).toMatchObject({ durations: 9, durationFrom: "estimate" });
    expect(clip(movie({ 9: "x" }, { currentFrame: 20 }))).toMatchObject({
      durations: 20,
      durationFrom: "estimate",
    });
    expect(clip(movie({ 9: "x" }, { playRange: range }))).toMatchObject({
      durations: 50,
      durationFrom: "play-range",
    });
    expect(clip(movie({ 70: "x" }, { playRange: range }))).toMatchObject({
      durations: 70,
      durationFrom: "estimate",
    });
    expect(clip(movie({ 9: "x" }), { durations: () => undefined })).toMatchObject({
      durationFrom: "estimate",
    });
    expect(clip(movie({ 9: "x" }, { currentFrame: NaN }))).toMatchObject({ durations: 9 });
  });

  test.each([0, 1.5, NaN, Infinity])("of %s frames are an error that names the movie", (duration) => {
    expect(() => clip(movie({ 1: "x" }), { durations: duration })).toThrow(
      expect.objectContaining({
        code: "invalid-option",
        message: expect.stringContaining('"shot_010.mov"') as string,
      }),
    );
  });

  test("can be trimmed to the play range", () => {
    const trimmed = movie(
      { 3: "first", 10: "last" },
      {
        notes: "M",
        playRange: { inFrame: 3, outFrame: 10, playOnlyRange: true },
      },
    );
    expect(clip(trimmed, { trim: true, durations: 500 })).toMatchObject({
      sourceStart: 2,
      durations: 8,
      mediaDuration: 500,
      markers: [
        { frame: 3, position: 0, timecode: "00:00:00:00", text: "[Media File] M\nfirst" },
        { frame: 10, position: 7, timecode: "00:00:00:07", text: "last" },
      ],
    });
    expect(clip(movie({ 9: "x" }), { trim: true })).toMatchObject({ sourceStart: 0, durations: 9 });
  });

  test.each([
    [10, 9, undefined],
    [0, 9, undefined],
    [1, NaN, undefined],
    [1, 10, 5],
  ])("a play range from %s to %s in a movie of %s frames is an error", (inFrame, outFrame, duration) => {
    const media = movie({ 1: "x" }, { playRange: { inFrame, outFrame, playOnlyRange: false } });
    const options = { trim: true, ...(duration === undefined ? {} : { durations: duration }) };
    expect(() => clip(media, options)).toThrow(expect.objectContaining({ code: "invalid-play-range" }));
  });

  test("a note outside its clip is an error that says what to do", () => {
    expect(() => clip(movie({ 30: "x" }), { durations: 10 })).toThrow(
      expect.objectContaining({
        code: "outside-clip",
        message: expect.stringContaining(
          '"shot_010.mov" has a note on frame 30, but its clip shows frames 1 to 10',
        ) as string,
      }),
    );
  });

  test("a note outside its clip is reported, not lost in silence, when the rest is to go on", () => {
    const problems: string[] = [];
    const media = movie(
      { 2: "before", 5: "inside", 9: "after" },
      {
        playRange: { inFrame: 4, outFrame: 6, playOnlyRange: true },
      },
    );
    const timelines = noteMarkers(session(media), {
      trim: true,
      onProblem: (problem) => problems.push(problem.message),
    });
    expect(markersOf(timelines)).toEqual([["00:00:00:01", "inside"]]);
    expect(problems.map((message) => /frame \d/.exec(message)?.[0])).toEqual(["frame 2", "frame 9"]);
  });
});

describe("one timeline for the playlist", () => {
  const media = [
    movie({ 5: "a" }, { name: "A" }),
    createMediaFile({ locators: ["/b.mov"], name: "B" }),
    movie({ 1: "c" }, { name: "C", annotations: [createAnnotation(1, { notes: "c", objects: [circle] })] }),
  ];

  test("has every movie one after the other, with or without notes", () => {
    const [timeline, ...none] = noteMarkers(createSession({ notes: "S", media }), {
      timeline: "playlist",
      name: "Monday",
      durations: 10,
      startTimecode: "10:00:00:00",
    });
    expect(none).toEqual([]);
    expect(timeline).toMatchObject({ name: "Monday", durations: 30, startFrame: 864_000 });
    expect(
      timeline?.clips.map(({ name, position, playlistPosition }) => [name, position, playlistPosition]),
    ).toEqual([
      ["A", 0, 1],
      ["B", 10, 2],
      ["C", 20, 3],
    ]);
    expect(markersOf(timeline ? [timeline] : [])).toEqual([
      ["10:00:00:00", "[Session] S"],
      ["10:00:00:04", "a"],
      ["10:00:00:20", "c"],
    ]);
  });

  test("leaves out group movies, whose movies are in the playlist themselves", () => {
    const [timeline] = noteMarkers(createSession({ media: [createGroupMovie("G"), ...media] }), {
      timeline: "playlist",
    });
    expect(timeline?.name).toBe("cineSync notes");
    expect(timeline?.clips.map(({ playlistPosition }) => playlistPosition)).toEqual([2, 3, 4]);
  });

  test("needs one frame rate: the known ones must agree", () => {
    const mixed = createSession({ media: [...media, movie({ 1: "d" }, { name: "D", framesPerSecond: 25 })] });
    expect(() => noteMarkers(mixed, { timeline: "playlist" })).toThrow(
      expect.objectContaining({
        code: "mixed-frame-rates",
        message: expect.stringContaining('"A" has 24 frames per second and "D" has 25') as string,
      }),
    );
    const [counted] = noteMarkers(mixed, { timeline: "playlist", frameRate: 24 });
    expect(counted?.frameRate).toEqual({ numerator: 24, denominator: 1 });
    const [agreed] = noteMarkers(createSession({ media }), { timeline: "playlist", defaultFrameRate: 30 });
    expect(agreed?.frameRate).toEqual({ numerator: 24, denominator: 1 });
  });

  test("takes the default where no rate is known, and without one is an error", () => {
    const unknown = createSession({ media: [createMediaFile({ locators: ["/b.mov"] })] });
    expect(noteMarkers(unknown, { timeline: "playlist", defaultFrameRate: 30 })[0]?.frameRate.numerator).toBe(
      30,
    );
    expect(() => noteMarkers(unknown, { timeline: "playlist", onProblem: () => undefined })).toThrow(
      expect.objectContaining({
        code: "unknown-frame-rate",
        message: expect.stringContaining('"b.mov"') as string,
      }),
    );
  });

  test("starts where a function of its first movie says", () => {
    const [timeline] = noteMarkers(createSession({ media }), {
      timeline: "playlist",
      startTimecode: ({ name }) => (name === "A" ? "09:59:50:00" : "00:00:00:00"),
    });
    expect(timeline?.startTimecode).toBe("09:59:50:00");
  });

  test("ends at 24 hours", () => {
    const options: MarkerOptions = { timeline: "playlist", startTimecode: "23:59:59:00", durations: 8 };
    expect(noteMarkers(createSession({ media }), options)).toHaveLength(1);
    expect(() => noteMarkers(createSession({ media }), { ...options, durations: 9 })).toThrow(
      expect.objectContaining({
        code: "past-24-hours",
        message: expect.stringContaining("Start it earlier") as string,
      }),
    );
  });
});

describe("when a movie fails", () => {
  const media = [
    createMediaFile({ locators: ["/unknown.mov"], annotations: [createAnnotation(1, { notes: "a" })] }),
    movie({ 1: "b" }, { framesPerSecond: 12.5, name: "odd.mov" }),
    movie({ 1: "c" }),
  ];

  test("it is an error that names it", () => {
    expect(() => noteMarkers(session(...media))).toThrow(
      /does not say how many frames per second "unknown.mov" has/,
    );
    expect(() => noteMarkers(session(...media.slice(1)))).toThrow(/There is no timecode at 12.5/);
  });

  test("it does not stop the others, and what is left out is told", () => {
    const problems: NotesError[] = [];
    const timelines = noteMarkers(createSession({ notes: "S", media }), {
      onProblem: (problem) => problems.push(problem),
    });
    expect(markersOf(timelines)).toEqual([["00:00:00:00", "[Session] S\nc"]]);
    expect(problems.map(({ code }) => code)).toEqual(["unknown-frame-rate", "invalid-frame-rate"]);
  });

  test("errors of the caller's own functions are never swallowed", () => {
    const color = (): MarkerColor => {
      throw new TypeError("boom");
    };
    expect(() => noteMarkers(session(movie({ 1: "c" })), { color, onProblem: () => undefined })).toThrow(
      "boom",
    );
    const startTimecode = color as () => string;
    expect(() => noteMarkers(session(movie({ 1: "c" })), { startTimecode })).toThrow("boom");
  });

  test("a name of any length is shortened in messages", () => {
    const long = movie({ 1: "x" }, { name: "n".repeat(500), framesPerSecond: 12.5 });
    expect(() => noteMarkers(session(long), { startTimecode: "x" })).toThrow(
      /^The start timecode of the timeline "n{60}…"/,
    );
  });

  test("a start timecode that does not exist is an error that names the timeline", () => {
    expect(() => noteMarkers(session(movie({ 1: "c" })), { startTimecode: "1h" })).toThrow(
      expect.objectContaining({
        code: "invalid-timecode",
        message: expect.stringMatching(/^The start timecode of the timeline "shot_010.mov": "1h"/) as string,
      }),
    );
  });
});
