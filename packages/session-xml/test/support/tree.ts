import type { ValueKind } from "./values.ts";

/** A document as the generator builds it, before it is written as XML. */
export interface TreeElement {
  /** Local name. */
  name: string;
  /** Namespace; `undefined` is that of session files. */
  namespace?: string;
  attributes: TreeAttribute[];
  children: TreeNode[];
  /** White space, comments and processing instructions may be added between the children. */
  elementOnly: boolean;
  /** The type of its text, if it has one. */
  text?: ValueKind;
}

export interface TreeAttribute {
  name: string;
  value: string;
  /** `undefined` means no namespace, as for attributes of the format. */
  namespace?: string;
  /** The type of its value, if the format has the attribute. */
  type?: ValueKind;
}

export type TreeNode = TreeElement | string;

export function isElement(node: TreeNode): node is TreeElement {
  return typeof node !== "string";
}

/** Returns the element and all its descendants, in document order. */
export function allElements(root: TreeElement): TreeElement[] {
  return [root, ...root.children.filter(isElement).flatMap(allElements)];
}

/** Returns the parent of every element below `root`. */
export function parentsOf(root: TreeElement): Map<TreeElement, TreeElement> {
  return new Map(
    allElements(root).flatMap((parent) =>
      parent.children.filter(isElement).map((child) => [child, parent] as const),
    ),
  );
}
