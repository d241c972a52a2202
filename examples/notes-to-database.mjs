// @ts-check
// Notes to Database: an event script that keeps a SQLite database in step with the notes of a session.
//
//     node notes-to-database.mjs DATABASE [REVIEW]
//
// Put this command line into cineSync's preferences, and run it after every save: it adds what is new, changes what has
// changed, and marks what was removed. REVIEW says to which review the notes belong. Without it that is the session's
// key; an offline session has none.
import { readFileSync, statSync } from "node:fs";
import { annotationToSvg } from "@cinesync/drawing-svg";
import { eventHandler } from "@cinesync/event";
import { diffNotes, getLink, noteRows, notesToJsonLines, parseNotes } from "@cinesync/notes";
import { annotationsOfFrame } from "@cinesync/session-xml";
import sqlite from "node-sqlite3-wasm";

/** @import { MediaFile, Session } from "@cinesync/session-xml" */
/** @import { NoteRow } from "@cinesync/notes" */
/** @import { Database } from "node-sqlite3-wasm" */

/** Under this name your tools keep the link to their record in a movie's user data: {"shotgrid": {"version_id": 17}} */
const LINK = "shotgrid";

const SCHEMA = `
CREATE TABLE IF NOT EXISTS note (
  id INTEGER PRIMARY KEY,
  review TEXT NOT NULL,
  key TEXT NOT NULL,           -- the same for the same note in a later save
  movie TEXT,                  -- absent: a note on the session
  place INTEGER,               -- in the playlist, from 1
  frame INTEGER,               -- from 1; absent: a note on the whole movie
  timecode TEXT,
  text TEXT NOT NULL,
  drawings TEXT NOT NULL,      -- their kinds
  svg TEXT,
  link TEXT,                   -- JSON
  row TEXT NOT NULL,           -- the whole note as JSON, to compare the next save with
  removed INTEGER NOT NULL DEFAULT 0,
  UNIQUE (review, key)
);
CREATE TABLE IF NOT EXISTS saved_frame (
  note INTEGER PRIMARY KEY REFERENCES note ON DELETE CASCADE,
  path TEXT NOT NULL,
  modified INTEGER NOT NULL,   -- milliseconds since 1970
  picture BLOB NOT NULL
)`;

eventHandler(async (event) => {
  const [file, review = event.isOffline ? "" : event.sessionKey] = event.args;
  if (!file) throw new Error("An argument is needed: the database file, which need not exist yet.");
  if (!review) throw new Error("An offline session has no key: a second argument has to name the review.");

  /** @type {Set<string>} What failed, and why: everything else goes on. */
  const failures = new Set();
  const session = withoutBroken(event.session, failures);
  const rows = noteRows(session);
  /** @type {Map<NoteRow, string | undefined>} */
  const pictures = new Map();
  for (const row of rows) {
    const movie = movieOf(session, row);
    if (!movie || row.kind !== "frame") continue;
    try {
      pictures.set(row, await event.savedFramePath(movie, row.frame));
    } catch (error) {
      failures.add(messageOf(error));
    }
  }

  const database = new sqlite.Database(file);
  try {
    // An earlier save may still be on its way into the database.
    database.exec("PRAGMA busy_timeout = 30000");
    database.exec(SCHEMA);
    database.exec("BEGIN IMMEDIATE");
    const known = database.all("SELECT row FROM note WHERE review = ? AND removed = 0", [review]);
    const previous = parseNotes(known.map(({ row }) => row).join("\n"));
    const { added, changed, removed, unchanged } = diffNotes(previous, rows, {
      fields: ["text", "drawingFingerprint", "timecode", "mediaName", "playlistPosition", "userData"],
    });
    const formerKeys = new Map(changed.map((change) => [change.current, change.previous.key]));
    const fresh = new Set([...added, ...formerKeys.keys()]);
    const gone = removed.filter((row) => !isOfBroken(row, event.session, session));

    /** What fails half-way leaves nothing behind, and the next run tries it again. */
    const attempt = (/** @type {NoteRow} */ row, /** @type {() => unknown} */ action) => {
      database.exec("SAVEPOINT attempt");
      try {
        action();
      } catch (error) {
        database.exec("ROLLBACK TO attempt");
        failures.add(
          `${row.kind === "session" ? "The session" : row.mediaName}, ${row.key}: ${messageOf(error)}`,
        );
      }
      database.exec("RELEASE attempt");
    };
    for (const row of rows) {
      if (fresh.has(row)) {
        attempt(row, () => saveNote(database, review, session, row, formerKeys.get(row) ?? row.key));
      }
      const picture = pictures.get(row);
      if (picture) attempt(row, () => savePicture(database, review, row, picture));
    }
    for (const row of gone) {
      attempt(row, () =>
        database.run("UPDATE note SET removed = 1 WHERE review = ? AND key = ?", [review, row.key]),
      );
    }
    database.exec("COMMIT");
    console.log(
      `${added.length} added, ${changed.length} changed, ${gone.length} removed, ${unchanged.length} as before: ${file}`,
    );
  } finally {
    database.close();
  }
  if (failures.size > 0) throw new Error(`All is saved but this: ${[...failures].join("; ")}`);
});

/**
 * A movie whose notes cannot be listed must not keep those of the others away.
 *
 * @param {Session} session @param {Set<string>} failures @returns {Session} The session with that movie left empty.
 */
function withoutBroken(session, failures) {
  const media = session.media.map((movie) => {
    try {
      noteRows({ ...session, media: [movie] });
      return movie;
    } catch (error) {
      failures.add(messageOf(error));
      return { ...movie, notes: "", annotations: [] };
    }
  });
  return { ...session, media };
}

/**
 * Whether a note is missing only because its movie is broken now.
 *
 * @param {NoteRow} row @param {Session} whole @param {Session} sound
 */
function isOfBroken(row, whole, sound) {
  if (row.kind === "session") return false;
  const known = new Set(row.locators.map(({ value }) => value));
  return whole.media.some(
    (movie, index) =>
      movie !== sound.media[index] &&
      movie.kind === "file" &&
      movie.locators.some(({ value }) => known.has(value)),
  );
}

/** @param {Session} session @param {NoteRow} row */
function movieOf(session, row) {
  const movie = row.kind === "session" ? undefined : session.media[row.playlistPosition - 1];
  return movie?.kind === "file" ? movie : undefined;
}

/**
 * @param {Database} database @param {string} review @param {Session} session @param {NoteRow} row
 * @param {string} formerKey Another one when the session has come to know the movie better: the record stays the same.
 */
function saveNote(database, review, session, row, formerKey) {
  const ofFrame = row.kind === "frame" ? row : undefined;
  const movie = movieOf(session, row);
  const link = getLink(row, LINK);
  if (formerKey !== row.key) {
    database.run("DELETE FROM note WHERE review = ? AND key = ? AND removed = 1", [review, row.key]);
    database.run("UPDATE note SET key = ? WHERE review = ? AND key = ?", [row.key, review, formerKey]);
  }
  const values = {
    review,
    key: row.key,
    movie: movie?.name ?? null,
    place: row.kind === "session" ? null : row.playlistPosition,
    frame: ofFrame?.frame ?? null,
    timecode: ofFrame?.timecode ?? null,
    text: row.text,
    drawings: ofFrame?.drawings.join(", ") ?? "",
    svg: movie && ofFrame?.drawings.length ? drawing(movie, ofFrame.frame) : null,
    link: link === undefined ? null : JSON.stringify(link),
    row: notesToJsonLines([row]),
    removed: 0,
  };
  const names = Object.keys(values);
  database.run(
    `INSERT INTO note (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})
     ON CONFLICT (review, key) DO UPDATE SET ${names.map((name) => `${name} = excluded.${name}`).join(", ")}`,
    Object.values(values),
  );
}

/** @param {MediaFile} movie @param {number} frame */
function drawing(movie, frame) {
  return annotationToSvg(annotationsOfFrame(movie, frame), {
    width: 1920,
    height: 1080,
    ...(movie.pixelRatio && { pixelRatio: movie.pixelRatio }),
  });
}

/**
 * Keeps the newest picture. When cineSync saves none this time, the one from before stays.
 *
 * @param {Database} database @param {string} review @param {NoteRow} row @param {string} path
 */
function savePicture(database, review, row, path) {
  const modified = Math.trunc(statSync(path).mtimeMs);
  const note = database.get(
    `SELECT note.id FROM note LEFT JOIN saved_frame ON saved_frame.note = note.id AND path = ? AND modified = ?
     WHERE review = ? AND key = ? AND saved_frame.note IS NULL`,
    [path, modified, review, row.key],
  );
  if (!note) return;
  database.run("INSERT OR REPLACE INTO saved_frame VALUES (?, ?, ?, ?)", [
    Number(note["id"]),
    path,
    modified,
    readFileSync(path),
  ]);
}

/** @param {unknown} error */
function messageOf(error) {
  return error instanceof Error ? error.message : String(error);
}
