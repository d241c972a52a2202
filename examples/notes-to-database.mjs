// @ts-check
// Notes to Database: an event script that stores the notes of every session in a database.
//
//     node notes-to-database.mjs DATABASE [REVIEW]
//
// Put this command line into cineSync's preferences and run it after every save. DATABASE is a file for SQLite or a URL
// postgres://… REVIEW is a name for the review (default: the session's key, which an offline session does not have).
import { eventHandler } from "@cinesync/event";
import { mediaOfRow, noteRows } from "@cinesync/notes";
import { openDatabase } from "./notes-database/database.mjs";
import { saveNotes } from "./notes-database/save-notes.mjs";

/** @import { NoteRow } from "@cinesync/notes" */

eventHandler(async (event) => {
  const [where, review = event.isOffline ? "" : event.sessionKey] = event.args;
  if (!where) throw new Error("DATABASE is required: a file, which need not exist yet, or postgres://…");
  if (!review) throw new Error("REVIEW is required, because an offline session has no key");

  /** @type {Set<string>} Bad frames and pictures, which do not stop the others. */
  const failures = new Set();
  const rows = noteRows(event.session, { onProblem: ({ message }) => failures.add(message) });
  /** @type {Map<NoteRow, string>} */
  const pictures = new Map();
  for (const row of rows) {
    const movie = row.kind === "frame" ? mediaOfRow(event.session, row) : undefined;
    if (movie === undefined || row.kind !== "frame") continue;
    try {
      const picture = await event.savedFramePath(movie, row.frame);
      if (picture !== undefined) pictures.set(row, picture);
    } catch (error) {
      failures.add(error instanceof Error ? error.message : String(error));
    }
  }

  const database = await openDatabase(where);
  try {
    const now = new Date().toISOString();
    const saved = await saveNotes(database, { review, session: event.session, rows, pictures, now });
    for (const failure of saved.failures) failures.add(failure);
    console.log(
      `${saved.added} added, ${saved.changed} changed, ${saved.removed} removed, ${saved.unchanged} as before`,
    );
  } finally {
    await database.db.destroy();
  }
  if (failures.size > 0) throw new Error(`cannot save everything: ${[...failures].join("; ")}`);
});
