import type { App } from "../app.ts";
import { playedRange } from "../state/movie-at.ts";
import type { PlayState } from "../state/state.ts";
import { goTo } from "./go-to.ts";
import { sayError } from "./messages.ts";

export function togglePlay(app: App): void {
  if (app.store.state.play.isPlaying) stop(app);
  else start(app, 1);
}

/** L: forwards, and faster with every press. J: the same backwards. */
export function shuttle(app: App, direction: 1 | -1): void {
  const { isPlaying, speed } = app.store.state.play;
  const isFaster = isPlaying && Math.sign(speed) === direction;
  start(app, isFaster ? Math.sign(speed) * Math.min(8, Math.abs(speed) * 2) : direction);
}

export function stop(app: App): void {
  void app.playback.pause();
  change(app, { isPlaying: false, speed: 1 });
}

export function toggleLoop(app: App): void {
  change(app, { loop: !app.store.state.play.loop });
}

/** Sets an end of the play range to the current frame. */
export function setRangeEnd(app: App, end: "first" | "last"): void {
  const { state } = app.store;
  const range = { ...playedRange(state), [end]: state.at.frame };
  const isWhole = range.first > range.last;
  change(app, { range: isWhole ? undefined : range });
}

export function clearRange(app: App): void {
  change(app, { range: undefined });
}

export function goToRangeEnd(app: App, end: "first" | "last"): void {
  const { state } = app.store;
  stop(app);
  goTo(app, { ...state.at, frame: playedRange(state)[end] });
}

function start(app: App, speed: number): void {
  const { store, playback } = app;
  const { at } = store.state;
  if (at.position === 0) return;
  change(app, { isPlaying: true, speed });
  playback.play(speed, Math.max(1, at.frame)).catch((error: unknown) => {
    change(app, { isPlaying: false, speed: 1 });
    sayError(app, `cannot play the movie: ${error instanceof Error ? error.message : String(error)}`);
  });
}

function change(app: App, part: Partial<PlayState>): void {
  app.store.update({ play: { ...app.store.state.play, ...part } });
  setPlayedRange(app);
}

/** Tells the player which frames play. */
export function setPlayedRange({ store, playback }: App): void {
  playback.setRange(playedRange(store.state), store.state.play.loop);
}
