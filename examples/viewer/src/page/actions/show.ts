import type { App } from "../app.ts";
import type { Pane } from "../state/state.ts";
import { shapeOf } from "../state/movie-at.ts";
import { askLook, openMovieAt } from "./go-to.ts";
import { sayError } from "./messages.ts";

export function toggleDrawings({ store }: App): void {
  store.update({ showDrawings: !store.state.showDrawings });
}

/** Shows the saved frame instead of the movie, or the movie again. */
export function showSavedFrames({ store }: App, showSaved: boolean): void {
  store.update({ showSaved });
}

/** @param blankShape Width divided by height. */
export function setBlankShape(app: App, blankShape: number): void {
  const { store, playback } = app;
  store.update({ blankShape });
  const shape = shapeOf(store.state, store.state.at.position, playback.player.grab());
  store.update({ stage: { ...store.state.stage, shape } });
  void askLook(app);
}

/** Decodes movies frame by frame, or leaves it to the page which player is best. */
export function preferStepper(app: App, prefersStepper: boolean): void {
  const { store, playback } = app;
  const { at } = store.state;
  store.update({ prefersStepper, shown: { ...at, frame: 0 } });
  if (at.position === 0) return;
  void openMovieAt(app, at.position);
  if (at.frame > 0) playback.show(at.frame);
}

export function showPane({ store }: App, pane: Pane): void {
  store.update({ pane });
}

/** The whole picture pane: keys and buttons stay within reach. */
export function toggleFullScreen(app: App): void {
  const pane = document.querySelector(".picture");
  const change = document.fullscreenElement === null ? pane?.requestFullscreen() : document.exitFullscreen();
  change?.catch(() => {
    sayError(app, "the browser does not allow full screen here");
  });
}
