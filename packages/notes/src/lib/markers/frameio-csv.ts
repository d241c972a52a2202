import { expectOptions } from "../base/expect-argument.ts";
import { type Cell, csvLine, type CsvLineOptions } from "../table/csv-line.ts";
import { formatTimecode, timecodeCount } from "../time/timecode.ts";
import type { MarkerClip, MarkerTimeline, NoteMarker } from "./marker-timeline.ts";
import { mediaUrl, PLAIN_URLS } from "./media-url.ts";
import { allTimelines } from "./format-options.ts";

/** Options for CSV like Frame.io's. */
export interface FrameioCsvOptions extends Pick<CsvLineOptions, "formulas"> {
  /** The author of the comments, since sessions have no authors. Default: `cineSync`. */
  readonly user?: string | undefined;
  /** The column `Project`. Default: the timeline's name. */
  readonly project?: string | undefined;
}

const COLUMNS =
  "Team,Project,File,File URL,Version,Commenter,Comment ID,Comment,Reply,Commented At,Complete,Annotation,Frame,Duration,Timecode,Timecode In,Timecode Out,Timecode Source,Timecode Source In,Timecode Source Out".split(
    ",",
  );

/**
 * Returns markers as CSV with the columns that Frame.io exports, which scripts for Flame and Nucoda read: `Timecode` is
 * that of the timeline, `Timecode Source` that of the movie, `Frame` the frame's number (`firstFrame`), `Duration` is 1.
 * It begins with a byte order mark. Columns that a session has nothing for are empty.
 *
 * @throws {NotesError} `invalid-option`
 * @example
 * import { markersToFrameioCsv, noteMarkers } from "@cinesync/notes";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const media = [createMediaFile({ locators: ["/shot_010.mov"], framesPerSecond: 24, notes: "Fine." })];
 * console.log(markersToFrameioCsv(noteMarkers(createSession({ media })), { user: "Kim" }));
 */
export function markersToFrameioCsv(
  timelines: MarkerTimeline | readonly MarkerTimeline[],
  options: FrameioCsvOptions = {},
): string {
  expectOptions(options, { user: "text", project: "text" });
  const line = csvLine({ formulas: options.formulas });
  const rows = allTimelines(timelines).flatMap((timeline) =>
    timeline.clips.flatMap((clip) =>
      clip.markers.map((marker) => {
        const cells = cellsOf(marker, clip, timeline, options);
        return line(COLUMNS.map((column) => cells[column]));
      }),
    ),
  );
  return `\uFEFF${line(COLUMNS)}${rows.join("")}`;
}

/** Returns the cells that a session has something for, by column. */
function cellsOf(
  marker: NoteMarker,
  clip: MarkerClip,
  { name, frameRate, dropFrame, startFrame }: MarkerTimeline,
  { user = "cineSync", project = name }: FrameioCsvOptions,
): Readonly<Record<string, Cell>> {
  const count = timecodeCount(frameRate, dropFrame);
  const sourceCount = timecodeCount(frameRate, clip.mediaDropFrame);
  const isDrawn = marker.rows.some((row) => row.kind === "frame" && row.drawings.length > 0);
  return {
    Project: project,
    File: clip.name,
    "File URL": mediaUrl(clip.locators, PLAIN_URLS),
    Commenter: user,
    "Comment ID": marker.rows.map(({ key }) => key).join(" "),
    Comment: marker.text,
    Annotation: isDrawn ? "Yes" : "No",
    Frame: marker.frameNumber,
    Duration: 1,
    Timecode: marker.timecode,
    "Timecode In": marker.timecode,
    "Timecode Out": formatTimecode((startFrame + marker.position + 1) % count.framesPerDay, count),
    "Timecode Source": marker.sourceTimecode,
    "Timecode Source In": marker.sourceTimecode,
    "Timecode Source Out": formatTimecode(
      (clip.mediaStart + marker.frame) % sourceCount.framesPerDay,
      sourceCount,
    ),
  };
}
