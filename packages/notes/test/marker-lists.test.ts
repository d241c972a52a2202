import { createMediaFile, createSession } from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import {
  MARKER_FORMATS,
  type MarkerFormat,
  type MarkerOptions,
  type MarkerTimeline,
  markersToAvid,
  markersToEdl,
  markersToEdlLocators,
  markersToFcp7Xml,
  markersToFcpxml,
  markersToFrameioCsv,
  markersToOtio,
  markersToRv,
  noteMarkers,
} from "../src/index.ts";
import { arrow, HASH_A, movie } from "./fixtures.ts";

const playlist = (options: MarkerOptions = {}): MarkerTimeline => {
  const media = [
    movie({ 3: "Soften\tthe\nedge", 12: "Brighter." }, { name: "a.mov" }),
    movie({ 1: "Later" }, { name: "b.mov", locators: [{ kind: "path", value: "C:\\x\\b.mov" }] }),
  ];
  const [timeline] = noteMarkers(createSession({ media }), {
    timeline: "playlist",
    durations: 48,
    ...options,
  });
  if (timeline === undefined) throw new Error("no timeline");
  return timeline;
};

describe("Avid marker lists", () => {
  test("have user, timecode, track, color, comment and length on each line, without a header", () => {
    expect(markersToAvid(playlist({ color: "red" }), { user: "Kim\tLee" })).toBe(
      [
        "Kim Lee\t01:00:00:02\tV1\tred\tSoften the / edge\t1",
        "Kim Lee\t01:00:00:11\tV1\tred\tBrighter.\t1",
        "Kim Lee\t01:00:02:00\tV1\tred\tLater\t1",
        "",
      ].join("\n"),
    );
  });

  test("have a semicolon before the frames of drop-frame, another track, and a name before the text", () => {
    const timeline = playlist({ frameRate: 29.97, dropFrame: true, markerName: () => "shot 10" });
    expect(markersToAvid(timeline, { track: "TC1" }).split("\n")[1]).toBe(
      "cineSync\t01:00:00;11\tTC1\tblue\tshot 10: Brighter.\t1",
    );
  });

  test("use one of the eight colors that all releases have", () => {
    const eight = ["red", "green", "blue", "cyan", "magenta", "yellow", "black", "white"];
    const colors = "pink red orange yellow green cyan blue purple magenta black white".split(
      " ",
    ) as MarkerOptions["color"][];
    for (const color of colors) expect(eight).toContain(markersToAvid(playlist({ color })).split("\t")[3]);
  });

  test("reject more than 100 frames per second", () => {
    expect(() => markersToAvid(playlist({ frameRate: 120 }))).toThrow(/at most 100 frames per second/);
  });
});

describe("EDLs with locators", () => {
  test("have an event for each clip, with its locators after it", () => {
    const durations: MarkerOptions["durations"] = { frames: 48, startTimecode: "14:09:42:00" };
    expect(markersToEdlLocators(playlist({ durations, color: "red" }))).toBe(
      [
        "TITLE: cineSync notes",
        "FCM: NON-DROP FRAME",
        "",
        "001  AX       V     C        14:09:42:00 14:09:44:00 01:00:00:00 01:00:02:00",
        "* FROM CLIP NAME: a.mov",
        "* LOC: 01:00:00:02 RED     Soften the / edge",
        "* LOC: 01:00:00:11 RED     Brighter.",
        "",
        "002  AX       V     C        14:09:42:00 14:09:44:00 01:00:02:00 01:00:04:00",
        "* FROM CLIP NAME: b.mov",
        "* LOC: 01:00:02:00 RED     Later",
        "",
        "",
      ].join("\r\n"),
    );
  });

  test("match the pattern of OpenTimelineIO's adapter, including drop-frame", () => {
    const pattern = /^\* LOC: (\d{2}:\d{2}:\d{2}:\d{2}) +(\w+) +(\S.*)$/;
    const edl = markersToEdlLocators(playlist({ frameRate: 29.97, dropFrame: true, color: "magenta" }));
    const found = edl
      .split("\r\n")
      .flatMap((line) => [pattern.exec(line)?.slice(1)])
      .filter(Boolean);
    expect(edl).toContain("FCM: DROP FRAME");
    expect(found).toEqual([
      ["01:00:00:02", "MAGENTA", "Soften the / edge"],
      ["01:00:00:11", "MAGENTA", "Brighter."],
      ["01:00:01:18", "MAGENTA", "Later"],
    ]);
  });
});

describe("CSV like Frame.io's", () => {
  const HEADER =
    "Team,Project,File,File URL,Version,Commenter,Comment ID,Comment,Reply,Commented At,Complete,Annotation,Frame,Duration,Timecode,Timecode In,Timecode Out,Timecode Source,Timecode Source In,Timecode Source Out";

  test("has a header after a byte order mark, and a line for each marker", () => {
    const session = createSession({
      media: [
        createMediaFile({
          locators: ["/a.mov"],
          framesPerSecond: 24,
          annotations: [{ frame: 3, notes: 'Say "yes",\nplease', objects: [arrow] }],
        }),
      ],
    });
    const timelines = noteMarkers(session, {
      durations: { frames: 48, startTimecode: "14:09:42:00" },
      firstFrame: 1001,
    });
    expect(markersToFrameioCsv(timelines, { user: "Kim", project: "Tides" })).toBe(
      `\uFEFF${HEADER}\r\n,Tides,a.mov,file:///a.mov,,Kim,frame:3:1:path:/a.mov,"Say ""yes"",\nplease",,,,Yes,1003,1,01:00:00:02,01:00:00:02,01:00:00:03,14:09:42:02,14:09:42:02,14:09:42:03\r\n`,
    );
    expect(markersToFrameioCsv([])).toBe(`\uFEFF${HEADER}\r\n`);
  });

  test("neutralizes formulas on request", () => {
    const [timeline] = noteMarkers(createSession({ media: [movie({ 1: "=1;=2" })] }));
    expect(timeline && markersToFrameioCsv(timeline, { formulas: "neutralize" })).toContain(",'=1;'=2,");
  });
});

describe("OpenRV sessions", () => {
  test("have a source for each movie and a mark on each frame with notes", () => {
    expect(markersToRv(playlist())).toBe(`GTOa (4)

rv : RVSession (4)
{
    session
    {
        string viewNode = "defaultSequence"
        int[2] range = [ [ 1 97 ] ]
        int[2] region = [ [ 1 97 ] ]
        float fps = 24
        int marks = [ 3 12 49 ]
    }
}

sourceGroup000000_source : RVFileSource (1)
{
    media
    {
        string movie = "/shows/tides/shot_010.mov"
    }
}

sourceGroup000001_source : RVFileSource (1)
{
    media
    {
        string movie = "C:\\\\x\\\\b.mov"
    }
}
`);
  });

  test("cut a movie to its play range, in frame numbers of the movie", () => {
    const playRange = { inFrame: 5, outFrame: 10, playOnlyRange: true };
    const session = createSession({ media: [movie({ 6: "x" }, { playRange })] });
    const [timeline] = noteMarkers(session, { trim: true, durations: 48, firstFrame: 1001 });
    const rv = timeline === undefined ? "" : markersToRv(timeline);
    expect(rv).toContain("int in = 1005\n        int out = 1010");
    expect(rv).toContain("int marks = [ 2 ]");
  });

  test("name a movie by its URL or short hash without a path, and no name can end the string", () => {
    const rv = (locator: string): string =>
      noteMarkers(createSession({ media: [createMediaFile({ locators: [locator], notes: "x" })] }), {
        frameRate: 24,
      })
        .map((timeline) => markersToRv(timeline))
        .join("");
    expect(rv(HASH_A)).toContain(`movie = "${HASH_A}"`);
    expect(rv("https://x.example/a.mov")).toContain('movie = "https://x.example/a.mov"');
    expect(rv('/a"\n} \uD800.mov')).toContain('movie = "/a\\" } \uFFFD.mov"');
  });
});

const WRITERS: Readonly<Record<MarkerFormat, (timeline: MarkerTimeline) => string>> = {
  edl: markersToEdl,
  "edl-loc": markersToEdlLocators,
  avid: markersToAvid,
  otio: markersToOtio,
  fcp7xml: markersToFcp7Xml,
  fcpxml: markersToFcpxml,
  "frameio-csv": markersToFrameioCsv,
  rv: markersToRv,
};

test("MARKER_FORMATS lists the options that affect each format", () => {
  const session = createSession({
    media: [movie({ 3: "a\nb" }, { playRange: { inFrame: 2, outFrame: 40, playOnlyRange: true } })],
  });
  const base: MarkerOptions = { durations: 48, trim: true, frameRate: 29.97 };
  const changed: Record<string, MarkerOptions> = {
    color: { color: "red" },
    markerName: { markerName: () => "other" },
    firstFrame: { firstFrame: 1001 },
    startTimecode: { startTimecode: "10:00:00:00", timelineStart: "01:00:00:00" },
    timelineStart: { timelineStart: "02:00:00:00" },
    dropFrame: { dropFrame: true },
  };
  for (const [name, { options }] of Object.entries(MARKER_FORMATS)) {
    const format = name as MarkerFormat;
    const text = (more: MarkerOptions = {}): string =>
      noteMarkers(session, { ...base, ...more })
        .map((timeline) => WRITERS[format](timeline))
        .join("");
    const effective = Object.keys(changed).filter((option) => text(changed[option]) !== text());
    expect([format, effective]).toEqual([format, options.filter((option) => option in changed)]);
  }
});
