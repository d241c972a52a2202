import type { AttributeSpec, ChildSpec, ElementSpec } from "../../src/lib/format/element-spec.ts";
import { sessionElement } from "../../src/lib/format/elements.ts";

/** Returns the text of the page for a value type. */
interface NamedType {
  readonly name: string;
  readonly expected: string;
}

/** The elements of the format, in the order in which they appear from `session` on, and their value types. */
export function formatTables(): string {
  const elements = withParts(sessionElement, new Map());
  const types = new Map<string, NamedType>();
  const sections = [...elements].map(([heading, element]) => section(heading, element, types));
  const values = [...types.values()].map(({ name, expected }) => `| ${name} | ${expected} |`);
  return [
    "## Elements",
    ...sections,
    "## Value types",
    ["| type | what it may be |", "| --- | --- |", ...values.sort()].join("\n"),
  ].join("\n\n");
}

/** All elements with their own parts; the same name can belong to several. */
function withParts(
  element: ElementSpec,
  found: Map<string, ElementSpec>,
  parent = "",
): Map<string, ElementSpec> {
  if ([...found.values()].includes(element) || !hasSection(element)) return found;
  const taken = found.has(element.name);
  found.set(taken ? `${element.name} in ${parent}` : element.name, element);
  for (const { element: child } of element.children) withParts(child, found, element.name);
  return found;
}

/** Elements without children are described where they appear. */
function hasSection({ children }: ElementSpec): boolean {
  return children.length > 0;
}

function section(heading: string, element: ElementSpec, types: Map<string, NamedType>): string {
  const rows = [
    ...element.attributes.map((attribute) => attributeRow(attribute, types)),
    ...element.children.map((child) => childRow(child, element, types)),
  ];
  return [
    `### ${heading}`,
    [
      "| part | kind | how often | value | field of the model |",
      "| --- | --- | --- | --- | --- |",
      ...rows.map((cells) => `| ${cells.join(" | ")} |`),
    ].join("\n"),
  ].join("\n\n");
}

function attributeRow(
  { name, type, required, default: absent, unpublished }: AttributeSpec,
  types: Map<string, NamedType>,
): string[] {
  types.set(type.name, type);
  const often = required ? "1" : absent === undefined ? "0 or 1" : `0 or 1; absent means ${shown(absent)}`;
  return [
    `\`${name}\``,
    "attribute",
    unpublished ? `${often}; later releases` : often,
    type.name,
    `\`${name}\``,
  ];
}

function childRow(child: ChildSpec, parent: ElementSpec, types: Map<string, NamedType>): string[] {
  const { element, field, kind } = child;
  const only = kind === undefined ? "" : kind === "file" ? "; media files" : "; group movies";
  const often = parent.becomes === "list" ? "any number, at least one in all" : occurrence(child);
  const shownField = parent.becomes === "object" ? `\`${field}\`` : "";
  return [`\`${element.name}\``, kindOf(element), often + only, valueOf(element, types), shownField];
}

function occurrence({ required, repeats }: ChildSpec): string {
  if (repeats) return required ? "1 or more" : "any number";
  return required ? "1" : "0 or 1";
}

function kindOf({ text, becomes }: ElementSpec): string {
  return text !== undefined ? "element with text" : becomes === "value" ? "element with `value`" : "element";
}

/** Returns the type of its text or value, the attributes of an element without children, or a reference. */
function valueOf(element: ElementSpec, types: Map<string, NamedType>): string {
  if (hasSection(element)) return "see below";
  const values = element.text === undefined ? element.attributes.map(({ type }) => type) : [element.text];
  for (const type of values) types.set(type.name, type);
  if (element.text !== undefined || element.becomes === "value") return values[0]?.name ?? "";
  const byType = new Map<string, string[]>();
  for (const { name, type, required } of element.attributes) {
    const attribute = required ? `\`${name}\`` : `\`${name}\` (0 or 1)`;
    byType.set(type.name, [...(byType.get(type.name) ?? []), attribute]);
  }
  return [...byType].map(([type, names]) => `${names.join(", ")}: ${type}`).join("; ");
}

function shown(value: unknown): string {
  return value === "" ? "empty" : `\`${String(value)}\``;
}
