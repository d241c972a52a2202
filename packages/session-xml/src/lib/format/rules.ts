import type { DetailsOf } from "../errors/details.ts";
import type { AttributeSpec, ChildSpec, ElementSpec } from "./element-spec.ts";

// Which children an element must and must not have: for the reader, the writer, and both validators.

/** A child that is missing, or conflicts with another. */
export type ChildProblem = DetailsOf<"missing-element" | "conflicting-elements">;

const NO_PROBLEMS: readonly ChildProblem[] = [];

/** Returns the problems of the children of an element that ends, given how many of each child it has, by slot. */
export function childProblems(spec: ElementSpec, counts: readonly number[]): readonly ChildProblem[] {
  const { children, becomes, hasChildRules } = spec;
  if (!hasChildRules) return NO_PROBLEMS;
  // A list needs at least one child, of any kind. `counts` is reused: other slots can hold old counts.
  if (becomes === "list")
    return children.some(({ slot }) => (counts[slot] ?? 0) > 0)
      ? NO_PROBLEMS
      : [missingElement(spec, children)];
  const kind = kindOfElement(spec, counts);
  let missing = NO_PROBLEMS;
  let conflicting = NO_PROBLEMS;
  for (const child of children) {
    const isPresent = (counts[child.slot] ?? 0) > 0;
    const isAllowed = child.kind === undefined || child.kind === kind;
    if (isAllowed && child.required && !isPresent) missing = [...missing, missingElement(spec, [child])];
    if (!isAllowed && isPresent)
      conflicting = [...conflicting, { code: "conflicting-elements", element: child.element.name }];
  }
  return conflicting.length === 0 ? missing : [...missing, ...conflicting];
}

/** An entry of the playlist is a group movie if it has a `groupMovie`; all other elements are of one kind. */
function kindOfElement({ children }: ElementSpec, counts: readonly number[]): string {
  return children.some(({ kind, slot }) => kind === "group-movie" && (counts[slot] ?? 0) > 0)
    ? "group-movie"
    : "file";
}

/** Returns whether a child is one too many if it is number `count` of its kind. */
export function isRepeated(child: ChildSpec, count: number): boolean {
  return count > 1 && !child.repeats;
}

/**
 * Returns whether a value appears in the file: not at its default, unless the file that was read spells it out.
 *
 * @param name The attribute, or the field of a child.
 */
export function isWritten(
  spec: AttributeSpec | ChildSpec,
  name: string,
  value: unknown,
  explicitDefaults: readonly string[] | undefined,
): boolean {
  return value !== undefined && (value !== spec.default || explicitDefaults?.includes(name) === true);
}

/**
 * Returns whether an attribute of the format is read as an unknown one: unpublished attributes come and go with releases, and
 * must not make a whole file unreadable.
 */
export function isPreserved({ unpublished, type }: AttributeSpec, text: string): boolean {
  return unpublished && type.parse(text) === undefined;
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
