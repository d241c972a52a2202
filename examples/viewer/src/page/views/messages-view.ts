import { answerQuestion, forgetClosed, reopenMovies } from "../actions/attach-movies.ts";
import { dismiss } from "../actions/messages.ts";
import type { App } from "../app.ts";
import { button, count, h } from "../dom.ts";
import type { ClosedMovie, Message, MovieQuestion, State } from "../state/state.ts";

/** Messages and questions of the page: messages, movies in question, movies of the last visit. */
export class MessagesView {
  readonly element: HTMLElement;
  readonly #app: App;
  readonly #chooseFiles: () => void;

  constructor(app: App, element: HTMLElement, chooseFiles: () => void) {
    this.#app = app;
    this.element = element;
    this.#chooseFiles = chooseFiles;
  }

  update(state: State, previous: State): void {
    const isSame =
      state.messages === previous.messages &&
      state.questions === previous.questions &&
      state.closed === previous.closed &&
      state.session?.overview === previous.session?.overview;
    if (isSame) return;
    this.element.replaceChildren(
      ...(state.closed.length > 0 ? [this.#closed(state.closed)] : []),
      ...state.questions.map((question) => this.#question(question, state)),
      ...state.messages.map((message) => this.#message(message)),
    );
  }

  #message({ id, kind, text, actions }: Message): HTMLElement {
    const close = (): void => {
      dismiss(this.#app, id);
    };
    const buttons = actions.map(({ label, run }) =>
      button(label, () => {
        close();
        run();
      }),
    );
    const dismissButton = button("×", close, { "aria-label": "Dismiss this message", class: "dismiss" });
    return card(kind, text, buttons, dismissButton);
  }

  #question(question: MovieQuestion, { session }: State): HTMLElement {
    const { movie, kind, positions } = question;
    const [first = 0] = positions;
    const name = session?.overview.media[first - 1]?.name ?? "";
    const text =
      kind === "other-version"
        ? `${movie.file.name} has the name of movie ${first}, but another short hash: it is another version, or was saved again. Show it with these notes?`
        : `${movie.file.name} is not in the playlist. Is it ${name} (movie ${first})?`;
    const answer = (isUsed: boolean) => () => void answerQuestion(this.#app, question, isUsed);
    return card("question", text, [
      button(kind === "other-version" ? "Show it" : "Yes, show it", answer(true), { class: "primary" }),
      button("No", answer(false)),
    ]);
  }

  #closed(closed: readonly ClosedMovie[]): HTMLElement {
    const withHandle = closed.filter(({ handle }) => handle !== undefined);
    const names = closed.map(({ name }) => name).join(", ");
    const reopen =
      withHandle.length > 0
        ? [
            button(`Reopen ${count(withHandle.length, "movie")}`, () => void reopenMovies(this.#app), {
              class: "primary",
            }),
          ]
        : [button("Choose movies…", this.#chooseFiles, { class: "primary" })];
    return card("question", `Open in your last visit: ${names}`, [
      ...reopen,
      button("Not now", () => {
        forgetClosed(this.#app);
      }),
    ]);
  }
}

function card(
  kind: string,
  text: string,
  buttons: readonly HTMLElement[],
  corner?: HTMLElement,
): HTMLElement {
  return h(
    "div",
    { class: `message ${kind}` },
    h(
      "div",
      {},
      h("p", {}, text),
      ...(buttons.length > 0 ? [h("div", { class: "actions" }, ...buttons)] : []),
    ),
    ...(corner ? [corner] : []),
  );
}
