import { excerpt } from "../base/excerpt.ts";
import { NotesError } from "../base/notes-error.ts";
import type { NoteRow } from "../rows/note-row.ts";
import { formatTimecode, type TimecodeCount } from "../time/timecode.ts";
import type { ClipLayout, TimelineEntry } from "./clip-layout.ts";
import type { MarkerColor } from "./marker-color.ts";
import { COLORS } from "./marker-color.ts";
import type { MarkerOptions } from "./marker-options.ts";
import type { NoteMarker } from "./marker-timeline.ts";
import { oneLine } from "./one-line.ts";

/** Where a clip is on its timeline, and how the timeline counts. */
export interface ClipPlace {
  readonly layout: ClipLayout;
  /** The clip's first frame on the timeline, counted from 0. */
  readonly position: number;
  /** The timeline's first frame, counted from 00:00:00:00. */
  readonly startFrame: number;
  readonly count: TimecodeCount;
}

/**
 * The markers of one clip: one for each frame that has rows.
 *
 * @throws {NotesError} `outside-clip`, unless `onProblem` is given; `bad-option` for a colour that does not exist.
 */
export function clipMarkers(
  { movie, rows }: TimelineEntry,
  { layout, position, startFrame, count }: ClipPlace,
  options: MarkerOptions,
): NoteMarker[] {
  const byFrame = new Map<number, NoteRow[]>();
  for (const row of rows) {
    // What is on no frame goes to the first that can be seen.
    const frame = row.kind === "frame" ? row.frame : layout.sourceStart + 1;
    const offset = frame - 1 - layout.sourceStart;
    if (offset < 0 || offset >= layout.duration) {
      report(outside(movie.name, frame, layout), options);
      continue;
    }
    byFrame.set(frame, [...(byFrame.get(frame) ?? []), row]);
  }
  return [...byFrame]
    .sort(([a], [b]) => a - b)
    .map(([frame, together]): NoteMarker => {
      const at = position + frame - 1 - layout.sourceStart;
      const text = together.map(labelled).join("\n");
      return {
        position: at,
        frame,
        frameNumber: frame - 1 + (options.firstFrame ?? 1),
        timecode: formatTimecode(startFrame + at, count),
        name: oneLine(options.markerName === undefined ? text : options.markerName(together)),
        text,
        color: colorOf(together, options),
        rows: together,
      };
    });
}

function labelled(row: NoteRow): string {
  if (row.kind === "session") return `[Session] ${row.text}`;
  if (row.kind === "media") return `[Media File] ${row.text}`;
  return row.text === "" ? "[Drawing]" : row.text;
}

function colorOf(rows: readonly NoteRow[], { color = "blue" }: MarkerOptions): MarkerColor {
  const chosen = typeof color === "function" ? color(rows) : color;
  if (Object.hasOwn(COLORS, chosen)) return chosen;
  throw new NotesError(
    "bad-option",
    `There is no marker colour ${excerpt(chosen)}: use ${Object.keys(COLORS).join(", ")}.`,
  );
}

function outside(name: string, frame: number, { sourceStart, duration }: ClipLayout): NotesError {
  return new NotesError(
    "outside-clip",
    `${excerpt(name)} has a note on frame ${frame}, but its clip shows frames ${sourceStart + 1} to ${sourceStart + duration}: correct the duration, leave trim out, or give onProblem to go on without the note.`,
  );
}

function report(problem: NotesError, { onProblem }: MarkerOptions): void {
  if (onProblem === undefined) throw problem;
  onProblem(problem);
}
