import type { Extra, PlacedContent, UnknownAttribute } from "@cinesync/session-xml";
import { deepEqual } from "../values/deep-equal.ts";
import { pairEqual } from "../values/join-sequences.ts";
import type { MergeLog } from "./merge-log.ts";

/** Tells the new name of a numbered sibling such as `media[2]`; `undefined` when it is not in the result. */
export type Renumber = (key: string) => string | undefined;

/**
 * Joins what two elements have beyond the format: attributes by their name, content that the base does not have yet,
 * and the same for nested elements.
 */
export function joinExtra(
  base: Extra | undefined,
  other: Extra | undefined,
  renumber: Renumber,
  path: string,
  log: MergeLog,
): Extra | undefined {
  if (other === undefined || deepEqual(base, other)) return base;
  const attributes = joinAttributes(base?.attributes ?? [], other.attributes ?? [], path, log);
  const content = joinContent(base?.content ?? [], other.content ?? [], renumber);
  const nested: Record<string, Extra> = { ...base?.nested };
  for (const [key, value] of Object.entries(other.nested ?? {})) {
    const place = renumber(key);
    if (place === undefined) continue;
    const joined = joinExtra(nested[place], value, (inner) => inner, `${path}/${place}`, log);
    if (joined !== undefined) nested[place] = joined;
  }
  const joined: Extra = {
    ...(attributes.length > 0 ? { attributes } : {}),
    ...(content.length > 0 ? { content } : {}),
    ...(Object.keys(nested).length > 0 ? { nested } : {}),
    ...(base?.stated ? { stated: base.stated } : {}),
  };
  return Object.keys(joined).length > 0 ? joined : undefined;
}

/** The same extra, when siblings that its content and its nested elements refer to have got new numbers. */
export function renumberExtra(extra: Extra, renumber: Renumber): Extra {
  return {
    ...extra,
    ...(extra.content
      ? { content: extra.content.map((item) => ({ ...item, after: renumber(item.after) ?? item.after })) }
      : {}),
    ...(extra.nested
      ? {
          nested: Object.fromEntries(
            Object.entries(extra.nested).map(([key, value]) => [renumber(key) ?? key, value]),
          ),
        }
      : {}),
  };
}

/** Names of siblings as an `Extra` calls them: `line[1]`, `circle[1]`, `line[2]`. */
export function numberedNames(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  return names.map((name) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name}[${count}]`;
  });
}

function joinAttributes(
  base: readonly UnknownAttribute[],
  other: readonly UnknownAttribute[],
  path: string,
  log: MergeLog,
): readonly UnknownAttribute[] {
  const joined = [...base];
  for (const attribute of other) {
    const same = base.find((one) =>
      attribute.namespace === "" || one.namespace === ""
        ? one.name === attribute.name
        : one.namespace === attribute.namespace && localName(one.name) === localName(attribute.name),
    );
    if (!same) joined.push(attribute);
    else if (same.value !== attribute.value) {
      const message = `the unknown attribute ${attribute.name} differs; that of the first session is kept`;
      log.conflict("unknown", `${path}/@${attribute.name}`, message, same.value, attribute.value);
    }
  }
  return joined;
}

function joinContent(
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
    found.has(index) ? [] : [{ ...item, after: renumber(item.after) ?? base.at(-1)?.after ?? "" }],
  );
  return [...base, ...added];
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}
