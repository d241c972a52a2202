// Holds the session. The page asks, and gets what it is about to show.
import { noteRows } from "@cinesync/notes";
import { createSession, decodeChat, shortHash, type Session } from "@cinesync/session-xml";
import type {
  Call,
  CallName,
  ExportRequest,
  FrameRequest,
  FromWorker,
  HashAnswer,
  Overview,
  WorkerCalls,
} from "../shared/protocol.ts";
import { exportSession } from "./export-session.ts";
import { frameLook } from "./frame-look.ts";
import { lastFrame, movieFacts } from "./movie-facts.ts";
import { noteEntry, searchTexts } from "./note-list.ts";
import { readSessionFile } from "./read-session.ts";
import { search } from "./search.ts";
import { soundSession } from "./sound-session.ts";

/** So many notes at once that the page takes them in between two frames of the screen. */
const NOTES_AT_ONCE = 2000;

let session: Session = createSession();
let texts: readonly string[] = [];

type Answers = {
  readonly [Name in CallName]: (
    ...argument: Parameters<WorkerCalls[Name]>
  ) => ReturnType<WorkerCalls[Name]> | Promise<ReturnType<WorkerCalls[Name]>>;
};

const answers: Answers = {
  open,
  search: (query) => search(texts, query),
  movie: (place) => {
    const media = session.media[place - 1];
    return media ? movieFacts(media) : [];
  },
  frame,
  find,
  export: (request: ExportRequest) => exportSession(session, request),
};

async function open(file: Blob): Promise<Overview> {
  const warnings: string[] = [];
  const warn = (message: string): void => {
    warnings.push(message);
  };
  session = soundSession(await readSessionFile(file, tell, warn), warn);
  const rows = noteRows(session);
  texts = searchTexts(session, rows);
  const frames = new Map<number, number>();
  for (const row of rows) {
    if (row.kind === "frame") frames.set(row.playlistPosition, (frames.get(row.playlistPosition) ?? 0) + 1);
  }
  for (let start = 0; start < rows.length; start += NOTES_AT_ONCE) {
    tell({ kind: "notes", notes: rows.slice(start, start + NOTES_AT_ONCE).map(noteEntry) });
  }
  return {
    notes: session.notes,
    userData: session.userData,
    groups: session.groups,
    chat: decodeChat(session),
    media: session.media.map((media, index) => ({
      kind: media.kind,
      name: media.kind === "file" ? media.name : media.group,
      active: media.active,
      frames: frames.get(index + 1) ?? 0,
      lastFrame: lastFrame(media),
    })),
    warnings,
  };
}

function frame(request: FrameRequest): ReturnType<typeof frameLook> {
  const media = session.media[request.place - 1];
  const ofMovie = media?.kind === "file" ? media.notes : "";
  return frameLook(media, request, request.place === 0 ? session.notes : ofMovie);
}

async function find(movie: Blob): Promise<HashAnswer> {
  const hash = await shortHash(movie);
  const places = [...session.media.entries()]
    .filter(
      ([, media]) =>
        media.kind === "file" &&
        media.locators.some(({ kind, value }) => kind === "short-hash" && value.toLowerCase() === hash),
    )
    .map(([index]) => index + 1);
  return { shortHash: hash, places };
}

function tell(message: FromWorker): void {
  postMessage(message);
}

async function answer({ id, name, argument }: Call): Promise<void> {
  try {
    // The page's side of the calls is typed by the same table.
    const call = answers[name] as (argument: unknown) => unknown;
    tell({ kind: "answer", id, value: await call(argument) });
  } catch (error) {
    tell({ kind: "failure", id, message: error instanceof Error ? error.message : String(error) });
  }
}

addEventListener("message", (event: MessageEvent<Call>) => {
  void answer(event.data);
});
