import type { State } from "./state.ts";

export type Listener = (state: State, previous: State) => void;

/** Holds the one state of the page. Listeners run once for all changes of a turn. */
export class Store {
  #state: State;
  #reported: State;
  #isDue = false;
  readonly #listeners: Listener[] = [];

  constructor(state: State) {
    this.#state = state;
    this.#reported = state;
  }

  get state(): State {
    return this.#state;
  }

  update(change: Partial<State>): void {
    this.#state = { ...this.#state, ...change };
    if (this.#isDue) return;
    this.#isDue = true;
    queueMicrotask(() => {
      this.#isDue = false;
      const previous = this.#reported;
      this.#reported = this.#state;
      for (const listener of this.#listeners) listener(this.#state, previous);
    });
  }

  subscribe(listener: Listener): void {
    this.#listeners.push(listener);
  }
}
