import type { DetailsByCode } from "../errors/details.ts";
import type { AttributeSpec, ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import type { SchemaEdition } from "./validation-options.ts";

// Details of issues that both validators report.

export function unknownElement(
  parent: ElementSpec,
  local: string,
  namespace: string,
): DetailsByCode["unknown-element"] {
  const isOwn = namespace === SESSION_NAMESPACE;
  return {
    element: local,
    ...(isOwn ? {} : { namespace }),
    parent: parent.name,
    expected: childNames(parent),
    parents: isOwn ? parentsOf(local) : [],
  };
}

export function unknownAttribute(
  spec: ElementSpec,
  attribute: string,
  edition: SchemaEdition,
): DetailsByCode["unknown-attribute"] {
  const known = spec.attributes.filter(({ unpublished }) => edition === "current" || !unpublished);
  return { attribute, element: spec.name, expected: known.map(({ name }) => name) };
}

export function unexpectedText(spec: ElementSpec, text: string): DetailsByCode["unexpected-text"] {
  return { text: text.slice(0, 100).trim(), element: spec.name, expected: childNames(spec) };
}

export function missingAttribute(
  spec: ElementSpec,
  { name, type }: AttributeSpec,
): DetailsByCode["missing-attribute"] {
  return { element: spec.name, attribute: name, expected: type.expected };
}

function childNames({ children }: ElementSpec): readonly string[] {
  return children.map(({ element }) => element.name);
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
