import type { MediaEntry, NoteEntry } from "../shared/protocol.ts";
import { count, h, newId } from "./dom.ts";
import type { SessionClient } from "./session-client.ts";
import { VirtualList } from "./virtual-list.ts";

export interface NotesViewOptions {
  readonly client: SessionClient;
  readonly media: readonly MediaEntry[];
  readonly onChoose: (note: NoteEntry) => void;
}

/** The list of notes, all of them or those that a search finds. */
export class NotesView {
  readonly element: HTMLElement;
  readonly #options: NotesViewOptions;
  readonly #found = h("p", { class: "found", role: "status" });
  readonly #field = h("input", {
    type: "search",
    placeholder: "Search",
    "aria-label": "Search in notes, drawn text and names of movies",
    "aria-keyshortcuts": "/",
  });
  readonly #onlyMovie = h("input", { type: "checkbox" });
  readonly #list: VirtualList;
  /** Which notes the search found, and which of these are listed. */
  #matches: Uint32Array = new Uint32Array();
  #listed: Uint32Array = new Uint32Array();
  #place = 0;
  #frame = 0;
  #turn = 0;

  constructor(options: NotesViewOptions) {
    this.#options = options;
    this.#list = new VirtualList({
      label: "Notes",
      row: (index) => this.#row(index),
      onChoose: (index) => {
        const note = this.#note(index);
        if (note) options.onChoose(note);
      },
    });
    this.#field.addEventListener("input", () => void this.#search());
    this.#onlyMovie.addEventListener("change", () => {
      this.#update();
    });
    const heading = h("h2", { id: newId() }, "Notes");
    this.element = h(
      "section",
      { class: "notes", "aria-labelledby": heading.id },
      h("div", { class: "title" }, heading, this.#found),
      h(
        "div",
        { class: "toolbar" },
        this.#field,
        h("label", { class: "check" }, this.#onlyMovie, h("span", {}, "This movie only")),
      ),
      this.#list.element,
    );
    this.#matches = Uint32Array.from(options.client.notes.keys());
    this.#update();
  }

  /** Puts the cursor into the search field. */
  focusSearch(): void {
    this.#field.focus();
    this.#field.select();
  }

  /** Marks the note of the frame that is shown, if it is listed. */
  mark(place: number, frame: number): void {
    const isOther = place !== this.#place;
    this.#place = place;
    this.#frame = frame;
    if (isOther && this.#onlyMovie.checked) this.#update();
    else this.#list.mark(this.#listedAt());
  }

  /** Goes to the next note that is listed, or to the one before. */
  step(by: number): void {
    if (this.#list.chosen >= 0) {
      this.#list.move(by);
      return;
    }
    // From a frame without a listed note: to the nearest one in that direction.
    const behind = this.#listed.findIndex((index) => this.#isBehind(index));
    const last = behind < 0 ? this.#listed.length : behind;
    this.#list.mark(by > 0 ? last - 1 : last);
    this.#list.move(by);
  }

  async #search(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const matches = await this.#options.client.ask("search", this.#field.value);
    if (turn !== this.#turn) return;
    this.#matches = matches;
    this.#update();
  }

  #update(): void {
    const { notes } = this.#options.client;
    this.#listed = this.#onlyMovie.checked
      ? this.#matches.filter((index) => notes[index]?.place === this.#place)
      : this.#matches;
    const [listed, all] = [this.#listed.length, notes.length];
    this.#found.textContent =
      listed === all ? count(all, "note") : `${listed.toLocaleString("en")} of ${count(all, "note")}`;
    this.#list.reset(listed, this.#listedAt());
  }

  #note(listIndex: number): NoteEntry | undefined {
    return this.#options.client.notes[this.#listed[listIndex] ?? -1];
  }

  #listedAt(): number {
    return this.#listed.findIndex((index) => {
      const note = this.#options.client.notes[index];
      return note?.place === this.#place && note.frame === this.#frame;
    });
  }

  #isBehind(index: number): boolean {
    const note = this.#options.client.notes[index];
    if (note === undefined) return false;
    return note.place > this.#place || (note.place === this.#place && note.frame > this.#frame);
  }

  #row(listIndex: number): Node[] {
    const note = this.#note(listIndex);
    if (note === undefined) return [];
    const { place, frame, timecode, excerpt, drawings } = note;
    const movie = this.#options.media[place - 1];
    const where = frame > 0 ? [String(frame), timecode] : [movie ? "Movie" : "Session"];
    return [
      h(
        "div",
        { class: "where" },
        h("b", {}, where.filter(Boolean).join(" · ")),
        ...(drawings === "" ? [] : [h("span", { class: "drawn" }, "drawing")]),
        h("span", { class: "of", dir: "auto" }, movie?.name ?? ""),
      ),
      excerpt === ""
        ? h("div", { class: "facts" }, drawings)
        : h("div", { class: "excerpt", dir: "auto" }, excerpt),
    ];
  }
}
