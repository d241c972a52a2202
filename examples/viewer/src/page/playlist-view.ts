import type { MediaEntry, Overview } from "../shared/protocol.ts";
import { count, h, newId } from "./dom.ts";
import { VirtualList } from "./virtual-list.ts";

/** The playlist, and what the session says besides. */
export class PlaylistView {
  readonly element: HTMLElement;
  readonly #list: VirtualList;

  constructor(overview: Overview, onChoose: (place: number) => void) {
    this.#list = new VirtualList({
      label: "Playlist",
      row: (index) => row(overview.media[index], index + 1),
      onChoose: (index) => {
        onChoose(index + 1);
      },
    });
    const heading = h("h2", { id: newId() }, "Playlist");
    this.element = h(
      "section",
      { class: "playlist", "aria-labelledby": heading.id },
      h(
        "div",
        { class: "title" },
        heading,
        h("p", { class: "found" }, count(overview.media.length, "entry", "entries")),
      ),
      this.#list.element,
      about(overview),
    );
    this.#list.reset(overview.media.length);
  }

  mark(place: number): void {
    this.#list.mark(place - 1);
  }
}

function row(entry: MediaEntry | undefined, place: number): Node[] {
  if (entry === undefined) return [];
  const facts = [
    entry.kind === "group-movie"
      ? "group"
      : entry.frames > 0
        ? count(entry.frames, "frame")
        : "no notes on frames",
    entry.active ? "being shown" : "",
  ];
  return [
    h("span", { class: "place" }, String(place)),
    h("span", { class: "name", dir: "auto", title: entry.name }, entry.name),
    h("span", { class: "facts" }, facts.filter(Boolean).join(" · ")),
  ];
}

function about({ groups, notes, chat, userData }: Overview): HTMLElement {
  const facts = Object.entries({
    Notes: notes,
    Groups: groups.join(", "),
    Chat: chat,
    "User data": userData,
  });
  const shown = facts.filter(([, value]) => value !== "");
  return h(
    "details",
    { class: "about", hidden: shown.length === 0 },
    h("summary", {}, "About the session"),
    h(
      "dl",
      // The chat can be long: a region that scrolls has to be within reach of the keyboard.
      { tabindex: 0, "aria-label": "About the session" },
      ...shown.map(([name, value]) => h("div", {}, h("dt", {}, name), h("dd", { dir: "auto" }, value))),
    ),
  );
}
