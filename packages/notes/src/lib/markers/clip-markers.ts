import type { MediaFile } from "@cinesync/session-xml";
import { expectArgument } from "../base/expect-argument.ts";
import { checkChoice } from "../base/check-option.ts";
import { addTo } from "../base/add-to.ts";
import { type MovieReference, NotesError } from "../base/notes-error.ts";
import type { ProblemReporter } from "../base/problem-reporter.ts";
import type { FrameLabels } from "../frames/frame-labels.ts";
import type { NoteRow } from "../rows/note-row.ts";
import { formatTimecode, type TimecodeCount, timecodeCount } from "../time/timecode.ts";
import { COLORS, type MarkerColor } from "./marker-color.ts";
import type { MarkerOptions } from "./marker-options.ts";
import type { MarkerClip, NoteMarker } from "./marker-timeline.ts";
import type { MovieLength } from "./movie-lengths.ts";
import { firstLine, oneLine } from "./one-line.ts";

/** A movie of the playlist with its length and its rows. */
export interface TimelineEntry {
  readonly movie: MediaFile;
  readonly which: MovieReference;
  readonly length: MovieLength;
  readonly rows: readonly NoteRow[];
}

/** The start and the counting of a timeline, and of the movie of a clip. */
interface ClipCount {
  /** The timeline's first frame, in frames since 00:00:00:00. */
  readonly startFrame: number;
  readonly count: TimecodeCount;
  readonly labels: FrameLabels;
}

/**
 * Returns the markers of one clip: one for each frame that has rows.
 *
 * @throws {NotesError} `invalid-option` for a color that does not exist.
 */
export function clipMarkers(
  { rows: all, which, length: { frames } }: TimelineEntry,
  { position, sourceStart, duration }: Pick<MarkerClip, "position" | "sourceStart" | "duration">,
  { startFrame, count, labels }: ClipCount,
  options: MarkerOptions,
  problems: ProblemReporter,
): NoteMarker[] {
  const byFrame = new Map<number, NoteRow[]>();
  for (const row of all) {
    // Notes on no frame go to the first visible one.
    const frame = row.kind === "frame" ? row.frame : sourceStart + 1;
    const [first, last] = [sourceStart + 1, sourceStart + duration];
    if (frame > frames) problems.loss(new NotesError("beyond-last-frame", { ...which, frame, frames }));
    else if (frame < first || frame > last)
      problems.loss(new NotesError("outside-clip", { ...which, frame, first, last }));
    else addTo(byFrame, frame, row);
  }
  const { rate } = labels;
  const sourceCount = rate === undefined ? count : timecodeCount(rate, labels.dropFrame);
  return [...byFrame]
    .sort(([a], [b]) => a - b)
    .map(([frame, rows]): NoteMarker => {
      const at = position + frame - 1 - sourceStart;
      const text = rows.map(labeled).join("\n");
      return {
        position: at,
        frame,
        frameNumber: labels.frameNumber(frame),
        timecode: formatTimecode(startFrame + at, count),
        sourceTimecode: formatTimecode(
          (labels.startFrame + frame - 1) % sourceCount.framesPerDay,
          sourceCount,
        ),
        name: options.markerName === undefined ? firstLine(text) : oneLine(nameOf(rows, options.markerName)),
        text,
        color: colorOf(rows, options),
        rows,
      };
    });
}

function labeled(row: NoteRow): string {
  if (row.kind === "session") return `[Session] ${row.text}`;
  if (row.kind === "media") return `[Media File] ${row.text}`;
  return row.text === "" ? "[Drawing]" : row.text;
}

function colorOf(rows: readonly NoteRow[], { color = "blue" }: MarkerOptions): MarkerColor {
  const chosen = typeof color === "function" ? color(rows) : color;
  checkChoice("color", chosen, Object.keys(COLORS));
  return chosen;
}

function nameOf(rows: readonly NoteRow[], markerName: (rows: readonly NoteRow[]) => string): string {
  const name = markerName(rows);
  expectArgument("text", "result of markerName", name);
  return name;
}
