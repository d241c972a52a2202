import type { AttributeSpec, ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { sessionElement } from "../format/elements.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import { bytesOf } from "./byte-sink.ts";

/** How an element is written: its entry in the table of the format, and all that can be made of that once for all. */
export interface ElementPlan {
  readonly spec: ElementSpec;
  /** `<name` */
  readonly start: Uint8Array;
  /** `</name>` */
  readonly end: Uint8Array;
  readonly attributes: readonly AttributePlan[];
  /** Its children by the field that holds them: drawing objects of all kinds share one. */
  readonly fields: readonly FieldPlan[];
  readonly byPart: ReadonlyMap<string | undefined, ChildPlan>;
}

export interface AttributePlan {
  readonly spec: AttributeSpec;
  /** ` name="` */
  readonly start: Uint8Array;
}

export interface ChildPlan {
  readonly spec: ChildSpec;
  readonly element: ElementPlan;
}

export interface FieldPlan {
  readonly field: string;
  readonly first: ChildPlan;
  readonly kinds: readonly ChildPlan[];
}

const plans = new WeakMap<ElementSpec, ElementPlan>();

export function planOf(spec: ElementSpec): ElementPlan {
  let plan = plans.get(spec);
  if (plan === undefined) plans.set(spec, (plan = makePlan(spec)));
  return plan;
}

function makePlan(spec: ElementSpec): ElementPlan {
  const children = spec.children.map((child) => ({ spec: child, element: planOf(child.element) }));
  const fields = new Map<string, FieldPlan & { readonly kinds: ChildPlan[] }>();
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
