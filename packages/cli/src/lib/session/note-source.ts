import { mediaOfRow, noteRows, noteRowsByMovie, type NoteRow, type NoteRowOptions } from "@cinesync/notes";
import { errorText } from "../base/word-error.ts";
import { warn } from "../io/messages.ts";
import { inputName } from "../io/read-chunks.ts";
import { movieMatcher, type MovieChoice } from "./movie-choice.ts";
import { SavedFrames } from "./pictures.ts";
import { readParts, readWhole } from "./read-session.ts";

/** A row with fields that only the command line adds. */
export type SourcedRow = NoteRow & {
  /** The session, where several are exported into one table. */
  readonly file?: string;
  /** The path of the saved frame, with `--frames`. */
  readonly picture?: string;
};

/** Rows in batches: a promise for each row would take longer than the row. */
export type NoteBatches = AsyncGenerator<readonly SourcedRow[], void, undefined>;

/** Options that choose rows. */
export interface NoteChoice extends MovieChoice {
  readonly with: readonly ("notes" | "drawings")[];
  readonly grep: string | undefined;
  /** The folder of saved frames. */
  readonly frames: string | undefined;
}

/** Gives the chosen rows of a session in batches. Problems are reported. */
export async function* chosenRows(
  file: string,
  choice: NoteChoice,
  options: NoteRowOptions & { readonly withFile: boolean },
): NoteBatches {
  const isChosen = rowFilter(choice);
  const { withFile, ...rowOptions } = { ...options, onProblem: report(file) };
  const batches =
    choice.frames === undefined
      ? noteRowsByMovie(readParts(file), rowOptions)
      : rowsWithPictures(file, choice.frames, rowOptions);
  for await (const batch of batches) {
    const rows = isChosen ? batch.filter(isChosen) : batch;
    if (withFile) for (const row of rows) Object.assign(row, { file });
    if (rows.length > 0) yield rows;
  }
}

/** Returns a function that decides whether a row is chosen; `undefined` when all are. */
function rowFilter(choice: NoteChoice): ((row: NoteRow) => boolean) | undefined {
  const matches = movieMatcher(choice);
  const wanted = choice.grep?.toLowerCase();
  if (matches === undefined && choice.with.length === 0 && wanted === undefined) return undefined;
  return (row) =>
    (matches === undefined ||
      (row.kind !== "session" && matches({ ...row, kind: "file", name: row.mediaName }))) &&
    (choice.with.length === 0 || choice.with.some((what) => hasContent(row, what))) &&
    (wanted === undefined || row.text.toLowerCase().includes(wanted));
}

function hasContent(row: NoteRow, what: "notes" | "drawings"): boolean {
  return what === "notes" ? row.text !== "" : row.kind === "frame" && row.drawings.length > 0;
}

function report(file: string): NonNullable<NoteRowOptions["onProblem"]> {
  const reported = new Set<string>();
  return (problem) => {
    const text = errorText(problem);
    // An option that fits no movie is reported for each of them.
    if (reported.has(text)) return;
    reported.add(text);
    warn(`${inputName(file)}: ${text}`);
  };
}

async function* rowsWithPictures(file: string, folder: string, options: NoteRowOptions): NoteBatches {
  const session = await readWhole(file);
  const frames = new SavedFrames(folder, session);
  const rows = noteRows(session, options);
  for (const row of rows) {
    const media = row.kind === "frame" && row.drawings.length > 0 ? mediaOfRow(session, row) : undefined;
    if (media === undefined || row.kind !== "frame") continue;
    const picture = await frames.find(media, row.frame);
    if (picture !== undefined) Object.assign(row, { picture });
  }
  frames.reportMissing();
  yield rows;
}

/** Rows whose text is held so that the session's row can come first, in UTF-16 units. */
const HELD_TEXT = 8_000_000;

/**
 * Puts the row of the session first, as the older export has it. Session files have it last, so the others are held until
 * it comes; in an export too long for that, it stays last.
 */
export async function* sessionFirst(batches: NoteBatches): NoteBatches {
  let held: SourcedRow[] | undefined = [];
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
