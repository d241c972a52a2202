import { invalidOption } from "../base/check-option.ts";
import { expectArgument } from "../base/expect-argument.ts";
import type { NoteRow } from "./note-row.ts";

const KINDS: readonly unknown[] = ["session", "media", "frame"];

/** @throws {NotesError} `invalid-option` for rows that are not in memory. */
export function expectRows(option: string, rows: Iterable<NoteRow>): void {
  expectArgument("iterable", option, rows);
  if (!(Symbol.iterator in rows)) throw invalidOption(option, rows, "rows in memory; collect a stream first");
}

/** @throws {NotesError} `invalid-option` for what is no row. */
export function expectRow(row: NoteRow): NoteRow {
  if (KINDS.includes((row as Partial<NoteRow> | null | undefined)?.kind)) return row;
  throw invalidOption("row", row, "a row that noteRows or parseNotes made");
}
