import { mediaOfRow, noteRows, noteRowsByMovie, type NoteRow, type NoteRowOptions } from "@cinesync/notes";
import { warn } from "../io/messages.ts";
import { inputName } from "../io/read-chunks.ts";
import { wordError } from "../base/word-error.ts";
import { movieMatcher, type MovieChoice } from "./movie-choice.ts";
import { savedFrame, savedFrameNames } from "./pictures.ts";
import { readParts, readWhole } from "./read-session.ts";

/** Which rows are wanted. */
export interface NoteChoice extends MovieChoice {
  readonly with: readonly ("notes" | "drawings")[];
  readonly grep: string | undefined;
  /** The folder of saved frames. */
  readonly frames: string | undefined;
  /** Keeps the file of each row for `fileOf`. */
  readonly keepsFiles: boolean;
}

const files = new WeakMap<NoteRow, string>();
const pictures = new WeakMap<NoteRow, string>();

/** The session that a row of `chosenRows` comes from. */
export function fileOf(row: NoteRow): string | undefined {
  return files.get(row);
}

/** The path of the saved frame of a row of `chosenRows`. */
export function pictureOf(row: NoteRow): string | undefined {
  return pictures.get(row);
}

/** Some rows together, since a promise for each row takes longer than the row. */
export type NoteBatches = AsyncGenerator<readonly NoteRow[], void, undefined>;

/** The rows of a session that are wanted, some at a time. Problems are reported. */
export async function* chosenRows(file: string, choice: NoteChoice, options: NoteRowOptions): NoteBatches {
  const matches = movieMatcher(choice);
  const wanted = choice.grep?.toLowerCase();
  const isChosen = (row: NoteRow): boolean =>
    (matches === undefined ||
      (row.kind !== "session" && matches({ ...row, kind: "file", name: row.mediaName }))) &&
    (choice.with.length === 0 || choice.with.some((what) => hasContent(row, what))) &&
    (wanted === undefined || row.text.toLowerCase().includes(wanted));
  const isAll = matches === undefined && choice.with.length === 0 && wanted === undefined;
  const rowOptions = { ...options, onProblem: report(file) };
  const batches =
    choice.frames === undefined
      ? noteRowsByMovie(readParts(file), rowOptions)
      : rowsWithPictures(file, choice.frames, rowOptions);
  for await (const batch of batches) {
    const rows = isAll ? batch : batch.filter(isChosen);
    if (choice.keepsFiles) for (const row of rows) files.set(row, file);
    if (rows.length > 0) yield rows;
  }
}

function hasContent(row: NoteRow, what: "notes" | "drawings"): boolean {
  return what === "notes" ? row.text !== "" : row.kind === "frame" && row.drawings.length > 0;
}

function report(file: string): NonNullable<NoteRowOptions["onProblem"]> {
  const reported = new Set<string>();
  return (problem) => {
    const { message, hint } = wordError(problem);
    // An option that fits no movie is reported for each of them.
    if (reported.has(message)) return;
    reported.add(message);
    warn(`${inputName(file)}: ${message}${hint === undefined ? "" : `; ${hint}`}`);
  };
}

async function* rowsWithPictures(file: string, frames: string, options: NoteRowOptions): NoteBatches {
  const session = await readWhole(file);
  const rows = noteRows(session, options);
  let [drawn, found] = [0, 0];
  let example: string | undefined;
  for (const row of rows) {
    const media = row.kind === "frame" && row.drawings.length > 0 ? mediaOfRow(session, row) : undefined;
    if (media === undefined || row.kind !== "frame") continue;
    drawn++;
    const picture = await savedFrame(frames, media, row.frame);
    if (picture === undefined) example ??= savedFrameNames(media, row.frame);
    else {
      found++;
      pictures.set(row, picture);
    }
  }
  if (example !== undefined)
    warn(`${inputName(file)}: ${found} of ${drawn} drawn frames have a saved picture; looked for ${example}`);
  yield rows;
}

/** Rows whose text is held so that the session's row can come first, in UTF-16 units. */
const HELD_TEXT = 8_000_000;

/**
 * Puts the row of the session first, as the older export has it. Session files have it last, so the others are held until
 * it comes; in an export too long for that, it stays last.
 */
export async function* sessionFirst(batches: NoteBatches): NoteBatches {
  let held: NoteRow[] | undefined = [];
  let length = 0;
  for await (const rows of batches) {
    if (held === undefined) yield rows;
    else {
      for (const row of rows) {
        if (row.kind === "session") yield [row];
        else held.push(row);
        length += row.text.length + 1000;
      }
      if (length > HELD_TEXT) {
        yield held;
        held = undefined;
      }
    }
  }
  if (held !== undefined) yield held;
}
