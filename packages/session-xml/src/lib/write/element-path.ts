import { childName } from "../format/child-name.ts";
import type { ChildSpec } from "../format/element-spec.ts";

/** Where the writer is below the session and the entry of the playlist. It becomes text when something is wrong, not before. */
export class ElementPath {
  readonly #children: ChildSpec[] = [];
  readonly #indexes: number[] = [];
  /** The attribute that is being written. */
  attribute: string | undefined;

  enter(child: ChildSpec, index: number): void {
    this.#children.push(child);
    this.#indexes.push(index);
  }

  leave(): void {
    this.#children.pop();
    this.#indexes.pop();
  }

  toString(): string {
    const elements = this.#children.map((child, depth) => `/${childName(child, this.#indexes[depth] ?? 1)}`);
    return elements.join("") + (this.attribute === undefined ? "" : `/@${this.attribute}`);
  }
}
