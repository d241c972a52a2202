import type { Media, Session, SessionPart } from "@cinesync/session-xml";
import { FrameNotesCollector } from "./frame-notes.ts";
import { MovieCollector } from "./movie-collector.ts";
import type { NoteRowOptions } from "./note-row-options.ts";
import type { NoteRow } from "./note-row.ts";
import { RowMaker } from "./row-maker.ts";

/**
 * Returns the notes of a session as flat rows: first the session's own, then movie by movie in playlist order the
 * movie's own and those of its frames in frame order. Several annotations on one frame become one row.
 *
 * @throws {NotesError} when an option is invalid; and, unless `onProblem` is given, when a frame number is not a whole
 * number from 1 or an option does not fit a movie.
 * @example
 * import { noteRows } from "@cinesync/notes";
 * import { createAnnotation, createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const annotations = [createAnnotation(38, { notes: "Soften the edge." })];
 * const session = createSession({ media: [createMediaFile({ locators: ["/shot_010.mov"], annotations })] });
 * for (const row of noteRows(session)) console.log(row.text); // Soften the edge.
 */
export function noteRows(session: Session, options: NoteRowOptions = {}): NoteRow[] {
  const maker = new RowMaker(options);
  const rows = maker.session(session);
  for (const media of session.media) for (const row of rowsOf(media, maker)) rows.push(row);
  return rows;
}

/**
 * Gives the rows of a stream of movies, such as `readMedia` of `@cinesync/session-xml` returns, as each movie comes.
 * The session's own notes are not among the movies: use `noteRowsFromParts` to have them as well.
 *
 * @throws {NotesError} as `noteRows` does.
 * @example
 * import { noteRowsFromMedia } from "@cinesync/notes";
 * import { readMedia } from "@cinesync/session-xml";
 *
 * const file = '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard" />';
 * for await (const row of noteRowsFromMedia(readMedia(file))) console.log(row.text);
 */
export async function* noteRowsFromMedia(
  media: AsyncIterable<Media> | Iterable<Media>,
  options: NoteRowOptions = {},
): AsyncGenerator<NoteRow, void, undefined> {
  const maker = new RowMaker(options);
  for await (const entry of media) for (const row of rowsOf(entry, maker)) yield row;
}

/**
 * Gives the rows of a session that comes in parts, such as `readSessionParts` of `@cinesync/session-xml` returns: the
 * rows of a movie as soon as it is complete, the session's own row first. Where the session's notes follow a movie in
 * the file, as only other programs write them, its row comes last. It has the groups that precede it.
 *
 * Memory holds the notes of one movie and a key for each movie; never a drawing.
 *
 * @throws {NotesError} as `noteRows` does.
 * @example
 * import { noteRowsFromParts } from "@cinesync/notes";
 * import { readSessionParts } from "@cinesync/session-xml";
 *
 * const file = '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard" />';
 * for await (const row of noteRowsFromParts(readSessionParts(file))) console.log(row.text);
 */
export async function* noteRowsFromParts(
  parts: AsyncIterable<SessionPart> | Iterable<SessionPart>,
  options: NoteRowOptions = {},
): AsyncGenerator<NoteRow, void, undefined> {
  for await (const rows of noteRowsByMovie(parts, options)) for (const row of rows) yield row;
}

/**
 * Gives the same rows as `noteRowsFromParts`, those of each movie together. For large sessions this is much faster, since
 * the rows of a movie need one promise instead of one each; the functions `notesTo…Chunks` take them.
 *
 * @throws {NotesError} as `noteRows` does.
 * @example
 * import { noteRowsByMovie, notesToCsvChunks } from "@cinesync/notes";
 * import { readSessionParts } from "@cinesync/session-xml";
 *
 * const file = '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard" />';
 * for await (const chunk of notesToCsvChunks(noteRowsByMovie(readSessionParts(file)))) console.log(chunk);
 */
export async function* noteRowsByMovie(
  parts: AsyncIterable<SessionPart> | Iterable<SessionPart>,
  options: NoteRowOptions = {},
): AsyncGenerator<readonly NoteRow[], void, undefined> {
  const collector = new RowCollector(options);
  for await (const part of parts) {
    const rows = collector.add(part);
    if (rows !== undefined && rows.length > 0) yield rows;
  }
  const rows = collector.sessionRow();
  if (rows.length > 0) yield rows;
}

/** Turns parts into rows. */
class RowCollector {
  readonly #maker: RowMaker;
  readonly #groups: string[] = [];
  #notes: string | undefined;
  #userData = "";
  #movie: MovieCollector | undefined;

  constructor(options: NoteRowOptions) {
    this.#maker = new RowMaker(options);
  }

  /** Returns the rows that are complete with this part. */
  add(part: SessionPart): readonly NoteRow[] | undefined {
    switch (part.kind) {
      case "annotation":
        this.#movie?.annotation(part.value);
        return undefined;
      case "media-start":
        this.#movie = new MovieCollector(part.value);
        return this.sessionRow();
      case "media-end":
        return this.#movieRows();
      case "session-start":
        this.#userData = part.value.userData;
        return undefined;
      case "session-notes":
        this.#notes = part.value;
        return undefined;
      case "session-group":
        this.#groups.push(part.value);
        return undefined;
      default:
        this.#movie?.add(part);
        return undefined;
    }
  }

  /** Returns the session's own row, once. */
  sessionRow(): readonly NoteRow[] {
    const notes = this.#notes;
    if (notes === undefined) return [];
    this.#notes = undefined;
    return this.#maker.session({ notes, userData: this.#userData, groups: this.#groups });
  }

  #movieRows(): readonly NoteRow[] | undefined {
    const collector = this.#movie;
    this.#movie = undefined;
    if (collector === undefined) return undefined;
    const { movie, frames } = collector;
    if (movie !== undefined) return this.#maker.movie(movie, frames);
    this.#maker.skip();
    return undefined;
  }
}

function rowsOf(media: Media, maker: RowMaker): readonly NoteRow[] {
  if (media.kind === "group-movie") {
    maker.skip();
    return [];
  }
  const collector = new FrameNotesCollector();
  for (const annotation of media.annotations) collector.add(annotation);
  return maker.movie(media, collector);
}
