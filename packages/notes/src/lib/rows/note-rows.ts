import type { Media, MediaFile, Session, SessionPart } from "@cinesync/session-xml";
import { FrameNotesCollector } from "./frame-notes.ts";
import { moviesFromParts } from "./movie-collector.ts";
import type { NoteRowOptions } from "./note-row-options.ts";
import type { NoteRow } from "./note-row.ts";
import { RowMaker } from "./row-maker.ts";

/**
 * The notes of a session as flat rows: first the session's own, then movie by movie in playlist order the movie's own
 * and those of its frames in frame order. Several annotations on one frame become one row.
 *
 * @throws {NotesError} when an option is out of its range, or a frame number is not an integer from 1.
 */
export function noteRows(session: Session, options: NoteRowOptions = {}): NoteRow[] {
  const maker = new RowMaker(options);
  const rows = [...maker.session(session)];
  for (const media of session.media) for (const row of rowsOf(media, maker)) rows.push(row);
  return rows;
}

/**
 * The rows of a stream of movies, such as `readMedia` of `@cinesync/session-xml` gives, as each movie comes. The
 * session's own notes are not among the movies: to have them as well, use `noteRowsFromParts`.
 *
 * @throws {NotesError} as `noteRows` does.
 */
export async function* noteRowsFromMedia(
  media: AsyncIterable<Media> | Iterable<Media>,
  options: NoteRowOptions = {},
): AsyncGenerator<NoteRow, void, undefined> {
  const maker = new RowMaker(options);
  for await (const entry of media) yield* rowsOf(entry, maker);
}

/**
 * The rows of a session that comes in parts, such as `readSessionParts` of `@cinesync/session-xml` gives: the rows of
 * a movie as soon as it is complete, the session's own row last, since its notes and groups may stand anywhere in a
 * file. No more is kept than the notes of one movie and, of each movie seen, some 35 bytes if it has a short hash,
 * else the bytes of its URL, path or name, unless `occurrences` is false; never what is drawn.
 *
 * @throws {NotesError} as `noteRows` does.
 */
export async function* noteRowsFromParts(
  parts: AsyncIterable<SessionPart> | Iterable<SessionPart>,
  options: NoteRowOptions = {},
): AsyncGenerator<NoteRow, void, undefined> {
  const maker = new RowMaker(options);
  const session = { notes: "", userData: "", groups: [] };
  const movies = moviesFromParts(parts, session, () => new FrameNotesCollector());
  for await (const { movie, frames } of movies) {
    if (movie === undefined) maker.skip();
    else yield* maker.movie(movie, frames.frames());
  }
  yield* maker.session(session);
}

function* rowsOf(media: Media, maker: RowMaker): Generator<NoteRow> {
  if (media.kind === "group-movie") maker.skip();
  else yield* maker.movie(media, framesOf(media));
}

function framesOf(movie: MediaFile): ReturnType<FrameNotesCollector["frames"]> {
  const collector = new FrameNotesCollector();
  for (const annotation of movie.annotations) collector.add(annotation, movie.name);
  return collector.frames();
}
