import { timecodeCount } from "../time/timecode.ts";
import { COLORS } from "./marker-color.ts";
import type { MarkerClip, MarkerTimeline, NoteMarker } from "./marker-timeline.ts";
import { mediaUrl } from "./media-url.ts";
import { type PictureSize, pictureSize } from "./picture-size.ts";
import { element, textElement, xmlDocument } from "./xml-text.ts";

/** Options for Final Cut Pro 7 XML. */
export interface Fcp7XmlOptions {
  /** Width and height of the sequences in pixels, which sessions do not hold. Default: 1920 × 1080. */
  readonly size?: PictureSize;
  /** Whether markers are on the sequence or on its clips. Default: `"sequence"`. */
  readonly markersOn?: "sequence" | "clips";
  /**
   * Whether each marker also has Premiere Pro's own colour element, `pproColor`, which is not in the published
   * format; without it, Premiere shows all markers in one colour. Default: false.
   */
  readonly premiereColors?: boolean;
}

/**
 * Timelines with markers as Final Cut Pro 7 XML (the XML Interchange Format, `xmeml` version 5), which Premiere Pro and
 * DaVinci Resolve import: a sequence for each timeline, a clip for each movie.
 *
 * @throws {NotesError} `bad-option`
 */
export function markersToFcp7Xml(
  timelines: MarkerTimeline | readonly MarkerTimeline[],
  options: Fcp7XmlOptions = {},
): string {
  const all = "clips" in timelines ? [timelines] : timelines;
  const size = pictureSize(options.size);
  // The ids of files count through the document, since two movies never share one.
  let files = 0;
  const sequences = all.map((timeline, index) =>
    sequence(timeline, `sequence-${index + 1}`, () => `file-${++files}`, size, options),
  );
  const [only] = sequences;
  const content =
    sequences.length === 1 && only !== undefined
      ? only
      : element("project", {}, [textElement("name", "cineSync notes"), element("children", {}, sequences)]);
  return xmlDocument("xmeml", element("xmeml", { version: 5 }, [content]));
}

function sequence(
  timeline: MarkerTimeline,
  id: string,
  nextFile: () => string,
  { width, height }: PictureSize,
  options: Fcp7XmlOptions,
): string {
  const onClips = options.markersOn === "clips";
  const rate = rateElement(timeline);
  const marker = (note: NoteMarker, frame: number): string => markerElement(note, frame, options);
  const clips = timeline.clips.map((clip, index) =>
    clipItem(clip, `${id}-clip-${index + 1}`, nextFile(), rate, onClips ? marker : undefined),
  );
  const format = element("samplecharacteristics", {}, [
    rate,
    textElement("width", width),
    textElement("height", height),
  ]);
  return element("sequence", { id }, [
    textElement("name", timeline.name),
    textElement("duration", timeline.duration),
    rate,
    timecodeElement(rate, timeline.startTimecode, timeline.startFrame, timeline.dropFrame),
    element("media", {}, [
      element("video", {}, [element("format", {}, [format]), element("track", {}, clips)]),
    ]),
    ...(onClips
      ? []
      : timeline.clips.flatMap((clip) => clip.markers.map((note) => marker(note, note.position)))),
  ]);
}

function clipItem(
  clip: MarkerClip,
  id: string,
  fileId: string,
  rate: string,
  marker: ((note: NoteMarker, frame: number) => string) | undefined,
): string {
  const url = mediaUrl(clip.locators, "localhost");
  const file = element("file", { id: fileId }, [
    textElement("name", clip.name),
    ...(url === undefined ? [] : [textElement("pathurl", url)]),
    rate,
    textElement("duration", clip.mediaDuration),
    element("media", {}, [element("video", {}, [])]),
  ]);
  return element("clipitem", { id }, [
    textElement("name", clip.name),
    textElement("duration", clip.mediaDuration),
    rate,
    textElement("start", clip.position),
    textElement("end", clip.position + clip.duration),
    textElement("in", clip.sourceStart),
    textElement("out", clip.sourceStart + clip.duration),
    file,
    ...(marker === undefined ? [] : clip.markers.map((note) => marker(note, note.frame - 1))),
  ]);
}

function markerElement(note: NoteMarker, frame: number, { premiereColors = false }: Fcp7XmlOptions): string {
  const { finalCut, premiere } = COLORS[note.color];
  const [red, green, blue] = finalCut;
  return element("marker", {}, [
    textElement("name", note.name),
    textElement("comment", note.text),
    textElement("in", frame),
    // No end: the marker is on a frame, not on a range.
    textElement("out", -1),
    element("color", {}, [
      textElement("alpha", 0),
      textElement("red", red),
      textElement("green", green),
      textElement("blue", blue),
    ]),
    ...(premiereColors ? [textElement("pproColor", premiere)] : []),
  ]);
}

function timecodeElement(rate: string, text: string, frame: number, dropFrame: boolean): string {
  return element("timecode", {}, [
    rate,
    textElement("string", text),
    textElement("frame", frame),
    textElement("displayformat", dropFrame ? "DF" : "NDF"),
  ]);
}

function rateElement({ frameRate, dropFrame }: MarkerTimeline): string {
  const { base } = timecodeCount(frameRate, dropFrame);
  return element("rate", {}, [
    textElement("timebase", base),
    textElement("ntsc", frameRate.denominator === 1 ? "FALSE" : "TRUE"),
  ]);
}
