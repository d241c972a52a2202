import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import type {
  PreservedContent,
  PlacedContent,
  UnknownAttribute,
  UnknownElement,
  UnknownNode,
} from "../model/preserved-content.ts";

/** An `PreservedContent` while it is being put together. */
export interface PreservedDraft {
  attributes?: UnknownAttribute[];
  content?: PlacedContent[];
  children?: Record<string, PreservedContent>;
  explicitDefaults?: string[];
}

/** Notes that the file states what the absence of a name would say. The order in the file means nothing. */
export function state(preserved: PreservedDraft, name: string): void {
  const explicitDefaults = (preserved.explicitDefaults ??= []);
  explicitDefaults.push(name);
  explicitDefaults.sort();
}

/** An `UnknownElement` while it is being read. */
export interface UnknownDraft extends UnknownElement {
  readonly children: UnknownNode[];
}

/** An element of the format that is open. One object for each depth is used again and again. */
export class Frame {
  spec: ElementSpec;
  /** What the parent knows of it; `undefined` for the root. */
  child: ChildSpec | undefined;
  /** Its object, for elements that become one. */
  value: Record<string, unknown> = {};
  /** Its children's values, for elements that become a list or their only child. */
  list: unknown[] = [];
  text = "";
  preserved: PreservedDraft | undefined;
  /** How many of each child there have been, by slot. */
  readonly counts: number[] = [];
  /** How many of each unknown child there have been, by name. */
  unknownCounts: Map<string, number> | undefined;
  /** The last child of the format, as `PlacedContent.follows` has it. */
  last: ChildSpec | undefined;
  /** Which of its same-named siblings it is, from 1. */
  index = 1;
  line = 1;
  column = 1;
  offset = 0;

  constructor(spec: ElementSpec) {
    this.spec = spec;
  }

  reset(spec: ElementSpec, child: ChildSpec | undefined, index: number): void {
    this.spec = spec;
    this.child = child;
    this.index = index;
    this.text = "";
    this.preserved = undefined;
    this.unknownCounts = undefined;
    this.last = undefined;
    const { counts } = this;
    for (let slot = 0; slot < spec.children.length; slot += 1) counts[slot] = 0;
  }
}
