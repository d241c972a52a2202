import {
  ALL_FILES_GROUP,
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  type GroupMovie,
  type Media,
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

describe("noteMarkers for each movie", () => {
  test("makes a timeline for each movie with notes", () => {
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
        duration: 60,
        startTimecode: "01:00:00:00",
        dropFrame: false,
      },
      {
        name: "shot_020.mov",
        frameRate: { numerator: 25, denominator: 1 },
        duration: 1,
        startTimecode: "01:00:00:00",
        dropFrame: false,
      },
    ]);
    expect(markersOf(timelines)).toEqual([
      ["01:00:00:00", "[Session] Good session.\n[Media File] Nearly there."],
      ["01:00:00:11", "Brighter.\nAnd warmer."],
      ["01:00:01:13", "Soften the edge.\nFlip it?"],
      ["01:00:01:15", "[Drawing]"],
      ["01:00:00:00", "Starts late."],
    ]);
  });

  test("merges several notes on one frame, including the movie's and the session's, into one marker", () => {
    const [timeline] = noteMarkers(createSession({ notes: "S", media: [movie({ 1: "F" }, { notes: "M" })] }));
    expect(timeline?.clips[0]?.markers).toHaveLength(1);
    expect(timeline?.clips[0]?.markers[0]).toMatchObject({
      position: 0,
      frame: 1,
      text: "[Session] S\n[Media File] M\nF",
      name: "[Session] S",
    });
    expect(timeline?.clips[0]?.markers[0]?.rows.map(({ kind }) => kind)).toEqual([
      "session",
      "media",
      "frame",
    ]);
  });

  test("never makes more than one marker on a frame, and loses no row", () => {
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

  test("puts the session's notes on the first movie with notes, or else on the first that can have a timeline", () => {
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

  test("starts at any timecode, for all movies or each", () => {
    expect(markersOf(noteMarkers(session(movie({ 25: "x" })), { startTimecode: "02:00:00:00" }))).toEqual([
      ["02:00:01:00", "x"],
    ]);
    const two = session(movie({ 1: "a" }, { name: "A" }), movie({ 1: "b" }, { name: "B" }));
    const options: MarkerOptions = {
      startTimecode: ({ name }, place) => (name === "B" && place === 2 ? "02:00:00:00" : undefined),
    };
    expect(markersOf(noteMarkers(two, options))).toEqual([
      ["01:00:00:00", "a"],
      ["02:00:00:00", "b"],
    ]);
  });

  test("counts drop-frame at its rates", () => {
    const ntsc = session(movie({ 1801: "x" }, { framesPerSecond: 29.97 }));
    expect(markersOf(noteMarkers(ntsc, { dropFrame: true }))).toEqual([["01:01:00;02", "x"]]);
    expect(markersOf(noteMarkers(ntsc, { startTimecode: "00:00:00;00" }))).toEqual([["00:01:00;02", "x"]]);
    expect(markersOf(noteMarkers(ntsc))).toEqual([["01:01:00:00", "x"]]);
    expect(markersOf(noteMarkers(session(movie({ 1801: "x" })), { dropFrame: true }))).toEqual([
      ["01:01:15:00", "x"],
    ]);
  });

  test("numbers frames from 1001 on request", () => {
    const [timeline] = noteMarkers(session(movie({ 38: "x" })), { firstFrame: 1001 });
    expect(timeline?.clips[0]?.markers[0]).toMatchObject({ frame: 38, frameNumber: 1038, position: 37 });
  });

  test("can leave out frames with only drawings, and notes without a frame", () => {
    const texts = markersOf(
      noteMarkers(reviewSession(), { drawings: false, mediaNotes: "omit", frameRate: 24 }),
    ).map(([, text]) => text);
    expect(texts).toEqual(["Brighter.\nAnd warmer.", "Soften the edge.\nFlip it?", "Starts late."]);
  });

  test("uses the requested color and name", () => {
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

  test.each(["turquoise", "toString", ""])("rejects the color %o, and lists the known ones", (color) => {
    expect(() => noteMarkers(session(movie({ 1: "x" })), { color: color as MarkerColor })).toThrow(
      /color must be one of "pink", "red", .*, got/,
    );
  });

  test("names markers by their first line, at most 80 characters of it", () => {
    const nameOf = (notes: string, options: MarkerOptions = {}): string | undefined =>
      noteMarkers(session(movie({ 1: notes })), options)[0]?.clips[0]?.markers[0]?.name;
    expect(nameOf("\n \u0007\n a \u0007b\r\n\n\tc")).toBe("a b");
    expect(nameOf("x".repeat(80))).toBe("x".repeat(80));
    expect(nameOf("x".repeat(81))).toBe(`${"x".repeat(79)}…`);
    expect(nameOf("\u{1F600}".repeat(100))).toBe(`${"\u{1F600}".repeat(79)}…`);
    expect(nameOf("x", { markerName: () => " a\r\n\n\tc\u2028 d\u0085 " })).toBe("a / c / d");
  });

  test("returns no timelines for a session without movies", () => {
    expect(noteMarkers(createSession({ notes: "x" }))).toEqual([]);
    expect(
      noteMarkers(createSession({ notes: "x", media: [createGroupMovie("G")] }), { timeline: "playlist" }),
    ).toEqual([]);
  });
});

describe("noteMarkers: lengths of clips", () => {
  const clip = (media: MediaFile, options: MarkerOptions = {}): unknown =>
    noteMarkers(session(media), options)[0]?.clips[0];

  test("are as given, for all movies or each", () => {
    expect(clip(movie({ 1: "x" }), { durations: 100 })).toMatchObject({
      duration: 100,
      durationFrom: "given",
      isDurationGuessed: false,
    });
    expect(clip(movie({ 1: "x" }), { durations: ({ name }, place) => name.length + place })).toMatchObject({
      duration: 13,
      durationFrom: "given",
    });
  });

  test("otherwise reach to the last frame that the session mentions", () => {
    const range = { inFrame: 3, outFrame: 50, playOnlyRange: true };
    expect(clip(movie({ 9: "x" }))).toMatchObject({ duration: 9, durationFrom: "last-frame" });
    expect(clip(movie({ 9: "x" }, { currentFrame: 20 }))).toMatchObject({
      duration: 20,
      durationFrom: "last-frame",
    });
    expect(clip(movie({ 9: "x" }, { playRange: range }))).toMatchObject({
      duration: 50,
      durationFrom: "play-range",
    });
    expect(clip(movie({ 70: "x" }, { playRange: range }))).toMatchObject({
      duration: 70,
      durationFrom: "last-frame",
      isDurationGuessed: true,
    });
    expect(clip(movie({ 9: "x" }), { durations: () => undefined })).toMatchObject({
      durationFrom: "last-frame",
    });
    expect(clip(movie({ 9: "x" }, { currentFrame: NaN }))).toMatchObject({ duration: 9 });
  });

  test.each([0, 1.5, NaN, Infinity])("of %s frames are an error", (duration) => {
    expect(() => clip(movie({ 1: "x" }), { durations: duration })).toThrow(
      expect.objectContaining({
        code: "invalid-option",
        details: expect.objectContaining({ option: "durations", value: duration }) as object,
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
      duration: 8,
      mediaDuration: 500,
      markers: [
        { frame: 3, position: 0, timecode: "01:00:00:00", text: "[Media File] M\nfirst" },
        { frame: 10, position: 7, timecode: "01:00:00:07", text: "last" },
      ],
    });
    expect(clip(movie({ 9: "x" }), { trim: true })).toMatchObject({ sourceStart: 0, duration: 9 });
  });

  test.each([
    [10, 9, undefined],
    [0, 9, undefined],
    [1, NaN, undefined],
    [1, 10, 5],
  ])("reject a play range from %s to %s in a movie of %s frames", (inFrame, outFrame, duration) => {
    const media = movie({ 1: "x" }, { playRange: { inFrame, outFrame, playOnlyRange: false } });
    const options = { trim: true, ...(duration === undefined ? {} : { durations: duration }) };
    expect(() => clip(media, options)).toThrow(expect.objectContaining({ code: "invalid-play-range" }));
  });

  test("reject a note after the last frame of its movie, and name both", () => {
    const details = {
      code: "beyond-last-frame",
      mediaName: "shot_010.mov",
      playlistPosition: 1,
      frame: 30,
      frames: 10,
    };
    expect(() => clip(movie({ 30: "x" }), { durations: 10 })).toThrow(expect.objectContaining({ details }));
    const problems: unknown[] = [];
    const onProblem = (problem: NotesError): unknown => problems.push(problem.details);
    expect(clip(movie({ 30: "x" }), { durations: 10, onProblem })).toMatchObject({ markers: [] });
    expect(problems).toEqual([details]);
  });

  test("reject only a note outside its clip, which is reported", () => {
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
    expect(markersOf(timelines)).toEqual([["01:00:00:01", "inside"]]);
    expect(problems.map((message) => /frame \d/.exec(message)?.[0])).toEqual(["frame 2", "frame 9"]);
  });
});

describe("noteMarkers for the playlist", () => {
  const media = [
    movie({ 5: "a" }, { name: "A" }),
    createMediaFile({ locators: ["/b.mov"], name: "B" }),
    movie({ 1: "c" }, { name: "C", annotations: [createAnnotation(1, { notes: "c", objects: [circle] })] }),
  ];

  test("puts every movie on one timeline, with or without notes", () => {
    const [timeline, ...none] = noteMarkers(createSession({ notes: "S", media }), {
      timeline: "playlist",
      name: "Monday",
      durations: 10,
      timelineStart: "10:00:00:00",
    });
    expect(none).toEqual([]);
    expect(timeline).toMatchObject({ name: "Monday", duration: 30, startFrame: 864_000 });
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
        details: {
          code: "mixed-frame-rates",
          movies: [
            { mediaName: "A", playlistPosition: 1, frameRate: "24" },
            { mediaName: "D", playlistPosition: 4, frameRate: "25" },
          ],
        },
      }),
    );
    const [counted] = noteMarkers(mixed, { timeline: "playlist", frameRate: 24 });
    expect(counted?.frameRate).toEqual({ numerator: 24, denominator: 1 });
    const [agreed] = noteMarkers(createSession({ media }), { timeline: "playlist", defaultFrameRate: 30 });
    expect(agreed?.frameRate).toEqual({ numerator: 24, denominator: 1 });
  });

  test("uses the default where no rate is known, and rejects without one", () => {
    const unknown = createSession({ media: [createMediaFile({ locators: ["/b.mov"] })] });
    expect(noteMarkers(unknown, { timeline: "playlist", defaultFrameRate: 30 })[0]?.frameRate.numerator).toBe(
      30,
    );
    expect(() => noteMarkers(unknown, { timeline: "playlist", onProblem: () => undefined })).toThrow(
      expect.objectContaining({
        code: "unknown-frame-rate",
        details: { code: "unknown-frame-rate", mediaName: "b.mov", playlistPosition: 1 },
      }),
    );
  });

  test("starts where a function of its first movie says", () => {
    const [timeline] = noteMarkers(createSession({ media }), {
      timeline: "playlist",
      timelineStart: ({ name }) => (name === "A" ? "09:59:50:00" : "00:00:00:00"),
    });
    expect(timeline?.startTimecode).toBe("09:59:50:00");
  });

  test("ends at 24 hours", () => {
    const options: MarkerOptions = { timeline: "playlist", timelineStart: "23:59:59:00", durations: 8 };
    expect(noteMarkers(createSession({ media }), options)).toHaveLength(1);
    expect(() => noteMarkers(createSession({ media }), { ...options, durations: 9 })).toThrow(
      expect.objectContaining({
        code: "past-24-hours",
        details: expect.objectContaining({ timeline: "cineSync notes", frames: 2_073_603 }) as object,
      }),
    );
  });
});

describe("noteMarkers: starts and lengths from movies, groups and guesses", () => {
  const at = (name: string, outFrame: number | undefined, groups: string[], frames: number): MediaFile =>
    movie(
      { [frames]: name },
      {
        name,
        groups,
        ...(outFrame === undefined ? {} : { playRange: { inFrame: 1, outFrame, playOnlyRange: false } }),
      },
    );
  const night = (outFrame: number): GroupMovie => ({
    ...createGroupMovie("Night"),
    playRange: { inFrame: 1, outFrame, playOnlyRange: false },
  });
  const lengths = (media: Media[], options: MarkerOptions = {}): unknown => {
    const problems: unknown[] = [];
    const [timeline] = noteMarkers(createSession({ media }), {
      timeline: "playlist",
      onProblem: ({ details }) => {
        if (details.code === "guessed-duration")
          problems.push([details.mediaName, details.frames, details.from]);
      },
      ...options,
    });
    return [
      timeline?.clips.map((clip) => [clip.duration, clip.durationFrom, clip.isDurationGuessed]),
      problems,
    ];
  };

  test("the rest of a group movie's play range goes to the one movie without a better length", () => {
    const media = [at("A", 96, ["Night"], 9), at("B", 80, ["Night"], 9), at("C", undefined, ["Night"], 55)];
    expect(lengths([...media, night(240)])).toEqual([
      [
        [96, "play-range", true],
        [80, "play-range", true],
        [64, "group-movie", true],
      ],
      [
        ["A", 96, "play-range"],
        ["B", 80, "play-range"],
        ["C", 64, "group-movie"],
      ],
    ]);
    const known = { durations: ({ name }: { name: string }) => ({ A: 96, B: 80 })[name] };
    expect(lengths([...media, night(240)], known)).toEqual([
      [
        [96, "given", false],
        [80, "given", false],
        [64, "group-movie", false],
      ],
      [],
    ]);
  });

  test("guesses that add up to a group movie's play range count as known", () => {
    const media = [at("A", 96, ["Night"], 9), at("B", 80, ["Night"], 9)];
    expect(lengths([...media, night(176)])).toEqual([
      [
        [96, "group-movie", false],
        [80, "group-movie", false],
      ],
      [],
    ]);
  });

  test("a group movie that does not play whole movies changes nothing", () => {
    const media = [at("A", undefined, ["Night"], 9), at("B", undefined, ["Night"], 12)];
    const guesses = [
      [
        [9, "last-frame", true],
        [12, "last-frame", true],
      ],
      [
        ["A", 9, "last-frame"],
        ["B", 12, "last-frame"],
      ],
    ];
    expect(lengths([...media, night(100)])).toEqual(guesses);
    expect(lengths([...media, night(20)])).toEqual(guesses);
    expect(lengths([...media, createGroupMovie("Night")])).toEqual(guesses);
  });

  test("all movies are members of the group All Files", () => {
    const all: GroupMovie = { ...night(100), group: ALL_FILES_GROUP };
    expect(lengths([at("A", undefined, [], 9), all])).toEqual([[[100, "group-movie", false]], []]);
  });

  test("guesses are reported only where they matter: on the timeline of a playlist", () => {
    const problems: unknown[] = [];
    noteMarkers(session(movie({ 9: "x" })), { onProblem: (problem) => problems.push(problem) });
    expect(problems).toEqual([]);
  });

  test("a movie of unknown rate is counted at the others' rate, and reported", () => {
    const problems: unknown[] = [];
    const media = [movie({ 1: "a" }), createMediaFile({ locators: ["/b.mov"], notes: "b" })];
    const options: MarkerOptions = {
      timeline: "playlist",
      durations: 10,
      onProblem: ({ details }) => problems.push(details),
    };
    noteMarkers(createSession({ media }), options);
    noteMarkers(createSession({ media }), { ...options, defaultFrameRate: 24 });
    expect(problems).toEqual([
      { code: "assumed-frame-rate", mediaName: "b.mov", playlistPosition: 2, frameRate: "24" },
    ]);
  });

  test("a bad frame is left out alone", () => {
    const problems: unknown[] = [];
    const timelines = noteMarkers(session(movie({ 0: "lost", 2: "kept" })), {
      onProblem: ({ code }) => problems.push(code),
    });
    expect(markersOf(timelines)).toEqual([["01:00:00:01", "kept"]]);
    expect(problems).toEqual(["invalid-frame"]);
    expect(() => noteMarkers(session(movie({ 0: "lost" })))).toThrow(
      expect.objectContaining({ code: "invalid-frame" }),
    );
  });

  test("a movie's own start is next to the timeline's, and an invalid one is left out alone", () => {
    const problems: unknown[] = [];
    const clip = (start: string | number): unknown =>
      noteMarkers(session(movie({ 3: "x" })), {
        durations: { frames: 48, startTimecode: start },
        onProblem: ({ code }) => problems.push(code),
      })[0]?.clips[0];
    const marker = { timecode: "01:00:00:02", sourceTimecode: "14:09:42:02" };
    expect(clip("14:09:42:00")).toMatchObject({
      mediaStart: 1_223_568,
      mediaDuration: 48,
      markers: [marker],
    });
    expect(clip(1_223_568)).toMatchObject({ mediaStart: 1_223_568, markers: [marker] });
    expect(problems).toEqual([]);
    expect(clip("14:09:42:24")).toMatchObject({ mediaStart: 0, markers: [{ timecode: "01:00:00:02" }] });
    expect(problems).toEqual(["invalid-timecode"]);
  });
});

describe("noteMarkers, if a movie fails,", () => {
  const media = [
    createMediaFile({ locators: ["/unknown.mov"], annotations: [createAnnotation(1, { notes: "a" })] }),
    movie({ 1: "b" }, { framesPerSecond: 12.5, name: "odd.mov" }),
    movie({ 1: "c" }),
  ];

  test("rejects with an error that names the movie", () => {
    expect(() => noteMarkers(session(...media))).toThrow(
      /^cannot count timecode of "unknown.mov": its frame rate is unknown/,
    );
    expect(() => noteMarkers(session(...media.slice(1)))).toThrow(
      /frame rate must be a whole number or its NTSC variant.*, got 12.5/,
    );
  });

  test("writes the others and reports the left-out one", () => {
    const problems: NotesError[] = [];
    const timelines = noteMarkers(createSession({ notes: "S", media }), {
      onProblem: (problem) => problems.push(problem),
    });
    expect(markersOf(timelines)).toEqual([["01:00:00:00", "[Session] S\nc"]]);
    expect(problems.map(({ code }) => code)).toEqual(["unknown-frame-rate", "invalid-frame-rate"]);
  });

  test("never swallows errors of the caller's functions", () => {
    const color = (): MarkerColor => {
      throw new TypeError("boom");
    };
    expect(() => noteMarkers(session(movie({ 1: "c" })), { color, onProblem: () => undefined })).toThrow(
      "boom",
    );
    const startTimecode = color as () => string;
    expect(() => noteMarkers(session(movie({ 1: "c" })), { startTimecode })).toThrow("boom");
  });

  test("shortens a long name in messages", () => {
    const long = movie({ 1: "x" }, { name: "n".repeat(500) });
    expect(() => noteMarkers(session(long), { timelineStart: "x" })).toThrow(
      /^start timecode of "n{60}…" must be/,
    );
  });

  test("names the timeline of a start timecode that does not exist", () => {
    expect(() => noteMarkers(session(movie({ 1: "c" })), { startTimecode: "1h" })).toThrow(
      expect.objectContaining({
        code: "invalid-timecode",
        details: expect.objectContaining({ startOf: "shot_010.mov", value: "1h" }) as object,
      }),
    );
  });
});
