import type { App } from "../app.ts";
import { count } from "../dom.ts";
import type { GivenFile } from "../files/dropped-files.ts";
import { sortFiles } from "../files/sort-files.ts";
import { attachMovies } from "./attach-movies.ts";
import { compareWith } from "./compare.ts";
import { addToNewSession } from "./make-session.ts";
import { clearMessages, say, sayError } from "./messages.ts";
import { openSession } from "./open-session.ts";

/** Takes whatever was dropped or chosen: sessions, saved frames, movies. */
export async function openFiles(app: App, given: readonly GivenFile[]): Promise<void> {
  const { store } = app;
  clearMessages(app);
  const { sessions, pictures, movies, problems } = await sortFiles(given);
  for (const problem of problems) sayError(app, problem);
  if (store.state.screen === "make" && sessions.length === 0) {
    await addToNewSession(app, movies);
    return;
  }
  const [first, ...others] = [...sessions].sort((a, b) => b.file.lastModified - a.file.lastModified);
  if (first !== undefined) {
    const isOpened = await openSession(app, first.file, [...store.state.earlyPictures, ...pictures]);
    if (isOpened) for (const { file } of others) offerOther(app, file, pictures);
  } else if (pictures.length > 0) addPictures(app, pictures);
  if (movies.length === 0) return;
  if (store.state.session === undefined) await addToNewSession(app, movies);
  else await attachMovies(app, movies);
}

/** Saved frames without a session belong to the session that is open. */
function addPictures(app: App, pictures: readonly File[]): void {
  const { session } = app.store.state;
  const added = count(pictures.length, "saved frame");
  if (session === undefined) {
    const { earlyPictures } = app.store.state;
    app.store.update({ earlyPictures: [...earlyPictures, ...pictures] });
    say(app, `${added} added: now drop their session`);
    return;
  }
  const savedFrames = session.savedFrames.with(pictures);
  app.store.update({ session: { ...session, savedFrames } });
  app.thumbnails.clear();
  say(app, `${added} added to ${session.name}`);
}

function offerOther(app: App, file: File, pictures: readonly File[]): void {
  const opened = app.store.state.session?.name ?? "";
  say(app, `${file.name} was dropped together with ${opened}, which is newer`, {
    actions: [
      { label: "Compare the two", run: () => void compareWith(app, file) },
      { label: `Open ${file.name}`, run: () => void openSession(app, file, pictures) },
    ],
  });
}
