import type { App } from "../app.ts";
import { messageOf } from "../dom.ts";
import type { GivenFile } from "../files/dropped-files.ts";
import { saveFile } from "../files/save-file.ts";
import { SessionClient } from "../session-client.ts";
import type { Draft, DraftMovie } from "../state/state.ts";
import { attachMovies } from "./attach-movies.ts";
import { sessionFileName } from "./edit-note.ts";
import { sayError } from "./messages.ts";
import { openSession } from "./open-session.ts";

/** Opens the page that makes a session, with what was on it before. */
export function startNewSession({ store }: App): void {
  store.update({ screen: "make", pane: "picture" });
}

export function leaveNewSession({ store }: App): void {
  store.update({ screen: store.state.session === undefined ? "start" : "session" });
}

/** Adds movies to the session that is being made. */
export async function addToNewSession(app: App, given: readonly GivenFile[]): Promise<void> {
  const { store } = app;
  startNewSession(app);
  // A second, empty session: the open one must not be asked what these movies are.
  const client = new SessionClient();
  try {
    for (const { file, handle } of given) {
      const { shortHash, info, problem } = await client.ask("identify", file);
      const movie: DraftMovie = { file, handle, shortHash, info, problem, group: "", note: "" };
      store.update({ draft: { ...store.state.draft, movies: [...store.state.draft.movies, movie] } });
    }
  } catch (error) {
    sayError(app, `cannot read the movies: ${messageOf(error)}`);
  } finally {
    client.close();
  }
}

export function changeDraft({ store }: App, change: Partial<Draft>): void {
  store.update({ draft: { ...store.state.draft, ...change } });
}

export function changeDraftMovie({ store }: App, index: number, change: Partial<DraftMovie>): void {
  const movies = store.state.draft.movies.map((movie, at) =>
    at === index ? { ...movie, ...change } : movie,
  );
  store.update({ draft: { ...store.state.draft, movies } });
}

export function removeDraftMovie({ store }: App, index: number): void {
  const movies = store.state.draft.movies.filter((_, at) => at !== index);
  store.update({ draft: { ...store.state.draft, movies } });
}

export function moveDraftMovie({ store }: App, from: number, to: number): void {
  const movies = [...store.state.draft.movies];
  const [movie] = movies.splice(from, 1);
  if (movie === undefined || to < 0 || to > movies.length) return;
  movies.splice(to, 0, movie);
  store.update({ draft: { ...store.state.draft, movies } });
}

/** Saves the session, or opens it here together with its movies. */
export async function finishNewSession(app: App, how: "save" | "open"): Promise<void> {
  const { draft } = app.store.state;
  const client = new SessionClient();
  try {
    const file = await client.ask("make", {
      folder: draft.folder.trim(),
      note: draft.note.trim(),
      movies: draft.movies.map(({ file: { name }, shortHash, info, group, note }) => ({
        name,
        shortHash,
        framesPerSecond: info?.frameRate && info.frameRate.numerator / info.frameRate.denominator,
        group: group.trim(),
        note: note.trim(),
      })),
    });
    const name = sessionFileName(draft.name.trim() || "New session");
    if (how === "save") saveFile(file, name);
    else if (await openSession(app, new File([file], name), [], { isEdited: true })) {
      await attachMovies(app, draft.movies);
    }
  } catch (error) {
    sayError(app, `cannot make the session: ${messageOf(error)}`);
  } finally {
    client.close();
  }
}
