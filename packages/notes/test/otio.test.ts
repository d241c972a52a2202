import { createMediaFile, createSession } from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type JsonValue, markersToOtio, noteMarkers, type OtioOptions } from "../src/index.ts";
import { HASH_A, movie, sessions } from "./fixtures.ts";

type Check = (value: unknown, path: string) => string[];

const is =
  (what: string, test: (value: unknown) => boolean): Check =>
  (value, path) =>
    test(value) ? [] : [`${path} is not ${what}`];
const text = is("text", (value) => typeof value === "string");
const number = is("a number", (value) => typeof value === "number");
const dictionary = is(
  "a dictionary",
  (value) => typeof value === "object" && value !== null && !Array.isArray(value),
);
const orNull =
  (check: Check): Check =>
  (value, path) =>
    value === null ? [] : check(value, path);
const listOf =
  (...schemas: string[]): Check =>
  (value, path) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => object(...schemas)(item, `${path}[${index}]`))
      : [`${path} is no list`];
const object =
  (...schemas: string[]): Check =>
  (value, path) => {
    const found = value as Record<string, unknown> | null;
    const schema = found?.["OTIO_SCHEMA"];
    if (typeof schema !== "string" || !schemas.includes(schema))
      return [`${path} is ${JSON.stringify(schema)}`];
    const { OTIO_SCHEMA: _, ...fields } = found ?? {};
    const known = SCHEMAS[schema] ?? {};
    return [
      ...Object.keys(known).flatMap((name) => (name in fields ? [] : [`${path} lacks ${name}`])),
      ...Object.entries(fields).flatMap(
        ([name, field]) => known[name]?.(field, `${path}.${name}`) ?? [`${path} has no ${name}`],
      ),
    ];
  };

/** From OpenTimelineIO's documentation of its serialized data: names, versions and fields of the written objects. */
const ITEM: Record<string, Check> = {
  name: text,
  metadata: dictionary,
  source_range: orNull(object("TimeRange.1")),
  effects: listOf(),
  markers: listOf("Marker.2"),
};
const REFERENCE: Record<string, Check> = {
  name: text,
  metadata: dictionary,
  available_range: orNull(object("TimeRange.1")),
};
const SCHEMAS: Record<string, Record<string, Check>> = {
  "Timeline.1": {
    name: text,
    metadata: dictionary,
    global_start_time: orNull(object("RationalTime.1")),
    tracks: object("Stack.1"),
  },
  "Stack.1": { ...ITEM, children: listOf("Track.1") },
  "Track.1": { ...ITEM, kind: is('"Video"', (value) => value === "Video"), children: listOf("Clip.1") },
  "Clip.1": {
    ...ITEM,
    media_reference: object("ExternalReference.1", "ImageSequenceReference.1", "MissingReference.1"),
  },
  "ImageSequenceReference.1": {
    ...REFERENCE,
    target_url_base: text,
    name_prefix: text,
    name_suffix: text,
    start_frame: number,
    frame_step: number,
    rate: number,
    frame_zero_padding: number,
    missing_frame_policy: is("a policy", (value) => /^(?:error|hold|black)$/.test(String(value))),
  },
  "ExternalReference.1": { ...REFERENCE, target_url: text },
  "MissingReference.1": REFERENCE,
  "Marker.2": {
    name: text,
    comment: text,
    metadata: dictionary,
    marked_range: object("TimeRange.1"),
    color: is("a color", (value) =>
      /^(?:PINK|RED|ORANGE|YELLOW|GREEN|CYAN|BLUE|PURPLE|MAGENTA|BLACK|WHITE)$/.test(String(value)),
    ),
  },
  "TimeRange.1": { start_time: object("RationalTime.1"), duration: object("RationalTime.1") },
  "RationalTime.1": { rate: number, value: number },
};

interface Item {
  readonly markers: readonly unknown[];
  readonly children?: readonly Item[];
  readonly media_reference?: unknown;
}

const parse = (otio: string): Record<string, JsonValue> => JSON.parse(otio) as Record<string, JsonValue>;

describe("OpenTimelineIO markers", () => {
  test("are a timeline with a track, a clip, and markers on both in their own times", () => {
    const [timeline] = noteMarkers(
      createSession({ media: [movie({ 38: "Soften\nit" }, { userData: '{"shotgrid":{"version_id":17}}' })] }),
      { durations: { frames: 60, startTimecode: "14:09:42:00" }, color: "red", firstFrame: 1001 },
    );
    const time = (value: number): unknown => ({ OTIO_SCHEMA: "RationalTime.1", rate: 24, value });
    const range = (start: number, duration: number): unknown => ({
      OTIO_SCHEMA: "TimeRange.1",
      start_time: time(start),
      duration: time(duration),
    });
    const marker = (start: number): unknown => ({
      OTIO_SCHEMA: "Marker.2",
      name: "Soften",
      comment: "Soften\nit",
      color: "RED",
      marked_range: range(start, 1),
      metadata: {
        cineSync: {
          keys: ["frame:38:1:path:/shows/tides/shot_010.mov"],
          frame: 38,
          frameNumber: 1038,
          timecode: "01:00:01:13",
          sourceTimecode: "14:09:43:13",
        },
      },
    });
    expect(timeline && parse(markersToOtio(timeline, { markersOn: "both" }))).toEqual({
      OTIO_SCHEMA: "Timeline.1",
      name: "shot_010.mov",
      metadata: {},
      global_start_time: time(86400),
      tracks: {
        OTIO_SCHEMA: "Stack.1",
        name: "tracks",
        source_range: null,
        effects: [],
        markers: [marker(37)],
        metadata: {},
        children: [
          {
            OTIO_SCHEMA: "Track.1",
            name: "V1",
            kind: "Video",
            source_range: null,
            effects: [],
            markers: [],
            metadata: {},
            children: [
              {
                OTIO_SCHEMA: "Clip.1",
                name: "shot_010.mov",
                source_range: range(1_223_568, 60),
                media_reference: {
                  OTIO_SCHEMA: "ExternalReference.1",
                  name: "shot_010.mov",
                  metadata: {},
                  available_range: range(1_223_568, 60),
                  target_url: "file:///shows/tides/shot_010.mov",
                },
                effects: [],
                markers: [marker(1_223_605)],
                metadata: {
                  cineSync: {
                    playlistPosition: 1,
                    locators: [{ kind: "path", value: "/shows/tides/shot_010.mov" }],
                    userData: { shotgrid: { version_id: 17 } },
                  },
                },
              },
            ],
          },
        ],
      },
    });
  });

  test("follow the documented schemas, for any session", () => {
    fc.assert(
      fc.property(
        sessions,
        fc.constantFrom(23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60),
        fc.constantFrom<"movie" | "playlist">("movie", "playlist"),
        (session, frameRate, timeline) => {
          for (const made of noteMarkers(session, { frameRate, timeline })) {
            for (const markersOn of ["timeline", "clips", "both"] as const) {
              expect(object("Timeline.1")(parse(markersToOtio(made, { markersOn })), "otio")).toEqual([]);
            }
          }
        },
      ),
    );
  });

  test("have the exact rate as far as a double allows, and whole numbers of frames", () => {
    const [timeline] = noteMarkers(createSession({ media: [movie({ 1: "x" })] }), { frameRate: 23.976 });
    expect(timeline && markersToOtio(timeline)).toContain('"rate": 23.976023976023978');
  });

  test("have no available range for a guessed length, and a missing reference for a movie without path or URL", () => {
    const session = createSession({
      media: [createMediaFile({ locators: [HASH_A], notes: "x", userData: "ask Kim" })],
    });
    const otio = noteMarkers(session, { frameRate: 24 })
      .map((timeline) => markersToOtio(timeline))
      .join("");
    expect(otio).toContain('"MissingReference.1"');
    expect(otio).toContain('"available_range": null');
    expect(otio).toContain('"userData": "ask Kim"');
  });

  test("are on the timeline by default, or on the clips", () => {
    const [timeline] = noteMarkers(createSession({ media: [movie({ 3: "x" }, { framesPerSecond: 24 })] }));
    const places = (options?: OtioOptions): [number, number] => {
      const text = timeline === undefined ? "" : markersToOtio(timeline, options);
      const stack = parse(text)["tracks"] as unknown as Item;
      return [stack.markers.length, stack.children?.[0]?.children?.[0]?.markers.length ?? NaN];
    };
    expect(places()).toEqual([1, 0]);
    expect(places({ markersOn: "clips" })).toEqual([0, 1]);
    expect(places({ markersOn: "both" })).toEqual([1, 1]);
    expect(() => places({ markersOn: "track" as "clips" })).toThrow(/markersOn must be/);
  });

  test.each([
    ["/a b/sh#1/s.%04d.exr", "file:///a%20b/sh%231/", "s.", ".exr", 1001, 4],
    ["C:\\x\\s.####.exr", "file:///C:/x/", "s.", ".exr", 1001, 4],
    ["/x/s.#.exr", "file:///x/", "s.", ".exr", 1001, 4],
    ["/x/s.#####.dpx", "file:///x/", "s.", ".dpx", 1001, 5],
    ["/x/s.%d.dpx", "file:///x/", "s.", ".dpx", 1001, 0],
    ["/x/s v[1]_.[0990-1100].exr", "file:///x/", "s%20v%5B1%5D_.", ".exr", 990, 4],
  ])("refer to %s as an image sequence", (path, base, prefix, suffix, start, padding) => {
    const media = [createMediaFile({ locators: [path], notes: "x" })];
    const [timeline] = noteMarkers(createSession({ media }), { frameRate: 24, firstFrame: 1001 });
    const otio = timeline === undefined ? "{}" : markersToOtio(timeline);
    const stack = parse(otio)["tracks"] as unknown as Item;
    expect(stack.children?.[0]?.children?.[0]?.media_reference).toMatchObject({
      OTIO_SCHEMA: "ImageSequenceReference.1",
      target_url_base: base,
      name_prefix: prefix,
      name_suffix: suffix,
      start_frame: start,
      frame_step: 1,
      rate: 24,
      frame_zero_padding: padding,
    });
  });

  test("have U+FFFD for half a surrogate pair, which OpenTimelineIO rejects", () => {
    const userData = '{"\\ud83d":"\\ud83d"}';
    const [timeline] = noteMarkers(createSession({ media: [movie({ 3: "x\uD83D" }, { userData })] }));
    const otio = timeline === undefined ? "" : markersToOtio(timeline);
    expect(otio).toContain('"comment": "x\uFFFD"');
    expect(otio).not.toMatch(/\\ud83d"/);
  });
});
