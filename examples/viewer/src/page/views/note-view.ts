import { saveNote, startEditing, stopEditing } from "../actions/edit-note.ts";
import type { App } from "../app.ts";
import { button, h } from "../dom.ts";
import { noteAt } from "../state/list-notes.ts";
import type { Spot, State } from "../state/state.ts";
import { commandButton } from "./command-button.ts";

/** The note of the frame: to read, to mark as done, to write. */
export class NoteView {
  readonly element: HTMLElement;
  readonly #text = h("p", { class: "note", dir: "auto" });
  readonly #field = h("textarea", { rows: 4, dir: "auto", "aria-label": "Note" });
  readonly #done: HTMLButtonElement;
  readonly #edit: HTMLButtonElement;
  readonly #copy: HTMLButtonElement;
  readonly #reading: HTMLElement;
  readonly #form: HTMLFormElement;

  constructor(app: App) {
    this.#done = commandButton(app, "done");
    this.#edit = commandButton(app, "edit");
    this.#copy = commandButton(app, "copy-note");
    const actions = h(
      "div",
      { class: "toolbar" },
      this.#done,
      this.#edit,
      this.#copy,
      commandButton(app, "copy-link"),
    );
    this.#reading = h("div", { class: "reading" }, this.#text, actions);
    const save = button("Save note", () => void saveNote(app, this.#field.value), {
      class: "primary",
      title: "Save note (Ctrl Enter)",
    });
    const cancel = button("Cancel", () => {
      stopEditing(app);
    });
    this.#form = h("form", {}, this.#field, h("div", { class: "toolbar" }, save, cancel));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
    });
    this.#field.addEventListener("keydown", (event) => {
      if (event.key === "Escape") stopEditing(app);
      else if (event.key === "Enter" && (event.ctrlKey || event.metaKey))
        void saveNote(app, this.#field.value);
      else return;
      event.preventDefault();
    });
    this.#text.addEventListener("dblclick", () => {
      startEditing(app);
    });
    this.element = h("div", { class: "note-area" }, this.#reading, this.#form);
  }

  update(state: State, previous: State): void {
    const { look, editing, done, session, at } = state;
    const text = look?.notes ?? "";
    if (look !== undefined && look !== previous.look) {
      const isDrawn = look.description !== "";
      this.#text.textContent = text || (isDrawn ? "No note, only a drawing." : `No note on ${whereOf(at)}.`);
      this.#text.classList.toggle("empty", text === "");
      this.#edit.textContent = text === "" ? "Write a note" : "Edit note";
      this.#copy.disabled = text === "" && look.description === "";
    }
    const media = session?.overview.media[at.position - 1];
    this.#edit.disabled = media?.kind === "group-movie";
    const note = noteAt(session?.notes ?? [], at);
    this.#done.disabled = note === undefined;
    const isDone = note !== undefined && done.has(note.key);
    this.#done.setAttribute("aria-pressed", String(isDone));
    this.#reading.hidden = editing;
    this.#form.hidden = !editing;
    if (editing && !previous.editing) {
      this.#field.value = text;
      this.#field.focus();
    } else if (!editing && previous.editing) this.#edit.focus();
  }
}

function whereOf({ position, frame }: Spot): string {
  if (position === 0) return "the session";
  return frame === 0 ? "the movie" : "this frame";
}
