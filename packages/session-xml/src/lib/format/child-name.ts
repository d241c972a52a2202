import type { ChildSpec } from "./element-spec.ts";

/** How a child is called among its siblings: `notes`, `media[2]`. The index counts from 1. */
export function childName(child: ChildSpec, index: number): string {
  return child.repeats || index > 1 ? `${child.element.name}[${String(index)}]` : child.element.name;
}
