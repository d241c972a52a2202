import { expectOptions } from "../base/expect-argument.ts";
import { formatTimecode, timecodeCount } from "../time/timecode.ts";
import {
  allTimelines,
  markerPlaces,
  type MarkersOn,
  type PictureSize,
  pictureSize,
} from "./format-options.ts";
import { COLORS } from "./marker-color.ts";
import type { MarkerClip, MarkerTimeline, NoteMarker } from "./marker-timeline.ts";
import { type FileUrlStyle, mediaUrl } from "./media-url.ts";
import { element, textElements, xmlDocument } from "./xml-text.ts";

/** Options for Final Cut Pro 7 XML. */
export interface Fcp7XmlOptions {
  /** Width and height of the sequences in pixels, which sessions do not have. Default: 1920 × 1080. */
  readonly size?: PictureSize | undefined;
  /** The place of the markers: the sequence, its clips, or both. Default: `"timeline"`. */
  readonly markersOn?: MarkersOn | undefined;
}

/** Premiere Pro writes the colon of a drive as `%3a`, and may not accept another spelling. */
const URLS: FileUrlStyle = { host: "localhost", colon: "%3a" };

/**
 * Returns timelines with markers as Final Cut Pro 7 XML (the XML Interchange Format, `xmeml` version 5), which Premiere
 * Pro and DaVinci Resolve import: a sequence for each timeline, a clip for each movie. Markers have Premiere Pro's own
 * color element, `pproColor`, beside the published one.
 *
 * @throws {NotesError} `invalid-option`
 * @example
 * import { markersToFcp7Xml, noteMarkers } from "@cinesync/notes";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const media = [createMediaFile({ locators: ["/shot_010.mov"], framesPerSecond: 24, notes: "Fine." })];
 * console.log(markersToFcp7Xml(noteMarkers(createSession({ media }), { color: "red" })));
 */
export function markersToFcp7Xml(
  timelines: MarkerTimeline | readonly MarkerTimeline[],
  options: Fcp7XmlOptions = {},
): string {
  expectOptions(options);
  const size = pictureSize(options.size);
  const places = markerPlaces(options.markersOn);
  // The ids of files count through the document, since two movies never share one.
  let files = 0;
  const sequences = allTimelines(timelines).map((timeline, index) =>
    sequence(timeline, `sequence-${index + 1}`, () => `file-${++files}`, size, places),
  );
  const [only] = sequences;
  const content =
    sequences.length === 1 && only !== undefined
      ? only
      : element("project", {}, [
          ...textElements({ name: "cineSync notes" }),
          element("children", {}, sequences),
        ]);
  return xmlDocument("xmeml", element("xmeml", { version: 5 }, [content]));
}

function sequence(
  timeline: MarkerTimeline,
  id: string,
  nextFile: () => string,
  { width, height }: PictureSize,
  { onTimeline, onClips }: ReturnType<typeof markerPlaces>,
): string {
  const rate = rateElement(timeline);
  const clips = timeline.clips.map((clip, index) =>
    clipItem(clip, `${id}-clip-${index + 1}`, nextFile(), timeline, onClips),
  );
  const format = element("samplecharacteristics", {}, [
    rate,
    ...textElements({
      width,
      height,
      anamorphic: "FALSE",
      pixelaspectratio: "square",
      fielddominance: "none",
    }),
  ]);
  return element("sequence", { id }, [
    ...textElements({ name: timeline.name, duration: timeline.duration }),
    rate,
    timecodeElement(rate, timeline.startTimecode, timeline.startFrame, timeline.dropFrame),
    element("media", {}, [
      element("video", {}, [element("format", {}, [format]), element("track", {}, clips)]),
    ]),
    ...(onTimeline
      ? timeline.clips.flatMap((clip) => clip.markers.map((note) => markerElement(note, note.position)))
      : []),
  ]);
}

/** In and out points, and markers on a clip, count from the movie's first frame, whatever its timecode. */
function clipItem(
  clip: MarkerClip,
  id: string,
  fileId: string,
  timeline: MarkerTimeline,
  withMarkers: boolean,
): string {
  const rate = rateElement(timeline);
  const { name, position, sourceStart, duration, mediaStart, mediaDropFrame, mediaDuration } = clip;
  const start = formatTimecode(mediaStart, timecodeCount(timeline.frameRate, mediaDropFrame));
  const file = element("file", { id: fileId }, [
    ...textElements({ name, pathurl: mediaUrl(clip.locators, URLS) }),
    rate,
    ...textElements({ duration: mediaDuration }),
    timecodeElement(rate, start, mediaStart, mediaDropFrame),
    element("media", {}, [element("video", {}, [])]),
  ]);
  return element("clipitem", { id }, [
    ...textElements({ name, duration: mediaDuration }),
    rate,
    ...textElements({
      start: position,
      end: position + duration,
      in: sourceStart,
      out: sourceStart + duration,
    }),
    file,
    ...(withMarkers ? clip.markers.map((note) => markerElement(note, note.frame - 1)) : []),
  ]);
}

function markerElement(note: NoteMarker, frame: number): string {
  const { finalCut, premiere } = COLORS[note.color];
  const [red, green, blue] = finalCut;
  return element("marker", {}, [
    // With an end of -1, the marker is on a frame, not on a range.
    ...textElements({ name: note.name, comment: note.text, in: frame, out: -1 }),
    element("color", {}, textElements({ alpha: 0, red, green, blue })),
    ...textElements({ pproColor: premiere }),
  ]);
}

function timecodeElement(rate: string, text: string, frame: number, dropFrame: boolean): string {
  return element("timecode", {}, [
    rate,
    ...textElements({ string: text, frame, displayformat: dropFrame ? "DF" : "NDF" }),
  ]);
}

function rateElement({ frameRate, dropFrame }: MarkerTimeline): string {
  const { base } = timecodeCount(frameRate, dropFrame);
  const ntsc = frameRate.denominator === 1 ? "FALSE" : "TRUE";
  return element("rate", {}, textElements({ timebase: base, ntsc }));
}
