import { expectOptions } from "../base/expect-argument.ts";
import type { RationalFrameRate } from "../time/frame-rate.ts";
import type { MarkerClip, MarkerTimeline, NoteMarker } from "./marker-timeline.ts";
import { allTimelines, type PictureSize, pictureSize } from "./format-options.ts";
import { mediaUrl, PLAIN_URLS } from "./media-url.ts";
import { element, xmlDocument } from "./xml-text.ts";

/** Options for FCPXML. */
export interface FcpxmlOptions {
  /** Width and height of the projects in pixels, which sessions do not have. Default: 1920 × 1080. */
  readonly size?: PictureSize | undefined;
  /** The name of the event that holds the projects. Default: `cineSync notes`. */
  readonly event?: string | undefined;
  /** True for markers that are to-do items with a check box in Final Cut Pro. Default: false, standard markers. */
  readonly toDo?: boolean | undefined;
}

interface Resources {
  readonly elements: string[];
  /** The ids of formats by frame duration. */
  readonly formats: Map<string, string>;
  readonly size: PictureSize;
}

/**
 * Returns timelines with markers as FCPXML 1.9, for Final Cut Pro from 10.4.9 and DaVinci Resolve: an event with a
 * project for each timeline, in it an asset clip for each movie that has a path or a URL, and a gap for one that has
 * none. Times of a clip are in the movie's own timecode: Final Cut Pro refuses a clip that is not within its asset.
 * Markers in FCPXML have no color.
 *
 * @throws {NotesError} `invalid-option`
 * @example
 * import { markersToFcpxml, noteMarkers } from "@cinesync/notes";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const media = [createMediaFile({ locators: ["/shot_010.mov"], framesPerSecond: 24, notes: "Fine." })];
 * const timelines = noteMarkers(createSession({ media }), { startTimecode: "14:09:42:00" });
 * console.log(markersToFcpxml(timelines, { toDo: true }));
 */
export function markersToFcpxml(
  timelines: MarkerTimeline | readonly MarkerTimeline[],
  options: FcpxmlOptions = {},
): string {
  expectOptions(options, { event: "text" });
  const resources: Resources = { elements: [], formats: new Map(), size: pictureSize(options.size) };
  const projects = allTimelines(timelines).map((timeline) => project(timeline, resources, options));
  return xmlDocument(
    "fcpxml",
    element("fcpxml", { version: "1.9" }, [
      element("resources", {}, resources.elements),
      element("event", { name: options.event ?? "cineSync notes" }, projects),
    ]),
  );
}

function project(timeline: MarkerTimeline, resources: Resources, options: FcpxmlOptions): string {
  const { name, frameRate, startFrame, duration, dropFrame } = timeline;
  const format = formatId(frameRate, resources);
  const clips = timeline.clips.map((clip) => story(clip, timeline, format, resources, options));
  const attributes = {
    format,
    duration: time(duration, frameRate),
    tcStart: time(startFrame, frameRate),
    tcFormat: dropFrame ? "DF" : "NDF",
  };
  return element("project", { name }, [element("sequence", attributes, [element("spine", {}, clips)])]);
}

/** Returns a clip of the spine, whose offset counts from 00:00:00:00 as the sequence does. */
function story(
  clip: MarkerClip,
  { frameRate, startFrame }: MarkerTimeline,
  format: string,
  resources: Resources,
  options: FcpxmlOptions,
): string {
  const markers = clip.markers.map((note) => markerElement(note, clip.mediaStart, frameRate, options));
  const range = {
    name: clip.name,
    offset: time(startFrame + clip.position, frameRate),
    start: time(clip.mediaStart + clip.sourceStart, frameRate),
    duration: time(clip.duration, frameRate),
  };
  const src = mediaUrl(clip.locators, PLAIN_URLS);
  if (src === undefined) return element("gap", range, markers);
  const id = nextId(resources);
  const asset = {
    id,
    name: clip.name,
    start: time(clip.mediaStart, frameRate),
    duration: time(clip.mediaDuration, frameRate),
    hasVideo: 1,
    format,
  };
  resources.elements.push(
    element("asset", asset, [element("media-rep", { kind: "original-media", src }, [])]),
  );
  return element("asset-clip", { ref: id, ...range }, markers);
}

function markerElement(
  note: NoteMarker,
  mediaStart: number,
  rate: RationalFrameRate,
  { toDo = false }: FcpxmlOptions,
): string {
  return element(
    "marker",
    {
      start: time(mediaStart + note.frame - 1, rate),
      duration: time(1, rate),
      value: note.name,
      completed: toDo ? 0 : undefined,
      note: note.text === note.name ? undefined : note.text,
    },
    [],
  );
}

function formatId(rate: RationalFrameRate, resources: Resources): string {
  const frameDuration = time(1, rate);
  const known = resources.formats.get(frameDuration);
  if (known !== undefined) return known;
  const id = nextId(resources);
  resources.formats.set(frameDuration, id);
  resources.elements.push(element("format", { id, frameDuration, ...resources.size }, []));
  return id;
}

function nextId({ elements }: Resources): string {
  return `r${elements.length + 1}`;
}

/** Writes frames as a fraction of seconds; not in lowest terms, so that it is plainly a whole number of frames. */
function time(frames: number, { numerator, denominator }: RationalFrameRate): string {
  return frames === 0 ? "0s" : `${frames * denominator}/${numerator}s`;
}
