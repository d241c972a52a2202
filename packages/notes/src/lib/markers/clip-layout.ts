import type { MediaFile } from "@cinesync/session-xml";
import { excerpt } from "../base/excerpt.ts";
import { NotesError } from "../base/notes-error.ts";
import type { NoteRow } from "../rows/note-row.ts";
import type { MarkerOptions } from "./marker-options.ts";
import type { MarkerClip } from "./marker-timeline.ts";

/** A movie with its place in the playlist, counted from 1, and its rows. */
export interface TimelineEntry {
  readonly movie: MediaFile;
  readonly place: number;
  readonly rows: readonly NoteRow[];
}

/** Which part of a movie a clip shows, and how long it is. */
export type ClipLayout = Pick<MarkerClip, "sourceStart" | "duration" | "mediaDuration" | "durationFrom">;

/**
 * The extent of a movie's clip.
 *
 * @throws {NotesError} `bad-option` for a duration that is not an integer from 1, `bad-play-range`
 */
export function clipLayout({ movie, place, rows }: TimelineEntry, options: MarkerOptions): ClipLayout {
  const given = typeof options.duration === "function" ? options.duration(movie, place) : options.duration;
  if (given !== undefined && !isFrame(given)) {
    throw new NotesError(
      "bad-option",
      `The duration of ${excerpt(movie.name)} is given as ${given}: give a number of frames, an integer from 1.`,
    );
  }
  const range = movie.playRange;
  const mentioned = [
    movie.currentFrame,
    ...rows.map((row) => (row.kind === "frame" ? row.frame : 1)),
    ...(range === undefined ? [] : [range.outFrame]),
  ].filter(isFrame);
  const mediaDuration = given ?? mentioned.reduce((last, frame) => Math.max(last, frame), 1);
  const durationFrom =
    given !== undefined ? "given" : mediaDuration === range?.outFrame ? "play-range" : "estimate";
  if (options.trim !== true || range === undefined) {
    return { sourceStart: 0, duration: mediaDuration, mediaDuration, durationFrom };
  }
  const { inFrame, outFrame } = range;
  if (!isFrame(inFrame) || !isFrame(outFrame) || outFrame < inFrame || outFrame > mediaDuration) {
    throw new NotesError(
      "bad-play-range",
      `${excerpt(movie.name)} plays from frame ${inFrame} to frame ${outFrame} and has ${mediaDuration} frames: no clip can be trimmed to that. Correct the play range or the duration, or leave trim out.`,
    );
  }
  return { sourceStart: inFrame - 1, duration: outFrame - inFrame + 1, mediaDuration, durationFrom };
}

function isFrame(frame: number): boolean {
  return Number.isSafeInteger(frame) && frame >= 1;
}
