import type { FrameNoteRow, NoteRow } from "../rows/note-row.ts";

/** A text in pieces that are joined by line feeds: two or more, none of them blank. It can be had more than once. */
export type LongText = () => AsyncIterable<string>;

/** A row whose text is too long for memory, and stands beside it. */
export interface LongRow {
  readonly row: FrameNoteRow;
  readonly longText: LongText;
}

/** How rows are spelled, piece by piece: the one engine under the text and the stream of every format. */
export interface RowFormat {
  start(): string;
  row(row: NoteRow): string;
  /** The same as of the row with its text in it. */
  longRow(row: LongRow): AsyncIterable<string>;
  end(): string;
}

export function renderRows(rows: Iterable<NoteRow>, format: RowFormat): string {
  const pieces = [format.start()];
  for (const row of rows) pieces.push(format.row(row));
  pieces.push(format.end());
  return pieces.join("");
}

/** The same piece by piece; nothing is buffered. */
export async function* renderChunks(
  rows: AsyncIterable<NoteRow | LongRow> | Iterable<NoteRow>,
  format: RowFormat,
): AsyncGenerator<string, void, undefined> {
  const start = format.start();
  if (start !== "") yield start;
  for await (const row of rows) {
    if ("longText" in row) yield* format.longRow(row);
    else {
      const text = format.row(row);
      if (text !== "") yield text;
    }
  }
  const end = format.end();
  if (end !== "") yield end;
}
