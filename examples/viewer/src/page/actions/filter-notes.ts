import type { App } from "../app.ts";
import { isOpen } from "../app.ts";
import { listNotes, noteAt } from "../state/list-notes.ts";
import { NO_FILTERS, type Filters, type OpenSession } from "../state/state.ts";
import { dropDone, keepDone } from "../stores/done-store.ts";

let turn = 0;

export function setFilters(app: App, change: Partial<Filters>): void {
  const { store } = app;
  store.update({ filters: { ...store.state.filters, ...change } });
  if (change.query === undefined) store.update({ listed: listNotes(store.state) });
  else void search(app);
}

export function clearFilters(app: App): void {
  setFilters(app, NO_FILTERS);
}

/** Searches again, after the notes changed as well. Only the answer to the last question counts. */
export async function search(app: App): Promise<void> {
  const { store } = app;
  const { session, filters } = store.state;
  if (session === undefined) return;
  turn += 1;
  const mine = turn;
  const matches = await session.client.ask("search", filters.query).catch(() => undefined);
  if (matches === undefined || mine !== turn || !isOpen(app, session)) return;
  store.update({ matches });
  store.update({ listed: listNotes(store.state) });
}

export function toggleDone(app: App, key: string): void {
  const { store } = app;
  const { session } = store.state;
  const done = new Set(store.state.done);
  if (!done.delete(key)) done.add(key);
  store.update({ done });
  if (session !== undefined) keeping = keeping.then(() => keepMark(app, session, key));
  // The note stays in the list until the list is asked for again: a row that goes away under the mouse is a trap.
  if (store.state.filters.sort === "open-first") store.update({ listed: listNotes(store.state) });
}

/** One mark after the other, so that the last of two quick changes is the one that stays. */
let keeping = Promise.resolve();

async function keepMark(app: App, session: OpenSession, key: string): Promise<void> {
  if (!isOpen(app, session)) return;
  if (!app.store.state.done.has(key)) {
    await dropDone(session.id, key);
    return;
  }
  const row = await session.client.ask("row", key).catch(() => undefined);
  if (row !== undefined) await keepDone(session.id, [{ markedAs: key, row }]);
}

/** Marks the notes of the current frame as done, or as open again. */
export function toggleDoneHere(app: App): void {
  const { session, at } = app.store.state;
  const note = noteAt(session?.notes ?? [], at);
  if (note !== undefined) toggleDone(app, note.key);
}

/** Takes over what an edit or new movie facts changed. */
export async function replaceListing(
  app: App,
  session: OpenSession,
  change: Partial<Pick<OpenSession, "overview" | "notes" | "isEdited" | "savedFrames">>,
): Promise<void> {
  const { state } = app.store;
  if (!isOpen(app, session) || state.session === undefined) return;
  app.store.update({ session: { ...state.session, ...change } });
  await search(app);
}
