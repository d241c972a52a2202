import { button, h } from "./dom.ts";
import { SAMPLES, type Sample } from "./samples.ts";

/** What the page shows before a session is open. */
export function startView(openFiles: () => void, openSample: (sample: Sample) => void): HTMLElement {
  return h(
    "section",
    { class: "start", "aria-labelledby": "start-heading" },
    h("h2", { id: "start-heading" }, "Drop a session file here"),
    h("p", {}, "A .csc file, with or without the folder of its saved frames."),
    h(
      "p",
      { class: "actions" },
      button("Choose files…", openFiles, { class: "primary" }),
      ...SAMPLES.map((sample) =>
        button(`Open the sample ${sample.name}`, () => {
          openSample(sample);
        }),
      ),
    ),
    h("p", { class: "small" }, "Everything stays in this browser: the page cannot send anything anywhere."),
  );
}

/** How far the reading of a session is. */
export class LoadingView {
  readonly element: HTMLElement;
  readonly #bar = h("progress", { max: 1, value: 0, "aria-label": "Reading the session" });
  readonly #text = h("p", { class: "small" });

  constructor(name: string, onCancel: () => void) {
    this.element = h(
      "section",
      { class: "start", "aria-labelledby": "loading-heading" },
      h("h2", { id: "loading-heading" }, `Opening ${name}`),
      this.#bar,
      this.#text,
      h("p", { class: "actions" }, button("Cancel", onCancel)),
    );
  }

  show(fraction: number, text: string): void {
    this.#bar.value = fraction;
    this.#text.textContent = text;
  }
}
