import type { NoteRow } from "../rows/note-row.ts";
import { renderChunks, renderRows, type RowFormat } from "./row-format.ts";

/** Options for JSON. */
export interface JsonOptions {
  /** Spaces for each level, 0 … 10; with 0 each row is on one line. Default: 2. */
  readonly indent?: number;
}

/** Rows as a JSON array, which `parseNotes` reads back. */
export function notesToJson(rows: Iterable<NoteRow>, options: JsonOptions = {}): string {
  return renderRows(rows, jsonFormat(options));
}

/** The same as a stream, a chunk for each row. */
export function notesToJsonChunks(
  rows: AsyncIterable<NoteRow> | Iterable<NoteRow>,
  options: JsonOptions = {},
): AsyncGenerator<string, void, undefined> {
  return renderChunks(rows, jsonFormat(options));
}

/** Rows as JSON Lines: one JSON object on each line, which `parseNotes` reads back. */
export function notesToJsonLines(rows: Iterable<NoteRow>): string {
  return renderRows(rows, JSON_LINES);
}

/** The same as a stream, a chunk for each row. */
export function notesToJsonLinesChunks(
  rows: AsyncIterable<NoteRow> | Iterable<NoteRow>,
): AsyncGenerator<string, void, undefined> {
  return renderChunks(rows, JSON_LINES);
}

const JSON_LINES: RowFormat = {
  start: () => "",
  row: (row) => `${JSON.stringify(row)}\n`,
  end: () => "",
};

function jsonFormat({ indent = 2 }: JsonOptions): RowFormat {
  const margin = " ".repeat(Math.max(0, Math.min(10, indent)));
  let before = "\n";
  return {
    start: () => "[",
    row: (row) => {
      const json = JSON.stringify(row, undefined, margin).replaceAll("\n", `\n${margin}`);
      const text = `${before}${margin}${json}`;
      before = ",\n";
      return text;
    },
    end: () => (before === "\n" ? "]\n" : "\n]\n"),
  };
}
