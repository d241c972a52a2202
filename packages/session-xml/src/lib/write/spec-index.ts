import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { bytesOf } from "./byte-sink.ts";

/** For each element, its children by the field that holds them: drawing objects of all kinds share one. */
export const fieldsOf: (spec: ElementSpec) => readonly (readonly ChildSpec[])[] = memoize(
  (spec: ElementSpec) => {
    const groups = new Map<string, ChildSpec[]>();
    for (const child of spec.children) {
      const group = groups.get(child.field);
      if (group === undefined) groups.set(child.field, [child]);
      else group.push(child);
    }
    return [...groups.values()];
  },
);

/** For each element that is read and written as parts, the child that a part stands for. */
export const childOfPart: (spec: ElementSpec) => ReadonlyMap<string, ChildSpec> = memoize(
  (spec: ElementSpec) => new Map(spec.children.map((child) => [child.part ?? "", child])),
);

/** For each element, the bytes that its tags begin with or are. */
export const spellingOf: (spec: ElementSpec) => { readonly start: Uint8Array; readonly end: Uint8Array } =
  memoize(({ name }: ElementSpec) => ({ start: bytesOf(`<${name}`), end: bytesOf(`</${name}>`) }));

function memoize<V>(compute: (spec: ElementSpec) => V): (spec: ElementSpec) => V {
  const known = new WeakMap<ElementSpec, V>();
  return (spec) => {
    let value = known.get(spec);
    if (value === undefined) known.set(spec, (value = compute(spec)));
    return value;
  };
}
