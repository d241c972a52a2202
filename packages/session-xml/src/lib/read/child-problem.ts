import type { ChildSpec } from "../format/element-spec.ts";
import { mediaElement } from "../format/elements.ts";
import type { SessionXmlErrorCode } from "../xml/session-xml-error.ts";
import type { Frame } from "./frame.ts";

export interface ChildProblem {
  readonly code: SessionXmlErrorCode;
  readonly reason: string;
}

/** What is wrong with the children of an element that ends: one is missing, or two exclude each other. */
export function childProblem(frame: Frame): ChildProblem | undefined {
  const { spec } = frame;
  if (spec === mediaElement) return mediaProblem(frame);
  const missing = missingIn(frame);
  if (missing === undefined) return undefined;
  if (spec.becomes !== "list") return missingChild(frame, missing);
  if (spec.children.some((child) => isThere(frame, child))) return undefined;
  const names = spec.children.map(({ element }) => `<${element.name}>`).join(", ");
  return { code: "missing-element", reason: `<${spec.name}> is empty: it needs at least one of ${names}.` };
}

/** A loop and no closure, since every element that ends comes by. */
function missingIn(frame: Frame): ChildSpec | undefined {
  for (const child of frame.spec.children) if (child.required && !isThere(frame, child)) return child;
  return undefined;
}

/** A movie and a group movie share one element; what it holds tells which it is. */
function mediaProblem(frame: Frame): ChildProblem | undefined {
  const { children } = frame.spec;
  const isGroup = children.some((child) => child.kind === "group-movie" && isThere(frame, child));
  const variant = isGroup ? "group-movie" : "file";
  for (const child of children) {
    if (child.kind === variant && child.required && !isThere(frame, child)) return missingChild(frame, child);
    if (child.kind !== undefined && child.kind !== variant && isThere(frame, child)) {
      return {
        code: "conflicting-elements",
        reason: `A <media> with a <groupMovie> cannot have <${child.element.name}>: a group movie has no name, locators, notes or drawings of its own.`,
      };
    }
  }
  return undefined;
}

function missingChild(frame: Frame, child: ChildSpec): ChildProblem {
  return {
    code: "missing-element",
    reason: `<${frame.spec.name}> has no <${child.element.name}>: add ${child.repeats ? "at least one" : "it"}.`,
  };
}

function isThere(frame: Frame, child: ChildSpec): boolean {
  return (frame.counts[child.slot] ?? 0) > 0;
}
