import { codePointName } from "../errors/excerpt.ts";
import { XML_NAMESPACE, XMLNS_NAMESPACE } from "../xml/namespaces.ts";

// https://www.w3.org/TR/xml/#charsets: what XML can hold. Halves of surrogate pairs are not in it.
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

// https://www.w3.org/TR/xml-names/#NT-NCName
const PREFIX =
  /^xmlns:[A-Z_a-z\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{2FF}\u{370}-\u{37D}\u{37F}-\u{1FFF}\u{200C}-\u{200D}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}][-.0-9A-Z_a-z\u{B7}\u{C0}-\u{D6}\u{D8}-\u{F6}\u{F8}-\u{37D}\u{37F}-\u{1FFF}\u{200C}-\u{200D}\u{203F}-\u{2040}\u{2070}-\u{218F}\u{2C00}-\u{2FEF}\u{3001}-\u{D7FF}\u{F900}-\u{FDCF}\u{FDF0}-\u{FFFD}\u{10000}-\u{EFFFF}]*$/u;

/** The first character of a text that XML cannot hold, as `U+0007`. */
export function illegalCharacter(text: string): string | undefined {
  const character = ILLEGAL.exec(text)?.[0];
  return character === undefined ? undefined : codePointName(character);
}

/** Why an unknown attribute cannot be a namespace declaration, although it is called like one. */
export function declarationProblem(name: string, namespace: string, value: string): string | undefined {
  if (!PREFIX.test(name)) return "it is not a name that XML allows";
  if (name === "xmlns:xml" && value === XML_NAMESPACE && namespace === XMLNS_NAMESPACE) return undefined;
  if (name === "xmlns:xml" || name === "xmlns:xmlns") return "this prefix cannot be declared";
  if (namespace !== XMLNS_NAMESPACE) return `its own namespace is not ${XMLNS_NAMESPACE}`;
  if (value === "") return "a prefix cannot stand for no namespace";
  if (value === XML_NAMESPACE || value === XMLNS_NAMESPACE)
    return "no other prefix can stand for this namespace";
  return illegalCharacter(value) === undefined ? undefined : "its value has a character that XML cannot hold";
}

/** The text of a node of unknown content, if it is text. */
export function textOf(node: Readonly<Record<string, unknown>>): string | undefined {
  const { kind, text } = node;
  return kind === "text" && typeof text === "string" ? text : undefined;
}
