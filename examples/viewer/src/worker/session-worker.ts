// Holds the session. The page asks for what it is about to show.
import { frameLabels, noteRows, type NoteRow } from "@cinesync/notes";
import {
  SessionXmlError,
  createSession,
  decodeChat,
  stringifySession,
  type Media,
  type Session,
} from "@cinesync/session-xml";
import type { MovieInfo } from "@cinesync/media-info";
import type {
  Call,
  CallName,
  FromWorker,
  Listing,
  MediaEntry,
  Overview,
  WorkerCalls,
} from "../shared/protocol.ts";
import { compareSessions } from "./compare-sessions.ts";
import { findDone, withoutUserData } from "./done-notes.ts";
import { editNote, makeSession } from "./edit-session.ts";
import { exportNotes } from "./export-notes.ts";
import { frameLook } from "./frame-look.ts";
import { frameOptions } from "./frame-options.ts";
import { fileNames, identifyMovie } from "./identify-movie.ts";
import { lastFrame, movieFacts } from "./movie-facts.ts";
import { noteEntry, searchTexts } from "./note-list.ts";
import { readSessionBlob } from "./read-session.ts";
import { search } from "./search.ts";

/** Few enough that the page takes them in between two frames of the screen. */
const NOTES_PER_MESSAGE = 2000;

let session: Session = createSession();
let rows: readonly NoteRow[] = [];
let texts: readonly string[] = [];
let warnings: readonly string[] = [];
const infos = new Map<number, MovieInfo>();

type Answers = {
  readonly [Name in CallName]: (
    ...argument: Parameters<WorkerCalls[Name]>
  ) => ReturnType<WorkerCalls[Name]> | Promise<ReturnType<WorkerCalls[Name]>>;
};

const answers: Answers = {
  open: async (file) => {
    const heard: string[] = [];
    const read = await readSessionBlob(file, send, (message) => heard.push(message));
    use(read, heard);
    for (let start = 0; start < rows.length; start += NOTES_PER_MESSAGE) {
      send({ kind: "notes", notes: rows.slice(start, start + NOTES_PER_MESSAGE).map(noteEntry) });
    }
    return overview();
  },
  search: (query) => search(texts, query),
  movie: (position) => {
    const media = session.media[position - 1];
    return media ? movieFacts(media, infos.get(position)) : [];
  },
  frame: (request) => {
    const media = session.media[request.position - 1];
    const mediaNotes = request.position === 0 ? session.notes : media?.kind === "file" ? media.notes : "";
    return { ...frameLook(media, request, mediaNotes), timecode: timecodeOf(media, request) };
  },
  identify: (movie) => identifyMovie(session, movie),
  attach: (movies) => {
    for (const { position, info } of movies) {
      if (info === undefined) infos.delete(position);
      else infos.set(position, info);
    }
    use(session, warnings);
    return listing();
  },
  setNote: (edit) => {
    use(editNote(session, edit), warnings);
    return listing();
  },
  findDone: (marked) => findDone(marked, rows),
  row: (key) => {
    const row = rows.find((one) => one.key === key);
    return row && withoutUserData(row);
  },
  save: () => sessionFile(session),
  export: (request) => exportNotes(session, rows, infos, request),
  compare: async ({ earlier, marked }) => {
    const ignore = (): void => undefined;
    const read = await readSessionBlob(earlier, ignore, ignore);
    return compareSessions({ session: read, name: earlier.name, marked }, session);
  },
  make: (request) => sessionFile(makeSession(request)),
};

/** Lists the notes of a session. A note on an impossible frame costs that note alone. */
function use(next: Session, heard: readonly string[]): void {
  const problems = new Set(heard);
  const listed = noteRows(next, {
    ...frameOptions(infos),
    onProblem: ({ message }) => problems.add(message),
  });
  session = next;
  rows = listed;
  texts = searchTexts(session, rows);
  warnings = [...problems];
}

function listing(): Listing {
  return { overview: overview(), notes: rows.map(noteEntry) };
}

function overview(): Overview {
  const frames = new Map<number, number>();
  for (const row of rows) {
    if (row.kind === "frame") frames.set(row.playlistPosition, (frames.get(row.playlistPosition) ?? 0) + 1);
  }
  return {
    notes: session.notes,
    userData: session.userData,
    groups: session.groups,
    chat: decodeChat(session),
    media: session.media.map((media, index) => mediaEntry(media, frames.get(index + 1) ?? 0)),
    warnings,
  };
}

function mediaEntry(media: Media, frames: number): MediaEntry {
  const isFile = media.kind === "file";
  const ratio = isFile ? media.pixelRatio : undefined;
  return {
    kind: media.kind,
    name: isFile ? media.name : media.group,
    active: media.active,
    groups: media.groups,
    frames,
    lastFrame: lastFrame(media),
    framesPerSecond: media.framesPerSecond === 0 ? undefined : media.framesPerSecond,
    playRange: media.playRange,
    pixelAspect:
      ratio && (ratio.source.width / ratio.source.height) * (ratio.target.height / ratio.target.width),
    fileNames: isFile ? fileNames(media) : [],
  };
}

function timecodeOf(
  media: Media | undefined,
  { position, frame }: { position: number; frame: number },
): string {
  if (media?.kind !== "file" || frame === 0) return "";
  return frameLabels(media, position, frameOptions(infos)).timecode(frame) ?? "";
}

function sessionFile(written: Session): Blob {
  return new Blob([stringifySession(written)], { type: "application/xml" });
}

function send(message: FromWorker): void {
  postMessage(message);
}

async function answer({ id, name, argument }: Call): Promise<void> {
  try {
    // One table types both sides of a call.
    const call = answers[name] as (argument: unknown) => unknown;
    send({ kind: "answer", id, value: await call(argument) });
  } catch (error) {
    send({ kind: "failure", id, message: messageOf(error) });
  }
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof SessionXmlError) || error.details.code !== "limit-exceeded") return error.message;
  // Nobody can raise a limit here.
  const { limit, maximum } = error.details;
  return `it is larger than this page reads (${limit}: ${maximum.toLocaleString("en")})`;
}

addEventListener("message", (event: MessageEvent<Call>) => {
  void answer(event.data);
});
