/** The id of a movie's notes in the page, the same in every report on the same playlist. */
export function movieId(playlistPosition: number): string {
  return `movie-${playlistPosition}`;
}

/** The id of the notes on a frame. */
export function noteId(playlistPosition: number, frame: number): string {
  return `movie-${playlistPosition}-frame-${frame}`;
}

/** The id of the picture of a frame. */
export function pictureId(playlistPosition: number, frame: number): string {
  return `${noteId(playlistPosition, frame)}-picture`;
}
