import { expectTimeline } from "./format-options.ts";
import { formatTimecode, type TimecodeCount, timecodeCount } from "../time/timecode.ts";
import { edlHead, edlText, rangeTimecodes, twoDigitCount } from "./edl-timecode.ts";
import { COLORS } from "./marker-color.ts";
import type { MarkerClip, MarkerTimeline } from "./marker-timeline.ts";
import { nameAndText, oneLine } from "./one-line.ts";

/**
 * Returns a timeline as an EDL with an event for each clip and its markers as locators after it:
 * `* LOC: 01:00:02:01 RED     TEXT`, with the record timecode. Avid Media Composer writes such lists; Nucoda, conform
 * tools and OpenTimelineIO's `cmx_3600` adapter read them. Drop-frame locators have colons, since that adapter reads no
 * semicolon; the header says that they are drop-frame.
 *
 * @throws {NotesError} `invalid-frame-rate` above 100 frames per second.
 * @example
 * import { markersToEdlLocators, noteMarkers } from "@cinesync/notes";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const media = [createMediaFile({ locators: ["/shot_010.mov"], framesPerSecond: 24, notes: "Fine." })];
 * for (const timeline of noteMarkers(createSession({ media }))) console.log(markersToEdlLocators(timeline));
 */
export function markersToEdlLocators(timeline: MarkerTimeline): string {
  expectTimeline(timeline);
  const count = twoDigitCount(timeline, "an EDL");
  return edlText([
    ...edlHead(oneLine(timeline.name), timeline.dropFrame),
    ...timeline.clips.flatMap((clip, index) => event(clip, index + 1, timeline, count)),
  ]);
}

function event(
  clip: MarkerClip,
  number: number,
  { frameRate, startFrame }: MarkerTimeline,
  count: TimecodeCount,
): string[] {
  const sourceCount = timecodeCount(frameRate, clip.mediaDropFrame);
  const source = rangeTimecodes(clip.mediaStart + clip.sourceStart, clip.duration, sourceCount);
  const record = rangeTimecodes(startFrame + clip.position, clip.duration, count);
  return [
    `${String(number).padStart(3, "0")}  AX       V     C        ${source} ${record}`,
    `* FROM CLIP NAME: ${oneLine(clip.name)}`,
    ...clip.markers.map((marker) => {
      const timecode = formatTimecode(startFrame + marker.position, count).replace(";", ":");
      const color = COLORS[marker.color].avid.toUpperCase().padEnd(7);
      return `* LOC: ${timecode} ${color} ${nameAndText(marker)}`;
    }),
    "",
  ];
}
