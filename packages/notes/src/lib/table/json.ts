import { expectOptions } from "../base/expect-argument.ts";
import { wellFormedJson } from "../base/well-formed.ts";
import type { NoteRow } from "../rows/note-row.ts";
import { type NoteRowSource, renderChunks, renderRows, type RowFormat } from "./row-format.ts";

/** Options for JSON. */
export interface JsonOptions {
  /** Spaces for each level, 0 to 10; with 0 each row is on one line. Default: 2. */
  readonly indent?: number | undefined;
}

/**
 * Returns rows as a JSON array, which `parseNotes` reads.
 *
 * @example
 * import { noteRows, notesToJson } from "@cinesync/notes";
 * import { createSession } from "@cinesync/session-xml";
 *
 * console.log(notesToJson(noteRows(createSession({ notes: "Good session." }))));
 */
export function notesToJson(rows: Iterable<NoteRow>, options: JsonOptions = {}): string {
  return renderRows(rows, jsonFormat(options));
}

/**
 * Gives the same text as `notesToJson` in chunks, one for each row or movie.
 *
 * @example
 * import { noteRows, notesToJsonChunks } from "@cinesync/notes";
 * import { createSession } from "@cinesync/session-xml";
 *
 * const rows = noteRows(createSession({ notes: "Good session." }));
 * for await (const chunk of notesToJsonChunks(rows)) console.log(chunk);
 */
export function notesToJsonChunks(
  rows: NoteRowSource,
  options: JsonOptions = {},
): AsyncGenerator<string, void, undefined> {
  return renderChunks(rows, jsonFormat(options));
}

/**
 * Returns rows as JSON Lines, one JSON object on each line, which `parseNotes` reads.
 *
 * @example
 * import { noteRows, notesToJsonLines } from "@cinesync/notes";
 * import { createSession } from "@cinesync/session-xml";
 *
 * console.log(notesToJsonLines(noteRows(createSession({ notes: "Good session." }))));
 */
export function notesToJsonLines(rows: Iterable<NoteRow>): string {
  return renderRows(rows, JSON_LINES);
}

/**
 * Gives the same text as `notesToJsonLines` in chunks, one for each row or movie.
 *
 * @example
 * import { noteRows, notesToJsonLinesChunks } from "@cinesync/notes";
 * import { createSession } from "@cinesync/session-xml";
 *
 * const rows = noteRows(createSession({ notes: "Good session." }));
 * for await (const line of notesToJsonLinesChunks(rows)) console.log(line);
 */
export function notesToJsonLinesChunks(rows: NoteRowSource): AsyncGenerator<string, void, undefined> {
  return renderChunks(rows, JSON_LINES);
}

const JSON_LINES: RowFormat = { start: "", row: (row) => `${jsonOf(row)}\n` };

function jsonFormat(options: JsonOptions): RowFormat {
  expectOptions(options, { indent: "number" });
  const { indent = 2 } = options;
  const margin = " ".repeat(Math.max(0, Math.min(10, indent)));
  let before = "\n";
  return {
    start: "[",
    row: (row) => {
      const json = jsonOf(row, margin).replaceAll("\n", `\n${margin}`);
      const text = `${before}${margin}${json}`;
      before = ",\n";
      return text;
    },
    end: () => (before === "\n" ? "]\n" : "\n]\n"),
  };
}

/** Strict readers refuse a file with half a surrogate pair, which `JSON.stringify` writes as an escape. */
function jsonOf(row: NoteRow, margin?: string): string {
  const json = JSON.stringify(row, undefined, margin);
  return json.includes("\\ud") ? JSON.stringify(wellFormedJson(row), undefined, margin) : json;
}
