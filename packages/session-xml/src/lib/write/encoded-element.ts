import type { AttributeSpec, ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { sessionElement } from "../format/elements.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import { bytesOf } from "./utf8-writer.ts";

/** An element of the format with the bytes of its tags, made once. */
export interface EncodedElement {
  readonly spec: ElementSpec;
  /** `<name` */
  readonly start: Uint8Array;
  /** `</name>` */
  readonly end: Uint8Array;
  readonly attributes: readonly EncodedAttribute[];
  /** Its children by the field that holds them: drawing objects of all kinds share one. */
  readonly fields: readonly EncodedField[];
  readonly byPart: ReadonlyMap<string | undefined, EncodedChild>;
}

export interface EncodedAttribute {
  readonly spec: AttributeSpec;
  /** ` name="` */
  readonly start: Uint8Array;
}

export interface EncodedChild {
  readonly spec: ChildSpec;
  readonly element: EncodedElement;
}

export interface EncodedField {
  readonly field: string;
  readonly first: EncodedChild;
  readonly kinds: readonly EncodedChild[];
}

const encoded = new WeakMap<ElementSpec, EncodedElement>();

export function encodedElement(spec: ElementSpec): EncodedElement {
  let plan = encoded.get(spec);
  if (plan === undefined) encoded.set(spec, (plan = encode(spec)));
  return plan;
}

function encode(spec: ElementSpec): EncodedElement {
  const children = spec.children.map((child) => ({ spec: child, element: encodedElement(child.element) }));
  const fields = new Map<string, EncodedField & { readonly kinds: EncodedChild[] }>();
  for (const child of children) {
    const { field } = child.spec;
    const known = fields.get(field);
    if (known === undefined) fields.set(field, { field, first: child, kinds: [child] });
    else known.kinds.push(child);
  }
  const namespace = spec === sessionElement ? ` xmlns="${SESSION_NAMESPACE}"` : "";
  return {
    spec,
    start: bytesOf(`<${spec.name}${namespace}`),
    end: bytesOf(`</${spec.name}>`),
    attributes: spec.attributes.map((attribute) => ({
      spec: attribute,
      start: bytesOf(` ${attribute.name}="`),
    })),
    fields: [...fields.values()],
    byPart: new Map(children.map((child) => [child.spec.part, child])),
  };
}

/** The `kind` of an object that shares a list with others; what is not an object is its own. */
export function kindOf(item: unknown): unknown {
  return typeof item === "object" && item !== null && "kind" in item ? item.kind : item;
}
