import { checkChoice } from "../base/check-option.ts";
import { addTo } from "../base/add-to.ts";
import { NotesError } from "../base/notes-error.ts";
import type { ProblemReporter } from "../base/problem-reporter.ts";
import type { FrameLabels } from "../frames/frame-labels.ts";
import type { NoteRow } from "../rows/note-row.ts";
import { formatTimecode, type TimecodeCount, timecodeCount } from "../time/timecode.ts";
import type { ClipLayout, TimelineEntry } from "./clip-layout.ts";
import { COLORS, type MarkerColor } from "./marker-color.ts";
import type { MarkerOptions } from "./marker-options.ts";
import type { NoteMarker } from "./marker-timeline.ts";
import { firstLine, oneLine } from "./one-line.ts";

/** The position of a clip on its timeline, and how the timeline counts. */
export interface ClipPosition {
  readonly layout: ClipLayout;
  readonly labels: FrameLabels;
  /** The clip's first frame on the timeline, from 0. */
  readonly position: number;
  /** The timeline's first frame, in frames since 00:00:00:00. */
  readonly startFrame: number;
  readonly count: TimecodeCount;
}

/**
 * Returns the markers of one clip: one for each frame that has rows.
 *
 * @throws {NotesError} `invalid-option` for a color that does not exist.
 */
export function clipMarkers(
  entry: TimelineEntry,
  { layout, labels, position, startFrame, count }: ClipPosition,
  options: MarkerOptions,
  problems: ProblemReporter,
): NoteMarker[] {
  const byFrame = new Map<number, NoteRow[]>();
  for (const row of entry.rows) {
    // Notes on no frame go to the first visible one.
    const frame = row.kind === "frame" ? row.frame : layout.sourceStart + 1;
    const offset = frame - 1 - layout.sourceStart;
    if (offset < 0 || offset >= layout.duration) {
      problems.loss(outside(entry, frame, layout));
    } else addTo(byFrame, frame, row);
  }
  const { rate } = labels;
  const sourceCount = rate === undefined ? count : timecodeCount(rate, labels.dropFrame);
  return [...byFrame]
    .sort(([a], [b]) => a - b)
    .map(([frame, rows]): NoteMarker => {
      const at = position + frame - 1 - layout.sourceStart;
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
        name: options.markerName === undefined ? firstLine(text) : oneLine(options.markerName(rows)),
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

function outside(
  { which, length: { frames } }: TimelineEntry,
  frame: number,
  { sourceStart, duration }: ClipLayout,
): NotesError {
  if (frame > frames) return new NotesError("beyond-last-frame", { ...which, frame, frames });
  const last = sourceStart + duration;
  return new NotesError("outside-clip", { ...which, frame, first: sourceStart + 1, last });
}
