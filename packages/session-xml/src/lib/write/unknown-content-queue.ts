import type { PlacedContent, UnknownNode } from "../model/preserved-content.ts";

const NONE: readonly UnknownNode[] = [];

/** The unknown content of one element. Gives out each node once, after the sibling that it follows. */
export class UnknownContentQueue {
  readonly #content: readonly PlacedContent[];
  readonly #left = new Map<string, UnknownNode[]>();

  constructor(content: readonly PlacedContent[]) {
    this.#content = content;
    for (const { follows, node } of content) {
      const nodes = this.#left.get(follows);
      if (nodes === undefined) this.#left.set(follows, [node]);
      else nodes.push(node);
    }
  }

  get isEmpty(): boolean {
    return this.#left.size === 0;
  }

  /** Takes the nodes after a known sibling; `""`: before all of them. */
  after(name: string): readonly UnknownNode[] {
    const nodes = this.#left.get(name) ?? NONE;
    this.#left.delete(name);
    return nodes;
  }

  /** Takes the nodes after siblings that are missing, in document order. */
  rest(): readonly UnknownNode[] {
    if (this.isEmpty) return NONE;
    const left = this.#content.filter(({ follows }) => this.#left.has(follows));
    this.#left.clear();
    return left.map(({ node }) => node);
  }
}

/** Most elements have no unknown content: they share a queue that stays empty. */
const EMPTY = new UnknownContentQueue([]);

export function unknownContentQueue(content: readonly PlacedContent[] | undefined): UnknownContentQueue {
  return content === undefined ? EMPTY : new UnknownContentQueue(content);
}
