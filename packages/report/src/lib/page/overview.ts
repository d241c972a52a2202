import type { FrameNoteRow, MediaNoteRow, NoteRow } from "@cinesync/notes";
import type { Session } from "@cinesync/session-xml";

/** The notes of one movie. */
export interface MovieNotes {
  readonly whole?: MediaNoteRow;
  readonly frames: readonly FrameNoteRow[];
}

/** All notes, sorted by where they stand in the report, and how many there are. */
export interface Overview {
  /** The session's own notes. */
  readonly session?: NoteRow;
  /** By the movie's place in the playlist, counted from 1; only movies that have notes or drawings. */
  readonly movies: ReadonlyMap<number, MovieNotes>;
  readonly notes: number;
  readonly drawnFrames: number;
}

export function overviewOf(rows: readonly NoteRow[]): Overview {
  const movies = new Map<number, { whole?: MediaNoteRow; frames: FrameNoteRow[] }>();
  let session: NoteRow | undefined;
  for (const row of rows) {
    if (row.kind === "session") {
      session = row;
      continue;
    }
    const movie = movies.get(row.playlistPosition) ?? { frames: [] };
    movies.set(row.playlistPosition, movie);
    if (row.kind === "media") movie.whole = row;
    else movie.frames.push(row);
  }
  return {
    ...(session && { session }),
    movies,
    notes: rows.filter(({ text }) => text !== "").length,
    drawnFrames: rows.filter((row) => row.kind === "frame" && row.drawings.length > 0).length,
  };
}

/** Places of the movies in the playlist by the group that they are in; groups in the order in which they are named. */
export function placesByGroup(session: Session): Map<string, number[]> {
  const places = new Map<string, number[]>(session.groups.map((group) => [group, []]));
  for (const [index, media] of session.media.entries()) {
    for (const group of new Set(media.groups)) {
      const known = places.get(group);
      if (known) known.push(index + 1);
      else places.set(group, [index + 1]);
    }
  }
  return places;
}
