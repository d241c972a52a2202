import type { DetailsOf } from "../errors/details.ts";
import type { ChildSpec, ElementSpec } from "./element-spec.ts";

// Which children an element must and must not have: for the reader, the writer, and both validators.

/** A child that is missing, or conflicts with another. */
export type ChildProblem = DetailsOf<"missing-element" | "conflicting-elements">;

const NO_PROBLEMS: readonly ChildProblem[] = [];

/**
 * The kind of an element that can be several kinds of object: an entry of the playlist is a group movie if it has a
 * `groupMovie`. `undefined` for all other elements.
 */
export function kindOfElement({ children }: ElementSpec, counts: readonly number[]): string | undefined {
  let isSeveral = false;
  for (const { kind, slot } of children) {
    if (kind === undefined) continue;
    isSeveral = true;
    if (kind === "group-movie" && isPresent(counts, slot)) return kind;
  }
  return isSeveral ? "file" : undefined;
}

/** Returns the problems of the children of an element that ends, given how many of each child it has, by slot. */
export function childProblems(spec: ElementSpec, counts: readonly number[]): readonly ChildProblem[] {
  if (!spec.hasChildRules) return NO_PROBLEMS;
  const missing = missingChildren(spec, counts);
  const conflicting = conflictingChildren(spec, counts);
  if (missing.length === 0 && conflicting.length === 0) return NO_PROBLEMS;
  if (spec.becomes === "list") return [missingElement(spec, missing)];
  return [
    ...missing.map((child) => missingElement(spec, [child])),
    ...conflicting.map(({ element }) => ({ code: "conflicting-elements" as const, element: element.name })),
  ];
}

const NO_CHILDREN: readonly ChildSpec[] = [];

/** Returns the required children that are missing. A list needs at least one child, of any kind. */
export function missingChildren(spec: ElementSpec, counts: readonly number[]): readonly ChildSpec[] {
  const { children, becomes } = spec;
  if (becomes === "list")
    return children.some(({ slot }) => isPresent(counts, slot)) ? NO_CHILDREN : children;
  let missing = NO_CHILDREN;
  for (const child of children) {
    if (!child.required || isPresent(counts, child.slot)) continue;
    if (child.kind === undefined || child.kind === kindOfElement(spec, counts)) missing = [...missing, child];
  }
  return missing;
}

/** Returns the children that only the other kind of the element may have. */
export function conflictingChildren(spec: ElementSpec, counts: readonly number[]): readonly ChildSpec[] {
  let conflicting = NO_CHILDREN;
  for (const child of spec.children) {
    if (child.kind === undefined || !isPresent(counts, child.slot)) continue;
    if (child.kind !== kindOfElement(spec, counts)) conflicting = [...conflicting, child];
  }
  return conflicting;
}

/** Returns whether a child is one too many if it is number `count` of its kind. */
export function isRepeated(child: ChildSpec, count: number): boolean {
  return count > 1 && !child.repeats;
}

/** @param children Any of them would do. */
export function missingElement(
  spec: ElementSpec,
  children: readonly ChildSpec[],
): DetailsOf<"missing-element"> {
  return {
    code: "missing-element",
    element: spec.name,
    missing: children.map(({ element }) => element.name),
  };
}

function isPresent(counts: readonly number[], slot: number): boolean {
  return (counts[slot] ?? 0) > 0;
}
