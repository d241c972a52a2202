import { startNewSession } from "../actions/make-session.ts";
import { openFiles } from "../actions/open-files.ts";
import { forget, openKept } from "../actions/open-session.ts";
import type { App } from "../app.ts";
import { button, count, h, middleCut, newId } from "../dom.ts";
import { SAMPLES } from "../files/samples.ts";
import type { RecentSession, State } from "../state/state.ts";

/** The page before a session is open: what to drop, and the sessions of earlier visits. */
export class StartView {
  readonly element: HTMLElement;
  readonly #app: App;
  readonly #list = h("ul", { class: "recent" });
  readonly #recent: HTMLElement;

  constructor(app: App, chooseFiles: () => void) {
    this.#app = app;
    const samples = SAMPLES.map((sample) =>
      button("Open the sample", () => {
        void sample.load().then((files) =>
          openFiles(
            app,
            files.map((file) => ({ file })),
          ),
        );
      }),
    );
    const heading = h("h2", { id: newId() }, "Recent sessions");
    this.#recent = h(
      "section",
      { class: "recent-sessions", "aria-labelledby": heading.id },
      heading,
      this.#list,
    );
    this.element = h(
      "div",
      { class: "start-screen" },
      h(
        "section",
        { class: "start", "aria-labelledby": "start-heading" },
        h("h2", { id: "start-heading" }, "Drop a session and its movies here"),
        h(
          "p",
          {},
          "A .csc file opens with the movies and the saved frames that you drop with it, or later: files, or the folder that they are in. Movies alone make a new session.",
        ),
        h(
          "p",
          { class: "actions" },
          button("Choose files…", chooseFiles, { class: "primary" }),
          button("New session", () => {
            startNewSession(app);
          }),
          ...samples,
        ),
        h(
          "p",
          { class: "small" },
          "Everything stays in this browser: the page cannot send anything anywhere.",
        ),
      ),
      this.#recent,
    );
  }

  update(state: State, previous: State): void {
    this.#recent.hidden = state.recent.length === 0;
    if (state.recent !== previous.recent)
      this.#list.replaceChildren(...state.recent.map((one) => this.#item(one)));
  }

  #item({ id, name, openedAt, notes, done, isKept }: RecentSession): HTMLElement {
    const day = new Date(openedAt).toLocaleDateString("en", { dateStyle: "medium" });
    const facts = [count(notes, "note"), done > 0 ? `${done} done` : "", day].filter(Boolean).join(" · ");
    const open = button("", () => void openKept(this.#app, id, name), { class: "open-recent" });
    open.append(
      middleCut(name),
      h(
        "span",
        { class: "facts" },
        isKept ? facts : `${facts} · drop the file again: it is too large to keep`,
      ),
    );
    const drop = button("Forget", () => void forget(this.#app, id), { "aria-label": `Forget ${name}` });
    return h("li", {}, open, drop);
  }
}

/** Progress of the session that is being read. */
export class LoadingView {
  readonly element: HTMLElement;
  readonly #heading = h("h2", { id: newId() });
  readonly #bar = h("progress", { max: 1, value: 0, "aria-label": "Reading the session" });
  readonly #text = h("p", { class: "small" });

  constructor(app: App) {
    const cancel = button("Cancel", () => {
      app.store.state.reading?.cancel();
    });
    this.element = h(
      "section",
      { class: "start", "aria-labelledby": this.#heading.id },
      this.#heading,
      this.#bar,
      this.#text,
      h("p", { class: "actions" }, cancel),
    );
  }

  update({ reading }: State): void {
    if (reading === undefined) return;
    this.#heading.textContent = `Opening ${reading.name}`;
    this.#bar.value = reading.fraction;
    this.#text.textContent = reading.text;
  }
}
