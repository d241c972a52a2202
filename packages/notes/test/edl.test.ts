import { createSession } from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type MarkerOptions,
  type MarkerTimeline,
  markersToEdl,
  noteMarkers,
  timecodeToFrames,
} from "../src/index.ts";
import { movie, reviewSession, sessions } from "./fixtures.ts";

const EVENT = /^(\d{3,})  001      V     C        (\S+) (\S+) (\S+) (\S+)  $/;
const TAGS = /^(.*) \|C:ResolveColor(\w+) \|M:([^|]*) \|D:(\d+)$/;
const RESOLVE_COLORS =
  "Blue Cyan Green Yellow Red Pink Purple Fuchsia Rose Lavender Sky Mint Lemon Sand Cocoa Cream".split(" ");

const only = (notes: Record<number, string>, options: MarkerOptions = {}): MarkerTimeline => {
  const [timeline] = noteMarkers(createSession({ media: [movie(notes)] }), options);
  if (timeline === undefined) throw new Error("no timeline");
  return timeline;
};

describe("EDL markers", () => {
  test("look like DaVinci Resolve's: an event of one frame and a line of tags for each", () => {
    expect(markersToEdl(only({ 12: "Brighter.", 38: "Soften the edge." }))).toBe(
      [
        "TITLE: shot_010.mov",
        "FCM: NON-DROP FRAME",
        "",
        "001  001      V     C        01:00:00:11 01:00:00:12 01:00:00:11 01:00:00:12  ",
        "Brighter. |C:ResolveColorBlue |M:Brighter. |D:1",
        "",
        "002  001      V     C        01:00:01:13 01:00:01:14 01:00:01:13 01:00:01:14  ",
        "Soften the edge. |C:ResolveColorBlue |M:Soften the edge. |D:1",
        "",
        "",
      ].join("\r\n"),
    );
  });

  test("state drop-frame", () => {
    const edl = markersToEdl(only({ 1800: "x" }, { frameRate: 29.97, dropFrame: true }));
    expect(edl).toContain("FCM: DROP FRAME\r\n");
    expect(edl).toContain("01:00:59;29 01:01:00;02");
  });

  test("have the whole text where Resolve keeps notes, and a name of at most 80 characters", () => {
    const named = (notes: string): string | undefined =>
      markersToEdl(only({ 1: notes }, { markerName: () => "shot 10" })).split("\r\n")[4];
    expect(named("Two\nlines")).toBe("Two / lines |C:ResolveColorBlue |M:shot 10 |D:1");
    expect(named("2 frames late")).toBe("- 2 frames late |C:ResolveColorBlue |M:shot 10 |D:1");
    expect(named("* star")).toBe("- * star |C:ResolveColorBlue |M:shot 10 |D:1");
    const long = `${"word ".repeat(1000)}\nnext`;
    const [, note, name] =
      /^(.*) \|C:ResolveColorBlue \|M:(.*) \|D:1$/.exec(
        markersToEdl(only({ 1: long })).split("\r\n")[4] ?? "",
      ) ?? [];
    expect(note).toBe(`${"word ".repeat(1000).trim()} / next`);
    expect(name).toBe(`${"word ".repeat(16).slice(0, 79)}…`);
  });

  test("never let a note begin another field or another event", () => {
    const edl = markersToEdl(only({ 1: "a |D:99 |M:b\n002  001      V     C        \r|C:x" }));
    expect(edl.split("\r\n")[4]).toBe(
      "a ¦D:99 ¦M:b / 002 001 V C / ¦C:x |C:ResolveColorBlue |M:a ¦D:99 ¦M:b |D:1",
    );
  });

  test("follow the format line by line, for any session and rate", () => {
    fc.assert(
      fc.property(
        sessions,
        fc.constantFrom(23.976, 24, 25, 29.97, 30, 48, 50, 59.94, 60),
        fc.boolean(),
        (session, frameRate, drops) => {
          const dropFrame = drops && (frameRate === 29.97 || frameRate === 59.94);
          const [timeline] = noteMarkers(session, { frameRate, dropFrame, timeline: "playlist" });
          if (timeline === undefined) return;
          const [title, mode, blank, ...lines] = markersToEdl(timeline).split("\r\n");
          expect([title, mode, blank]).toEqual([
            "TITLE: cineSync notes",
            dropFrame ? "FCM: DROP FRAME" : "FCM: NON-DROP FRAME",
            "",
          ]);
          const markers = timeline.clips.flatMap((clip) => clip.markers);
          expect(lines).toHaveLength(markers.length * 3 + 1);
          expect(lines.at(-1)).toBe("");
          markers.forEach((marker, index) => {
            const [, number, sourceIn, sourceOut, recordIn, recordOut] =
              EVENT.exec(lines[index * 3] ?? "") ?? [];
            expect(Number(number)).toBe(index + 1);
            expect([recordIn, recordOut]).toEqual([sourceIn, sourceOut]);
            expect(timecodeToFrames(recordIn ?? "", frameRate)).toBe(timeline.startFrame + marker.position);
            expect(timecodeToFrames(recordOut ?? "", frameRate)).toBe(
              timeline.startFrame + marker.position + 1,
            );
            const [, , color, name, length] = TAGS.exec(lines[index * 3 + 1] ?? "") ?? [];
            expect(RESOLVE_COLORS).toContain(color);
            expect(name).toBe(marker.name.replaceAll("|", "¦"));
            expect(length).toBe("1");
            expect(lines[index * 3 + 2]).toBe("");
          });
        },
      ),
    );
  });

  test("have a name for every color", () => {
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
    const written = colors.map(
      (color) => /ResolveColor(\w+)/.exec(markersToEdl(only({ 1: "x" }, { color })))?.[1] ?? "",
    );
    expect(new Set(written).size).toBe(colors.length);
    for (const name of written) expect(RESOLVE_COLORS).toContain(name);
  });

  test("end at the last timecode of a day at its last frame, because readers know no later one", () => {
    expect(markersToEdl(only({ 24: "x" }, { startTimecode: "23:59:59:00" }))).toContain(
      "23:59:59:23 23:59:59:23",
    );
  });

  test("are at most 999 events, or as many as requested", () => {
    const many = (count: number): MarkerTimeline =>
      only(Object.fromEntries(Array.from({ length: count }, (_, index) => [index + 1, "x"])));
    expect(markersToEdl(many(999))).toContain("\r\n999  001");
    expect(() => markersToEdl(many(1000))).toThrow(
      expect.objectContaining({
        code: "limit-exceeded",
        details: expect.objectContaining({ option: "maxEvents", limit: 999, actual: 1000 }) as object,
      }),
    );
    expect(markersToEdl(many(1000), { maxEvents: 5000 })).toContain("\r\n1000  001");
    expect(() => markersToEdl(many(1), { maxEvents: NaN })).toThrow(
      "it has 1 markers, more than NaN; raise maxEvents",
    );
  });

  test("reject more than 100 frames per second, whose timecodes readers ignore", () => {
    expect(markersToEdl(only({ 1: "x" }, { frameRate: 100 }))).toContain("01:00:00:00 01:00:00:01");
    expect(() => markersToEdl(only({ 1: "x" }, { frameRate: 119.88 }))).toThrow(
      expect.objectContaining({ code: "invalid-frame-rate" }),
    );
  });

  test("of an empty timeline are only its head", () => {
    const [timeline] = noteMarkers(createSession({ media: [movie({})] }), { timeline: "playlist" });
    expect(timeline && markersToEdl(timeline)).toBe("TITLE: cineSync notes\r\nFCM: NON-DROP FRAME\r\n\r\n");
  });

  test("are written for each movie of a playlist", () => {
    const titles = noteMarkers(reviewSession(), { frameRate: 24 }).map(
      (timeline) => markersToEdl(timeline).split("\r\n")[0],
    );
    expect(titles).toEqual(["TITLE: shot_010.mov", "TITLE: shot_020.mov"]);
  });
});
