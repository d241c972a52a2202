// @ts-check
// The database of the example Notes to Database: SQLite in a file, or PostgreSQL, through Kysely. Only column types and
// full-text search differ between the two; this file hides the difference.
import { Kysely, PostgresDialect, sql } from "kysely";
import { NodeWasmDialect } from "kysely-wasm";
import sqlite from "node-sqlite3-wasm";
import pg from "pg";

/** @import { Expression, Generated, SqlBool } from "kysely" */

/**
 * @typedef {object} NoteTable
 * @property {Generated<number>} id
 * @property {string} review The live session's key, or a name.
 * @property {string} key Identifies the same note in later saves.
 * @property {string | null} movie Null for a note on the session.
 * @property {string | null} shot Made from the movie's name by `shotOf`.
 * @property {number | null} position The playlist position, from 1.
 * @property {number | null} frame From 1; null for a note on the whole movie.
 * @property {string | null} timecode
 * @property {string} text
 * @property {string} drawn_text Text that was drawn on the frame.
 * @property {string} drawings The kinds of the drawings.
 * @property {string | null} svg
 * @property {string | null} link JSON from the movie's user data.
 * @property {string} row The note as JSON, to compare with the next save.
 * @property {string} added_at UTC in the form of `toISOString`, like the next three.
 * @property {string} changed_at
 * @property {string | null} removed_at Null if the last save has the note.
 * @property {string | null} done_at For your own tools: a session file does not record whether a note is done.
 */

/**
 * @typedef {object} Tables
 * @property {{ name: string, first_save: string, last_save: string }} review
 * @property {NoteTable} note
 * @property {{ note: number, name: string }} note_group The groups of the movie.
 * @property {{ note: number, words: string }} note_words For full-text search.
 * @property {{ note: number, path: string, modified: number, picture: Uint8Array }} saved_frame
 */

/** @typedef {{ db: Kysely<Tables>, contains: (words: string) => Expression<SqlBool> }} NotesDatabase */

/**
 * Opens the database and creates the tables that are missing.
 *
 * @param {string} where A file for SQLite, or a URL `postgres://…`.
 * @returns {Promise<NotesDatabase>} `contains` makes a condition on `note_words`: all words, in any order.
 */
export async function openDatabase(where) {
  const isPostgres = /^postgres(?:ql)?:\/\//.test(where);
  const db = /** @type {Kysely<Tables>} */ (
    new Kysely({ dialect: isPostgres ? postgres(where) : file(where) })
  );
  // Wait for another script that is saving.
  if (!isPostgres) await sql`PRAGMA busy_timeout = 30000`.execute(db);
  await db.transaction().execute(async (trx) => {
    // In PostgreSQL, creating the same table from two scripts at once fails, even with IF NOT EXISTS.
    if (isPostgres) await sql`SELECT pg_advisory_xact_lock(hashtext('cinesync notes'))`.execute(trx);
    await createTables(trx, isPostgres);
  });
  return {
    db,
    contains: (words) =>
      isPostgres
        ? sql`to_tsvector('simple', note_words.words) @@ plainto_tsquery('simple', ${words})`
        : sql`note_words MATCH ${quoted(words)}`,
  };
}

/** @param {string} url */
function postgres(url) {
  return new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: 1 }) });
}

/** @param {string} name */
function file(name) {
  return new NodeWasmDialect({ database: new sqlite.Database(name) });
}

/**
 * Quotes each word, because SQLite's search has a syntax.
 *
 * @param {string} words
 */
function quoted(words) {
  return words
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => `"${word.replaceAll('"', '""')}"`)
    .join(" ");
}

/** @param {Kysely<Tables>} db @param {boolean} isPostgres */
async function createTables(db, isPostgres) {
  const tables = await db.introspection.getTables();
  if (tables.some(({ name }) => name === "saved_frame")) return;
  await db.schema
    .createTable("review")
    .ifNotExists()
    .addColumn("name", "text", (column) => column.primaryKey())
    .addColumn("first_save", "text", (column) => column.notNull())
    .addColumn("last_save", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("note")
    .ifNotExists()
    .addColumn("id", "integer", (column) =>
      isPostgres ? column.primaryKey().generatedByDefaultAsIdentity() : column.primaryKey().autoIncrement(),
    )
    .addColumn("review", "text", (column) => column.notNull().references("review.name"))
    .addColumn("key", "text", (column) => column.notNull())
    .addColumn("movie", "text")
    .addColumn("shot", "text")
    .addColumn("position", "integer")
    .addColumn("frame", "integer")
    .addColumn("timecode", "text")
    .addColumn("text", "text", (column) => column.notNull())
    .addColumn("drawn_text", "text", (column) => column.notNull())
    .addColumn("drawings", "text", (column) => column.notNull())
    .addColumn("svg", "text")
    .addColumn("link", "text")
    .addColumn("row", "text", (column) => column.notNull())
    .addColumn("added_at", "text", (column) => column.notNull())
    .addColumn("changed_at", "text", (column) => column.notNull())
    .addColumn("removed_at", "text")
    .addColumn("done_at", "text")
    .addUniqueConstraint("note_of_review", ["review", "key"])
    .execute();
  await db.schema.createIndex("note_shot").ifNotExists().on("note").column("shot").execute();
  await db.schema
    .createTable("note_group")
    .ifNotExists()
    .addColumn("note", "integer", (column) => column.notNull().references("note.id").onDelete("cascade"))
    .addColumn("name", "text", (column) => column.notNull())
    .addUniqueConstraint("group_of_note", ["note", "name"])
    .execute();
  if (isPostgres) {
    await sql`CREATE TABLE IF NOT EXISTS note_words (note integer PRIMARY KEY, words text NOT NULL)`.execute(
      db,
    );
    await sql`CREATE INDEX IF NOT EXISTS note_words_search ON note_words USING gin (to_tsvector('simple', words))`.execute(
      db,
    );
  } else {
    await sql`CREATE VIRTUAL TABLE IF NOT EXISTS note_words USING fts5(note UNINDEXED, words)`.execute(db);
  }
  await db.schema
    .createTable("saved_frame")
    .ifNotExists()
    .addColumn("note", "integer", (column) => column.primaryKey().references("note.id").onDelete("cascade"))
    .addColumn("path", "text", (column) => column.notNull())
    .addColumn("modified", "bigint", (column) => column.notNull())
    .addColumn("picture", isPostgres ? "bytea" : "blob", (column) => column.notNull())
    .execute();
}
