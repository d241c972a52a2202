import type { ValueKind } from "./values.ts";

/** A document as the generator builds it, before it is spelled as XML. */
export interface TreeElement {
  /** Local name. */
  name: string;
  /** Namespace; `undefined` is that of session files. */
  namespace?: string;
  attributes: TreeAttribute[];
  children: TreeNode[];
  /** White space may be put between the children, comments and processing instructions too. */
  elementOnly: boolean;
  /** The type of its text, if it has one. */
  text?: ValueKind;
}

export interface TreeAttribute {
  name: string;
  value: string;
  /** `undefined` is no namespace, as attributes of the format have it. */
  namespace?: string;
  /** The type of its value, if the format has the attribute. */
  type?: ValueKind;
}

export type TreeNode = TreeElement | string;

export function isElement(node: TreeNode): node is TreeElement {
  return typeof node !== "string";
}

/** The element and all below it, in document order. */
export function allElements(root: TreeElement): TreeElement[] {
  return [root, ...root.children.filter(isElement).flatMap(allElements)];
}

/** The parent of every element below `root`. */
export function parentsOf(root: TreeElement): Map<TreeElement, TreeElement> {
  return new Map(
    allElements(root).flatMap((parent) =>
      parent.children.filter(isElement).map((child) => [child, parent] as const),
    ),
  );
}
