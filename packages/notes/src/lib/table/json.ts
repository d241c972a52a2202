import type { NoteRow } from "../rows/note-row.ts";
import { type LongText, renderChunks, renderRows, type RowFormat } from "./row-format.ts";

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

export const JSON_LINES: RowFormat = {
  start: () => "",
  row: (row) => `${JSON.stringify(row)}\n`,
  async *longRow({ row, longText }) {
    yield* withText(`${JSON.stringify({ ...row, text: "" })}\n`, longText);
  },
  end: () => "",
};

export function jsonFormat({ indent = 2 }: JsonOptions): RowFormat {
  const margin = " ".repeat(Math.max(0, Math.min(10, indent)));
  let before = "\n";
  const spelled = (row: NoteRow): string => {
    const json = JSON.stringify(row, undefined, margin).replaceAll("\n", `\n${margin}`);
    const text = `${before}${margin}${json}`;
    before = ",\n";
    return text;
  };
  return {
    start: () => "[",
    row: spelled,
    async *longRow({ row, longText }) {
      yield* withText(spelled({ ...row, text: "" }), longText);
    },
    end: () => (before === "\n" ? "]\n" : "\n]\n"),
  };
}

/** The JSON of a row in which the text, which is empty, is replaced. */
async function* withText(json: string, text: LongText): AsyncGenerator<string> {
  // What looks like it in a string has backslashes, and all that could hold another field of that name comes later.
  const [start = ""] = /^[^]*?"text": ?"/.exec(json) ?? [];
  yield start;
  let isFirst = true;
  for await (const piece of text()) {
    yield `${isFirst ? "" : "\\n"}${JSON.stringify(piece).slice(1, -1)}`;
    isFirst = false;
  }
  yield json.slice(start.length);
}
