import { createMediaFile, createSession } from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MarkerOptions, type MarkerTimeline, markersToFcp7Xml, noteMarkers } from "../src/index.ts";
import { HASH_A, movie, reviewSession, sessions } from "./fixtures.ts";
import { all, childText, parseXml, type Rules, violations } from "./xml-rules.ts";

/** From the element catalogue of the Final Cut Pro XML Interchange Format, version 5: the part that this package writes. */
const WHOLE = /^\d+$/;
const TEXT = { content: "text" } as const;
const NUMBER = { content: "text", values: { "": WHOLE } } as const;
const XMEML: Rules = {
  xmeml: { content: /sequence |project /, required: ["version"], values: { version: /^5$/ } },
  project: { content: /name children / },
  children: { content: /(?:sequence )*/ },
  sequence: {
    content: /name duration rate timecode media (?:marker )*/,
    required: ["id"],
    values: { id: /^[A-Za-z][\w-]*$/ },
  },
  rate: { content: /timebase ntsc / },
  timebase: { content: "text", values: { "": /^\d+$/ } },
  ntsc: { content: "text", values: { "": /^(?:TRUE|FALSE)$/ } },
  timecode: { content: /rate string frame displayformat / },
  string: { content: "text", values: { "": /^\d\d:\d\d:\d\d[:;]\d\d$/ } },
  frame: NUMBER,
  displayformat: { content: "text", values: { "": /^N?DF$/ } },
  media: { content: /video / },
  video: { content: /(?:format track )?/ },
  format: { content: /samplecharacteristics / },
  samplecharacteristics: { content: /rate width height anamorphic pixelaspectratio fielddominance / },
  anamorphic: { content: "text", values: { "": /^FALSE$/ } },
  pixelaspectratio: { content: "text", values: { "": /^square$/ } },
  fielddominance: { content: "text", values: { "": /^none$/ } },
  pproColor: NUMBER,
  width: NUMBER,
  height: NUMBER,
  track: { content: /(?:clipitem )*/ },
  clipitem: { content: /name duration rate start end in out file (?:marker )*/, required: ["id"] },
  file: { content: /name (?:pathurl )?rate duration timecode media /, required: ["id"] },
  pathurl: { content: "text", values: { "": /^(?:file:\/\/[^/]|[a-z]+:\/\/[^/ ])[^ ]*$/ } },
  marker: { content: /name comment in out color pproColor / },
  name: TEXT,
  comment: TEXT,
  duration: NUMBER,
  start: NUMBER,
  end: NUMBER,
  in: NUMBER,
  out: { content: "text", values: { "": /^(?:\d+|-1)$/ } },
  color: { content: /alpha red green blue / },
  alpha: NUMBER,
  red: NUMBER,
  green: NUMBER,
  blue: NUMBER,
};

const timelines = (notes: Record<number, string>, options: MarkerOptions = {}): MarkerTimeline[] =>
  noteMarkers(createSession({ media: [movie(notes)] }), options);

describe("Final Cut Pro 7 XML markers", () => {
  test("are a sequence with a clip and its markers", () => {
    expect(
      markersToFcp7Xml(
        timelines({ 38: "Soften\nthe <edge>" }, { durations: { frames: 60, startTimecode: "14:09:42:00" } }),
      ),
    ).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE xmeml>
<xmeml version="5">
  <sequence id="sequence-1">
    <name>shot_010.mov</name>
    <duration>60</duration>
    <rate>
      <timebase>24</timebase>
      <ntsc>FALSE</ntsc>
    </rate>
    <timecode>
      <rate>
        <timebase>24</timebase>
        <ntsc>FALSE</ntsc>
      </rate>
      <string>01:00:00:00</string>
      <frame>86400</frame>
      <displayformat>NDF</displayformat>
    </timecode>
    <media>
      <video>
        <format>
          <samplecharacteristics>
            <rate>
              <timebase>24</timebase>
              <ntsc>FALSE</ntsc>
            </rate>
            <width>1920</width>
            <height>1080</height>
            <anamorphic>FALSE</anamorphic>
            <pixelaspectratio>square</pixelaspectratio>
            <fielddominance>none</fielddominance>
          </samplecharacteristics>
        </format>
        <track>
          <clipitem id="sequence-1-clip-1">
            <name>shot_010.mov</name>
            <duration>60</duration>
            <rate>
              <timebase>24</timebase>
              <ntsc>FALSE</ntsc>
            </rate>
            <start>0</start>
            <end>60</end>
            <in>0</in>
            <out>60</out>
            <file id="file-1">
              <name>shot_010.mov</name>
              <pathurl>file://localhost/shows/tides/shot_010.mov</pathurl>
              <rate>
                <timebase>24</timebase>
                <ntsc>FALSE</ntsc>
              </rate>
              <duration>60</duration>
              <timecode>
                <rate>
                  <timebase>24</timebase>
                  <ntsc>FALSE</ntsc>
                </rate>
                <string>14:09:42:00</string>
                <frame>1223568</frame>
                <displayformat>NDF</displayformat>
              </timecode>
              <media>
                <video/>
              </media>
            </file>
          </clipitem>
        </track>
      </video>
    </media>
    <marker>
      <name>Soften</name>
      <comment>Soften&#10;the &lt;edge&gt;</comment>
      <in>37</in>
      <out>-1</out>
      <color>
        <alpha>0</alpha>
        <red>0</red>
        <green>128</green>
        <blue>255</blue>
      </color>
      <pproColor>4294741314</pproColor>
    </marker>
  </sequence>
</xmeml>
`,
    );
  });

  test.each([
    [23.976, "24", "TRUE"],
    [24, "24", "FALSE"],
    [29.97, "30", "TRUE"],
    [59.94, "60", "TRUE"],
    [60, "60", "FALSE"],
  ])("write %s frames per second as timebase %s, ntsc %s", (frameRate, timebase, ntsc) => {
    const root = parseXml(markersToFcp7Xml(timelines({ 1: "x" }, { frameRate })));
    for (const rate of all(root, "rate")) {
      expect([childText(rate, "timebase"), childText(rate, "ntsc")]).toEqual([timebase, ntsc]);
    }
  });

  test("state drop-frame", () => {
    const root = parseXml(
      markersToFcp7Xml(timelines({ 1: "x" }, { frameRate: 29.97, startTimecode: "01:00:00;00" })),
    );
    const [timecode] = all(root, "timecode");
    expect(["string", "frame", "displayformat"].map((name) => childText(timecode, name))).toEqual([
      "01:00:00;00",
      "107892",
      "DF",
    ]);
  });

  test("can be on the clips, in the movie's own frames", () => {
    const playlist = noteMarkers(
      createSession({
        media: [
          movie({ 4: "a" }, { playRange: { inFrame: 3, outFrame: 6, playOnlyRange: true } }),
          movie({ 5: "b" }, { playRange: { inFrame: 5, outFrame: 9, playOnlyRange: true } }),
        ],
      }),
      { timeline: "playlist", trim: true },
    );
    const onClips = parseXml(markersToFcp7Xml(playlist, { markersOn: "clips" }));
    expect(violations(onClips, XMEML)).toEqual([]);
    expect(
      all(onClips, "clipitem").map((clip) =>
        ["start", "end", "in", "out"].map((name) => childText(clip, name)),
      ),
    ).toEqual([
      ["0", "4", "2", "6"],
      ["4", "9", "4", "9"],
    ]);
    expect(all(onClips, "marker").map((marker) => childText(marker, "in"))).toEqual(["3", "4"]);
    const onSequence = parseXml(markersToFcp7Xml(playlist));
    expect(all(onSequence, "marker").map((marker) => childText(marker, "in"))).toEqual(["1", "4"]);
  });

  test("follow the published format, for any session and any options", () => {
    fc.assert(
      fc.property(
        sessions,
        fc.constantFrom(23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60),
        fc.constantFrom<"timeline" | "clips">("timeline", "clips"),
        fc.constantFrom<"movie" | "playlist">("movie", "playlist"),
        (session, frameRate, markersOn, timeline) => {
          const made = noteMarkers(session, { frameRate, timeline });
          const root = parseXml(markersToFcp7Xml(made, { markersOn }));
          expect(violations(root, XMEML)).toEqual([]);
          for (const { text } of all(root, "pathurl")) expect(() => decodeURI(text)).not.toThrow();
          const ids = ["sequence", "clipitem", "file"].flatMap((name) =>
            all(root, name).map(({ attributes }) => attributes["id"]),
          );
          expect(new Set(ids).size).toBe(ids.length);
          const names = made.flatMap(({ clips }) =>
            clips.flatMap(({ markers }) => markers.map(({ name }) => name)),
          );
          expect(all(root, "marker").map((marker) => childText(marker, "name"))).toEqual(names.map(legal));
        },
      ),
    );
  });

  test("replace characters that XML cannot contain, so that the file can always be read", () => {
    const xml = markersToFcp7Xml(timelines({ 1: 'bell\u0007 \uD800 \uFFFF & "quoted" ]]> \u{1F600}' }));
    expect(childText(all(parseXml(xml), "marker")[0], "comment")).toBe(
      'bell\uFFFD \uFFFD \uFFFD & "quoted" ]]> \u{1F600}',
    );
  });

  test("of several timelines are the sequences of a project", () => {
    const root = parseXml(markersToFcp7Xml(noteMarkers(reviewSession(), { frameRate: 24 })));
    expect(violations(root, XMEML)).toEqual([]);
    expect(root.children[0]?.name).toBe("project");
    expect(all(root, "sequence").map((sequence) => childText(sequence, "name"))).toEqual([
      "shot_010.mov",
      "shot_020.mov",
    ]);
    expect(violations(parseXml(markersToFcp7Xml([])), XMEML)).toEqual([]);
    const [first] = timelines({ 1: "x" });
    expect(first && markersToFcp7Xml(first)).toBe(markersToFcp7Xml(timelines({ 1: "x" })));
  });

  test("treat a movie known only by its short hash as offline", () => {
    const [timeline] = noteMarkers(
      createSession({ media: [createMediaFile({ locators: [HASH_A], notes: "x" })] }),
      {
        frameRate: 24,
      },
    );
    expect(timeline && markersToFcp7Xml(timeline)).not.toContain("pathurl");
  });

  test("have Premiere Pro's own colors and the eight of the format", () => {
    const colors = [
      "pink",
      "red",
      "orange",
      "yellow",
      "green",
      "cyan",
      "blue",
      "purple",
      "magenta",
      "black",
      "white",
    ] as const;
    const written = colors.map((color) => {
      const [marker] = all(parseXml(markersToFcp7Xml(timelines({ 1: "x" }, { color }))), "marker");
      const rgb = all(marker ?? { name: "", attributes: {}, children: [], text: "" }, "color")[0];
      return {
        premiere: Number(childText(marker, "pproColor")),
        rgb: ["red", "green", "blue"].map((name) => childText(rgb, name)).join(),
      };
    });
    // Seen in a real export of Premiere Pro, except for green.
    expect(written.map(({ premiere }) => premiere)).toEqual([
      4289825711, 4281740498, 4280578025, 4281049552, 4281828977, 4292277273, 4294741314, 4289825711,
      4289825711, 4294741314, 4294967295,
    ]);
    expect(written[1]?.rgb).toBe("255,0,0");
    const eight = [
      "255,0,0",
      "255,127,0",
      "255,255,0",
      "48,191,72",
      "48,191,191",
      "0,128,255",
      "127,0,255",
      "255,0,127",
    ];
    for (const { rgb } of written) expect(eight).toContain(rgb);
  });

  test("can have a picture size", () => {
    const xml = markersToFcp7Xml(timelines({ 1: "x" }), { size: { width: 2048, height: 858 } });
    expect(xml).toContain("<width>2048</width>");
    for (const width of [0, 1.5, NaN]) {
      expect(() => markersToFcp7Xml([], { size: { width, height: 1 } })).toThrow(
        expect.objectContaining({ code: "invalid-option" }),
      );
    }
  });
});

function legal(text: string): string {
  return text.replace(/[\p{Cs}\uFFFE\uFFFF]/gu, "\uFFFD");
}

describe("URLs of media", () => {
  const urlOf = (...locators: string[]): string | undefined => {
    const [timeline] = noteMarkers(createSession({ media: [createMediaFile({ locators, notes: "x" })] }), {
      frameRate: 24,
    });
    const root = timeline && parseXml(markersToFcp7Xml(timeline));
    return root && all(root, "pathurl")[0]?.text;
  };

  test.each([
    [["/a b/#1?.mov"], "file://localhost/a%20b/%231%3F.mov"],
    [["/é/日本.mov"], "file://localhost/%C3%A9/%E6%97%A5%E6%9C%AC.mov"],
    [["C:\\Shots\\a b.mov"], "file://localhost/C%3a/Shots/a%20b.mov"],
    [["c:/Shots/a.mov"], "file://localhost/c%3a/Shots/a.mov"],
    [["\\\\server\\share\\a.mov"], "file://server/share/a.mov"],
    [["//server/share/a.mov"], "file://server/share/a.mov"],
    [["\\\\?\\C:\\a.mov"], "file://localhost/C%3a/a.mov"],
    [["\\\\?\\UNC\\server\\share\\a.mov"], "file://server/share/a.mov"],
    [["\\\\server\\share/b c\\a.mov"], "file://server/share/b%20c/a.mov"],
    [["/100%/a%20b.mov"], "file://localhost/100%25/a%2520b.mov"],
    [["https://example.com/100%/a%20b%2.mov%"], "https://example.com/100%25/a%20b%252.mov%25"],
    [["https://example.com/a%20b.mov?x=1&y"], "https://example.com/a%20b.mov?x=1&y"],
    [['ftp://me@example.com/a b/é%20"<|.mov'], "ftp://me@example.com/a%20b/%C3%A9%20%22%3C%7C.mov"],
    [["http://[::1]:80/a.mov;b,c?~_-.!*'()@$&=+#x"], "http://[::1]:80/a.mov;b,c?~_-.!*'()@$&=+#x"],
    [["https://example.com/a.mov", "/a.mov"], "file://localhost/a.mov"],
    [["relative/a.mov", "https://example.com/a.mov"], "https://example.com/a.mov"],
    [["relative/a.mov"], undefined],
    [["/half\uD800.mov"], "file://localhost/half%EF%BF%BD.mov"],
  ])("%j becomes %s", (locators, url) => {
    expect(urlOf(...locators)).toBe(url);
  });
});
