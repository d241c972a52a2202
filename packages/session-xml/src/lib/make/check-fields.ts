import { showValue } from "../errors/excerpt.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { expectArgument } from "../model/expect-argument.ts";
import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { knownFields, unknownField } from "../format/known-fields.ts";
import type { ValueType } from "../format/value-types.ts";

/**
 * Refuses an object of the model that could never be valid, naming the field. Movies, annotations and drawings inside it
 * are not checked: whatever made them did that.
 */
export function checkFields(spec: ElementSpec, kind: string | undefined, object: object): void {
  const fields = object as Readonly<Record<string, unknown>>;
  const { names, children } = knownFields(spec, kind);
  for (const field of Object.keys(fields)) {
    if (!names.has(field)) throw new SessionXmlError("unknown-field", unknownField(spec, kind, field));
  }
  for (const { name, type, required, default: absent } of spec.attributes) {
    const value = fields[name];
    if ((value === absent || value === undefined) && !required) continue;
    checkValue(type, name, value);
  }
  for (const child of children) checkChild(child, fields[child.field]);
  if (spec.textField !== undefined && spec.text !== undefined)
    checkValue(spec.text, spec.textField, fields[spec.textField]);
}

function checkChild(child: ChildSpec, value: unknown): void {
  const { element, field, repeats, required, default: absent } = child;
  if (value === absent && !required) return;
  if (repeats || element.becomes === "list") {
    if (!Array.isArray(value) || (required && value.length === 0)) {
      throw invalid(field, required ? "a list with at least one item" : "a list", value);
    }
    if (isCheckedItem(element))
      for (const item of value as readonly unknown[]) checkElement(element, field, item);
  } else checkElement(element, field, value);
}

function checkElement(element: ElementSpec, field: string, value: unknown): void {
  if (element.becomes === "object") {
    if (typeof value !== "object" || value === null) throw invalid(field, "an object", value);
    checkFields(element, undefined, value);
    return;
  }
  if (element.text !== undefined) checkValue(element.text, field, value);
  for (const { type } of element.attributes) checkValue(type, field, value);
  for (const child of element.children) checkElement(child.element, field, value);
}

/** Points and texts; objects of their own have been checked when they were made. */
function isCheckedItem({ becomes, name }: ElementSpec): boolean {
  return becomes === "text" || name === "point";
}

function checkValue<T>(type: ValueType<T>, subject: string, value: unknown): void {
  if (!type.accepts(value) || !type.inRange(value)) throw invalid(subject, type.expected, value);
}

function invalid(subject: string, expected: string, value: unknown): SessionXmlError {
  return new SessionXmlError("invalid-value", { subject, expected, actual: showValue(value) });
}

/** A copy of what a factory gets, without the fields that are `undefined`, which means left out. */
export function defined<T extends object>(init: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  expectArgument("object", "init", init);
  return Object.fromEntries(Object.entries(init).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
