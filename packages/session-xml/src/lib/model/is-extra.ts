/** What is said of an `extra` that is none. */
export const WRONG_EXTRA =
  'The field "extra" is not as readers give it: leave it out, or see the JSON Schema of the model.';

type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an `Extra`, as far as what it holds for elements within is not looked at: nobody knows how deep that is. */
export function isExtra(extra: unknown): boolean {
  if (!isObject(extra)) return false;
  const { attributes = [], content = [], nested = {}, stated = [] } = extra;
  return (
    isListOf(attributes, isAttribute) &&
    isListOf(content, isPlaced) &&
    isListOf(stated, isText) &&
    isObject(nested)
  );
}

/** The same of all that it holds, which must not be inside itself. */
export function isWholeExtra(extra: unknown): boolean {
  if (!isExtra(extra)) return false;
  const { content = [], nested = {} } = extra as { content?: { node: unknown }[]; nested?: object };
  return content.every(({ node }) => isWholeNode(node)) && Object.values(nested).every(isWholeExtra);
}

function isPlaced(value: unknown): boolean {
  return isObject(value) && isText(value["after"]) && isNode(value["node"]);
}

/** Whether a value is an `UnknownNode`, as far as its children are not looked at. */
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
