import { excerpt } from "../base/excerpt.ts";
import { NotesError } from "../base/notes-error.ts";
import { formatTimecode, timecodeCount } from "../time/timecode.ts";
import { COLORS } from "./marker-color.ts";
import type { MarkerTimeline, NoteMarker } from "./marker-timeline.ts";
import { oneLine } from "./one-line.ts";

/** Options for EDLs. */
export interface EdlOptions {
  /** How many events the list may have. Default: 999, which is what the format (CMX 3600) numbers. */
  readonly maxEvents?: number;
}

/**
 * A timeline's markers as an EDL such as DaVinci Resolve exports and imports ("Timeline Markers to EDL"): an event of
 * one frame for each, and a line with colour, name and length. A marker whose name is not its whole text also has the
 * text, where Resolve keeps a marker's notes.
 *
 * A `|`, which would begin another field, becomes `¦`.
 *
 * @throws {NotesError} `too-many-markers`
 */
export function markersToEdl(timeline: MarkerTimeline, options: EdlOptions = {}): string {
  const { maxEvents = 999 } = options;
  const markers = timeline.clips.flatMap((clip) => clip.markers);
  if (!(markers.length <= maxEvents)) {
    throw new NotesError(
      "too-many-markers",
      `The timeline ${excerpt(timeline.name)} has ${markers.length} markers, and an EDL ${maxEvents} events: make a timeline for each movie, use another format, or raise maxEvents if the program that reads it can count further.`,
    );
  }
  const events = markers.map((marker, index) => event(timeline, marker, index + 1));
  const mode = timeline.dropFrame ? "DROP FRAME" : "NON-DROP FRAME";
  return [`TITLE: ${edlText(timeline.name)}`, `FCM: ${mode}`, "", ...events].join("\n");
}

function event(timeline: MarkerTimeline, marker: NoteMarker, number: number): string {
  const count = timecodeCount(timeline.frameRate, timeline.dropFrame);
  // The end is the first frame after the event; after the last frame of the day comes the first.
  const after = (timeline.startFrame + marker.position + 1) % count.framesPerDay;
  const range = `${marker.timecode} ${formatTimecode(after, count)}`;
  const name = edlText(marker.name);
  const text = edlText(marker.text);
  const note = text === name ? "" : lineStart(text);
  return [
    `${String(number).padStart(3, "0")}  001      V     C        ${range} ${range}  `,
    `${note} |C:ResolveColor${COLORS[marker.color].resolve} |M:${name} |D:1`,
    "",
  ].join("\n");
}

function edlText(text: string): string {
  return oneLine(text).replaceAll("|", "¦");
}

/** A line that begins with a digit looks like an event, one that begins with `*` like a comment. */
function lineStart(text: string): string {
  return /^[\d*]/.test(text) ? `- ${text}` : text;
}
