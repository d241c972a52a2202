import type { ChildSpec } from "../format/element-spec.ts";
import type {
  PreservedContent,
  PlacedContent,
  UnknownAttribute,
  UnknownElement,
  UnknownNode,
} from "../model/preserved-content.ts";
import { OpenElement } from "../parse/open-elements.ts";

/** A `PreservedContent` while it is being read. */
export interface PreservedDraft {
  attributes?: UnknownAttribute[];
  content?: PlacedContent[];
  children?: Record<string, PreservedContent>;
  explicitDefaults?: string[];
}

/** Records that the file spells out a default, so that writing preserves it. Names are sorted: their order in the file has no meaning. */
export function state(preserved: PreservedDraft, name: string): void {
  const explicitDefaults = (preserved.explicitDefaults ??= []);
  explicitDefaults.push(name);
  explicitDefaults.sort();
}

/** An `UnknownElement` while it is being read. */
export interface UnknownDraft extends UnknownElement {
  readonly children: UnknownNode[];
}

/** An element that is being read. */
export class ReadElement extends OpenElement<ReadElement> {
  /** Its object, for elements that become one. */
  value: Record<string, unknown> = {};
  /** Values of its children, for elements that become a list or their only child. */
  list: unknown[] = [];
  text = "";
  preserved: PreservedDraft | undefined;
  /** The last child of the format, as `PlacedContent.after` has it. */
  last: ChildSpec | undefined;
}
