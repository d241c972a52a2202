import {
  changeDraft,
  changeDraftMovie,
  finishNewSession,
  leaveNewSession,
  moveDraftMovie,
  removeDraftMovie,
} from "../actions/make-session.ts";
import type { App } from "../app.ts";
import { button, count, h, labeled, middleCut, newId } from "../dom.ts";
import type { Draft, DraftMovie, State } from "../state/state.ts";

/** Makes a session: movies in order, with groups and notes, saved as .csc. */
export class MakeView {
  readonly element: HTMLElement;
  readonly #app: App;
  readonly #list = h("ol", { class: "draft" });
  readonly #hint = h(
    "p",
    { class: "hint" },
    "Drop movies here, or choose them. They are not copied: the session names them.",
  );
  readonly #name = h("input", { type: "text", placeholder: "New session" });
  readonly #folder = h("input", { type: "text", placeholder: "/Volumes/show/dailies or Z:\\show\\dailies" });
  readonly #note = h("textarea", { rows: 2 });
  readonly #groups = h("datalist", { id: newId() });
  readonly #finish: readonly HTMLButtonElement[];
  readonly #how = h("p", { class: "small" });

  constructor(app: App, chooseFiles: () => void) {
    this.#app = app;
    const onInput = (
      field: HTMLInputElement | HTMLTextAreaElement,
      name: "name" | "folder" | "note",
    ): void => {
      field.addEventListener("input", () => {
        changeDraft(app, { [name]: field.value });
      });
    };
    onInput(this.#name, "name");
    onInput(this.#folder, "folder");
    onInput(this.#note, "note");
    this.#finish = [
      button("Save as .csc", () => void finishNewSession(app, "save"), { class: "primary" }),
      button("Open it here", () => void finishNewSession(app, "open")),
    ];
    const heading = h("h2", { id: newId() }, "New session");
    this.element = h(
      "section",
      { class: "make", "aria-labelledby": heading.id },
      h(
        "div",
        { class: "title" },
        heading,
        button("Back", () => {
          leaveNewSession(app);
        }),
      ),
      h(
        "div",
        { class: "fields" },
        labeled("Name of the session", this.#name),
        labeled("Folder of the movies for cineSync (optional)", this.#folder),
        labeled("Note on the session", this.#note),
      ),
      this.#how,
      this.#hint,
      this.#list,
      this.#groups,
      h("div", { class: "actions" }, button("Add movies…", chooseFiles), ...this.#finish),
    );
  }

  update(state: State, previous: State): void {
    const { draft } = state;
    const before = previous.draft;
    this.#hint.hidden = draft.movies.length > 0;
    for (const one of this.#finish) one.disabled = draft.movies.length === 0;
    this.#how.textContent =
      draft.folder.trim() === ""
        ? "cineSync finds the movies by their short hash, wherever they are in its search folders. A page does not know where your files are."
        : "cineSync looks for the movies in this folder, and by their short hash.";
    if (isOtherList(draft, before) || this.#list.childElementCount !== draft.movies.length) {
      this.#list.replaceChildren(...draft.movies.map((movie, index) => this.#item(movie, index)));
    }
    const groups = [...new Set(draft.movies.map(({ group }) => group.trim()).filter(Boolean))];
    this.#groups.replaceChildren(...groups.map((group) => h("option", { value: group })));
  }

  #item(movie: DraftMovie, index: number): HTMLElement {
    const app = this.#app;
    const { name } = movie.file;
    const group = h("input", { type: "text", list: this.#groups.id, value: movie.group });
    group.addEventListener("input", () => {
      changeDraftMovie(app, index, { group: group.value });
    });
    const note = h("input", { type: "text", value: movie.note });
    note.addEventListener("input", () => {
      changeDraftMovie(app, index, { note: note.value });
    });
    const move = (text: string, by: number, label: string): HTMLButtonElement => {
      const one = button(
        text,
        () => {
          moveDraftMovie(app, index, index + by);
          this.#focusItem(index + by);
        },
        { "aria-label": `${label} ${name}`, class: "symbol" },
      );
      one.disabled = index + by < 0 || index + by >= app.store.state.draft.movies.length;
      return one;
    };
    const item = h(
      "li",
      { draggable: true, tabindex: -1 },
      h("div", { class: "draft-name" }, middleCut(name), h("span", { class: "facts" }, factsOf(movie))),
      labeled("Group", group),
      labeled("Note", note),
      h(
        "div",
        { class: "actions" },
        move("↑", -1, "Move up:"),
        move("↓", 1, "Move down:"),
        button(
          "Remove",
          () => {
            removeDraftMovie(app, index);
          },
          { "aria-label": `Remove ${name}` },
        ),
      ),
    );
    item.addEventListener("dragstart", (event) => {
      event.dataTransfer?.setData("text/x-playlist-index", String(index));
    });
    item.addEventListener("drop", (event) => {
      const from = event.dataTransfer?.getData("text/x-playlist-index") ?? "";
      if (from === "") return;
      event.preventDefault();
      event.stopPropagation();
      moveDraftMovie(app, Number(from), index);
    });
    return item;
  }

  /** The list is made again: the keyboard must not lose the movie. */
  #focusItem(index: number): void {
    queueMicrotask(() => {
      queueMicrotask(() => {
        const item = this.#list.children[index];
        const target = item?.querySelector<HTMLElement>("button:enabled");
        target?.focus();
      });
    });
  }
}

function isOtherList(draft: Draft, before: Draft): boolean {
  return (
    draft.movies.length !== before.movies.length ||
    draft.movies.some(({ file }, index) => file !== before.movies[index]?.file)
  );
}

function factsOf({ info, shortHash, problem }: DraftMovie): string {
  const rate =
    info?.frameRate && `${Number((info.frameRate.numerator / info.frameRate.denominator).toFixed(3))} fps`;
  return [
    info?.frameCount === undefined ? "" : count(info.frameCount, "frame"),
    rate ?? "",
    info?.startTimecode?.text ?? "",
    shortHash === "" ? "no short hash: the page was not loaded over https" : `short hash ${shortHash}`,
    info === undefined ? problem : "",
  ]
    .filter(Boolean)
    .join(" · ");
}
