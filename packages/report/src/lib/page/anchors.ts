import type { ReviewMovie } from "../review/review.ts";

/** The id of a movie's notes in the page, the same in every report on the same playlist. */
export function movieId(playlistPosition: number): string {
  return `movie-${playlistPosition}`;
}

/** The id of the notes on a movie as a whole. */
export function wholeId(playlistPosition: number): string {
  return `${movieId(playlistPosition)}-whole`;
}

/** The id of the first note on a movie. */
export function firstNoteId({ playlistPosition, whole, frames: [first] }: ReviewMovie): string {
  return whole || !first ? wholeId(playlistPosition) : noteId(playlistPosition, first.row.frame);
}

/** The id of the notes on a frame. */
export function noteId(playlistPosition: number, frame: number): string {
  return `movie-${playlistPosition}-frame-${frame}`;
}

/** The id of the picture of a frame. */
export function pictureId(playlistPosition: number, frame: number): string {
  return `${noteId(playlistPosition, frame)}-picture`;
}
