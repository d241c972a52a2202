import { closingSource, mediaHeaders, type Session, type SessionPart } from "@cinesync/session-xml";
import { expectArgument } from "../base/expect-argument.ts";
import { FrameNotesCollector } from "./frame-notes.ts";
import type { NoteRowOptions } from "./note-row-options.ts";
import type { NoteRow } from "./note-row.ts";
import { RowMaker } from "./row-maker.ts";

/**
 * Returns the notes of a session as flat rows: first the session's own, then movie by movie in playlist order the
 * movie's own and those of its frames in frame order. Several annotations on one frame become one row.
 *
 * @throws {NotesError} when an option is invalid; and, unless `onProblem` is given, when a frame number is not a whole
 * number from 1 or an option does not fit a movie.
 * @example
 * import { noteRows } from "@cinesync/notes";
 * import { createAnnotation, createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const annotations = [createAnnotation(38, { notes: "Soften the edge." })];
 * const session = createSession({ media: [createMediaFile({ locators: ["/shot_010.mov"], annotations })] });
 * for (const row of noteRows(session)) console.log(row.text); // Soften the edge.
 */
export function noteRows(session: Session, options: NoteRowOptions = {}): NoteRow[] {
  expectArgument("session", "session", session);
  const maker = new RowMaker(options);
  const rows = maker.session(session);
  for (const media of session.media) {
    const frames = new FrameNotesCollector();
    if (media.kind === "file") for (const annotation of media.annotations) frames.add(annotation);
    for (const row of maker.movie(media, frames)) rows.push(row);
  }
  return rows;
}

/**
 * Gives the rows of a session that comes in parts, such as `readSessionParts` of `@cinesync/session-xml` returns: those of
 * a movie together, as soon as it is complete, the session's own row first. Where the session's notes follow a movie in
 * the file, as only other programs write them, its row comes last. It has the groups that precede it. The functions
 * `notesTo…Chunks` take these lists.
 *
 * Memory holds the notes of one movie and a key for each movie; never a drawing.
 *
 * @throws {NotesError} as `noteRows` does.
 * @throws {SessionXmlError} `invalid-parts` when the parts do not make a session.
 * @example
 * import { noteRowsByMovie, notesToCsvChunks } from "@cinesync/notes";
 * import { readSessionParts } from "@cinesync/session-xml";
 *
 * const file = '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard" />';
 * for await (const chunk of notesToCsvChunks(noteRowsByMovie(readSessionParts(file)))) console.log(chunk);
 */
export function noteRowsByMovie(
  parts: AsyncIterable<SessionPart> | Iterable<SessionPart>,
  options: NoteRowOptions = {},
): AsyncGenerator<readonly NoteRow[], void, undefined> {
  return closingSource(parts, rowsByMovie(parts, options));
}

async function* rowsByMovie(
  parts: AsyncIterable<SessionPart> | Iterable<SessionPart>,
  options: NoteRowOptions,
): AsyncGenerator<readonly NoteRow[], void, undefined> {
  expectArgument("iterable", "parts", parts);
  const maker = new RowMaker(options);
  const session = { notes: "", userData: "", groups: [] as string[] };
  let frames = new FrameNotesCollector();
  const collect = (part: SessionPart): void => {
    if (part.kind === "annotation") frames.add(part.value);
    else if (part.kind === "session-start") session.userData = part.value.userData;
    else if (part.kind === "session-notes") session.notes = part.value;
    else if (part.kind === "session-group") session.groups.push(part.value);
  };
  const sessionRows = (): NoteRow[] => {
    const rows = maker.session(session);
    session.notes = "";
    return rows;
  };
  for await (const media of mediaHeaders(parts, collect)) {
    const rows = [...sessionRows(), ...maker.movie(media, frames)];
    frames = new FrameNotesCollector();
    if (rows.length > 0) yield rows;
  }
  const rows = sessionRows();
  if (rows.length > 0) yield rows;
}
