import { diffNotes, type NoteRow } from "@cinesync/notes";
import type { DoneNote } from "../shared/protocol.ts";

/**
 * Finds the notes that are done: on the same movie and frame, with the same text and drawings, as a note that was
 * marked, in whatever save of a review that was.
 */
export function findDone(marked: readonly NoteRow[], rows: readonly NoteRow[]): DoneNote[] {
  if (marked.length === 0) return [];
  const { unchanged, changed } = diffNotes(marked, rows);
  return [
    ...unchanged.map((row) => ({ markedAs: row.key, row: withoutUserData(row) })),
    // The session now identifies the movie better, for example by its short hash.
    ...changed
      .filter(({ fields }) => fields.every((field) => field === "key"))
      .map(({ previous, current }) => ({ markedAs: previous.key, row: withoutUserData(current) })),
  ];
}

/** User data belongs to a session, can be large, and says nothing about the note. */
export function withoutUserData({ userDataJson: _, ...row }: NoteRow): NoteRow {
  return { ...row, userData: "" };
}
