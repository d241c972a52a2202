import type { ContentMode } from "../xml/xml-handler.ts";
import type { SessionPart } from "../model/part.ts";
import type { ValueType } from "./value-types.ts";

/** The form that an element of the format has in the model. */
export type Becomes =
  /** An object of the model: attributes and children are its fields. */
  | "object"
  /** Its text: `<notes>…</notes>`. */
  | "text"
  /** Its attribute `value`: `<inFrame value="1"/>`. */
  | "value"
  /** A list of its children: `locators`. */
  | "list"
  /** Its only child: `groupMovie`. */
  | "child";

export interface AttributeSpec {
  readonly name: string;
  readonly type: ValueType<unknown>;
  /** Set if the value of plain digits, or of a plain decimal number, is that number: then no text is parsed. */
  readonly digits: "integer" | "number" | undefined;
  readonly required: boolean;
  /** The value if the attribute is absent; `undefined`: the field is then absent. */
  readonly default: unknown;
  /** Written by later releases; the published schema does not know it. */
  readonly unpublished: boolean;
}

/** The allowed number of a child: one, at most one, any, at least one. */
export type Occurs = "1" | "?" | "*" | "+";

export interface ChildSpec {
  readonly element: ElementSpec;
  /** The field of the parent's object that holds it. */
  readonly field: string;
  readonly required: boolean;
  readonly repeats: boolean;
  /** The value if the child is absent: `""` for text; `undefined`: the field is then absent. */
  readonly default: string | undefined;
  /** Which kind of object has it, where one element is two kinds of object (`media`). */
  readonly kind: string | undefined;
  /** The part that it is read and written as, for children of `session` and `media`. */
  readonly part: SessionPart["kind"] | undefined;
  /** Its index among the parent's children, from 0. */
  readonly slot: number;
}

/** One element of the format, as reader, writer and validators use it. */
export interface ElementSpec {
  readonly name: string;
  /** The `kind` of its object, where objects of several kinds share a field. */
  readonly kind: string;
  readonly becomes: Becomes;
  /** An object of the model with all fields at their defaults, for `becomes: "object"`. */
  readonly create: (() => Record<string, unknown>) | undefined;
  readonly attributes: readonly AttributeSpec[];
  readonly children: readonly ChildSpec[];
  readonly attributeByName: ReadonlyMap<string, AttributeSpec>;
  readonly childByName: ReadonlyMap<string, ChildSpec>;
  /** The same by the numbers of names. */
  readonly attributeById: readonly (AttributeSpec | undefined)[];
  readonly childById: readonly (ChildSpec | undefined)[];
  /** The content that the element may have. */
  readonly content: ContentMode;
  /** False if its children can all be missing and never conflict. */
  readonly hasChildRules: boolean;
  readonly requiredAttributes: number;
  /** The type of the element's text; `undefined` where text is not allowed. */
  readonly text: ValueType<string> | undefined;
  /** The field that holds the element's text, for objects made of one (locators). */
  readonly textField: string | undefined;
}
