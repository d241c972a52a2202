import { clearFilters, setFilters, toggleDone } from "../actions/filter-notes.ts";
import type { NoteEntry } from "../../shared/protocol.ts";
import { goToNote } from "../actions/go-to.ts";
import type { App } from "../app.ts";
import { button, checkBox, count, h, labeled, middleCut, newId, select } from "../dom.ts";
import { rowOf, writtenNotes } from "../state/list-notes.ts";
import { NO_FILTERS, type Filters, type State } from "../state/state.ts";
import { VirtualList } from "./virtual-list.ts";

/** The list of notes, all of them or those that the filters leave. */
export class NotesView {
  readonly element: HTMLElement;
  readonly #app: App;
  readonly #found = h("p", { class: "found", role: "status" });
  readonly #query = h("input", {
    type: "search",
    placeholder: "Search",
    "aria-label": "Search in notes, drawn text and names of movies",
    "aria-keyshortcuts": "s",
  });
  readonly #movieOnly;
  readonly #drawn;
  readonly #changed;
  readonly #done = select(["all", "Open and done"], ["open", "Open"], ["done", "Done"]);
  readonly #group = select(["", "All groups"]);
  readonly #groupLabel = labeled("Group", this.#group);
  readonly #sort = select(["playlist", "Playlist"], ["name", "Movie name"], ["open-first", "Open first"]);
  readonly #summary = h("summary", {}, "Filter and sort");
  readonly #list: VirtualList;
  readonly #hint = h("div", { class: "hint" });

  constructor(app: App) {
    this.#app = app;
    const set = (change: Partial<Filters>): void => {
      setFilters(app, change);
    };
    this.#movieOnly = checkBox("This movie only", (movieOnly) => {
      set({ movieOnly });
    });
    this.#drawn = checkBox("With drawings", (drawn) => {
      set({ drawn });
    });
    this.#changed = checkBox("New or changed", (changed) => {
      set({ changed });
    });
    this.#query.addEventListener("input", () => {
      set({ query: this.#query.value });
    });
    this.#done.addEventListener("change", () => {
      set({ done: this.#done.value as Filters["done"] });
    });
    this.#group.addEventListener("change", () => {
      set({ group: this.#group.value });
    });
    this.#sort.addEventListener("change", () => {
      set({ sort: this.#sort.value as Filters["sort"] });
    });
    this.#list = new VirtualList({
      label: "Notes",
      row: (row) => this.#row(row),
      onChoose: (row) => {
        const index = app.store.state.listed[row];
        if (index !== undefined) goToNote(app, index);
      },
    });
    const heading = h("h2", { id: newId() }, "Notes");
    this.element = h(
      "section",
      { class: "notes pane", "aria-labelledby": heading.id },
      h("div", { class: "title" }, heading, this.#found),
      h("div", { class: "toolbar" }, this.#query, this.#movieOnly.label),
      h(
        "details",
        { class: "filters" },
        this.#summary,
        h(
          "div",
          { class: "toolbar" },
          labeled("Show", this.#done),
          this.#groupLabel,
          labeled("Order", this.#sort),
          this.#drawn.label,
          this.#changed.label,
        ),
      ),
      this.#hint,
      this.#list.element,
    );
  }

  focusSearch(): void {
    this.#query.focus();
    this.#query.select();
  }

  update(state: State, previous: State): void {
    const { session, listed, at, filters } = state;
    if (session === undefined) return;
    if (filters !== previous.filters || session.overview !== previous.session?.overview)
      this.#showFilters(state);
    this.#changed.label.hidden = state.comparison === undefined;
    const isNewList =
      listed !== previous.listed ||
      session.notes !== previous.session?.notes ||
      session.savedFrames !== previous.session.savedFrames;
    if (isNewList) {
      const row = rowOf(session.notes, listed, at);
      const isSameRows = isSame(listed, previous.listed) && session.id === previous.session?.id;
      if (isSameRows) this.#list.refresh();
      else this.#list.reset(listed.length, row);
      this.#list.mark(row);
    } else if (at !== previous.at) this.#list.mark(rowOf(session.notes, listed, at));
    if (state.done !== previous.done) this.#list.refresh();
    if (isNewList || state.done !== previous.done) this.#showCounts(state);
  }

  /** A better thumbnail of a frame is there. */
  refresh(position: number, frame: number): void {
    const { session, listed } = this.#app.store.state;
    if (session !== undefined) this.#list.refresh(rowOf(session.notes, listed, { position, frame }));
  }

  #showFilters({ filters, session }: State): void {
    if (this.#query.value !== filters.query) this.#query.value = filters.query;
    this.#movieOnly.field.checked = filters.movieOnly;
    this.#drawn.field.checked = filters.drawn;
    this.#changed.field.checked = filters.changed;
    this.#done.value = filters.done;
    this.#sort.value = filters.sort;
    const groups = session?.overview.groups ?? [];
    this.#groupLabel.hidden = groups.length === 0;
    this.#group.replaceChildren(
      h("option", { value: "" }, "All groups"),
      ...groups.map((group) => h("option", { value: group }, group)),
    );
    this.#group.value = filters.group;
    const { query: _query, movieOnly: _movieOnly, ...hidden } = filters;
    const active = Object.entries(hidden).filter(
      ([name, value]) => value !== NO_FILTERS[name as keyof Filters],
    );
    this.#summary.textContent =
      active.length === 0 ? "Filter and sort" : `Filter and sort (${active.length} on)`;
  }

  #showCounts({ listed, session, done, filters }: State): void {
    const notes = session?.notes ?? [];
    const found = foundCount(listed.length, notes);
    this.#found.textContent = done.size === 0 ? found : `${found} · ${done.size.toLocaleString("en")} done`;
    this.#hint.hidden = listed.length > 0;
    if (listed.length > 0) return;
    if (notes.length === 0) {
      this.#hint.replaceChildren(h("p", {}, "No notes yet. Go to a frame and press E to write one."));
    } else {
      const reset = button("Show all notes", () => {
        clearFilters(this.#app);
      });
      const text = filters.query === "" ? "No note passes the filters." : `No note has “${filters.query}”.`;
      this.#hint.replaceChildren(h("p", {}, text), reset);
    }
  }

  #row(row: number): Node[] {
    const { session, listed, done } = this.#app.store.state;
    const note = session?.notes[listed[row] ?? -1];
    if (session === undefined || note === undefined) return [];
    const { key, position, frame, timecode, excerpt, drawings } = note;
    const movie = session.overview.media[position - 1];
    const isDone = done.has(key);
    // For the mouse; the keyboard has X and the button below the picture, since a row may not hold another control.
    const mark = h("span", {
      class: isDone ? "mark done" : "mark",
      "aria-hidden": "true",
      title: isDone ? "Done: mark as open (X)" : "Mark as done (X)",
    });
    mark.addEventListener("click", (event) => {
      event.stopPropagation();
      toggleDone(this.#app, key);
    });
    const where = frame > 0 ? [String(frame), timecode] : [movie ? "Movie" : "Session"];
    return [
      frame > 0 ? this.#app.thumbnails.box(session, note) : h("span", { class: "thumbnail" }),
      h(
        "div",
        { class: isDone ? "text done" : "text" },
        h(
          "div",
          { class: "where" },
          h("b", {}, where.filter(Boolean).join(" · ")),
          middleCut(movie?.name ?? ""),
        ),
        excerpt === ""
          ? h("div", { class: "facts" }, `Drawing: ${drawings}`)
          : h("div", { class: "excerpt", dir: "auto" }, excerpt),
        ...(isDone ? [h("span", { class: "hidden-text" }, "done")] : []),
      ),
      mark,
    ];
  }
}

/** `15 notes, 1 drawing without a note`: the notes are counted as `cinesync info` and the report count them. */
function entryCount(notes: readonly NoteEntry[]): string {
  const written = writtenNotes(notes);
  const drawn = notes.length - written;
  const text = count(written, "note");
  return drawn === 0 ? text : `${text}, ${count(drawn, "drawing")} without a note`;
}

/** `2 of 15 notes`; with drawings that have no note, `2 of 16 notes and drawings`. */
function foundCount(listed: number, notes: readonly NoteEntry[]): string {
  if (listed === notes.length) return entryCount(notes);
  const isDrawn = writtenNotes(notes) < notes.length;
  const of = isDrawn ? `${notes.length.toLocaleString("en")} notes and drawings` : entryCount(notes);
  return `${listed.toLocaleString("en")} of ${of}`;
}

function isSame(a: Uint32Array, b: Uint32Array): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}
