import type { LocatorKind } from "@cinesync/session-xml";
import type { FrameNoteRow, MediaNoteRow, NoteRow, RowLocator, SessionNoteRow } from "./note-row.ts";

/** The parts of a row that say which note it is. */
export type NoteIdentity =
  | Pick<SessionNoteRow, "kind">
  | Pick<MediaNoteRow, "kind" | "mediaName" | "mediaOccurrence" | "locators">
  | Pick<FrameNoteRow, "kind" | "mediaName" | "mediaOccurrence" | "locators" | "frame">;

const BY_STRENGTH: readonly LocatorKind[] = ["short-hash", "url", "path"];

/**
 * A text that stands for one note, the same in a later save of the session, whatever has become of the note's text,
 * of the movie's place in the playlist, and of the other notes. Good as the key of a record in a database.
 *
 * - `session` for the notes on the session,
 * - `media:N:MOVIE` for the notes on a movie,
 * - `frame:FRAME:N:MOVIE` for the notes on a frame, counted from 1.
 *
 * MOVIE is the movie's short hash (`short-hash:…`), else its URL (`url:…`), else its path (`path:…`), else its name
 * (`name:…`). N is 1, or tells the copies apart if the same movie stands in the playlist several times.
 */
export function noteKey(row: NoteRow | NoteIdentity): string {
  switch (row.kind) {
    case "session":
      return "session";
    case "media":
      return mediaKey(row.mediaOccurrence, movieIdentity(row));
    case "frame":
      return frameKey(row.frame, row.mediaOccurrence, movieIdentity(row));
  }
}

export function mediaKey(occurrence: number, identity: string): string {
  return `media:${occurrence}:${identity}`;
}

export function frameKey(frame: number, occurrence: number, identity: string): string {
  return `frame:${frame}:${occurrence}:${identity}`;
}

/** What stands for a movie: by what it is rather than by where it is, as far as the session tells. */
export function movieIdentity(movie: {
  readonly mediaName: string;
  readonly locators: readonly RowLocator[];
}): string {
  for (const kind of BY_STRENGTH) {
    // The least of several, so that their order does not matter.
    const [first] = locatorTexts(movie.locators, kind).sort();
    if (first !== undefined) return first;
  }
  return `name:${movie.mediaName}`;
}

/** The locators of one kind as texts that are equal when they mean the same. */
export function locatorTexts(locators: readonly RowLocator[], kind: LocatorKind): string[] {
  return locators
    .filter((locator) => locator.kind === kind)
    .map(({ value }) => `${kind}:${kind === "short-hash" ? value.toLowerCase() : value}`);
}
