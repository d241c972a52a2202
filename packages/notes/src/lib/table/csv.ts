import { expectOptions } from "../base/expect-argument.ts";
import type { NoteRow } from "../rows/note-row.ts";
import { csvLine, type CsvLineOptions } from "./csv-line.ts";
import {
  columnsOf,
  DEFAULT_COLUMNS,
  type NoteColumn,
  type NoteColumnName,
  type RenamedNoteColumn,
} from "./note-columns.ts";
import { type NoteRowSource, renderChunks, renderRows, type RowFormat } from "./row-format.ts";

/** Options for CSV. */
export interface CsvOptions extends CsvLineOptions {
  /** The columns, in order. Default: `mediaFile`, `frame`, `notes`, those of cineSync's older export. */
  readonly columns?: readonly (NoteColumnName | RenamedNoteColumn | NoteColumn)[] | undefined;
  /** False to leave out the first line, which names the columns. Default: true. */
  readonly header?: boolean | undefined;
  /**
   * True to begin with a byte order mark, which spreadsheet programs need to recognize UTF-8. Default: false.
   */
  readonly bom?: boolean | undefined;
}

/**
 * Returns notes as CSV (RFC 4180). The default columns are those of cineSync's older export, `Media File,Frame,Notes`,
 * with `[Session]` and `[Media File]` for notes on no frame. Frames with drawings but no notes have a line; the older
 * export left them out, as rows made with `drawings: false` do.
 *
 * @throws {NotesError} `invalid-option`
 * @example
 * import { noteRows, notesToCsv } from "@cinesync/notes";
 * import { createSession } from "@cinesync/session-xml";
 *
 * const rows = noteRows(createSession({ notes: "Good session." }));
 * console.log(notesToCsv(rows, { formulas: "neutralize", bom: true, delimiter: ";" }));
 */
export function notesToCsv(rows: Iterable<NoteRow>, options: CsvOptions = {}): string {
  return renderRows(rows, csvFormat(options));
}

/**
 * Gives the same text as `notesToCsv` in chunks, one for each row or movie.
 *
 * @throws {NotesError} `invalid-option`, at once.
 * @example
 * import { noteRowsByMovie, notesToCsvChunks } from "@cinesync/notes";
 * import { readSessionParts } from "@cinesync/session-xml";
 *
 * const file = '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard" />';
 * for await (const chunk of notesToCsvChunks(noteRowsByMovie(readSessionParts(file)))) console.log(chunk);
 */
export function notesToCsvChunks(
  rows: NoteRowSource,
  options: CsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  return renderChunks(rows, csvFormat(options));
}

/** @throws {NotesError} `invalid-option` */
function csvFormat(options: CsvOptions): RowFormat {
  expectOptions(options, { columns: "list", header: "boolean", bom: "boolean" });
  const { header = true, bom = false } = options;
  const line = csvLine(options);
  const columns = columnsOf(options.columns ?? DEFAULT_COLUMNS);
  return {
    start: `${bom ? "\uFEFF" : ""}${header ? line(columns.map((column) => column.header)) : ""}`,
    row: (row) => line(columns.map(({ value }) => value(row))),
  };
}
