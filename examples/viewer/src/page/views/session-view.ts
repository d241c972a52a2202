import { showPane } from "../actions/show.ts";
import type { App } from "../app.ts";
import { button, h } from "../dom.ts";
import type { Pane, State } from "../state/state.ts";
import { CompareView } from "./compare-view.ts";
import { NotesView } from "./notes-view.ts";
import { paneSeparator } from "./panes.ts";
import { PictureView } from "./picture-view.ts";
import { PlaylistView } from "./playlist-view.ts";

const TABS: readonly (readonly [Pane, string])[] = [
  ["playlist", "Playlist"],
  ["picture", "Picture"],
  ["notes", "Notes"],
];

/** An open session: playlist, picture and notes side by side; one of them at a time in a narrow window. */
export class SessionView {
  readonly element: HTMLElement;
  readonly #playlist: PlaylistView;
  readonly #picture: PictureView;
  readonly #notes: NotesView;
  readonly #compare: CompareView;
  readonly #tabs: ReadonlyMap<Pane, HTMLButtonElement>;

  constructor(app: App) {
    this.#playlist = new PlaylistView(app);
    this.#picture = new PictureView(app);
    this.#notes = new NotesView(app);
    this.#compare = new CompareView(app);
    this.#tabs = new Map(
      TABS.map(([pane, name]) => [
        pane,
        button(name, () => {
          showPane(app, pane);
        }),
      ]),
    );
    const grid = h("div", { class: "session" });
    grid.append(
      this.#playlist.element,
      paneSeparator(grid, "playlist"),
      this.#picture.element,
      paneSeparator(grid, "notes"),
      h("div", { class: "side-pane notes-side" }, this.#compare.element, this.#notes.element),
      h("nav", { class: "tabs", "aria-label": "Panes" }, ...this.#tabs.values()),
    );
    this.element = grid;
    app.thumbnails.onChange = ({ position, frame }) => {
      this.#notes.refresh(position, frame);
      this.#playlist.refresh(position);
    };
  }

  update(state: State, previous: State): void {
    this.element.dataset["pane"] = state.pane;
    for (const [pane, tab] of this.#tabs) {
      if (pane === state.pane) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
    this.#playlist.update(state, previous);
    this.#picture.update(state, previous);
    this.#notes.update(state, previous);
    this.#compare.update(state, previous);
  }

  focusSearch(): void {
    this.#notes.focusSearch();
  }
}
