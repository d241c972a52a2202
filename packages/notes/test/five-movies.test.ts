import { fileURLToPath } from "node:url";
import { readMovieInfoFile } from "@cinesync/media-info/node";
import { createAnnotation, createMediaFile, createSession, type MediaFile } from "@cinesync/session-xml";
import Timecode from "smpte-timecode";
import { describe, expect, test } from "vitest";
import {
  type MarkerTimeline,
  markersToAvid,
  markersToEdl,
  markersToEdlLocators,
  markersToFcp7Xml,
  markersToFcpxml,
  markersToFrameioCsv,
  markersToOtio,
  markersToRv,
  movieLength,
  noteMarkers,
  type NotesError,
  type RationalFrameRate,
} from "../src/index.ts";
import { all, childText, parseXml } from "./xml-rules.ts";

/** Name, frames, frame rate and start, as in the script that made the movies. */
const MOVIES = [
  { name: "bars-23976.mov", frames: 96, rate: [24_000, 1001], start: "01:00:00:00" },
  { name: "bars-24.mov", frames: 97, rate: [24, 1], start: "00:00:00:00" },
  { name: "bars-25.mp4", frames: 100, rate: [25, 1], start: "00:00:00:00" },
  { name: "bars-2997df.mov", frames: 120, rate: [30_000, 1001], start: "01:00:58;00" },
  { name: "bars-48.mp4", frames: 144, rate: [48, 1], start: "00:00:00:00" },
] as const;

const folder = fileURLToPath(new URL("../../media-info/test/movies/", import.meta.url));
const infos = new Map(
  await Promise.all(
    MOVIES.map(async ({ name }) => [name, await readMovieInfoFile(folder + name)] as [string, MovieInfo]),
  ),
);
type MovieInfo = Awaited<ReturnType<typeof readMovieInfoFile>>;

/** Notes on the first frame, a middle frame and the last frame of each movie. */
const media: MediaFile[] = MOVIES.map(({ name, frames }) =>
  createMediaFile({
    locators: [folder + name],
    annotations: [1, 59, frames].map((frame) => createAnnotation(frame, { notes: `note on ${frame}` })),
  }),
);
const durations = ({ name }: { readonly name: string }): ReturnType<typeof movieLength> | undefined => {
  const info = infos.get(name);
  return info && movieLength(info);
};
const problems: NotesError[] = [];
const onProblem = (problem: NotesError): unknown => problems.push(problem);

/** Returns the frame of a timecode since 00:00:00:00, as an independent library counts it. */
function frameOf(timecode: string, { numerator, denominator }: RationalFrameRate): number {
  return new Timecode(timecode, [numerator, denominator], timecode.includes(";")).frameCount;
}

/** Returns the positions of markers on their timeline, as a reader of each format finds them. */
const READERS: Readonly<Record<string, (timeline: MarkerTimeline) => number[]>> = {
  edl: (timeline) =>
    [...markersToEdl(timeline).matchAll(/^\d{3} .* (\S+) \S+ {2}\r$/gm)].map(
      ([, timecode = ""]) => frameOf(timecode, timeline.frameRate) - timeline.startFrame,
    ),
  "edl-loc": (timeline) =>
    [...markersToEdlLocators(timeline).matchAll(/^\* LOC: (\S{8})[:;](\d\d) /gm)].map(
      ([, clock = "", frames = ""]) =>
        frameOf(`${clock}${timeline.dropFrame ? ";" : ":"}${frames}`, timeline.frameRate) -
        timeline.startFrame,
    ),
  avid: (timeline) =>
    markersToAvid(timeline)
      .trimEnd()
      .split("\n")
      .map((line) => frameOf(line.split("\t")[1] ?? "", timeline.frameRate) - timeline.startFrame),
  "frameio-csv": (timeline) =>
    markersToFrameioCsv(timeline)
      .trimEnd()
      .split("\r\n")
      .slice(1)
      .map((line) => frameOf(line.split(",")[14] ?? "", timeline.frameRate) - timeline.startFrame),
  fcp7xml: (timeline) =>
    all(parseXml(markersToFcp7Xml(timeline)), "marker").map((marker) => Number(childText(marker, "in"))),
  fcpxml: (timeline) =>
    all(parseXml(markersToFcpxml(timeline)), "asset-clip").flatMap(({ attributes, children }) =>
      children.map(
        (marker) =>
          framesOf(attributes["offset"], timeline) +
          framesOf(marker.attributes["start"], timeline) -
          framesOf(attributes["start"], timeline) -
          timeline.startFrame,
      ),
    ),
  otio: (timeline) =>
    (JSON.parse(markersToOtio(timeline)) as OtioTimeline).tracks.markers.map(
      ({ marked_range }) => marked_range.start_time.value,
    ),
  rv: (timeline) =>
    (/int marks = \[ (.*) \]/.exec(markersToRv(timeline))?.[1] ?? "")
      .split(" ")
      .map((mark) => Number(mark) - 1),
};

interface OtioTimeline {
  readonly tracks: {
    readonly markers: { readonly marked_range: { readonly start_time: { value: number } } }[];
  };
}

function framesOf(time: string | undefined, { frameRate }: MarkerTimeline): number {
  const [, above = "0", below = "1"] = /^(\d+)(?:\/(\d+))?s$/.exec(time ?? "") ?? [];
  return (Number(above) * frameRate.numerator) / (Number(below) * frameRate.denominator);
}

describe("markers of five movies", () => {
  test.each(Object.keys(READERS))("in %s are exactly on the frames of each movie", (format) => {
    const timelines = noteMarkers(createSession({ media }), { durations, onProblem });
    expect(timelines.map((timeline) => READERS[format]?.(timeline))).toEqual(
      MOVIES.map(({ frames }) => [0, 58, frames - 1]),
    );
    expect(problems).toEqual([]);
  });

  test.each(Object.keys(READERS))("in %s are exactly on the frames of the playlist", (format) => {
    let position = 0;
    const expected = MOVIES.flatMap(({ frames }) => {
      const start = position;
      position += frames;
      return [start, start + 58, start + frames - 1];
    });
    const options = { timeline: "playlist", frameRate: 25, durations, onProblem } as const;
    const [timeline] = noteMarkers(createSession({ media }), options);
    expect(timeline && READERS[format]?.(timeline)).toEqual(expected);
    // Counted at 25, a movie cannot start at a drop-frame timecode: it loses its start, but not its notes.
    expect(problems.splice(0).map(({ details }) => details)).toMatchObject([
      { code: "invalid-timecode", startOf: "bars-2997df.mov", value: "01:00:58;00" },
    ]);
  });

  test("have the rates and starts of the movies", () => {
    const timelines = noteMarkers(createSession({ media }), { durations, onProblem });
    for (const [index, { rate, start, frames }] of MOVIES.entries()) {
      const { frameRate, clips } = timelines[index] ?? {};
      expect([frameRate?.numerator, frameRate?.denominator]).toEqual(rate);
      expect(clips?.[0]).toMatchObject({
        mediaDuration: frames,
        durationFrom: "given",
        isDurationGuessed: false,
      });
      expect(clips?.[0]?.markers[0]?.sourceTimecode).toBe(start);
    }
  });
});
