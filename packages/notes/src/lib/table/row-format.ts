import { closingSource } from "@cinesync/session-xml";
import { expectArgument } from "../base/expect-argument.ts";
import { expectRow, expectRows } from "../rows/expect-rows.ts";
import type { NoteRow } from "../rows/note-row.ts";

/** A format of rows: the text and the chunks of every format are made by the same functions. */
export interface RowFormat {
  /** The text before the rows. */
  readonly start: string;
  row(row: NoteRow): string;
  /** Returns the text after the rows. */
  end?(): string;
}

export function renderRows(rows: Iterable<NoteRow>, format: RowFormat): string {
  expectRows("rows", rows);
  let text = format.start;
  for (const row of rows) text += format.row(expectRow(row));
  return text + (format.end?.() ?? "");
}

/** Rows, or the rows of each movie together, from memory or from a stream. */
export type NoteRowSource =
  AsyncIterable<NoteRow | readonly NoteRow[]> | Iterable<NoteRow | readonly NoteRow[]>;

/** Gives the same text as chunks, one for each row or list of rows; nothing is buffered. */
export function renderChunks(
  rows: NoteRowSource,
  format: RowFormat,
): AsyncGenerator<string, void, undefined> {
  expectArgument("iterable", "rows", rows);
  return closingSource(rows, chunksOf(rows, format));
}

async function* chunksOf(rows: NoteRowSource, format: RowFormat): AsyncGenerator<string, void, undefined> {
  if (format.start !== "") yield format.start;
  for await (const item of rows) {
    let text = "";
    for (const row of isList(item) ? item : [item]) text += format.row(expectRow(row));
    if (text !== "") yield text;
  }
  const end = format.end?.() ?? "";
  if (end !== "") yield end;
}

/** `Array.isArray` does not narrow readonly arrays. */
function isList(item: NoteRow | readonly NoteRow[]): item is readonly NoteRow[] {
  return Array.isArray(item);
}
