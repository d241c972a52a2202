import { createMediaFile, createSession } from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MarkerOptions, type MarkerTimeline, markersToFcpxml, noteMarkers } from "../src/index.ts";
import { HASH_A, movie, reviewSession, sessions } from "./fixtures.ts";
import { all, parseXml, type Rules, violations } from "./xml-rules.ts";

/** From the documentation of FCPXML 1.9 and its document type: the elements that this package writes. */
const TIME = /^(?:0s|\d+\/\d+s)$/;
const ID = /^[A-Za-z_][\w.-]*$/;
const FCPXML: Rules = {
  fcpxml: { content: /resources event /, required: ["version"], values: { version: /^1\.9$/ } },
  resources: { content: /(?:asset |format )*/ },
  format: {
    content: "empty",
    required: ["id"],
    optional: ["name", "frameDuration", "width", "height"],
    values: { id: ID, frameDuration: TIME, width: /^\d+$/, height: /^\d+$/ },
  },
  asset: {
    content: /(?:media-rep )+/,
    required: ["id"],
    optional: ["name", "start", "duration", "hasVideo", "format"],
    values: { id: ID, start: TIME, duration: TIME, hasVideo: /^1$/ },
  },
  "media-rep": {
    content: "empty",
    required: ["src"],
    optional: ["kind"],
    values: { kind: /^(?:original|proxy)-media$/, src: /^[A-Za-z][\w+.-]*:\/\/[^ ]*$/ },
  },
  event: { content: /(?:project )*/, optional: ["name"] },
  project: { content: /sequence /, optional: ["name"] },
  sequence: {
    content: /spine /,
    required: ["format"],
    optional: ["duration", "tcStart", "tcFormat"],
    values: { duration: TIME, tcStart: TIME, tcFormat: /^N?DF$/ },
  },
  spine: { content: /(?:asset-clip |gap )*/ },
  "asset-clip": {
    content: /(?:marker )*/,
    required: ["ref"],
    optional: ["name", "offset", "start", "duration"],
    values: { offset: TIME, start: TIME, duration: TIME },
  },
  gap: {
    content: /(?:marker )*/,
    required: ["duration"],
    optional: ["name", "offset", "start"],
    values: { offset: TIME, start: TIME, duration: TIME },
  },
  marker: {
    content: "empty",
    required: ["start", "value"],
    optional: ["duration", "completed", "note"],
    values: { start: TIME, duration: TIME, completed: /^[01]$/ },
  },
};

const timelines = (notes: Record<number, string>, options: MarkerOptions = {}): MarkerTimeline[] =>
  noteMarkers(createSession({ media: [movie(notes)] }), options);

/** Returns a time as an exact number of frames, if it is a whole number of them. */
function frames(time: string | undefined, numerator: number, denominator: number): number | undefined {
  const [, above = "0", below = "1"] = /^(\d+)(?:\/(\d+))?s$/.exec(time ?? "") ?? [];
  const value = BigInt(above) * BigInt(numerator);
  const unit = BigInt(below) * BigInt(denominator);
  return value % unit === 0n ? Number(value / unit) : undefined;
}

describe("FCPXML markers", () => {
  test("are an event with a project, and a clip with markers in it", () => {
    expect(
      markersToFcpxml(timelines({ 38: "Soften\nthe edge", 40: "x" }, { frameRate: 23.976, durations: 60 })),
    ).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE fcpxml>
<fcpxml version="1.9">
  <resources>
    <format id="r1" frameDuration="1001/24000s" width="1920" height="1080"/>
    <asset id="r2" name="shot_010.mov" start="0s" duration="60060/24000s" hasVideo="1" format="r1">
      <media-rep kind="original-media" src="file:///shows/tides/shot_010.mov"/>
    </asset>
  </resources>
  <event name="cineSync notes">
    <project name="shot_010.mov">
      <sequence format="r1" duration="60060/24000s" tcStart="86486400/24000s" tcFormat="NDF">
        <spine>
          <asset-clip ref="r2" name="shot_010.mov" offset="86486400/24000s" start="0s" duration="60060/24000s">
            <marker start="37037/24000s" duration="1001/24000s" value="Soften" note="Soften&#10;the edge"/>
            <marker start="39039/24000s" duration="1001/24000s" value="x"/>
          </asset-clip>
        </spine>
      </sequence>
    </project>
  </event>
</fcpxml>
`,
    );
  });

  test("have times in whole numbers of frames and follow the rules of the format, for any session", () => {
    fc.assert(
      fc.property(
        sessions,
        fc.constantFrom(23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60),
        fc.constantFrom<"movie" | "playlist">("movie", "playlist"),
        fc.boolean(),
        (session, frameRate, timeline, toDo) => {
          const made = noteMarkers(session, {
            frameRate,
            timeline,
            timelineStart: "10:00:00:00",
            startTimecode: "14:09:42:00",
          });
          const root = parseXml(markersToFcpxml(made, { toDo }));
          expect(violations(root, FCPXML)).toEqual([]);
          const ids = all(root, "resources").flatMap(({ children }) =>
            children.map(({ attributes }) => attributes["id"]),
          );
          expect(new Set(ids).size).toBe(ids.length);
          for (const { attributes } of [...all(root, "sequence"), ...all(root, "asset")])
            expect(ids).toContain(attributes["format"]);
          for (const { attributes } of all(root, "asset-clip")) expect(ids).toContain(attributes["ref"]);
          const [first] = made;
          if (first === undefined) return;
          const { numerator, denominator } = first.frameRate;
          const clips = [...all(root, "spine").flatMap(({ children }) => children)];
          const expected = made.flatMap(({ clips: of, startFrame }) =>
            of.map((clip) => ({ clip, startFrame })),
          );
          expect(clips).toHaveLength(expected.length);
          expected.forEach(({ clip, startFrame }, index) => {
            const node = clips[index];
            expect(frames(node?.attributes["offset"], numerator, denominator)).toBe(
              startFrame + clip.position,
            );
            expect(frames(node?.attributes["duration"], numerator, denominator)).toBe(clip.duration);
            expect(
              node?.children.map(({ attributes }) => frames(attributes["start"], numerator, denominator)),
            ).toEqual(clip.markers.map(({ frame }) => clip.mediaStart + frame - 1));
            const asset = all(root, "asset").find(
              ({ attributes }) => attributes["id"] === node?.attributes["ref"],
            );
            if (asset === undefined) return;
            // Final Cut Pro rejects a clip whose range is not within its asset.
            const [start, first, length, duration] = [
              asset.attributes["start"],
              node?.attributes["start"],
              asset.attributes["duration"],
              node?.attributes["duration"],
            ].map((time) => frames(time, numerator, denominator) ?? NaN) as [number, number, number, number];
            expect(first).toBeGreaterThanOrEqual(start);
            expect(first + duration).toBeLessThanOrEqual(start + length);
          });
        },
      ),
    );
  });

  test("of a trimmed playlist have consecutive clips, and count in the movie's own time", () => {
    const playlist = noteMarkers(
      createSession({
        media: [
          movie({ 4: "a" }, { playRange: { inFrame: 3, outFrame: 6, playOnlyRange: true } }),
          movie({ 5: "b" }, { playRange: { inFrame: 5, outFrame: 9, playOnlyRange: true } }),
        ],
      }),
      { timeline: "playlist", trim: true, frameRate: 25, durations: 100, timelineStart: 0 },
    );
    const root = parseXml(markersToFcpxml(playlist));
    expect(
      all(root, "asset-clip").map(({ attributes }) => [
        attributes["offset"],
        attributes["start"],
        attributes["duration"],
      ]),
    ).toEqual([
      ["0s", "2/25s", "4/25s"],
      ["4/25s", "4/25s", "5/25s"],
    ]);
    expect(all(root, "marker").map(({ attributes }) => attributes["start"])).toEqual(["3/25s", "4/25s"]);
    expect(all(root, "asset").map(({ attributes }) => attributes["duration"])).toEqual([
      "100/25s",
      "100/25s",
    ]);
  });

  test("use a movie's own timecode as the start of its asset, clip and markers", () => {
    const xml = markersToFcpxml(
      timelines({ 3: "x" }, { durations: { frames: 48, startTimecode: "14:09:42:00" } }),
    );
    expect(xml).toContain('<asset id="r2" name="shot_010.mov" start="1223568/24s" duration="48/24s"');
    expect(xml).toContain('offset="86400/24s" start="1223568/24s" duration="48/24s"');
    expect(xml).toContain('<marker start="1223570/24s" duration="1/24s"');
  });

  test("state drop-frame", () => {
    const xml = markersToFcpxml(timelines({ 1: "x" }, { frameRate: 29.97, timelineStart: "01:00:00;00" }));
    expect(xml).toContain('tcStart="107999892/30000s" tcFormat="DF"');
  });

  test("are in a gap for a movie with neither path nor URL", () => {
    const session = createSession({
      media: [createMediaFile({ locators: [HASH_A], name: "offline.mov", notes: "x" })],
    });
    const root = parseXml(markersToFcpxml(noteMarkers(session, { frameRate: 24 })));
    expect(violations(root, FCPXML)).toEqual([]);
    expect(all(root, "asset")).toEqual([]);
    expect(all(root, "gap")[0]).toMatchObject({
      attributes: { name: "offline.mov" },
      children: [{ name: "marker" }],
    });
  });

  test("of several timelines are projects of one event, with a format for each frame rate", () => {
    const root = parseXml(
      markersToFcpxml(noteMarkers(reviewSession(), { defaultFrameRate: 25 }), { event: "Monday & Tuesday" }),
    );
    expect(all(root, "event")[0]?.attributes["name"]).toBe("Monday & Tuesday");
    expect(all(root, "project").map(({ attributes }) => attributes["name"])).toEqual([
      "shot_010.mov",
      "shot_020.mov",
    ]);
    expect(all(root, "format").map(({ attributes }) => attributes["frameDuration"])).toEqual([
      "1/24s",
      "1/25s",
    ]);
    expect(violations(parseXml(markersToFcpxml([])), FCPXML)).toEqual([]);
  });

  test("are to-do items on request", () => {
    expect(markersToFcpxml(timelines({ 1: "x" }), { toDo: true })).toContain('completed="0"');
    expect(markersToFcpxml(timelines({ 1: "x" }))).not.toContain("completed");
  });

  test("never let a note break out of its attribute", () => {
    const notes = `"/><evil a='1'>&amp;\t\r\n`;
    const root = parseXml(markersToFcpxml(timelines({ 1: notes }, { markerName: () => "n" })));
    expect(violations(root, FCPXML)).toEqual([]);
    expect(all(root, "marker")[0]?.attributes["note"]).toBe(notes);
  });

  test("can have a picture size", () => {
    const [timeline] = timelines({ 1: "x" });
    expect(timeline && markersToFcpxml(timeline, { size: { width: 2048, height: 858 } })).toContain(
      'width="2048" height="858"',
    );
    expect(() => markersToFcpxml([], { size: { width: 1, height: -1 } })).toThrow(/size must be/);
  });
});
