import { NotesError } from "../base/notes-error.ts";
import type { NoteRow } from "../rows/note-row.ts";
import {
  columnsOf,
  DEFAULT_COLUMNS,
  isTextColumn,
  type NoteColumn,
  type NoteColumnName,
} from "./note-columns.ts";
import { type LongText, renderChunks, renderRows, type RowFormat } from "./row-format.ts";

// Written here rather than with a library: quoting is a dozen lines, and of the libraries that were looked at
// csv-stringify leaves a bare line feed unquoted when lines end in CR LF, d3-dsv brings a command line program, and
// papaparse brings a parser ten times the size of this package.

/** Options for CSV. */
export interface CsvOptions {
  /** The columns, in order. Default: `mediaFile`, `frame`, `notes`, those of cineSync's older export. */
  readonly columns?: readonly (NoteColumnName | NoteColumn)[];
  /** Whether the first line names the columns. Default: true. */
  readonly header?: boolean;
  /**
   * Whether rows without notes (frames that are only drawn on) are left out. Default: true for the default columns,
   * false when `columns` are given.
   */
  readonly onlyNotes?: boolean;
  /**
   * Whether the text begins with a byte order mark, which spreadsheet programs need to read UTF-8 as such.
   * Default: false.
   */
  readonly bom?: boolean;
  /**
   * What becomes of a text that a spreadsheet program would run as a formula (it begins with `=`, `+`, `-`, `@`, a
   * tab or a line break, white space before it aside): with `"neutralise"` an apostrophe is put before it, with
   * `"keep"` (the default) it stays as it is, for programs that read the file. Numbers are never changed.
   */
  readonly formulas?: "neutralise" | "keep";
  /** Default: CR LF, as the standard for CSV has it. */
  readonly lineEnd?: "\r\n" | "\n";
  /** One character, no quote or line break. Default: a comma. Some countries' spreadsheets want a semicolon. */
  readonly delimiter?: string;
}

/**
 * Notes as CSV (RFC 4180): by default as cineSync's older export wrote them, `Media File,Frame,Notes` with
 * `[Session]` and `[Media File]` for notes that are on no frame.
 *
 * @throws {NotesError} `bad-option`
 */
export function notesToCsv(rows: Iterable<NoteRow>, options: CsvOptions = {}): string {
  return renderRows(rows, csvFormat(options));
}

/**
 * The same as a stream, a chunk for each row.
 *
 * @throws {NotesError} `bad-option`, when the first chunk is asked for.
 */
export async function* notesToCsvChunks(
  rows: AsyncIterable<NoteRow> | Iterable<NoteRow>,
  options: CsvOptions = {},
): AsyncGenerator<string, void, undefined> {
  yield* renderChunks(rows, csvFormat(options));
}

/** @throws {NotesError} `bad-option` */
export function csvFormat(options: CsvOptions): RowFormat {
  const { header = true, bom = false, formulas = "keep", lineEnd = "\r\n", delimiter = "," } = options;
  if (delimiter.length !== 1 || /["\r\n]/.test(delimiter)) {
    throw new NotesError(
      "bad-option",
      `delimiter is ${JSON.stringify(delimiter)}: give one character that is no quote and no line break.`,
    );
  }
  const columns = columnsOf(options.columns ?? DEFAULT_COLUMNS);
  const onlyNotes = options.onlyNotes ?? options.columns === undefined;
  const safe = (cell: string): string => (formulas === "neutralise" ? neutralised(cell) : cell);
  const spelled = (cell: string | number | undefined): string =>
    quoted(typeof cell === "string" ? safe(cell) : String(cell ?? ""), delimiter);
  const line = (cells: readonly (string | number | undefined)[]): string => {
    const texts = cells.map(spelled);
    // A lone empty cell would be a blank line, which readers skip.
    return `${texts.length === 1 && texts[0] === "" ? '""' : texts.join(delimiter)}${lineEnd}`;
  };
  return {
    start: () => `${bom ? "\uFEFF" : ""}${header ? line(columns.map((column) => column.header)) : ""}`,
    row: (row) => (onlyNotes && row.text === "" ? "" : line(columns.map(({ value }) => value(row)))),
    async *longRow({ row, longText }) {
      for (const [index, column] of columns.entries()) {
        if (index > 0) yield delimiter;
        if (isTextColumn(column)) yield* quotedPieces(longText, safe);
        else yield spelled(column.value(row));
      }
      yield lineEnd;
    },
    end: () => "",
  };
}

function quoted(text: string, delimiter: string): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Pieces that are joined by line feeds have to be quoted. */
async function* quotedPieces(text: LongText, safe: (start: string) => string): AsyncGenerator<string> {
  let isFirst = true;
  for await (const piece of text()) {
    // Whether it is a formula is seen in the first, which is not blank.
    yield `${isFirst ? '"' : "\n"}${(isFirst ? safe(piece) : piece).replaceAll('"', '""')}`;
    isFirst = false;
  }
  yield '"';
}

/** Full-width signs are formulas too for spreadsheet programs in East Asia. */
function neutralised(text: string): string {
  return /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/.test(text) ? `'${text}` : text;
}
