import { diffNotes, noteRows, parseNotes, type NoteRow } from "@cinesync/notes";
import Papa from "papaparse";
import { CliError } from "../base/cli-error.ts";
import { inputName } from "../io/read-chunks.ts";
import { readText } from "../io/read-text.ts";
import { readWhole } from "./read-session.ts";

/** Returns the rows that are new or changed since something older. */
export type NewRows = (rows: readonly NoteRow[]) => readonly NoteRow[];

/**
 * Reads what `--since` names: a session, or an export of notes (CSV, JSON, JSON Lines).
 *
 * @throws {CliError} when it is neither.
 */
export async function rowsSince(path: string): Promise<NewRows> {
  if (/\.csv$/i.test(path)) return sinceCsv(path, await readText(path));
  return sinceRows(await oldRows(path));
}

async function oldRows(path: string): Promise<readonly NoteRow[]> {
  if (!/\.(?:json|jsonl|ndjson)$/i.test(path)) return noteRows(await readWhole(path));
  const text = await readText(path);
  // A session in JSON is an object with a playlist; an export is a list, or a row on each line.
  if (/^\s*\{\s*"version"/.test(text.slice(0, 1000))) return noteRows(await readWhole(path));
  try {
    return parseNotes(text);
  } catch (cause) {
    throw new CliError(`${inputName(path)} must be a session, or notes that cinesync notes has exported`, {
      cause,
    });
  }
}

function sinceRows(old: readonly NoteRow[]): NewRows {
  return (rows) => {
    const { added, changed } = diffNotes(old, rows);
    const fresh = new Set([...added, ...changed.map(({ current }) => current)]);
    return rows.filter((row) => fresh.has(row));
  };
}

/** By key and text where the table has keys, else by movie, frame and text. */
function sinceCsv(path: string, text: string): NewRows {
  const { data } = Papa.parse<string[]>(text, { skipEmptyLines: "greedy" });
  const [header = [], ...lines] = data;
  const column = (name: string): number => header.findIndex((cell) => cell.trim() === name);
  const [key, movie, frame, notes] = ["Key", "Media File", "Frame", "Notes"].map(column) as [
    number,
    number,
    number,
    number,
  ];
  const byKey = key >= 0;
  if (notes < 0 || (!byKey && (movie < 0 || frame < 0)))
    throw new CliError(
      `${inputName(path)} must have the columns Media File, Frame and Notes, or Key and Notes`,
    );
  const known = new Set(
    lines.map((cells) =>
      byKey ? join(cells[key], cells[notes]) : join(cells[movie], cells[frame], cells[notes]),
    ),
  );
  return (rows) =>
    rows.filter((row) => !known.has(byKey ? join(row.key, row.text) : join(...namesOf(row), row.text)));
}

function namesOf(row: NoteRow): readonly [movie: string, frame: string] {
  if (row.kind === "session") return ["", "[Session]"];
  return [row.mediaName, row.kind === "media" ? "[Media File]" : String(row.frame)];
}

/** Line ends and the apostrophes of --spreadsheet do not matter. */
function join(...cells: readonly (string | undefined)[]): string {
  return cells.map((cell = "") => cell.replace(/^'/, "").replaceAll("\r\n", "\n").trim()).join("\0");
}
