// @ts-check
// Saves the notes of one session to the database: adds new ones, updates changed ones, marks removed ones.
import { readFileSync, statSync } from "node:fs";
import { annotationToSvg } from "@cinesync/drawing-svg";
import { diffNotes, getLink, mediaOfRow, notesToJsonLines, parseNotes } from "@cinesync/notes";
import { annotationsOfFrame } from "@cinesync/session-xml";
import { sql } from "kysely";

/** @import { MediaFile, Session } from "@cinesync/session-xml" */
/** @import { NoteRow } from "@cinesync/notes" */
/** @import { Transaction } from "kysely" */
/** @import { NotesDatabase, Tables } from "./database.mjs" */

/** The name of your link in a movie's user data: {"shotgrid": {"version_id": 17}} */
const LINK = "shotgrid";

/**
 * Returns the shot of a movie, by your studio's rule for names: `sea_0010_comp_v012.mov` belongs to `sea_0010`.
 *
 * @param {string} movie
 */
function shotOf(movie) {
  return /^[a-z]+_\d+/i.exec(movie)?.[0] ?? null;
}

/**
 * @typedef {object} Save
 * @property {string} review
 * @property {Session} session
 * @property {readonly NoteRow[]} rows
 * @property {ReadonlyMap<NoteRow, string>} pictures Paths of saved frames.
 * @property {string} now UTC in the form of `toISOString`.
 */

/**
 * Saves everything in one transaction. If the database rejects a note, only that note is rolled back, and the next run
 * tries it again.
 *
 * @param {NotesDatabase} database
 * @param {Save} save
 * @returns {Promise<{ added: number, changed: number, removed: number, unchanged: number, failures: string[] }>}
 */
export function saveNotes({ db }, { review, session, rows, pictures, now }) {
  return db.transaction().execute(async (trx) => {
    // The first statement writes, so a second script that saves the same review waits here.
    await trx
      .insertInto("review")
      .values({ name: review, first_save: now, last_save: now })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ last_save: now }))
      .execute();
    const known = await trx
      .selectFrom("note")
      .select("row")
      .where("review", "=", review)
      .where("removed_at", "is", null)
      .execute();
    const previous = parseNotes(known.map(({ row }) => row).join("\n"));
    const { added, changed, removed, unchanged } = diffNotes(previous, rows, {
      fields: [
        "text",
        "drawingFingerprint",
        "timecode",
        "mediaName",
        "playlistPosition",
        "userData",
        "groups",
      ],
    });

    /** @type {string[]} */
    const failures = [];
    const attempt = async (/** @type {NoteRow} */ row, /** @type {() => Promise<unknown>} */ action) => {
      await sql`SAVEPOINT attempt`.execute(trx);
      try {
        await action();
      } catch (error) {
        await sql`ROLLBACK TO SAVEPOINT attempt`.execute(trx);
        const where = row.kind === "session" ? "the session" : row.mediaName;
        failures.push(`${where}, ${row.key}: ${error instanceof Error ? error.message : String(error)}`);
      }
      await sql`RELEASE SAVEPOINT attempt`.execute(trx);
    };
    const formerKeys = new Map(changed.map((change) => [change.current, change.previous.key]));
    const fresh = new Set([...added, ...formerKeys.keys()]);
    for (const row of rows) {
      const formerKey = formerKeys.get(row) ?? row.key;
      if (fresh.has(row)) await attempt(row, () => saveNote(trx, { review, session, now }, row, formerKey));
      const picture = pictures.get(row);
      if (picture !== undefined) await attempt(row, () => savePicture(trx, review, row, picture));
    }
    for (const row of removed) {
      const gone = trx.updateTable("note").set({ removed_at: now }).where("review", "=", review);
      await attempt(row, () => gone.where("key", "=", row.key).execute());
    }
    const counts = { added: added.length, changed: changed.length, removed: removed.length };
    return { ...counts, unchanged: unchanged.length, failures };
  });
}

/**
 * @param {Transaction<Tables>} trx
 * @param {Pick<Save, "review" | "session" | "now">} save
 * @param {NoteRow} row
 * @param {string} formerKey The record's key so far. It changes when a later save identifies the movie better.
 */
async function saveNote(trx, { review, session, now }, row, formerKey) {
  if (formerKey !== row.key) {
    const records = trx.deleteFrom("note").where("review", "=", review).where("removed_at", "is not", null);
    await records.where("key", "=", row.key).execute();
    const renamed = trx.updateTable("note").set({ key: row.key }).where("review", "=", review);
    await renamed.where("key", "=", formerKey).execute();
  }
  const movie = mediaOfRow(session, row);
  const frame = row.kind === "frame" ? row : undefined;
  const annotations = movie && frame ? annotationsOfFrame(movie, frame.frame) : [];
  const drawnText = annotations
    .flatMap(({ objects }) => objects)
    .flatMap((object) => (object.kind === "text" ? [object.p] : []))
    .join("\n");
  const link = getLink(row, LINK);
  const values = {
    movie: movie?.name ?? null,
    shot: movie === undefined ? null : shotOf(movie.name),
    position: row.kind === "session" ? null : row.playlistPosition,
    frame: frame?.frame ?? null,
    timecode: frame?.timecode ?? null,
    text: row.text,
    drawn_text: drawnText,
    drawings: frame?.drawings.join(", ") ?? "",
    svg: movie && frame && frame.drawings.length > 0 ? drawing(movie, frame.frame) : null,
    link: link === undefined ? null : JSON.stringify(link),
    row: notesToJsonLines([row]),
    changed_at: now,
    removed_at: null,
  };
  const { id } = await trx
    .insertInto("note")
    .values({ ...values, review, key: row.key, added_at: now, done_at: null })
    .onConflict((conflict) => conflict.columns(["review", "key"]).doUpdateSet(values))
    .returning("id")
    .executeTakeFirstOrThrow();
  await trx.deleteFrom("note_group").where("note", "=", id).execute();
  const groups = [...new Set(movie?.groups ?? [])].map((name) => ({ note: id, name }));
  if (groups.length > 0) await trx.insertInto("note_group").values(groups).execute();
  await trx.deleteFrom("note_words").where("note", "=", id).execute();
  await trx
    .insertInto("note_words")
    .values({ note: id, words: `${row.text}\n${drawnText}` })
    .execute();
}

/** @param {MediaFile} movie @param {number} frame */
function drawing(movie, frame) {
  return annotationToSvg(annotationsOfFrame(movie, frame), {
    width: 1920,
    height: 1080,
    pixelRatio: movie.pixelRatio,
  });
}

/**
 * Saves the newest picture. If cineSync saved none this time, the earlier one stays.
 *
 * @param {Transaction<Tables>} trx @param {string} review @param {NoteRow} row @param {string} path
 */
async function savePicture(trx, review, row, path) {
  const modified = Math.trunc(statSync(path).mtimeMs);
  const note = await trx
    .selectFrom("note")
    .leftJoin("saved_frame", "saved_frame.note", "note.id")
    .select(["note.id", "saved_frame.path", "saved_frame.modified"])
    .where("review", "=", review)
    .where("key", "=", row.key)
    .executeTakeFirst();
  // PostgreSQL returns a bigint as text.
  if (note === undefined || (note.path === path && Number(note.modified) === modified)) return;
  const values = { path, modified, picture: readFileSync(path) };
  await trx
    .insertInto("saved_frame")
    .values({ note: note.id, ...values })
    .onConflict((conflict) => conflict.column("note").doUpdateSet(values))
    .execute();
}
