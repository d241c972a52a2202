import type { Identity } from "../../shared/protocol.ts";
import type { App } from "../app.ts";
import { isOpen } from "../app.ts";
import { count, messageOf } from "../dom.ts";
import type { GivenFile } from "../files/dropped-files.ts";
import type { ClosedMovie, MovieQuestion, OpenMovie, OpenSession } from "../state/state.ts";
import { keepHandle, keptHandle, type KeptMovie } from "../stores/session-store.ts";
import { replaceListing } from "./filter-notes.ts";
import { askLook, openMovieAt } from "./go-to.ts";
import { say, sayError } from "./messages.ts";

interface Found {
  readonly movie: OpenMovie;
  readonly positions: readonly number[];
}

/** Finds the playlist positions of movies: by short hash, else by name. Asks where neither is certain. */
export async function attachMovies(app: App, given: readonly GivenFile[]): Promise<void> {
  const { session } = app.store.state;
  if (session === undefined) return;
  const found: Found[] = [];
  const questions: MovieQuestion[] = [];
  const missing: string[] = [];
  for (const { file, handle } of given) {
    try {
      const identity = await session.client.ask("identify", file);
      if (!isOpen(app, session)) return;
      if (handle !== undefined) void keepHandle(identity.shortHash, handle);
      const movie = { file, shortHash: identity.shortHash, info: identity.info };
      const match = matchOf(identity);
      if (match === undefined) missing.push(file.name);
      else if ("kind" in match) questions.push({ movie, ...match });
      else found.push({ movie: { ...movie, how: match.how }, positions: match.positions });
      if (identity.problem !== "" && match !== undefined) say(app, `${file.name}: ${identity.problem}`);
    } catch (error) {
      sayError(app, `cannot read ${file.name}: ${messageOf(error)}`);
    }
  }
  await attach(app, session, found);
  report(app, found, missing);
  if (questions.length > 0) app.store.update({ questions: [...app.store.state.questions, ...questions] });
}

/** Answers whether a movie is the one of the playlist, or another version of it. */
export async function answerQuestion(app: App, question: MovieQuestion, isUsed: boolean): Promise<void> {
  const { store } = app;
  store.update({ questions: store.state.questions.filter((one) => one !== question) });
  const { session } = store.state;
  if (!isUsed || session === undefined) return;
  await attach(app, session, [
    { movie: { ...question.movie, how: "choice" }, positions: question.positions },
  ]);
}

/** Opens the movies of the last visit where the browser still allows it, and offers the others. */
export async function offerReopening(app: App, movies: readonly KeptMovie[]): Promise<void> {
  const { session } = app.store.state;
  if (session === undefined || movies.length === 0) return;
  const granted: GivenFile[] = [];
  const closed: ClosedMovie[] = [];
  for (const { name, shortHash } of movies) {
    const handle = shortHash === "" ? undefined : await keptHandle(shortHash);
    const file =
      handle !== undefined && (await permission(handle, "queryPermission")) === "granted"
        ? await handle.getFile().catch(() => undefined)
        : undefined;
    if (file === undefined) closed.push({ name, shortHash, handle });
    else granted.push({ file, handle });
  }
  if (!isOpen(app, session)) return;
  app.store.update({ closed });
  if (granted.length > 0) await attachMovies(app, granted);
}

/** Must run in a click: the browser asks the person. Movies that are gone must be chosen again. */
export async function reopenMovies(app: App): Promise<void> {
  const given: GivenFile[] = [];
  const lost: ClosedMovie[] = [];
  for (const movie of app.store.state.closed) {
    try {
      const isGranted =
        movie.handle !== undefined && (await permission(movie.handle, "requestPermission")) === "granted";
      if (isGranted) given.push({ file: await movie.handle.getFile(), handle: movie.handle });
      else lost.push(movie);
    } catch {
      lost.push({ ...movie, handle: undefined });
    }
  }
  app.store.update({ closed: lost });
  await attachMovies(app, given);
}

export function forgetClosed({ store }: App): void {
  store.update({ closed: [] });
}

type Match =
  | { readonly how: "short hash" | "name"; readonly positions: readonly number[] }
  | Pick<MovieQuestion, "kind" | "positions">;

function matchOf({ byHash, byName, otherVersion, similar }: Identity): Match | undefined {
  if (byHash.length > 0) return { how: "short hash", positions: byHash };
  if (byName.length > 0) return { how: "name", positions: byName };
  if (otherVersion.length > 0) return { kind: "other-version", positions: otherVersion };
  if (similar.length > 0) return { kind: "similar", positions: similar };
  return undefined;
}

async function attach(app: App, session: OpenSession, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  const { store } = app;
  const movies = new Map(store.state.movies);
  const facts = found.flatMap(({ movie, positions }) =>
    positions.map((position) => {
      movies.set(position, movie);
      app.thumbnails.forget(position);
      return { position, info: movie.info };
    }),
  );
  // Asked first: what the player's facts are asked for next is answered with these.
  const listing = session.client.ask("attach", facts);
  const { closed, at } = store.state;
  const opened = new Set(found.map(({ movie }) => movie.file.name));
  store.update({ movies, closed: closed.filter(({ name }) => !opened.has(name)) });
  if (facts.some(({ position }) => position === at.position)) {
    store.update({ shown: { position: at.position, frame: 0 } });
    void openMovieAt(app, at.position);
    if (at.frame > 0) app.playback.show(at.frame);
  }
  await replaceListing(app, session, await listing);
  await askLook(app);
}

function report(app: App, found: readonly Found[], missing: readonly string[]): void {
  const name = app.store.state.session?.name ?? "the session";
  if (found.length > 0) {
    const ways = (["short hash", "name"] as const).flatMap((how) => {
      const movies = found.filter(({ movie }) => movie.how === how);
      if (movies.length === 0) return [];
      const places = movies.map(({ movie, positions }) => `${movie.file.name} (${positions.join(", ")})`);
      return [`by ${how}: ${places.join(", ")}`];
    });
    say(app, `${count(found.length, "movie")} found in the playlist, ${ways.join("; ")}`);
  }
  if (missing.length > 0) {
    say(app, `Not in the playlist of ${name}, by short hash or name: ${missing.join(", ")}`);
  }
}

/** Only Chromium has these two functions; the types of TypeScript's DOM library leave them out. */
async function permission(
  handle: FileSystemFileHandle,
  name: "queryPermission" | "requestPermission",
): Promise<PermissionState> {
  type Ask = (options: { readonly mode: "read" }) => Promise<PermissionState>;
  const ask = (handle as unknown as Partial<Record<typeof name, Ask>>)[name];
  return (await ask?.call(handle, { mode: "read" })) ?? "granted";
}
