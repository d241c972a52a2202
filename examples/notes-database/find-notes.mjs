// @ts-check
// Searches the notes of all reviews.

/** @import { NotesDatabase } from "./database.mjs" */

/**
 * @typedef {object} Question Every property narrows the result. Without any, it has all notes that are not removed.
 * @property {string} [words] Words that the note or the text drawn on the frame contains.
 * @property {string} [shot]
 * @property {string} [movie]
 * @property {string} [group]
 * @property {string} [since] Added or changed at or after this time, for example `2026-03-02`.
 * @property {boolean} [open] Only notes that are not marked as done.
 */

/**
 * Returns the notes that match, the newest first.
 *
 * @param {NotesDatabase} database
 * @param {Question} question
 */
export function findNotes({ db, contains }, { words, shot, movie, group, since, open }) {
  let query = db
    .selectFrom("note")
    .innerJoin("note_words", "note_words.note", "note.id")
    .select([
      "note.id",
      "review",
      "shot",
      "movie",
      "frame",
      "timecode",
      "text",
      "drawn_text",
      "changed_at",
      "done_at",
    ])
    .where("removed_at", "is", null)
    .orderBy("changed_at", "desc")
    .orderBy("note.id");
  if (words !== undefined) query = query.where(contains(words));
  if (shot !== undefined) query = query.where("shot", "=", shot);
  if (movie !== undefined) query = query.where("movie", "=", movie);
  if (group !== undefined) {
    const inGroup = db.selectFrom("note_group").select("note").where("name", "=", group);
    query = query.where("note.id", "in", inGroup);
  }
  if (since !== undefined) query = query.where("changed_at", ">=", since);
  if (open === true) query = query.where("done_at", "is", null);
  return query.execute();
}
