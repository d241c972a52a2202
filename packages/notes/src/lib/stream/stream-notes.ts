import type { SessionPart } from "@cinesync/session-xml";
import type { Overflow } from "../overflow/scratch-space.ts";
import { moviesFromParts } from "../rows/movie-collector.ts";
import { movieIdentity } from "../rows/note-key.ts";
import type { NoteRowOptions } from "../rows/note-row-options.ts";
import type { NoteRow } from "../rows/note-row.ts";
import { RowMaker } from "../rows/row-maker.ts";
import { csvFormat, type CsvOptions } from "../table/csv.ts";
import { JSON_LINES, jsonFormat, type JsonOptions } from "../table/json.ts";
import { markdownFormat, type MarkdownOptions } from "../table/markdown.ts";
import type { NoteColumnName } from "../table/note-columns.ts";
import { type LongRow, renderChunks, type RowFormat } from "../table/row-format.ts";
import { FrameRuns } from "./frame-runs.ts";
import { Occurrences } from "./occurrences.ts";

/** Bytes of notes, and of what tells movies apart, that are held. */
const MEMORY = 500_000;

/** The text that notes become, and how it is spelled. */
export type NotesTextFormat =
  | ({ readonly format: "csv"; readonly columns?: readonly NoteColumnName[] } & Omit<CsvOptions, "columns">)
  | ({ readonly format: "json" } & JsonOptions)
  | { readonly format: "jsonl" }
  | ({ readonly format: "md" } & MarkdownOptions);

/** Options for the notes of a session of any size. */
export interface StreamNotesOptions extends NoteRowOptions {
  /** Where what is too much for memory goes: the notes of a long movie, and what tells the movies of a long playlist apart. */
  readonly overflow: Overflow;
}

/**
 * The notes of a session of any size as text: what `noteRowsFromParts` and the function for the format give, to the
 * letter, in bounded memory whatever the session holds. The notes of a movie that are too many for memory go to
 * `overflow`, and come back in frame order; so does what counts how often each movie has come, from some ten thousand
 * movies on. One annotation at a time is held, and what a movie has besides annotations.
 *
 * @throws {NotesError} as `noteRowsFromParts` and the function for the format do.
 */
export async function* streamNotes(
  parts: AsyncIterable<SessionPart> | Iterable<SessionPart>,
  format: NotesTextFormat,
  options: StreamNotesOptions,
): AsyncGenerator<string, void, undefined> {
  yield* renderChunks(rowsOf(parts, options), rowFormat(format));
}

async function* rowsOf(
  parts: AsyncIterable<SessionPart> | Iterable<SessionPart>,
  { overflow, ...options }: StreamNotesOptions,
): AsyncGenerator<NoteRow | LongRow, void, undefined> {
  const maker = new RowMaker(options);
  const memory = overflow.memory ?? MEMORY;
  const runs = new FrameRuns(overflow.open, memory);
  const occurrences = options.occurrences === false ? undefined : new Occurrences(overflow.open, memory);
  const session = { notes: "", userData: "", groups: [] };
  for await (const { movie } of moviesFromParts(parts, session, () => runs)) {
    if (movie === undefined) {
      maker.skip();
      runs.clear();
      continue;
    }
    const occurrence = await occurrences?.next(movieIdentity({ ...movie, mediaName: movie.name }));
    const { own, ofFrames } = maker.rowsOf(movie, occurrence);
    if (own !== undefined) yield own;
    const ofFrame = ofFrames();
    for await (const { notes, longText } of runs.frames()) {
      const row = ofFrame(longText === undefined ? notes : { ...notes, text: "…" });
      if (row !== undefined) yield longText === undefined ? row : { row, longText };
    }
  }
  yield* maker.session(session);
}

function rowFormat(options: NotesTextFormat): RowFormat {
  switch (options.format) {
    case "csv":
      return csvFormat(options);
    case "json":
      return jsonFormat(options);
    case "jsonl":
      return JSON_LINES;
    case "md":
      return markdownFormat(options);
  }
}
