import { SaxesParser } from "saxes";

/** An element of a parsed document. */
export interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
}

/** The rules for an element in a format's documentation. */
export interface Rule {
  /** The content: a pattern over the names of its children, each followed by a space; or text, or nothing. */
  readonly content: RegExp | "text" | "empty";
  readonly required?: readonly string[];
  readonly optional?: readonly string[];
  /** Patterns of text and attributes, by name; `""` is the text. */
  readonly values?: Readonly<Record<string, RegExp>>;
}

export type Rules = Readonly<Record<string, Rule>>;

/** Parses a document; fails like an importing program if it is not well-formed. */
export function parseXml(xml: string): Node {
  const parser = new SaxesParser();
  type Open = { name: string; attributes: Record<string, string>; children: Node[]; text: string };
  const stack: Open[] = [{ name: "", attributes: {}, children: [], text: "" }];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ name, attributes }) => {
    const node = { name, attributes: { ...attributes }, children: [], text: "" };
    stack.at(-1)?.children.push(node);
    stack.push(node);
  });
  parser.on("text", (text) => {
    const open = stack.at(-1);
    if (open !== undefined) open.text += text;
  });
  parser.on("closetag", () => {
    stack.pop();
  });
  parser.write(xml).close();
  const root = stack[0]?.children[0];
  if (root === undefined) throw new Error("no root element");
  return root;
}

/** Returns each violation of a format's rules in a document. */
export function violations(node: Node, rules: Rules, path = node.name): string[] {
  const rule = rules[node.name];
  if (rule === undefined) return [`${path}: the format has no such element`];
  const { content, required = [], optional = [], values = {} } = rule;
  const found: string[] = [];
  for (const name of required) if (!(name in node.attributes)) found.push(`${path}: lacks ${name}`);
  for (const name of Object.keys(node.attributes)) {
    if (![...required, ...optional].includes(name)) found.push(`${path}: has no attribute ${name}`);
  }
  for (const [name, pattern] of Object.entries(values)) {
    const value = name === "" ? node.text : node.attributes[name];
    if (value !== undefined && !pattern.test(value))
      found.push(`${path}: ${name} is ${JSON.stringify(value)}`);
  }
  const names = node.children.map((child) => `${child.name} `).join("");
  if (content instanceof RegExp) {
    if (!new RegExp(`^(?:${content.source})$`).test(names)) found.push(`${path}: contains ${names}`);
    if (node.text.trim() !== "") found.push(`${path}: contains text`);
  } else {
    if (names !== "") found.push(`${path}: contains ${names}`);
    if (content === "empty" && node.text !== "") found.push(`${path}: contains text`);
  }
  return [
    ...found,
    ...node.children.flatMap((child, index) => violations(child, rules, `${path}/${child.name}[${index}]`)),
  ];
}

/** Returns all elements with a name, in document order. */
export function all(node: Node, name: string): Node[] {
  return [...(node.name === name ? [node] : []), ...node.children.flatMap((child) => all(child, name))];
}

/** Returns the text of the child with that name. */
export function childText(node: Node | undefined, name: string): string | undefined {
  return node?.children.find((child) => child.name === name)?.text;
}
