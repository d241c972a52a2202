// @ts-check
// Export Notes to CSV: an event script that writes all notes of the session to a spreadsheet on the desktop.
//
//     node export-notes-to-csv.mjs [FOLDER]
//
// Put this command line into cineSync's preferences. FOLDER replaces the desktop.
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { eventHandler } from "@cinesync/event";
import { noteRows, notesToCsv } from "@cinesync/notes";

eventHandler(async ({ session, sessionKey, isOffline, args }) => {
  const onProblem = (/** @type {Error} */ problem) => console.error(problem.message);
  const rows = noteRows(session, { drawings: false, onProblem });
  // The byte order mark makes Excel read the file as UTF-8.
  const csv = notesToCsv(rows, { formulas: "neutralize", bom: true });
  const [folder = desktop()] = args;
  const name = isOffline ? "offline session" : sessionKey.replace(/[<>:"/\\|?*\p{Cc}]/gu, "_").slice(0, 100);
  console.log(await writeNewFile(folder, `Notes from ${name}`, ".csv", csv));
});

function desktop() {
  const home = homedir();
  const desktops = [join(home, "Desktop"), join(process.env["OneDrive"] ?? home, "Desktop")];
  return desktops.find((folder) => existsSync(folder)) ?? home;
}

/**
 * Writes a file without replacing an existing one: the second one is called `name (2)`.
 *
 * @param {string} folder @param {string} name @param {string} ending @param {string} text
 */
async function writeNewFile(folder, name, ending, text) {
  for (let number = 1; ; number++) {
    const path = join(folder, `${name}${number > 1 ? ` (${number})` : ""}${ending}`);
    try {
      await writeFile(path, text, { flag: "wx" });
      return path;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
}
