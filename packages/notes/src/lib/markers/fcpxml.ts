import type { RationalFrameRate } from "../time/frame-rate.ts";
import type { MarkerClip, MarkerTimeline, NoteMarker } from "./marker-timeline.ts";
import { mediaUrl } from "./media-url.ts";
import { type PictureSize, pictureSize } from "./picture-size.ts";
import { element, xmlDocument } from "./xml-text.ts";

/** Options for FCPXML. */
export interface FcpxmlOptions {
  /** Width and height of the projects in pixels, which sessions do not hold. Default: 1920 × 1080. */
  readonly size?: PictureSize;
  /** The name of the event that holds the projects. Default: `cineSync notes`. */
  readonly event?: string;
  /** Whether markers are to-do items, which can be ticked off in Final Cut Pro. Default: false, plain markers. */
  readonly toDo?: boolean;
}

interface Resources {
  readonly elements: string[];
  /** The id of the format of a frame rate. */
  readonly formats: Map<string, string>;
  readonly size: PictureSize;
}

/**
 * Timelines with markers as FCPXML 1.9, for Final Cut Pro from 10.4.9 on and for DaVinci Resolve: an event with a
 * project for each timeline, in it an asset clip for each movie that has a path or a URL, and a gap for one that does
 * not. FCPXML has no colours for markers.
 *
 * @throws {NotesError} `bad-option`
 */
export function markersToFcpxml(
  timelines: MarkerTimeline | readonly MarkerTimeline[],
  options: FcpxmlOptions = {},
): string {
  const all = "clips" in timelines ? [timelines] : timelines;
  const resources: Resources = { elements: [], formats: new Map(), size: pictureSize(options.size) };
  const projects = all.map((timeline) => project(timeline, resources, options));
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

/** A clip on the spine, whose times count from the timecode of the sequence. */
function story(
  clip: MarkerClip,
  { frameRate, startFrame }: MarkerTimeline,
  format: string,
  resources: Resources,
  options: FcpxmlOptions,
): string {
  const markers = clip.markers.map((note) => markerElement(note, frameRate, options));
  const place = {
    name: clip.name,
    offset: time(startFrame + clip.position, frameRate),
    start: time(clip.sourceStart, frameRate),
    duration: time(clip.duration, frameRate),
  };
  const src = mediaUrl(clip.locators, "");
  if (src === undefined) return element("gap", place, markers);
  const id = nextId(resources);
  const asset = {
    id,
    name: clip.name,
    start: time(0, frameRate),
    duration: time(clip.mediaDuration, frameRate),
    hasVideo: 1,
    format,
  };
  resources.elements.push(
    element("asset", asset, [element("media-rep", { kind: "original-media", src }, [])]),
  );
  return element("asset-clip", { ref: id, ...place }, markers);
}

/** A marker, whose time is the movie's. */
function markerElement(note: NoteMarker, rate: RationalFrameRate, { toDo = false }: FcpxmlOptions): string {
  return element(
    "marker",
    {
      start: time(note.frame - 1, rate),
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

/** Frames as a fraction of seconds; not in lowest terms, so that it is plainly a whole number of frames. */
function time(frames: number, { numerator, denominator }: RationalFrameRate): string {
  return frames === 0 ? "0s" : `${frames * denominator}/${numerator}s`;
}
