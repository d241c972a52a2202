import type { PlacedContent, UnknownNode } from "../model/preserved-content.ts";

interface Entry {
  /** Which one it was in the content. */
  readonly index: number;
  readonly node: UnknownNode;
}

const NONE: readonly UnknownNode[] = [];

/** Unknown content of one element, given out behind the siblings that it belongs to. Each node is given out once. */
export class UnknownContentQueue {
  /** By sibling: there can be as many of these as there is content. */
  readonly #left: Map<string, Entry[]> | undefined;

  constructor(content: readonly PlacedContent[] = []) {
    if (content.length > 0) this.#left = new Map();
    for (const [index, { follows, node }] of content.entries()) {
      const entries = this.#left?.get(follows);
      if (entries === undefined) this.#left?.set(follows, [{ index, node }]);
      else entries.push({ index, node });
    }
  }

  get isEmpty(): boolean {
    return this.#left === undefined || this.#left.size === 0;
  }

  /** What stands in front of all known siblings. */
  first(): readonly UnknownNode[] {
    return this.after("");
  }

  /** What stands behind a known sibling. */
  after(name: string): readonly UnknownNode[] {
    const entries = this.#left?.get(name);
    if (entries === undefined) return NONE;
    this.#left?.delete(name);
    return entries.map(({ node }) => node);
  }

  /** What belongs to siblings that are not there any more. */
  rest(): readonly UnknownNode[] {
    if (this.#left === undefined) return NONE;
    const entries = [...this.#left.values()].flat();
    this.#left.clear();
    return entries.sort((a, b) => a.index - b.index).map(({ node }) => node);
  }
}

/** Most elements have none, and one that is empty stays so. */
const EMPTY = new UnknownContentQueue();

export function unknownContentQueue(content: readonly PlacedContent[] | undefined): UnknownContentQueue {
  return content === undefined ? EMPTY : new UnknownContentQueue(content);
}
