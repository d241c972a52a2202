import { NotesError } from "../base/notes-error.ts";
import type { NoteRow } from "../rows/note-row.ts";
import type { MediaFile } from "@cinesync/session-xml";
import type { MarkerClip } from "./marker-timeline.ts";
import { isFrame, type MovieLength } from "./movie-lengths.ts";

/** A movie with its position in the playlist, from 1, its length and its rows. */
export interface TimelineEntry {
  readonly movie: MediaFile;
  readonly playlistPosition: number;
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
  { movie, playlistPosition, length: { frames } }: TimelineEntry,
  trim: boolean | undefined,
): ClipLayout {
  const range = movie.playRange;
  if (trim !== true || range === undefined) return { sourceStart: 0, duration: frames };
  const { inFrame, outFrame } = range;
  if (isFrame(inFrame) && isFrame(outFrame) && inFrame <= outFrame && outFrame <= frames) {
    return { sourceStart: inFrame - 1, duration: outFrame - inFrame + 1 };
  }
  throw new NotesError("invalid-play-range", {
    mediaName: movie.name,
    playlistPosition,
    inFrame,
    outFrame,
    frames,
  });
}
