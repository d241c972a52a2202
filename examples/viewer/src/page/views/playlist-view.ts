import type { MediaEntry, Overview } from "../../shared/protocol.ts";
import { goToMovie } from "../actions/go-to.ts";
import type { App } from "../app.ts";
import { count, h, middleCut, newId } from "../dom.ts";
import type { State } from "../state/state.ts";
import { VirtualList } from "./virtual-list.ts";

/** The playlist, and what the session says besides. */
export class PlaylistView {
  readonly element: HTMLElement;
  readonly #app: App;
  readonly #list: VirtualList;
  readonly #found = h("p", { class: "found" });
  readonly #empty = h(
    "p",
    { class: "hint" },
    "The session has no movies. To make one that has, close it and drop movies.",
  );
  readonly #about = h("details", { class: "about" });

  constructor(app: App) {
    this.#app = app;
    this.#list = new VirtualList({
      label: "Playlist",
      row: (index) => this.#row(index),
      onChoose: (index) => {
        goToMovie(app, index + 1);
      },
    });
    const heading = h("h2", { id: newId() }, "Playlist");
    this.element = h(
      "section",
      { class: "playlist pane", "aria-labelledby": heading.id },
      h("div", { class: "title" }, heading, this.#found),
      this.#empty,
      this.#list.element,
      this.#about,
    );
  }

  update(state: State, previous: State): void {
    const { session, at } = state;
    if (session === undefined) return;
    const { media } = session.overview;
    if (
      session.overview !== previous.session?.overview ||
      session.savedFrames !== previous.session.savedFrames
    ) {
      this.#found.textContent = count(media.length, "entry", "entries");
      this.#empty.hidden = media.length > 0;
      this.#list.reset(media.length, at.position - 1);
      this.#showAbout(session.overview);
    } else if (state.movies !== previous.movies) this.#list.refresh();
    this.#list.mark(at.position - 1);
  }

  /** A better thumbnail of a movie is there. */
  refresh(position: number): void {
    this.#list.refresh(position - 1);
  }

  #row(index: number): Node[] {
    const { session, movies } = this.#app.store.state;
    const entry = session?.overview.media[index];
    if (session === undefined || entry === undefined) return [];
    const position = index + 1;
    const note = session.notes.find(
      (one) => one.position === position && one.frame > 0 && one.drawings !== "",
    );
    const spot = { position, frame: note?.frame ?? 1 };
    return [
      this.#app.thumbnails.box(session, spot),
      h("span", { class: "position" }, String(position)),
      middleCut(entry.name),
      h("span", { class: "facts" }, facts(entry, movies.has(position))),
    ];
  }

  #showAbout({ groups, notes, chat, userData }: Overview): void {
    const facts = { Notes: notes, Groups: groups.join(", "), Chat: chat, "User data": userData };
    const shown = Object.entries(facts).filter(([, value]) => value !== "");
    this.#about.hidden = shown.length === 0;
    this.#about.replaceChildren(
      h("summary", {}, "About the session"),
      h(
        "dl",
        // The chat can be long: a region that scrolls must be within reach of the keyboard.
        { tabindex: 0, role: "group", "aria-label": "About the session" },
        ...shown.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", { dir: "auto" }, value))),
      ),
    );
  }
}

function facts(entry: MediaEntry, isOpen: boolean): string {
  const notes = entry.frames > 0 ? count(entry.frames, "frame") : "no notes on frames";
  return [
    entry.kind === "group-movie" ? "group" : notes,
    isOpen ? "movie open" : "",
    entry.active ? "current" : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
