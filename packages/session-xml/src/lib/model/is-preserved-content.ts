/** The reason for a `preserved` that is invalid. */
export const WRONG_PRESERVED_CONTENT = "it must be as it was read; see the JSON Schema of the model";

type Fields = Readonly<Record<string, unknown>>;

/** Returns whether a value is a `PreservedContent`. It does not look into nested elements, which can be of any depth. */
export function isPreservedContent(preserved: unknown): boolean {
  if (!isObject(preserved)) return false;
  const { attributes = [], content = [], children = {}, explicitDefaults = [] } = preserved;
  return (
    isListOf(attributes, isAttribute) &&
    isListOf(content, isPlaced) &&
    isListOf(explicitDefaults, isText) &&
    isObject(children)
  );
}

/** The same with all nested elements. A value that contains itself overflows the stack. */
export function isWholePreservedContent(preserved: unknown): boolean {
  if (!isPreservedContent(preserved)) return false;
  const { content = [], children = {} } = preserved as { content?: { node: unknown }[]; children?: object };
  return (
    content.every(({ node }) => isWholeNode(node)) && Object.values(children).every(isWholePreservedContent)
  );
}

function isPlaced(value: unknown): boolean {
  return isObject(value) && isText(value["follows"]) && isNode(value["node"]);
}

/** Returns whether a value is an `UnknownNode`. It does not look at the children. */
export function isNode(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { kind, text, name, namespace, attributes, children } = value;
  if (kind === "text") return isText(text);
  return (
    kind === "element" &&
    [name, namespace].every(isText) &&
    isListOf(attributes, isAttribute) &&
    Array.isArray(children)
  );
}

function isWholeNode(node: unknown): boolean {
  return isNode(node) && ((node as { children?: unknown[] }).children ?? []).every(isWholeNode);
}

function isAttribute(value: unknown): boolean {
  return isObject(value) && [value["name"], value["namespace"], value["value"]].every(isText);
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem);
}

function isText(value: unknown): boolean {
  return typeof value === "string";
}

export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
