import type { NoteRow } from "../rows/note-row.ts";

/** How to write rows as text: the one engine under the text and the chunks of every format. */
export interface RowFormat {
  start(): string;
  row(row: NoteRow): string;
  end(): string;
}

export function renderRows(rows: Iterable<NoteRow>, format: RowFormat): string {
  const chunks = [format.start()];
  for (const row of rows) chunks.push(format.row(row));
  chunks.push(format.end());
  return chunks.join("");
}

/** Gives the same text as chunks; nothing is buffered. */
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
