import { formatAddress } from "../address.ts";
import type { App } from "../app.ts";
import { isOpen } from "../app.ts";
import { listNotes, neighborOf } from "../state/list-notes.ts";
import { frameRateAt, lastFrameAt, playedRange, shapeOf } from "../state/movie-at.ts";
import { isSameSpot, type Spot, type State } from "../state/state.ts";

export interface GoToOptions {
  /** True when "back" leads to where the page was: for notes and movies, not for every frame. Default: false. */
  readonly isStop?: boolean;
}

/** Shows a frame of a movie; frame 0 is the movie, position 0 the session, as a whole. */
export function goTo(app: App, spot: Spot, { isStop = false }: GoToOptions = {}): void {
  const { store, playback } = app;
  const { session, at: previous } = store.state;
  if (session === undefined) return;
  const at = validSpot(store.state, spot);
  const isOtherMovie = at.position !== previous.position;
  store.update({ at, look: undefined, editing: false });
  if (isOtherMovie) {
    store.update({ shown: { position: at.position, frame: 0 } });
    void openMovieAt(app, at.position);
  }
  writeAddress(store.state, isStop);
  if (store.state.filters.movieOnly && isOtherMovie) store.update({ listed: listNotes(store.state) });
  if (at.position === 0 || at.frame === 0) store.update({ shown: at });
  else playback.show(at.frame);
  void askLook(app);
}

/** Shows the first frame of a movie that is drawn on, else its first note. */
export function goToMovie(app: App, position: number): void {
  const { session } = app.store.state;
  const notes = session?.notes.filter((note) => note.position === position) ?? [];
  const first = notes.find(({ drawings }) => drawings !== "") ?? notes.find(({ frame }) => frame > 0);
  goTo(app, { position, frame: first?.frame ?? 1 }, { isStop: true });
}

export function goToNote(app: App, index: number): void {
  const note = app.store.state.session?.notes[index];
  if (note === undefined) return;
  goTo(app, note, { isStop: true });
  app.store.update({ pane: "picture" });
}

export function stepFrame(app: App, by: number): void {
  const { at } = app.store.state;
  if (at.position === 0) return;
  void app.playback.pause();
  goTo(app, { ...at, frame: Math.max(1, at.frame + by) });
}

/** Goes to the next note of the list, or the one before. */
export function stepNote(app: App, by: 1 | -1): void {
  const { session, listed, at } = app.store.state;
  if (session === undefined) return;
  const index = neighborOf(session.notes, listed, at, by);
  if (index !== undefined) goToNote(app, index);
}

/** The movie is at another frame because it plays. */
export function followMovie(app: App, frame: number): void {
  const { store } = app;
  const { at, session } = store.state;
  if (session === undefined || at.position === 0) return;
  const shown = { position: at.position, frame };
  store.update({ shown });
  if (frame === at.frame || !store.state.play.isPlaying) return;
  store.update({ at: shown, look: undefined });
  void askLook(app);
}

/** Opens the movie of a position in the player, or a blank picture of the right shape. */
export async function openMovieAt(app: App, position: number): Promise<void> {
  const { store, playback } = app;
  const { session, movies } = store.state;
  const media = session?.overview.media[position - 1];
  const range = media?.playRange;
  store.update({
    facts: [],
    play: {
      isPlaying: false,
      speed: 1,
      loop: range?.playOnlyRange ?? false,
      range: range && { first: range.inFrame, last: range.outFrame },
    },
  });
  if (session === undefined) return;
  const movie = movies.get(position);
  store.update({
    stage: {
      kind: movie ? "opening" : "blank",
      frameCount: undefined,
      shape: shapeOf(store.state, position),
      problem: "",
    },
  });
  playback.setRange(playedRange(store.state), store.state.play.loop);
  const blank = { frameCount: lastFrameAt(store.state, position), rate: frameRateAt(store.state, position) };
  void session.client.ask("movie", position).then(
    (facts) => {
      if (isOpen(app, session) && store.state.at.position === position) store.update({ facts });
    },
    () => undefined,
  );
  await playback.open(movie, blank, store.state.prefersStepper);
}

/** Asks the worker for what is on the frame. Answers for frames that were left are dropped. */
export async function askLook(app: App): Promise<void> {
  const { store } = app;
  const { session, at, stage } = store.state;
  if (session === undefined) return;
  const look = await session.client.ask("frame", { ...at, shape: stage.shape }).catch(() => undefined);
  if (look !== undefined && isOpen(app, session) && isSameSpot(store.state.at, at)) store.update({ look });
}

function validSpot({ session }: State, { position, frame }: Spot): Spot {
  const media = session?.overview.media[position - 1];
  if (media === undefined) return { position: 0, frame: 0 };
  return { position, frame: Number.isSafeInteger(frame) ? Math.max(0, frame) : 1 };
}

/** The address follows the frame, so that a reload comes back to it. */
function writeAddress({ session, at }: State, isStop: boolean): void {
  if (session === undefined) return;
  const address = formatAddress({ session: session.id, name: session.name, at });
  if (!isStop) replaceSoon(address);
  else {
    replaceNow();
    if (location.hash !== address) history.pushState(null, "", address);
  }
}

let pending: string | undefined;

/** Browsers refuse more than some hundred changes of the address in half a minute. */
function replaceSoon(address: string): void {
  if (pending === undefined) setTimeout(replaceNow, 400);
  pending = address;
}

function replaceNow(): void {
  if (pending !== undefined && location.hash !== "" && location.hash !== pending)
    history.replaceState(null, "", pending);
  pending = undefined;
}
