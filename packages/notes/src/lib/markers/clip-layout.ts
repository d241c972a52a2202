import { isWholeNumber } from "../base/check-option.ts";
import { type MovieReference, NotesError } from "../base/notes-error.ts";
import type { NoteRow } from "../rows/note-row.ts";
import type { MediaFile } from "@cinesync/session-xml";
import type { MarkerClip } from "./marker-timeline.ts";
import type { MovieLength } from "./movie-lengths.ts";

/** A movie of the playlist with its length and its rows. */
export interface TimelineEntry {
  readonly movie: MediaFile;
  readonly which: MovieReference;
  readonly length: MovieLength;
  readonly rows: readonly NoteRow[];
}

/** The part of a movie that a clip shows. */
export type ClipLayout = Pick<MarkerClip, "sourceStart" | "duration">;

/**
 * Returns the extent of a movie's clip.
 *
 * @throws {NotesError} `invalid-play-range`
 */
export function clipLayout(
  { movie, which, length: { frames } }: TimelineEntry,
  trim: boolean | undefined,
): ClipLayout {
  const range = movie.playRange;
  if (trim !== true || range === undefined) return { sourceStart: 0, duration: frames };
  const { inFrame, outFrame } = range;
  if (isWholeNumber(inFrame, 1) && isWholeNumber(outFrame, 1) && inFrame <= outFrame && outFrame <= frames) {
    return { sourceStart: inFrame - 1, duration: outFrame - inFrame + 1 };
  }
  throw new NotesError("invalid-play-range", { ...which, inFrame, outFrame, frames });
}
