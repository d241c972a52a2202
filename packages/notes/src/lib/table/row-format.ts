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

/** Rows, or the rows of each movie together, from memory or from a stream. */
export type NoteRowSource =
  AsyncIterable<NoteRow | readonly NoteRow[]> | Iterable<NoteRow | readonly NoteRow[]>;

/** Gives the same text as chunks, one for each row or list of rows; nothing is buffered. */
export async function* renderChunks(
  rows: NoteRowSource,
  format: RowFormat,
): AsyncGenerator<string, void, undefined> {
  const start = format.start();
  if (start !== "") yield start;
  for await (const item of rows) {
    if (!isList(item)) yield format.row(item);
    else {
      let text = "";
      for (const row of item) text += format.row(row);
      if (text !== "") yield text;
    }
  }
  const end = format.end();
  if (end !== "") yield end;
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(item: NoteRow | readonly NoteRow[]): item is readonly NoteRow[] {
  return Array.isArray(item);
}
