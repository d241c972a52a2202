import type { App } from "../app.ts";
import { writtenNotes } from "../state/list-notes.ts";
import type { State } from "../state/state.ts";
import { keepMarks, keptSession, type KeptMovie, type Marks } from "../stores/session-store.ts";

/** Typing and stepping change the marks many times a second. */
const PAUSE_MILLISECONDS = 300;

/** Keeps what a reload needs, shortly after every change and when the page is left. */
export function keepMarksOf({ store }: App): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    void write(store.state);
  };
  store.subscribe((state, previous) => {
    const isChanged =
      state.session?.id !== previous.session?.id ||
      state.done !== previous.done ||
      state.at !== previous.at ||
      state.filters !== previous.filters ||
      state.movies !== previous.movies ||
      state.closed !== previous.closed;
    if (!isChanged || state.session === undefined || state.screen !== "session") return;
    clearTimeout(timer);
    timer = setTimeout(flush, PAUSE_MILLISECONDS);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && timer !== undefined) flush();
  });
}

async function write(state: State): Promise<void> {
  const { session, at, filters, done } = state;
  if (session === undefined || at.position < 0) return;
  const marks: Marks = {
    id: session.id,
    name: session.name,
    openedAt: Date.now(),
    notes: writtenNotes(session.notes),
    done: done.size,
    isKept: (await keptSession(session.id)) !== undefined,
    at,
    filters,
    movies: keptMovies(state),
  };
  await keepMarks(marks);
}

/** The movies that are open, and those of the last visit that were not opened again yet. */
function keptMovies({ movies, closed }: State): KeptMovie[] {
  const kept = new Map<string, KeptMovie>();
  for (const { name, shortHash } of closed) kept.set(name, { name, shortHash });
  for (const { file, shortHash } of movies.values()) kept.set(file.name, { name: file.name, shortHash });
  return [...kept.values()];
}
