import type { AttributeSpec, ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import { excerpt } from "../xml/session-xml-error.ts";
import type { SchemaEdition } from "./validation-options.ts";

// What the messages of both validators say: what was found, and what was expected. Names that come from a file are cut short.

export function unknownElement(parent: ElementSpec, local: string, namespace: string): string {
  const shown = clipped(local);
  if (namespace !== SESSION_NAMESPACE) {
    const where = namespace === "" ? "no namespace" : `the namespace ${excerpt(namespace)}`;
    return `<${shown}> is in ${where}, and every element of a session is in ${SESSION_NAMESPACE}.`;
  }
  const expected = `expected ${list(parent.children.map(({ element }) => `<${element.name}>`)) || "no element"} in <${parent.name}>`;
  const homes = parentsOf(local);
  return homes.length === 0
    ? `There is no element <${shown}> in the format: ${expected}.`
    : `<${shown}> belongs into ${list(homes.map((name) => `<${name}>`))}: ${expected}.`;
}

export function unknownAttribute(spec: ElementSpec, name: string, edition: SchemaEdition): string {
  const known = spec.attributes.filter(({ unpublished }) => edition === "current" || !unpublished);
  const expected = list(known.map((attribute) => `"${attribute.name}"`)) || "no attribute";
  return `<${spec.name}> has no attribute "${clipped(name)}" in the format: expected ${expected}.`;
}

export function unpublishedAttribute(name: string): string {
  return `Later releases of cineSync write "${name}", and the published schema does not know it.`;
}

export function unexpectedText(spec: ElementSpec, text: string): string {
  const expected = list(spec.children.map(({ element }) => `<${element.name}>`)) || "nothing";
  return `The text ${excerpt(text.trimEnd())} stands in <${spec.name}>: expected ${expected}.`;
}

export function missingAttribute(spec: ElementSpec, { name, type }: AttributeSpec): string {
  return `<${spec.name}> has no attribute "${name}": expected ${type.expected}.`;
}

export function missingElement(spec: ElementSpec, { element, repeats }: ChildSpec): string {
  return `<${spec.name}> has no <${element.name}>: expected ${repeats ? "at least one" : "exactly one"}.`;
}

export function emptyList(spec: ElementSpec): string {
  const names = spec.children.map(({ element }) => `<${element.name}>`);
  return `<${spec.name}> is empty: expected at least one of ${list(names)}.`;
}

export function repeatedElement(parent: ElementSpec, spec: ElementSpec): string {
  return `<${parent.name}> has a <${spec.name}> already: expected at most one.`;
}

export function conflictingElement({ element }: ChildSpec): string {
  return `A <media> with a <groupMovie> has <${element.name}>: expected none, since only a media file has one.`;
}

function clipped(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}

function list(names: readonly string[]): string {
  const last = names.at(-1);
  return last === undefined || names.length === 1
    ? (last ?? "")
    : `${names.slice(0, -1).join(", ")} or ${last}`;
}

/** The elements that have a child of this name. */
function parentsOf(name: string): readonly string[] {
  const seen = new Set<ElementSpec>();
  const parents = new Set<string>();
  const visit = (spec: ElementSpec): void => {
    if (seen.has(spec)) return;
    seen.add(spec);
    if (spec.childByName.has(name)) parents.add(spec.name);
    for (const { element } of spec.children) visit(element);
  };
  visit(sessionElement);
  visit(mediaElement);
  return [...parents];
}

export function illegalCharacter(text: string, character: string): string {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `${excerpt(text)} has the character U+${code}, which XML cannot hold: expected it to be left out, or to be replaced on writing.`;
}

export function unknownField(spec: ElementSpec, field: string, variant: string | undefined): string {
  const known = [
    ...spec.attributes.map(({ name }) => name),
    ...new Set(
      spec.children.filter((child) => (child.kind ?? variant) === variant).map((child) => child.field),
    ),
  ];
  return `A ${variant ?? spec.name} has no field "${clipped(field)}", and it will not be written: expected ${list(known.map((name) => `"${name}"`))}.`;
}

export function invalidDeclaration(name: string, problem: string): string {
  return `The declaration "${clipped(name)}" cannot be written: ${problem}.`;
}
