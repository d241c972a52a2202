type Fields = Readonly<Record<string, unknown>>;

/** Whether a value is an `Extra`: what is kept beside the model is written without a further look. */
export function isExtra(extra: unknown): boolean {
  if (!isObject(extra)) return false;
  const { attributes = [], content = [], nested = {}, stated = [] } = extra;
  return (
    isListOf(attributes, isAttribute) &&
    isListOf(content, isPlaced) &&
    isListOf(stated, isText) &&
    isObject(nested) &&
    Object.values(nested).every(isExtra)
  );
}

function isPlaced(value: unknown): boolean {
  return isObject(value) && isText(value["after"]) && isNode(value["node"]);
}

function isNode(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { kind, text, name, namespace, attributes, children } = value;
  if (kind === "text") return isText(text);
  return (
    kind === "element" &&
    [name, namespace].every(isText) &&
    isListOf(attributes, isAttribute) &&
    isListOf(children, isNode)
  );
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
