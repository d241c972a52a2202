import { h, newId } from "../dom.ts";

/** Browsers do not lay out elements of any height; a longer list scrolls in larger steps. */
const MAX_HEIGHT = 8_000_000;
const OVERSCAN = 6;

export interface VirtualListOptions {
  readonly label: string;
  /** Content of a row. */
  readonly row: (index: number) => readonly Node[];
  /** Called when a person chooses a row by mouse or keyboard. */
  readonly onChoose: (index: number) => void;
}

/** A list box of rows of one height. Only the rows in sight are in the page: a million of them do no harm. */
export class VirtualList {
  readonly element: HTMLElement;
  readonly #space = h("div", { class: "space", role: "presentation" });
  readonly #window = h("div", { class: "window", role: "presentation" });
  readonly #rows = new Map<number, HTMLElement>();
  readonly #id = newId();
  readonly #options: VirtualListOptions;
  #count = 0;
  #chosen = -1;
  #rowHeight = 56;
  #isDue = false;
  /** A row to bring into sight as soon as the list has a height. */
  #pending = -1;

  constructor(options: VirtualListOptions) {
    this.#options = options;
    this.#space.append(this.#window);
    this.element = h(
      "div",
      { class: "list", role: "listbox", tabindex: 0, "aria-label": options.label },
      this.#space,
    );
    this.element.addEventListener("scroll", () => {
      this.#renderSoon();
    });
    this.element.addEventListener("keydown", (event) => {
      this.#onKey(event);
    });
    this.element.addEventListener("click", ({ target }) => {
      const row = target instanceof Element ? target.closest<HTMLElement>("[role=option]") : null;
      if (row !== null) this.#choose(Number(row.dataset["index"]));
    });
    new ResizeObserver(() => {
      this.#measure();
      if (this.#pending >= 0 && this.element.clientHeight > 0) this.#scrollTo(this.#pending);
      this.#render();
    }).observe(this.element);
  }

  /** Shows other rows. */
  reset(count: number, chosen = -1): void {
    this.#count = count;
    this.#chosen = chosen;
    this.#clear();
    this.element.hidden = count === 0;
    this.#measure();
    this.#stretch();
    this.element.scrollTop = 0;
    if (chosen >= 0) this.#scrollTo(chosen);
    this.#render();
  }

  /** Makes the content of one row again, or of all rows in sight. */
  refresh(index?: number): void {
    const again = index === undefined ? [...this.#rows.keys()] : [index];
    for (const one of again) {
      const row = this.#rows.get(one);
      if (row !== undefined) row.replaceChildren(...this.#options.row(one));
    }
  }

  /** Marks a row, −1 for none, and brings it into sight, without calling `onChoose`. */
  mark(index: number): void {
    if (index === this.#chosen) return;
    this.#chosen = index;
    if (index >= 0) this.#scrollTo(index);
    this.#render();
  }

  #move(by: number): void {
    if (this.#count === 0) return;
    const from = this.#chosen < 0 && by > 0 ? -1 : this.#chosen;
    this.#choose(Math.min(this.#count - 1, Math.max(0, from + by)));
  }

  #choose(index: number): void {
    this.mark(index);
    this.#options.onChoose(index);
  }

  #onKey(event: KeyboardEvent): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.#rowHeight) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowUp: -1,
      ArrowDown: 1,
      PageUp: -page,
      PageDown: page,
      Home: -this.#count,
      End: this.#count,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    this.#move(step);
  }

  get #height(): number {
    return this.#count * this.#rowHeight;
  }

  /** Pixels of rows per pixel of scrolling. */
  get #scale(): number {
    const view = this.element.clientHeight;
    return this.#height <= MAX_HEIGHT ? 1 : (this.#height - view) / (MAX_HEIGHT - view);
  }

  #scrollTo(index: number): void {
    const view = this.element.clientHeight;
    // Before the first layout, and in a pane that is hidden, there is nothing to scroll.
    this.#pending = view === 0 ? index : -1;
    if (view === 0) return;
    this.#stretch();
    const top = this.element.scrollTop * this.#scale;
    const start = index * this.#rowHeight;
    if (start < top) this.element.scrollTop = start / this.#scale;
    else if (start + this.#rowHeight > top + view) {
      this.element.scrollTop = Math.ceil((start + this.#rowHeight - view) / this.#scale);
    }
  }

  #stretch(): void {
    this.#space.style.height = `${Math.min(this.#height, MAX_HEIGHT)}px`;
  }

  /** The style sheet sets the height of rows; a larger type makes them higher. */
  #measure(): void {
    const probe = h("div", { class: "row", "aria-hidden": "true" });
    this.#window.append(probe);
    const { height } = probe.getBoundingClientRect();
    probe.remove();
    if (height > 0 && height !== this.#rowHeight) {
      this.#rowHeight = height;
      this.#clear();
    }
  }

  #clear(): void {
    this.#rows.clear();
    this.#window.replaceChildren();
  }

  #renderSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    requestAnimationFrame(() => {
      this.#isDue = false;
      this.#render();
    });
  }

  #render(): void {
    const { scrollTop, clientHeight } = this.element;
    const top = scrollTop * this.#scale;
    const first = Math.max(0, Math.floor(top / this.#rowHeight) - OVERSCAN);
    const last = Math.min(this.#count, Math.ceil((top + clientHeight) / this.#rowHeight) + OVERSCAN);
    this.#stretch();
    this.#window.style.transform = `translateY(${scrollTop - top + first * this.#rowHeight}px)`;
    for (const [index, row] of this.#rows) {
      if (index >= first && index < last) continue;
      row.remove();
      this.#rows.delete(index);
    }
    let before: Element | null = this.#window.firstElementChild;
    for (let index = first; index < last; index++) {
      let row = this.#rows.get(index);
      if (row === undefined) {
        row = this.#newRow(index);
        this.#rows.set(index, row);
        this.#window.insertBefore(row, before);
      } else {
        before = row.nextElementSibling;
      }
      row.setAttribute("aria-selected", String(index === this.#chosen));
    }
    if (this.#rows.has(this.#chosen))
      this.element.setAttribute("aria-activedescendant", this.#rowId(this.#chosen));
    else this.element.removeAttribute("aria-activedescendant");
  }

  #newRow(index: number): HTMLElement {
    const attributes = {
      class: "row",
      role: "option",
      id: this.#rowId(index),
      "data-index": index,
      "aria-posinset": index + 1,
      "aria-setsize": this.#count,
    };
    return h("div", attributes, ...this.#options.row(index));
  }

  #rowId(index: number): string {
    return `${this.#id}-${index}`;
  }
}
