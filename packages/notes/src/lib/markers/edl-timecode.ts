import { NotesError } from "../base/notes-error.ts";
import { rateName } from "../time/frame-rate.ts";
import { formatTimecode, type TimecodeCount, timecodeCount } from "../time/timecode.ts";
import type { MarkerTimeline } from "./marker-timeline.ts";

/**
 * Returns how a timeline's timecode counts, for formats in which frames have two digits.
 *
 * @throws {NotesError} `invalid-frame-rate` above 100 frames per second: readers ignore such timecodes silently.
 */
export function twoDigitCount({ frameRate, dropFrame }: MarkerTimeline, format: string): TimecodeCount {
  const count = timecodeCount(frameRate, dropFrame);
  if (count.base <= 100) return count;
  throw new NotesError("invalid-frame-rate", {
    value: rateName(frameRate),
    expected: `at most 100 frames per second in ${format}, whose timecodes have two digits for frames`,
  });
}

/** Returns the timecodes of a range. No reader knows 24:00:00:00, so a range at the end of the day is cut there. */
export function rangeTimecodes(start: number, duration: number, count: TimecodeCount): string {
  const first = start % count.framesPerDay;
  const end = Math.min(first + duration, count.framesPerDay - 1);
  return `${formatTimecode(first, count)} ${formatTimecode(end, count)}`;
}

/** Returns the lines before the first event. */
export function edlHead(title: string, dropFrame: boolean): string[] {
  return [`TITLE: ${title}`, `FCM: ${dropFrame ? "DROP FRAME" : "NON-DROP FRAME"}`, ""];
}

/** Lines of an EDL end in CR LF, the last one too. */
export function edlText(lines: readonly string[]): string {
  return lines.map((line) => `${line}\r\n`).join("");
}
