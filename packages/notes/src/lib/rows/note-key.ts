import { placeKey, type LocatorKind } from "@cinesync/session-xml";
import { expectRow } from "./expect-rows.ts";
import type { FrameNoteRow, MediaNoteRow, NoteRow, RowLocator, SessionNoteRow } from "./note-row.ts";

/** The fields of a row that identify its note. */
export type NoteIdentity =
  | Pick<SessionNoteRow, "kind">
  | Pick<MediaNoteRow, "kind" | "mediaName" | "mediaOccurrence" | "locators">
  | Pick<FrameNoteRow, "kind" | "mediaName" | "mediaOccurrence" | "locators" | "frame">;

const BY_STRENGTH: readonly LocatorKind[] = ["short-hash", "url", "path"];

/**
 * Returns a text that identifies a note: the same in a later save of the session, whatever happens to the note's
 * text, to the movie's position in the playlist, and to other notes. Use it as the key of a record in a database.
 *
 * - `session` for the notes on the session,
 * - `media:N:MOVIE` for the notes on a movie,
 * - `frame:FRAME:N:MOVIE` for the notes on a frame, from 1.
 *
 * MOVIE is the movie's short hash, else its URL, else its path, as `placeKey` of `@cinesync/session-xml` has them (two
 * spellings of one place are equal), else its name (`name:…`). N is 1, unless the movie is in the playlist several
 * times.
 *
 * @example
 * import { noteKey, noteRows } from "@cinesync/notes";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const [row] = noteRows(createSession({ media: [createMediaFile({ locators: ["/a.mov"], notes: "Fine." })] }));
 * if (row) console.log(noteKey(row) === row.key); // true
 */
export function noteKey(row: NoteRow | NoteIdentity): string {
  expectRow(row as NoteRow);
  switch (row.kind) {
    case "session":
      return "session";
    case "media":
      return mediaKey(movieKey(row.mediaOccurrence, movieIdentity(row)));
    case "frame":
      return frameKey(row.frame, movieKey(row.mediaOccurrence, movieIdentity(row)));
  }
}

/** The end of the keys of a movie's notes. */
export function movieKey(occurrence: number, identity: string): string {
  return `${occurrence}:${identity}`;
}

export function mediaKey(movie: string): string {
  return `media:${movie}`;
}

export function frameKey(frame: number, movie: string): string {
  return `frame:${frame}:${movie}`;
}

/** Identifies a movie by its content where the session has a short hash, else by where it is. */
export function movieIdentity(movie: {
  readonly mediaName: string;
  readonly locators: readonly RowLocator[];
}): string {
  for (const kind of BY_STRENGTH) {
    // The least of several, so that their order does not matter.
    const [first] = placeKeys(movie.locators, kind).sort();
    if (first !== undefined) return first;
  }
  return `name:${movie.mediaName}`;
}

/** The locators of one kind as texts that are equal for two spellings of one place. */
export function placeKeys(locators: readonly RowLocator[], kind: LocatorKind): string[] {
  return locators.filter((locator) => locator.kind === kind).map((locator) => placeKey(locator));
}
