import { expectTimeline } from "./format-options.ts";
import { expectOptions } from "../base/expect-argument.ts";
import { twoDigitCount } from "./edl-timecode.ts";
import { COLORS } from "./marker-color.ts";
import type { MarkerTimeline } from "./marker-timeline.ts";
import { nameAndText, oneLine } from "./one-line.ts";

/** Options for Avid marker lists. */
export interface AvidOptions {
  /** The user that the markers are by, since sessions have no authors. Default: `cineSync`. */
  readonly user?: string | undefined;
  /** The track that the markers are on, such as `V1`, `V2` or `TC1`. Default: `V1`. */
  readonly track?: string | undefined;
}

/**
 * Returns a timeline's markers as a marker list of Avid Media Composer (`.txt`), to import in its Markers window. Each
 * line has user, timecode, track, color, comment and length, separated by tabs. The sequence in Media Composer must
 * start at the timeline's timecode. Tabs and line breaks in comments become spaces and ` / `.
 *
 * @throws {NotesError} `invalid-frame-rate` above 100 frames per second.
 * @example
 * import { markersToAvid, noteMarkers } from "@cinesync/notes";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const media = [createMediaFile({ locators: ["/shot_010.mov"], framesPerSecond: 24, notes: "Fine." })];
 * for (const timeline of noteMarkers(createSession({ media }))) {
 *   console.log(markersToAvid(timeline, { user: "Kim", track: "V2" }));
 * }
 */
export function markersToAvid(timeline: MarkerTimeline, options: AvidOptions = {}): string {
  expectTimeline(timeline);
  expectOptions(options, { user: "text", track: "text" });
  const { user = "cineSync", track = "V1" } = options;
  twoDigitCount(timeline, "an Avid marker list");
  return timeline.clips
    .flatMap((clip) => clip.markers)
    .map((marker) => {
      const comment = nameAndText(marker);
      const fields = [
        oneLine(user),
        marker.timecode,
        oneLine(track),
        COLORS[marker.color].avid,
        comment,
        "1",
      ];
      return `${fields.join("\t")}\n`;
    })
    .join("");
}
