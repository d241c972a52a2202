import { expectTimeline } from "./format-options.ts";
import { expectOptions } from "../base/expect-argument.ts";
import { NotesError } from "../base/notes-error.ts";
import type { TimecodeCount } from "../time/timecode.ts";
import { edlHead, edlText, rangeTimecodes, twoDigitCount } from "./edl-timecode.ts";
import { COLORS } from "./marker-color.ts";
import type { MarkerTimeline, NoteMarker } from "./marker-timeline.ts";
import { oneLine } from "./one-line.ts";

/** Options for EDLs. */
export interface EdlOptions {
  /** The most events in the list. Default: 999, as many as the format (CMX 3600) numbers. */
  readonly maxEvents?: number | undefined;
}

/**
 * Returns a timeline's markers as an EDL such as DaVinci Resolve exports and imports ("Timeline Markers to EDL"): an
 * event of one frame for each, then a line with the text, which Resolve shows as the marker's notes, its color, name
 * and length. Resolve places the markers by record timecode: the EDL must start at the timecode of the timeline.
 *
 * A `|`, which would begin another field, becomes `¦`.
 *
 * @throws {NotesError} `limit-exceeded`, or `invalid-frame-rate` above 100 frames per second.
 * @example
 * import { markersToEdl, noteMarkers } from "@cinesync/notes";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const media = [createMediaFile({ locators: ["/shot_010.mov"], framesPerSecond: 24, notes: "Fine." })];
 * for (const timeline of noteMarkers(createSession({ media }))) console.log(markersToEdl(timeline));
 */
export function markersToEdl(timeline: MarkerTimeline, options: EdlOptions = {}): string {
  expectTimeline(timeline);
  expectOptions(options, { maxEvents: "number" });
  const { maxEvents = 999 } = options;
  const markers = timeline.clips.flatMap((clip) => clip.markers);
  if (!(markers.length <= maxEvents)) {
    throw new NotesError("limit-exceeded", {
      option: "maxEvents",
      limit: maxEvents,
      actual: markers.length,
      timeline: timeline.name,
    });
  }
  const count = twoDigitCount(timeline, "an EDL");
  return edlText([
    ...edlHead(fieldText(timeline.name), timeline.dropFrame),
    ...markers.flatMap((marker, index) => event(marker, index + 1, timeline.startFrame, count)),
  ]);
}

/** Returns the lines of an event. One public reader needs the blank line, after the last event too. */
function event(marker: NoteMarker, number: number, startFrame: number, count: TimecodeCount): string[] {
  const range = rangeTimecodes(startFrame + marker.position, 1, count);
  const note = lineStart(fieldText(marker.text));
  return [
    `${String(number).padStart(3, "0")}  001      V     C        ${range} ${range}  `,
    `${note} |C:ResolveColor${COLORS[marker.color].resolve} |M:${fieldText(marker.name)} |D:1`,
    "",
  ];
}

function fieldText(text: string): string {
  return oneLine(text).replaceAll("|", "¦");
}

/** A line that begins with a digit looks like an event, one that begins with `*` like a comment. */
function lineStart(text: string): string {
  return /^[\d*]/.test(text) ? `- ${text}` : text;
}
