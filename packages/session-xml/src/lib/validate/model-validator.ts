import { childName } from "../format/child-name.ts";
import type { AttributeSpec, ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import type { ValueType } from "../format/value-types.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import type { DetailsByCode } from "../errors/details.ts";
import { excerpt, showValue } from "../errors/excerpt.ts";
import { knownFields, unknownField } from "../format/known-fields.ts";
import { isWritten, missingElement } from "../format/rules.ts";
import {
  declarationProblem,
  illegalCharacter,
  isSpace,
  localName,
  prefixOf,
  XMLNS_NAMESPACE,
} from "../xml/names.ts";
import { checkText } from "./check-value.ts";
import type { IssueCode, ValidationResult } from "./issue.ts";
import { IssueCollector, type Place } from "./issue-collector.ts";
import * as details from "./issue-details.ts";
import { SessionChecks } from "./session-checks.ts";
import type { SchemaEdition, ValidationOptions } from "./validation-options.ts";

type Fields = Readonly<Record<string, unknown>>;

const NOTHING: Fields = {};

/**
 * Validates a model by the same tables that the writer uses. It trusts no type: sessions come from JSON, too. A valid model can be
 * written, and the file is valid.
 */
export class ModelValidator {
  readonly #edition: SchemaEdition;
  readonly #issues: IssueCollector;
  readonly #checks: SessionChecks;
  readonly #path: string[] = [];

  constructor(options: ValidationOptions) {
    this.#issues = new IssueCollector(options);
    this.#edition = this.#issues.edition;
    this.#checks = new SessionChecks(this.#issues);
  }

  validate(session: unknown): ValidationResult {
    this.#inside(sessionElement.name, () => {
      this.#object(sessionElement, session);
    });
    return this.#issues.result();
  }

  // Elements, by what they become in the model.

  /** @param preserved Preserved content of a value that is not an object of the model; an object has its own. */
  #element(child: ChildSpec, index: number, value: unknown, preserved: unknown): void {
    const { element } = child;
    this.#inside(childName(child, index), () => {
      switch (element.becomes) {
        case "object":
          this.#object(element, value, child);
          break;
        case "text":
          this.#openTag(element, NOTHING, preserved);
          this.#text(child, value, preserved);
          break;
        case "value":
          this.#openTag(element, { value }, preserved);
          this.#content(element, NOTHING, preserved, undefined);
          break;
        case "list":
        case "child":
          this.#openTag(element, NOTHING, preserved);
          this.#content(element, { "": value }, preserved, undefined);
      }
    });
  }

  #object(spec: ElementSpec, value: unknown, child?: ChildSpec): void {
    const fields = asObject(value);
    if (fields === undefined) {
      this.#report("invalid-value", () => invalid(spec.name, "an object", value));
      return;
    }
    const preserved = fields["preserved"];
    const variants = variantsOf(spec);
    const kind = fields["kind"];
    const variant = variants.find((known) => known === kind);
    if (variants.length > 0 && variant === undefined) {
      this.#report("invalid-value", () => invalidKind(variants, kind));
      return;
    }
    this.#unknownFields(spec, fields, variant);
    this.#openTag(spec, fields, preserved);
    if (spec.textField !== undefined && child !== undefined)
      this.#text(child, fields[spec.textField], preserved);
    else this.#content(spec, fields, preserved, variant);
    this.#checks.close(spec, fields, this.#here);
  }

  #text(child: ChildSpec, value: unknown, preserved: unknown): void {
    const { text: type, name } = child.element;
    if (type === undefined) return;
    const more = this.#unknownContent(child.element, preserved);
    if (typeof value !== "string") {
      this.#report("invalid-value", () => invalid(name, type.expected, value));
      return;
    }
    this.#value(type, name, value, this.#here, more);
    this.#checks.text(child, value, this.#here);
  }

  #content(spec: ElementSpec, fields: Fields, preserved: unknown, variant: string | undefined): void {
    this.#unknownContent(spec, preserved);
    const children = asObject(asObject(preserved)?.["children"]) ?? NOTHING;
    // A session or a movie may lack all lists but `media`.
    const areListsRequired = spec !== sessionElement && spec !== mediaElement;
    const done = new Set<string>();
    for (const child of spec.children) {
      const { field, element } = child;
      if (done.has(field) || (child.kind !== undefined && child.kind !== variant)) continue;
      done.add(field);
      const value = fields[field];
      if (child.repeats) {
        const kinds = spec.children.filter((other) => other.field === field);
        if (value !== undefined || areListsRequired || element === mediaElement)
          this.#list(spec, kinds, value, children);
      } else if (!isWritten(child, field, value, explicitDefaultsOf(preserved))) {
        if (child.required) this.#report("missing-element", () => missingField(spec, [child]));
      } else {
        this.#element(child, 1, value, children[element.name]);
      }
    }
  }

  #list(spec: ElementSpec, kinds: readonly ChildSpec[], value: unknown, children: Fields): void {
    const [only] = kinds;
    if (only === undefined) return;
    if (!Array.isArray(value)) {
      this.#report("invalid-value", () => invalid(only.field || spec.name, "a list", value));
      return;
    }
    if (value.length === 0 && only.required) {
      this.#report("missing-element", () => missingElement(spec, kinds));
    }
    const counts = new Map<ChildSpec, number>();
    for (const item of value as readonly unknown[]) {
      const kind = asObject(item)?.["kind"];
      const child = kinds.length === 1 ? only : kinds.find(({ element }) => element.kind === kind);
      if (child === undefined) {
        const known = kinds.map(({ element }) => element.kind);
        this.#report("invalid-value", () => invalidKind(known, kind));
        continue;
      }
      const index = (counts.get(child) ?? 0) + 1;
      counts.set(child, index);
      this.#element(child, index, item, children[childName(child, index)]);
    }
  }

  // Attributes and values.

  #openTag(spec: ElementSpec, fields: Fields, preserved: unknown): void {
    for (const attribute of spec.attributes)
      this.#attribute(spec, attribute, fields[attribute.name], preserved);
    this.#unknownAttributes(spec, preserved);
    this.#checks.open(spec, fields, this.#here, (name) => {
      const attribute = spec.attributeByName.get(name);
      return attribute !== undefined && appears(attribute, fields[name], preserved)
        ? this.#attributePlace(name)
        : undefined;
    });
  }

  #attribute(spec: ElementSpec, attribute: AttributeSpec, value: unknown, preserved: unknown): void {
    if (!appears(attribute, value, preserved)) return;
    const { name, type, unpublished } = attribute;
    const place = (): Place => this.#attributePlace(name);
    if (value === undefined) {
      this.#report("missing-attribute", () => details.missingAttribute(spec, attribute), place);
    } else if (this.#value(type, name, value, place) && unpublished && this.#edition === "published") {
      this.#report("unpublished-attribute", () => ({ attribute: name }), place);
    }
  }

  /** Returns whether a value is valid for its type. `more` is text that is written after it. */
  #value<T>(type: ValueType<T>, subject: string, value: unknown, place: () => Place, more = ""): boolean {
    if (!type.accepts(value)) {
      this.#report("invalid-value", () => invalid(subject, type.expected, value), place);
      return false;
    }
    const text = type.format(value) + more;
    const character = illegalCharacter(text);
    if (character !== undefined) this.#report("illegal-character", () => ({ subject, character }), place);
    const problem = checkText(type, subject, text);
    if (problem !== undefined) this.#report(problem.code, () => problem, place);
    return problem === undefined;
  }

  // Unknown content.

  #unknownFields(spec: ElementSpec, fields: Fields, variant: string | undefined): void {
    const { names } = knownFields(spec, variant);
    for (const field in fields) {
      if (fields[field] === undefined || names.has(field)) continue;
      this.#report("unknown-field", () => unknownField(spec, variant, field));
    }
  }

  #unknownAttributes(spec: ElementSpec, preserved: unknown): void {
    const attributes = this.#preservedList(preserved, "attributes");
    const names = new Set<string>();
    for (const attribute of attributes) {
      const { name, namespace, value } = asObject(attribute) ?? NOTHING;
      if (typeof name !== "string" || typeof namespace !== "string" || typeof value !== "string") {
        this.#report("invalid-preserved-content", () => ({
          problem: "an attribute must have name, namespace and value",
        }));
        continue;
      }
      if (name.startsWith("xmlns:")) {
        const problem = names.has(name)
          ? `duplicate attribute "${name}"`
          : xmlnsProblem(name, namespace, value);
        if (problem !== undefined) {
          this.#report(
            "invalid-preserved-content",
            () => ({ problem }),
            () => this.#attributePlace(name),
          );
        }
      } else {
        this.#report(
          "unknown-attribute",
          () => details.unknownAttribute(spec, name, this.#edition),
          () => this.#attributePlace(name),
        );
      }
      names.add(name);
    }
  }

  /** Reports unknown content, and returns its text. */
  #unknownContent(spec: ElementSpec, preserved: unknown): string {
    let text = "";
    for (const placed of this.#preservedList(preserved, "content")) {
      const node = asObject(asObject(placed)?.["node"]) ?? NOTHING;
      const { kind, name, namespace, text: content } = node;
      if (kind === "text" && typeof content === "string") {
        text += content;
        if (spec.text === undefined && !isSpace(content)) {
          this.#report("unexpected-text", () => details.unexpectedText(spec, content.trim()));
        }
        const character = spec.text === undefined ? illegalCharacter(content) : undefined;
        if (character !== undefined) {
          this.#report("illegal-character", () => ({ subject: spec.name, character }));
        }
      } else if (kind === "element" && typeof name === "string" && typeof namespace === "string") {
        const local = localName(name);
        // As on reading: elements in the namespace of sessions have no prefix.
        const step = namespace === SESSION_NAMESPACE ? local : name;
        this.#report(
          "unknown-element",
          () => details.unknownElement(spec, local, namespace),
          () => ({ path: `${this.#here().path}/${step}` }),
        );
      } else {
        this.#report("invalid-preserved-content", () => ({
          problem: "content must have follows, and an element or text as its node",
        }));
      }
    }
    return text;
  }

  #preservedList(preserved: unknown, field: "attributes" | "content"): readonly unknown[] {
    if (preserved === undefined) return [];
    const object = asObject(preserved);
    const list = object?.[field];
    if (Array.isArray(list)) return list;
    if (list !== undefined || (object === undefined && field === "attributes")) {
      this.#report("invalid-preserved-content", () => ({
        problem: `${field} must be a list, got ${showValue(list ?? preserved)}`,
      }));
    }
    return [];
  }

  // Places.

  #inside(name: string, action: () => void): void {
    this.#path.push(name);
    action();
    this.#path.pop();
  }

  readonly #here = (): Place => ({ path: `/${this.#path.join("/")}` });

  #attributePlace(name: string): Place {
    return { path: `${this.#here().path}/@${name}` };
  }

  #report<C extends IssueCode>(
    code: C,
    details: () => DetailsByCode[C],
    place: () => Place = this.#here,
  ): void {
    this.#issues.add(code, details, place);
  }
}

/** The kinds of object that an element can be, if there is more than one. */
function variantsOf({ children }: ElementSpec): readonly string[] {
  return [...new Set(children.flatMap(({ kind }) => kind ?? []))];
}

/** A required attribute counts even if it is missing: then its position is that of the error. */
function appears(attribute: AttributeSpec, value: unknown, preserved: unknown): boolean {
  return attribute.required || isWritten(attribute, attribute.name, value, explicitDefaultsOf(preserved));
}

function explicitDefaultsOf(preserved: unknown): readonly string[] {
  const list = asObject(preserved)?.["explicitDefaults"];
  return Array.isArray(list) ? (list as readonly string[]) : [];
}

function asObject(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}

function invalid(subject: string, expected: string, value: unknown): DetailsByCode["invalid-value"] {
  return { subject, expected, actual: showValue(value) };
}

function invalidKind(kinds: readonly string[], kind: unknown): DetailsByCode["invalid-value"] {
  return invalid("kind", kinds.map((name) => `"${name}"`).join(" or "), kind);
}

function missingField(spec: ElementSpec, children: readonly ChildSpec[]): DetailsByCode["missing-element"] {
  return { ...missingElement(spec, children), field: children[0]?.field };
}

/** Returns the problem of an unknown attribute that is named like a declaration of a prefix. */
function xmlnsProblem(name: string, namespace: string, value: string): string | undefined {
  if (prefixOf(name) === undefined) return `${excerpt(name)} is not an XML name`;
  if (namespace !== XMLNS_NAMESPACE) return `"${name}" must be in the namespace ${XMLNS_NAMESPACE}`;
  const character = illegalCharacter(value);
  return character === undefined
    ? declarationProblem(name.slice("xmlns:".length), value)
    : `"${name}" must not contain ${character}, which XML does not allow`;
}
