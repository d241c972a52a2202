import { SESSION_NAMESPACE } from "../model/constants.ts";
import type { UnknownAttribute, UnknownElement, UnknownNode } from "../model/preserved-content.ts";
import { isNode, WRONG_PRESERVED_CONTENT } from "../model/is-preserved-content.ts";
import { excerpt } from "../errors/excerpt.ts";
import { declarationProblem, localName, prefixOf, XML_NAMESPACE, XMLNS_NAMESPACE } from "../xml/names.ts";
import type { Utf8Writer } from "./utf8-writer.ts";
import type { WrittenSize } from "./written-size.ts";

/** Writes unknown content with the namespace declarations that it needs. */
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
   * @param isTaken Whether reading would take it for an attribute of the format.
   */
  attributes(
    attributes: readonly UnknownAttribute[],
    isTaken: (name: string, value: string) => boolean,
  ): void {
    this.#scopes.push(undefined);
    for (const { name, value } of attributes) {
      if (isTaken(name, value)) this.#fail(`the format already has an attribute "${name}"`);
    }
    // As on reading, where such prefixes have no meaning in a model.
    const meant = attributes.filter(
      ({ name, value }) => !(isDeclaration(name) && value === SESSION_NAMESPACE),
    );
    this.#collect(meant);
    this.#write(meant);
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
    const { namespace, attributes, children } = element;
    const written = this.#prefix(element.name);
    if (written === "xmlns") this.#fail(`an element must not be named "${element.name}"`);
    // As on reading: elements in the namespace of sessions have no prefix.
    const prefix = namespace === SESSION_NAMESPACE ? "" : written;
    const name = namespace === SESSION_NAMESPACE ? localName(element.name) : element.name;
    this.#size.depth(depth);
    this.#size.unknownName(name.length);
    this.#size.unknown(name.length);
    this.#size.startTag(name.length);
    this.#sink.raw(`<${name}`);
    this.#scopes.push(undefined);
    if (prefix !== "" && namespace === "") this.#fail(`<${name}> has a prefix but no namespace`);
    this.#collect(attributes);
    if (this.#resolve(prefix) !== namespace) this.#declare(prefix, namespace);
    this.#write(attributes);
    if (children.every((child) => isNode(child) && child.kind === "text" && child.text === ""))
      this.#sink.raw("/>");
    else {
      this.#sink.raw(">");
      for (const child of children) this.node(child, depth);
      this.#sink.raw(`</${name}>`);
    }
    this.#open.delete(element);
    this.leave();
  }

  /** Puts the declarations among the attributes in force. */
  #collect(attributes: readonly UnknownAttribute[]): void {
    const names = new Set<string>();
    for (const { name, value } of attributes) {
      if (names.has(name)) this.#fail(`duplicate attribute "${name}"`);
      names.add(name);
      if (isDeclaration(name)) this.#enforce(name.slice("xmlns:".length), value);
    }
  }

  /** Missing declarations come first, so that the order stays when the file is read and written again. */
  #write(attributes: readonly UnknownAttribute[]): void {
    for (const { name, namespace } of attributes) this.#checkAttribute(name, namespace);
    for (const { name, value } of attributes) {
      // Reading drops it: this prefix is always declared.
      if (name !== "xmlns:xml") this.#attribute(name, value);
    }
  }

  #checkAttribute(name: string, namespace: string): void {
    const prefix = this.#prefix(name);
    if (prefix === "xmlns" || name === "xmlns") {
      if (namespace !== XMLNS_NAMESPACE || name === "xmlns")
        this.#fail(`"${name}" is a declaration, not an attribute`);
      return;
    }
    if ((prefix === "") !== (namespace === "")) {
      this.#fail(`attribute "${name}" must have both a prefix and a namespace, or neither`);
    }
    if (prefix !== "" && this.#resolve(prefix) !== namespace) this.#declare(prefix, namespace);
  }

  #attribute(name: string, value: string): void {
    this.#size.unknownName(name.length);
    // The default namespace does not count: every unknown element has one.
    if (name !== "xmlns") this.#size.unknown(name.length + value.length);
    this.#size.attribute(name.length, value.length);
    this.#sink.raw(` ${name}="`);
    this.#sink.attribute(value);
    this.#sink.raw('"');
  }

  #declare(prefix: string, namespace: string): void {
    this.#enforce(prefix, namespace);
    this.#attribute(prefix === "" ? "xmlns" : `xmlns:${prefix}`, namespace);
  }

  #enforce(prefix: string, namespace: string): void {
    const last = this.#scopes.length - 1;
    const scope = (this.#scopes[last] ??= new Map<string, string>());
    const declared = scope.get(prefix);
    if (declared !== undefined) {
      this.#fail(`the prefix "${prefix}" has two namespaces in one element`);
    }
    const problem = declarationProblem(prefix, namespace);
    if (problem !== undefined) this.#fail(problem);
    scope.set(prefix, namespace);
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
    return prefixOf(name) ?? this.#fail(`${excerpt(name)} is not an XML name`);
  }
}

function isDeclaration(name: string): boolean {
  return name.startsWith("xmlns:");
}
