import { SESSION_NAMESPACE } from "../model/constants.ts";
import type { UnknownAttribute, UnknownElement, UnknownNode } from "../model/preserved-content.ts";
import { isNode, WRONG_PRESERVED_CONTENT } from "../model/is-preserved-content.ts";
import { XML_NAMESPACE, XMLNS_NAMESPACE } from "../xml/namespaces.ts";
import { excerpt } from "../errors/excerpt.ts";
import type { Utf8Writer } from "./utf8-writer.ts";
import type { WrittenSize } from "./written-size.ts";

// https://www.w3.org/TR/xml/#NT-Name, with at most one colon as https://www.w3.org/TR/xml-names/#NT-QName asks for.
const START =
  "A-Z_a-z\\u{C0}-\\u{D6}\\u{D8}-\\u{F6}\\u{F8}-\\u{2FF}\\u{370}-\\u{37D}\\u{37F}-\\u{1FFF}\\u{200C}-\\u{200D}\\u{2070}-\\u{218F}\\u{2C00}-\\u{2FEF}\\u{3001}-\\u{D7FF}\\u{F900}-\\u{FDCF}\\u{FDF0}-\\u{FFFD}\\u{10000}-\\u{EFFFF}";
const NC_NAME = `[${START}][${START}\\-.0-9\\u{B7}\\u{300}-\\u{36F}\\u{203F}-\\u{2040}]*`;
/** Most names are of this kind, which is found out in no time. */
const PLAIN_NAME = /^[A-Za-z_][-.\w]*$/;
const NAME = new RegExp(`^(?:(${NC_NAME}):)?(${NC_NAME})$`, "u");

/** Writes what the format does not know, with the namespace declarations that it needs. */
export class UnknownWriter {
  readonly #sink: Utf8Writer;
  readonly #size: WrittenSize;
  readonly #fail: (reason: string) => never;
  /** Declarations in force, innermost last, `undefined` for none. The default namespace has the prefix `""`. */
  readonly #scopes: (Map<string, string> | undefined)[] = [new Map([["", SESSION_NAMESPACE]])];

  /** Elements that are being written, outermost first. */
  readonly #open = new Set<UnknownElement>();

  constructor(sink: Utf8Writer, size: WrittenSize, fail: (reason: string) => never) {
    this.#sink = sink;
    this.#size = size;
    this.#fail = fail;
  }

  /**
   * Attributes of an element of the format. Their declarations hold until `leave`.
   *
   * @param isTaken Whether the element has an attribute of this name already.
   */
  attributes(attributes: readonly UnknownAttribute[], isTaken: (name: string) => boolean): void {
    this.#scopes.push(undefined);
    for (const { name } of attributes) {
      if (isTaken(name)) this.#fail(`the format has an attribute "${name}" of its own`);
    }
    this.#write(attributes);
  }

  leave(): void {
    this.#scopes.pop();
  }

  /**
   * A whole text or element, with nothing added between its children.
   *
   * @param depth How many elements are around it.
   */
  node(node: UnknownNode, depth: number): void {
    if (!isNode(node)) this.#fail(WRONG_PRESERVED_CONTENT);
    if (node.kind === "text") {
      this.#size.text(node.text.length);
      this.#size.unknown(node.text.length);
      this.#sink.text(node.text);
    } else this.#element(node, depth + 1);
  }

  #element(element: UnknownElement, depth: number): void {
    if (this.#open.has(element)) this.#fail(`<${element.name}> is inside itself`);
    this.#open.add(element);
    const { name, namespace, attributes, children } = element;
    const prefix = this.#prefix(name);
    this.#size.depth(depth);
    this.#size.unknownName(name.length);
    this.#size.unknown(name.length);
    this.#size.startTag(name.length);
    this.#raw(`<${name}`);
    this.#scopes.push(undefined);
    if (prefix === "xmlns") this.#fail(`an element must not be named "${name}"`);
    if (prefix !== "" && namespace === "") this.#fail(`<${name}> has a prefix but no namespace`);
    if (this.#resolve(prefix) !== namespace) this.#declare(prefix, namespace);
    this.#write(attributes);
    if (children.every((child) => isNode(child) && child.kind === "text" && child.text === ""))
      this.#raw("/>");
    else {
      this.#raw(">");
      for (const child of children) this.node(child, depth);
      this.#raw(`</${name}>`);
    }
    this.#open.delete(element);
    this.leave();
  }

  #write(attributes: readonly UnknownAttribute[]): void {
    const names = new Set<string>();
    for (const { name, value } of attributes) {
      if (names.has(name)) this.#fail(`duplicate attribute "${name}"`);
      names.add(name);
      if (name.startsWith("xmlns:")) this.#declare(name.slice("xmlns:".length), value);
    }
    for (const { name, namespace, value } of attributes) {
      const prefix = this.#prefix(name);
      if (prefix === "xmlns" || name === "xmlns") {
        if (namespace !== XMLNS_NAMESPACE || name === "xmlns")
          this.#fail(`"${name}" is a declaration, not an attribute`);
        continue;
      }
      if ((prefix === "") !== (namespace === "")) {
        this.#fail(`attribute "${name}" must have both a prefix and a namespace, or neither`);
      }
      if (prefix !== "" && this.#resolve(prefix) !== namespace) this.#declare(prefix, namespace);
      this.#attribute(name, value);
    }
  }

  #attribute(name: string, value: string): void {
    this.#size.unknownName(name.length);
    // The default namespace is no content: every unknown element has its own.
    if (name !== "xmlns") this.#size.unknown(name.length + value.length);
    this.#size.attribute(name.length, value.length);
    this.#raw(` ${name}="`);
    this.#sink.attribute(value);
    this.#raw('"');
  }

  #declare(prefix: string, namespace: string): void {
    const last = this.#scopes.length - 1;
    const scope = (this.#scopes[last] ??= new Map<string, string>());
    const declared = scope.get(prefix);
    if (declared === namespace) return;
    if (declared !== undefined) {
      this.#fail(`the prefix "${prefix}" has two namespaces in one element`);
    }
    const isXml = prefix === "xml" || namespace === XML_NAMESPACE;
    if (
      (prefix !== "" && namespace === "") ||
      prefix === "xmlns" ||
      namespace === XMLNS_NAMESPACE ||
      (isXml && !(prefix === "xml" && namespace === XML_NAMESPACE))
    ) {
      this.#fail(`the prefix "${prefix}" must not have the namespace ${excerpt(namespace)}`);
    }
    scope.set(prefix, namespace);
    this.#attribute(prefix === "" ? "xmlns" : `xmlns:${prefix}`, namespace);
  }

  #resolve(prefix: string): string | undefined {
    if (prefix === "xml") return XML_NAMESPACE;
    for (let index = this.#scopes.length - 1; index >= 0; index -= 1) {
      const namespace = this.#scopes[index]?.get(prefix);
      if (namespace !== undefined) return namespace;
    }
    return undefined;
  }

  #prefix(name: string): string {
    if (PLAIN_NAME.test(name)) return "";
    const match = NAME.exec(name);
    if (match === null) this.#fail(`${excerpt(name)} is not an XML name`);
    return match[1] ?? "";
  }

  #raw(text: string): void {
    this.#sink.raw(text);
  }
}
