/** Characters that XML 1.0 cannot hold: control characters, halves of surrogate pairs, U+FFFE and U+FFFF. */
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

/** Line breaks are written as references everywhere: they survive attributes, and the indentation here. */
const SPECIAL = /[&<>"\t\n\r]/g;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

type XmlAttributes = Readonly<Record<string, string | number | undefined>>;

/** Writes an element and the elements in it, each on its own lines. Undefined attributes are left out. */
export function element(name: string, attributes: XmlAttributes, content: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  );
  const tag = `<${name}${written.join("")}`;
  if (content.length === 0) return `${tag}/>`;
  const lines = content.map((part) => `  ${part.replaceAll("\n", "\n  ")}`);
  return `${tag}>\n${lines.join("\n")}\n</${name}>`;
}

/** Writes an element for each text, in the order of the names. Undefined texts are left out. */
export function textElements(texts: XmlAttributes): string[] {
  return Object.entries(texts).flatMap(([name, text]) =>
    text === undefined ? [] : [`<${name}>${escaped(String(text))}</${name}>`],
  );
}

/** Writes a document of one element. */
export function xmlDocument(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${root}>\n${content}\n`;
}

/** Replaces what XML cannot hold by U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(ILLEGAL, "\uFFFD")
    .replace(SPECIAL, (character) => ENTITIES.get(character) ?? `&#${character.charCodeAt(0)};`);
}
