import { childName } from "../format/child-name.ts";
import type { ChildSpec } from "../format/element-spec.ts";

/** Where the writer is below the session and the entry of the playlist. It becomes text when something is wrong, not before. */
export class ElementPath {
  #depth = 0;
  readonly #children: ChildSpec[] = [];
  readonly #indexes: number[] = [];
  /** The attribute that is being written. */
  attribute: string | undefined;

  enter(child: ChildSpec, index: number): void {
    this.#children[this.#depth] = child;
    this.#indexes[this.#depth] = index;
    this.#depth += 1;
  }

  leave(): void {
    this.#depth -= 1;
  }

  get depth(): number {
    return this.#depth;
  }

  /** The name of the element that is being written. */
  get element(): string | undefined {
    return this.#children[this.#depth - 1]?.element.name;
  }

  toString(): string {
    const elements = this.#children
      .slice(0, this.#depth)
      .map((child, depth) => `/${childName(child, this.#indexes[depth] ?? 1)}`);
    return elements.join("") + (this.attribute === undefined ? "" : `/@${this.attribute}`);
  }
}
