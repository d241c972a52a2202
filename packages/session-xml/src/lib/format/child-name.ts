import type { ChildSpec } from "./element-spec.ts";

/** Names a child among its siblings: `notes`, `media[2]`. The index counts from 1. */
export function childName(child: ChildSpec, index: number): string {
  return child.repeats || index > 1 ? `${child.element.name}[${String(index)}]` : child.element.name;
}

/**
 * Of two siblings, the one that is written later; the second of two in one list. Unknown content is put after it, so that
 * it stays after everything that came before it.
 */
export function laterChild(last: ChildSpec | undefined, next: ChildSpec): ChildSpec {
  return last === undefined || next.slot >= last.slot || next.field === last.field ? next : last;
}
