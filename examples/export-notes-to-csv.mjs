// @ts-check
// Export Notes to CSV: an event script that writes all notes of the session to a spreadsheet on the desktop.
//
//     node export-notes-to-csv.mjs [FOLDER]
//
// Put this command line into cineSync's preferences. With FOLDER the file lands there.
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { eventHandler } from "@cinesync/event";
import { stringify } from "csv-stringify/sync";

eventHandler(async ({ session, sessionKey, isOffline, args }) => {
  const rows = [["Media File", "Frame", "Notes"]];
  if (session.notes) rows.push(["", "[Session]", session.notes]);
  for (const media of session.media) {
    if (media.kind !== "file") continue;
    if (media.notes) rows.push([media.name, "[Media File]", media.notes]);
    for (const { frame, notes } of media.annotations.toSorted((a, b) => a.frame - b.frame)) {
      if (notes) rows.push([media.name, String(frame), notes]);
    }
  }
  const csv = stringify(rows, {
    // The mark makes Excel read the file as UTF-8. Line breaks inside of a note have to be in quotation marks.
    bom: true,
    record_delimiter: "windows",
    quoted_match: /[\r\n]/,
    cast: { string: withoutFormula },
  });

  const [folder = desktop()] = args;
  const name = isOffline ? "offline session" : sessionKey.replace(/[<>:"/\\|?*\p{Cc}]/gu, "_").slice(0, 100);
  console.log(await writeNewFile(folder, `Notes from ${name}`, ".csv", csv));
});

/** A cell that a spreadsheet would take for a formula is marked as text. */
function withoutFormula(/** @type {string} */ text) {
  return /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}

function desktop() {
  const home = homedir();
  const desktops = [join(home, "Desktop"), join(process.env["OneDrive"] ?? home, "Desktop")];
  return desktops.find((folder) => existsSync(folder)) ?? home;
}

/**
 * Never touches a file that is there: the second one is called `name (2)`.
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
