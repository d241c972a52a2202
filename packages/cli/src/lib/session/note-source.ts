import { mediaOfRow, noteRows, noteRowsFromParts, type NoteRow, type NoteRowOptions } from "@cinesync/notes";
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
}

/** What the command knows of a row besides the row. */
export interface RowOrigin {
  /** The session. */
  readonly file: string;
  /** The path of the saved frame. */
  readonly picture: string | undefined;
}

const origins = new WeakMap<NoteRow, RowOrigin>();

/** Where a row of `chosenRows` comes from. */
export function originOf(row: NoteRow): RowOrigin {
  return origins.get(row) ?? { file: "", picture: undefined };
}

/** The rows of a session that are wanted. Problems are reported. */
export async function* chosenRows(
  file: string,
  choice: NoteChoice,
  options: NoteRowOptions,
): AsyncGenerator<NoteRow, void, undefined> {
  const matches = movieMatcher(choice);
  const wanted = choice.grep?.toLowerCase();
  for await (const { row, picture } of rowsOf(file, choice.frames, { ...options, onProblem: report(file) })) {
    const isChosen =
      (matches === undefined ||
        (row.kind !== "session" && matches({ ...row, kind: "file", name: row.mediaName }))) &&
      (choice.with.length === 0 || choice.with.some((what) => hasContent(row, what))) &&
      (wanted === undefined || row.text.toLowerCase().includes(wanted));
    if (!isChosen) continue;
    origins.set(row, { file, picture });
    yield row;
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

interface FoundRow {
  readonly row: NoteRow;
  readonly picture: string | undefined;
}

async function* rowsOf(
  file: string,
  frames: string | undefined,
  options: NoteRowOptions,
): AsyncGenerator<FoundRow, void, undefined> {
  if (frames === undefined) {
    for await (const row of noteRowsFromParts(readParts(file), options)) yield { row, picture: undefined };
    return;
  }
  const session = await readWhole(file);
  let [drawn, found] = [0, 0];
  let example: string | undefined;
  for (const row of noteRows(session, options)) {
    const media = row.kind === "frame" && row.drawings.length > 0 ? mediaOfRow(session, row) : undefined;
    let picture: string | undefined;
    if (media && row.kind === "frame") {
      drawn++;
      picture = await savedFrame(frames, media, row.frame);
      if (picture === undefined) example ??= savedFrameNames(media, row.frame);
      else found++;
    }
    yield { row, picture };
  }
  if (example !== undefined)
    warn(`${inputName(file)}: ${found} of ${drawn} drawn frames have a saved picture; looked for ${example}`);
}

/** Rows whose text is held so that the session's row can come first, in UTF-16 units. */
const HELD_TEXT = 8_000_000;

/**
 * Puts the row of the session first, as the older export has it. Session files have it last, so the others are held until
 * it comes; in an export too long for that, it stays last.
 */
export async function* sessionFirst(rows: AsyncIterable<NoteRow>): AsyncGenerator<NoteRow, void, undefined> {
  let held: NoteRow[] | undefined = [];
  let length = 0;
  for await (const row of rows) {
    if (held === undefined || row.kind === "session") yield row;
    else {
      held.push(row);
      length += row.text.length + 1000;
      if (length > HELD_TEXT) {
        yield* held;
        held = undefined;
      }
    }
  }
  yield* held ?? [];
}
