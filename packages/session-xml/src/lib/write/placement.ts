import type { PlacedContent, UnknownNode } from "../model/extra.ts";

/** Unknown content of one element, given out behind the siblings that it belongs to. Each node is given out once. */
export class Placement {
  readonly #left: PlacedContent[];

  constructor(content: readonly PlacedContent[] = []) {
    this.#left = [...content];
  }

  get isEmpty(): boolean {
    return this.#left.length === 0;
  }

  /** What stands in front of all known siblings. */
  first(): readonly UnknownNode[] {
    return this.after("");
  }

  /** What stands behind a known sibling. */
  after(name: string): readonly UnknownNode[] {
    if (this.#left.length === 0) return [];
    const found = this.#left.filter((placed) => placed.after === name);
    if (found.length > 0)
      this.#left.splice(0, Infinity, ...this.#left.filter((placed) => placed.after !== name));
    return found.map((placed) => placed.node);
  }

  /** What belongs to siblings that are not there any more. */
  rest(): readonly UnknownNode[] {
    return this.#left.splice(0).map((placed) => placed.node);
  }
}
