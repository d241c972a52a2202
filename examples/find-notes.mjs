#!/usr/bin/env node
// @ts-check
// Find Notes: searches the database that notes-to-database.mjs fills.
//
//     node find-notes.mjs DATABASE --shot sea_0010 --open     what is open on this shot
//     node find-notes.mjs DATABASE --since 2026-03-02         what was said since Monday
//     node find-notes.mjs DATABASE final                      which versions were called final
//
// Also --movie NAME and --group NAME. DATABASE is a SQLite file or postgres://…
import { parseArgs } from "node:util";
import { openDatabase } from "./notes-database/database.mjs";
import { findNotes } from "./notes-database/find-notes.mjs";

const text = /** @type {const} */ ({ type: "string" });
const { values, positionals } = parseArgs({
  options: { shot: text, movie: text, group: text, since: text, open: { type: "boolean" } },
  allowPositionals: true,
});
const [where, ...words] = positionals;
if (where === undefined) {
  console.error(
    "usage: find-notes.mjs DATABASE [WORD…] [--shot S] [--movie M] [--group G] [--since DATE] [--open]",
  );
  process.exit(2);
}
const database = await openDatabase(where);
try {
  const notes = await findNotes(database, { ...values, ...(words.length > 0 && { words: words.join(" ") }) });
  for (const { changed_at, review, movie, frame, text: note, drawn_text: drawn } of notes) {
    const place = [movie ?? "session", ...(frame === null ? [] : [`frame ${frame}`])].join(", ");
    console.log(
      `${changed_at.slice(0, 10)}  ${review}  ${place}: ${[note, drawn].filter((part) => part !== "").join(" / ")}`,
    );
  }
  console.log(`${notes.length} ${notes.length === 1 ? "note" : "notes"}`);
} finally {
  await database.db.destroy();
}
