/** The id of a movie's notes in the page, the same in every report on the same playlist. */
export function movieId(place: number): string {
  return `movie-${place}`;
}

/** The id of the notes on a frame. */
export function noteId(place: number, frame: number): string {
  return `movie-${place}-frame-${frame}`;
}

/** The id of an entry of the playlist. */
export function entryId(place: number): string {
  return `entry-${place}`;
}
