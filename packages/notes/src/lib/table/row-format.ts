import type { NoteRow } from "../rows/note-row.ts";

/** How rows are spelled, piece by piece: the one engine under the text and the stream of every format. */
export interface RowFormat {
  start(): string;
  row(row: NoteRow): string;
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
  rows: AsyncIterable<NoteRow> | Iterable<NoteRow>,
  format: RowFormat,
): AsyncGenerator<string, void, undefined> {
  const start = format.start();
  if (start !== "") yield start;
  for await (const row of rows) {
    const text = format.row(row);
    if (text !== "") yield text;
  }
  const end = format.end();
  if (end !== "") yield end;
}
