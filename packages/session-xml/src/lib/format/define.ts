import type { PreservedContent } from "../model/preserved-content.ts";
import type { SessionPart } from "../model/part.ts";
import { registerName } from "../xml/name-ids.ts";
import { type ContentMode, ELEMENTS, POINTS, PRESSURE_POINTS, TEXT } from "../xml/xml-handler.ts";
import type { AttributeSpec, ChildSpec, ElementSpec, Occurs } from "./element-spec.ts";
import type { ValueType } from "./value-types.ts";

/** An element whose value in the model is a `V`. The property `model` exists only for its type. */
export interface Element<V> extends ElementSpec {
  readonly model?: V;
}

interface AttributeField<V> {
  readonly attribute: ValueType<V>;
  readonly required: boolean;
  readonly default: V | undefined;
  readonly unpublished: boolean;
}
interface ChildField<V> {
  readonly elements: readonly ElementSpec[];
  readonly occurs: Occurs;
  readonly kind?: string;
  readonly model?: V;
}

/** Maps one field of the model to the file. */
export type Field<V> = AttributeField<V> | ChildField<V>;

type FieldNames<T> = Exclude<keyof T, "kind" | "preserved">;

/** One entry for every field of the model object. If one is missing, the code does not compile. */
export type Fields<T> = { readonly [K in FieldNames<T>]-?: Field<Exclude<T[K], undefined>> };

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Defines an attribute with the same name as the field; it is required unless it has a default. */
export function attribute<V>(type: ValueType<V>, ...defaultValue: [] | [V]): AttributeField<V> {
  return {
    attribute: type,
    required: defaultValue.length === 0,
    default: defaultValue[0],
    unpublished: false,
  };
}

/** Defines an attribute that is absent in the model if it is absent in the file. */
export function optionalAttribute<V>(type: ValueType<V>): AttributeField<V> {
  return { attribute: type, required: false, default: undefined, unpublished: false };
}

/** Defines an optional attribute that only later releases of cineSync write. */
export function unpublishedAttribute<V>(type: ValueType<V>): AttributeField<V> {
  return { ...optionalAttribute(type), unpublished: true };
}

export function one<V>(element: Element<V>, kind?: string): ChildField<V> {
  return child([element], "1", kind);
}

export function optional<V>(element: Element<V>, kind?: string): ChildField<V> {
  return child([element], "?", kind);
}

export function many<V>(
  elements: Element<V> | readonly Element<V>[],
  kind?: string,
): ChildField<readonly V[]> {
  return child(elements instanceof Array ? elements : [elements], "*", kind);
}

export function oneOrMore<V>(element: Element<V>): ChildField<readonly V[]> {
  return child([element], "+");
}

function child<V>(elements: readonly ElementSpec[], occurs: Occurs, kind?: string): ChildField<V> {
  return { elements, occurs, ...(kind === undefined ? {} : { kind }) };
}

/** Defines an element whose value is its text. */
export function textElement(name: string, type: ValueType<string>): Element<string> {
  return spec({ name, becomes: "text", text: type });
}

/** Defines an element whose value is its attribute `value`. */
export function valueElement<V>(name: string, type: ValueType<V>): Element<V> {
  return spec({
    name,
    becomes: "value",
    attributes: [toAttribute("value", attribute(type) as AttributeField<unknown>)],
  });
}

/** Defines an element whose value is an object of the model. */
export function objectElement<T extends { readonly preserved?: PreservedContent | undefined }>(
  name: string,
  create: () => Partial<Mutable<T>>,
  fields: Fields<T>,
): Element<T> {
  return variantsElement<T>(name, create, [fields], {});
}

/** Defines an element whose value is one of several kinds of object, which its children distinguish. */
export function variantsElement<T>(
  name: string,
  create: () => Partial<Mutable<T>>,
  variants: readonly object[],
  parts: Readonly<Record<string, SessionPart["kind"]>>,
): Element<T> {
  const attributes = new Map<string, AttributeSpec>();
  const children: ChildSpec[] = [];
  for (const fields of variants) {
    for (const [field, how] of Object.entries(fields as Record<string, Field<unknown>>)) {
      if ("attribute" in how) {
        attributes.set(field, toAttribute(field, how));
        continue;
      }
      if (children.some((known) => known.field === field)) continue;
      for (const element of how.elements) children.push(toChild(element, field, how, parts, children.length));
    }
  }
  return spec({ name, becomes: "object", create, attributes: [...attributes.values()], children });
}

/** Defines an element whose value is an object that holds its text. The default `kind` is the element's name. */
export function textObjectElement<T>(
  name: string,
  type: ValueType<string>,
  textField: string,
  kind: string = name,
): Element<T> {
  return spec({
    name,
    kind,
    becomes: "object",
    create: () => ({ kind, [textField]: "" }),
    text: type,
    textField,
  });
}

/** Defines an element whose value is the list of its children: at least one, each of any of these kinds. */
export function listElement<V>(name: string, elements: readonly Element<V>[]): Element<readonly V[]> {
  const how = child(elements, "+");
  return spec({
    name,
    becomes: "list",
    children: elements.map((element, slot) => toChild(element, "", how, {}, slot)),
  });
}

/** Defines an element whose value is that of its only child. */
export function wrapperElement<V>(name: string, element: Element<V>): Element<V> {
  return spec({ name, becomes: "child", children: [toChild(element, "", one(element), {}, 0)] });
}

function toAttribute(name: string, how: AttributeField<unknown>): AttributeSpec {
  const { attribute: type, ...rest } = how;
  const { type: json } = type.jsonSchema;
  const digits = json === "integer" || json === "number" ? json : undefined;
  return { name, type, digits, ...rest };
}

function toChild(
  element: ElementSpec,
  field: string,
  how: ChildField<unknown>,
  parts: Readonly<Record<string, SessionPart["kind"]>>,
  slot: number,
): ChildSpec {
  const { occurs, kind } = how;
  return {
    element,
    field,
    required: occurs === "1" || occurs === "+",
    repeats: occurs === "*" || occurs === "+",
    default: occurs === "?" && element.becomes === "text" ? "" : undefined,
    kind,
    part: parts[element.name],
    slot,
  };
}

/** Returns a sparse list with each entry at the number of its name. */
function byId<T>(list: readonly T[], nameOf: (entry: T) => string): readonly (T | undefined)[] {
  const entries: (T | undefined)[] = [];
  for (const entry of list) {
    const id = registerName(nameOf(entry));
    while (entries.length < id) entries.push(undefined);
    entries[id] = entry;
  }
  return entries;
}

function contentOf(text: ValueType<string> | undefined, children: readonly ChildSpec[]): ContentMode {
  if (text !== undefined) return TEXT;
  const point = children.find(({ element }) => element.name === "point")?.element;
  if (point === undefined) return ELEMENTS;
  return point.attributeByName.has("alpha") ? PRESSURE_POINTS : POINTS;
}

function spec(given: Pick<ElementSpec, "name" | "becomes"> & Partial<ElementSpec>): ElementSpec {
  const { attributes = [], children = [] } = given;
  return {
    kind: given.name,
    create: undefined,
    text: undefined,
    textField: undefined,
    ...given,
    attributes,
    children,
    attributeByName: new Map(attributes.map((known) => [known.name, known])),
    childByName: new Map(children.map((known) => [known.element.name, known])),
    attributeById: byId(attributes, (known) => known.name),
    childById: byId(children, (known) => known.element.name),
    content: contentOf(given.text, children),
    hasChildRules:
      given.becomes === "list" || children.some(({ required, kind }) => required || kind !== undefined),
    requiredAttributes: attributes.filter((known) => known.required).length,
  };
}
