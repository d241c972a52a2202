import type { PreservedContent, PlacedContent, UnknownAttribute } from "@cinesync/session-xml";
import { deepEqual } from "../values/deep-equal.ts";
import { pairEqual } from "../values/merge-sequences.ts";
import type { MergeLog } from "./merge-log.ts";

/** Returns the new name of a numbered sibling such as `media[2]`, or `undefined` when the result does not have it. */
export type Renumber = (key: string) => string | undefined;

/**
 * Merges the preserved content of two elements: attributes by name, content that the base does not have yet, and, in the
 * same way, child elements.
 */
export function mergePreserved(
  base: PreservedContent | undefined,
  other: PreservedContent | undefined,
  renumber: Renumber,
  path: string,
  log: MergeLog,
): PreservedContent | undefined {
  if (other === undefined || deepEqual(base, other)) return base;
  const attributes = mergeAttributes(base?.attributes ?? [], other.attributes ?? [], path, log);
  const content = mergeContent(base?.content ?? [], other.content ?? [], renumber);
  const children: Record<string, PreservedContent> = { ...base?.children };
  for (const [key, value] of Object.entries(other.children ?? {})) {
    const place = renumber(key);
    if (place === undefined) continue;
    const merged = mergePreserved(children[place], value, (inner) => inner, `${path}/${place}`, log);
    if (merged !== undefined) children[place] = merged;
  }
  const merged: PreservedContent = {
    ...(attributes.length > 0 ? { attributes } : {}),
    ...(content.length > 0 ? { content } : {}),
    ...(Object.keys(children).length > 0 ? { children } : {}),
    ...(base?.explicitDefaults ? { explicitDefaults: base.explicitDefaults } : {}),
  };
  return Object.keys(merged).length > 0 ? merged : undefined;
}

/** Updates preserved content after siblings that it refers to have been renumbered. */
export function renumberPreserved(preserved: PreservedContent, renumber: Renumber): PreservedContent {
  return {
    ...preserved,
    ...(preserved.content
      ? {
          content: preserved.content.map((item) => ({
            ...item,
            follows: renumber(item.follows) ?? item.follows,
          })),
        }
      : {}),
    ...(preserved.children
      ? {
          children: Object.fromEntries(
            Object.entries(preserved.children).map(([key, value]) => [renumber(key) ?? key, value]),
          ),
        }
      : {}),
  };
}

/** Numbers the names of siblings as `PreservedContent` does: `line[1]`, `circle[1]`, `line[2]`. */
export function numberedNames(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}[${count}]`;
  });
}

function mergeAttributes(
  base: readonly UnknownAttribute[],
  other: readonly UnknownAttribute[],
  path: string,
  log: MergeLog,
): readonly UnknownAttribute[] {
  const merged = [...base];
  for (const attribute of other) {
    const same = base.find((one) =>
      attribute.namespace === "" || one.namespace === ""
        ? one.name === attribute.name
        : one.namespace === attribute.namespace && localName(one.name) === localName(attribute.name),
    );
    if (!same) merged.push(attribute);
    else if (same.value !== attribute.value) {
      const message = `the unknown attribute ${attribute.name} differs; that of the first session is kept`;
      log.conflict("unknown", `${path}/@${attribute.name}`, message, same.value, attribute.value);
    }
  }
  return merged;
}

function mergeContent(
  base: readonly PlacedContent[],
  other: readonly PlacedContent[],
  renumber: Renumber,
): readonly PlacedContent[] {
  const nodes = other.map((item) => item.node);
  const known = pairEqual(
    base.map((item) => item.node),
    nodes,
    (node) => (node.kind === "text" ? node.text : `<${node.name}`),
  );
  const found = new Set(known);
  const added = other.flatMap((item, index) =>
    found.has(index) ? [] : [{ ...item, follows: renumber(item.follows) ?? base.at(-1)?.follows ?? "" }],
  );
  return [...base, ...added];
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
