import { endComparison, goToChange, openMerged, saveMerged } from "../actions/compare.ts";
import type { Change } from "../../shared/protocol.ts";
import type { App } from "../app.ts";
import { button, h, middleCut, newId } from "../dom.ts";
import { noteAt } from "../state/list-notes.ts";
import type { State } from "../state/state.ts";
import { VirtualList } from "./virtual-list.ts";

const SIGNS = { added: "＋", removed: "−", changed: "±" } as const;
const WORDS = { added: "New", removed: "Removed", changed: "Changed" } as const;

/** The differences from an earlier session: a list, and the two sides of the change that is chosen. */
export class CompareView {
  readonly element: HTMLElement;
  readonly #app: App;
  readonly #list: VirtualList;
  readonly #summary = h("p", { class: "small", role: "status" });
  readonly #sides = h("div", { class: "sides" });
  readonly #heading = h("h2", { id: newId() });
  readonly #urls: string[] = [];

  constructor(app: App) {
    this.#app = app;
    this.#list = new VirtualList({
      label: "Changes",
      row: (index) => this.#row(index),
      onChoose: (index) => {
        const change = app.store.state.comparison?.changes[index];
        if (change === undefined) return;
        this.#showSides(change);
        goToChange(app, change.position, change.frame);
      },
    });
    this.element = h(
      "section",
      { class: "compare pane", "aria-labelledby": this.#heading.id },
      h(
        "div",
        { class: "title" },
        this.#heading,
        button(
          "Close",
          () => {
            endComparison(app);
          },
          { "aria-label": "Close the comparison" },
        ),
      ),
      this.#summary,
      this.#list.element,
      this.#sides,
      h(
        "div",
        { class: "toolbar" },
        button("Open both as one session", () => void openMerged(app)),
        button("Save both as one .csc", () => {
          saveMerged(app);
        }),
      ),
    );
  }

  update({ comparison, done }: State, previous: State): void {
    this.element.hidden = comparison === undefined;
    if (comparison === undefined) return;
    if (comparison === previous.comparison) {
      if (done !== previous.done) this.#list.refresh();
      return;
    }
    this.#heading.textContent = `Since ${comparison.earlierName}`;
    this.#summary.textContent = comparison.summary;
    this.#list.reset(comparison.changes.length);
    this.#sides.replaceChildren();
  }

  #row(index: number): Node[] {
    const change = this.#app.store.state.comparison?.changes[index];
    if (change === undefined) return [];
    const { kind, mediaName, frame, isEntry } = change;
    const where = frame > 0 ? `frame ${frame}` : isEntry ? "movie" : "note on the whole";
    return [
      h("span", { class: `sign ${kind}`, "aria-hidden": "true" }, SIGNS[kind]),
      h(
        "div",
        { class: "text" },
        h(
          "div",
          { class: "where" },
          h("b", {}, `${WORDS[kind]}, ${where}`),
          h("span", { class: "small" }, this.#doneText(change)),
          middleCut(mediaName),
        ),
        h("div", { class: "excerpt", dir: "auto" }, change.after || change.before || change.drawings),
      ),
    ];
  }

  #doneText({ wasDone, position, frame, isEntry }: Change): string {
    const { session, done } = this.#app.store.state;
    const note =
      position === undefined || isEntry ? undefined : noteAt(session?.notes ?? [], { position, frame });
    if (note !== undefined && done.has(note.key)) return "done";
    return wasDone ? "was done" : "";
  }

  #showSides({ before, after, drawings, svgBefore, svgAfter }: Change): void {
    for (const url of this.#urls.splice(0)) URL.revokeObjectURL(url);
    const earlier = this.#app.store.state.comparison?.earlierName ?? "";
    const later = this.#app.store.state.session?.name ?? "";
    this.#sides.replaceChildren(
      this.#side(earlier, before, svgBefore),
      this.#side(later, after, svgAfter),
      ...(drawings === "" ? [] : [h("p", { class: "small" }, drawings)]),
    );
  }

  #side(name: string, text: string, svg: string): HTMLElement {
    const content = [h("h3", {}, middleCut(name)), h("p", { class: "note", dir: "auto" }, text || "No note")];
    if (svg !== "") {
      const url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
      this.#urls.push(url);
      content.push(h("img", { src: url, alt: `Drawing in ${name}` }));
    }
    return h("div", { class: "side" }, ...content);
  }
}
