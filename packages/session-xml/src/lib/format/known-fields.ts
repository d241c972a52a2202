import type { DetailsByCode } from "../errors/details.ts";
import type { ChildSpec, ElementSpec } from "./element-spec.ts";

/** The fields that an object of the model can have. */
export interface KnownFields {
  readonly names: ReadonlySet<string>;
  /** One child for each field that holds children: drawing objects of all kinds share one. */
  readonly children: readonly ChildSpec[];
}

const made = new Map<ElementSpec, Map<string | undefined, KnownFields>>();

/**
 * The fields of an object, worked out once for each kind: there are as many objects as points.
 *
 * @param kind The kind of object, where an element can be several.
 */
export function knownFields(spec: ElementSpec, kind?: string): KnownFields {
  let byKind = made.get(spec);
  if (byKind === undefined) made.set(spec, (byKind = new Map<string | undefined, KnownFields>()));
  let fields = byKind.get(kind);
  if (fields === undefined) byKind.set(kind, (fields = makeFields(spec, kind)));
  return fields;
}

function makeFields(spec: ElementSpec, kind: string | undefined): KnownFields {
  const names = new Set(["kind", "preserved", ...spec.attributes.map(({ name }) => name)]);
  if (spec.textField !== undefined) names.add(spec.textField);
  const children: ChildSpec[] = [];
  for (const child of spec.children) {
    if ((child.kind !== undefined && child.kind !== kind) || names.has(child.field)) continue;
    names.add(child.field);
    children.push(child);
  }
  return { names, children };
}

/** Details for a field that an object cannot have, with the one that is probably meant. */
export function unknownField(
  spec: ElementSpec,
  kind: string | undefined,
  field: string,
): DetailsByCode["unknown-field"] {
  const expected = [...knownFields(spec, kind).names].filter((name) => name !== "preserved");
  const meant = expected.find((name) => fold(name) === fold(field));
  return { field, object: kind ?? spec.name, meant, expected };
}

/** A name without case and underscores: `user_data` is meant as `userData`. */
function fold(name: string): string {
  return name.slice(0, 100).replaceAll("_", "").toLowerCase();
}
