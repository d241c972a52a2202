import { childName } from "../format/child-name.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import type { UnknownAttribute, UnknownElement, UnknownNode } from "../model/preserved-content.ts";
import type { Limits } from "../xml/limits.ts";
import { type Namespaces, XML_NAMESPACE } from "../xml/namespaces.ts";
import type { StartTag } from "../xml/xml-handler.ts";
import type { ReadElement, UnknownDraft } from "./read-element.ts";

/** What a node or an attribute counts beside its text: an object takes memory, too. */
const OBJECT_SIZE = 24;

/** Reads what the format does not know: attributes, whole elements, and text where none belongs. */
export class UnknownReader {
  readonly #namespaces: Namespaces;
  readonly #limits: Limits;
  readonly #overLimit: (name: keyof Limits, actual: number) => never;
  /** Unknown elements that are open, innermost last. */
  readonly #open: UnknownDraft[] = [];
  #size = 0;

  constructor(
    namespaces: Namespaces,
    overLimit: (name: keyof Limits, actual: number) => never,
    limits: Limits,
  ) {
    this.#namespaces = namespaces;
    this.#overLimit = overLimit;
    this.#limits = limits;
  }

  /** @param name As written; our own namespace needs no prefix. */
  open(name: string, namespace: string, tag: StartTag): void {
    this.#count(name.length);
    const attributes: UnknownAttribute[] = [];
    for (let index = 0; index < tag.count; index += 1) {
      const attribute = this.#toAttribute(tag, index);
      if (attribute !== undefined) attributes.push(attribute);
    }
    const element: UnknownDraft = { kind: "element", name, namespace, attributes, children: [] };
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
  }

  /** The element that closes, if it is in no other unknown one. */
  close(): UnknownElement | undefined {
    const element = this.#open.pop();
    return this.#open.length === 0 ? element : undefined;
  }

  /** @param isWhole Whether the text ends here: only then is it known how much it was. */
  text(text: string, isWhole: boolean): void {
    this.#size += text.length;
    if (isWhole) this.#count(0);
    const children = this.#open.at(-1)?.children;
    const last = children?.at(-1);
    if (last?.kind === "text") children?.splice(-1, 1, { kind: "text", text: last.text + text });
    else children?.push({ kind: "text", text });
  }

  /** Text in an element that holds none. */
  stray(text: string): UnknownNode {
    this.#count(text.length);
    return { kind: "text", text };
  }

  attribute(element: ReadElement, tag: StartTag, index: number): void {
    // A second name for our own namespace says nothing; it is declared again where something needs it.
    if (tag.name(index).isSpecial && tag.value(index) === SESSION_NAMESPACE) return;
    const attribute = this.#toAttribute(tag, index);
    if (attribute !== undefined) ((element.preserved ??= {}).attributes ??= []).push(attribute);
  }

  path(): string {
    return this.#open.map(({ name }) => `/${name}`).join("");
  }

  /** `undefined` for declarations that say nothing: elements have their namespace, and `xml` is declared from the start. */
  #toAttribute(tag: StartTag, index: number): UnknownAttribute | undefined {
    const name = tag.name(index).text;
    if (name === "xmlns") return undefined;
    const value = tag.value(index);
    if (name === "xmlns:xml" && value === XML_NAMESPACE) return undefined;
    this.#count(name.length + value.length);
    const colon = name.indexOf(":");
    const namespace = colon === -1 ? "" : this.#namespaces.resolve(name.slice(0, colon));
    return { name, namespace, value };
  }

  #count(size: number): void {
    this.#size += OBJECT_SIZE + size;
    if (this.#size > this.#limits.unknownContent) this.#overLimit("unknownContent", this.#size);
  }
}

/** Puts an unknown node behind what has been read of an element so far. */
export function placeUnknown(element: ReadElement, node: UnknownNode): void {
  const { last, spec } = element;
  let follows = "";
  if (spec.text !== undefined) follows = `#${String(element.text.length)}`;
  else if (last !== undefined) follows = childName(last, element.counts[last.slot] ?? 1);
  const content = ((element.preserved ??= {}).content ??= []);
  const before = content.at(-1);
  if (node.kind === "text" && before?.node.kind === "text" && before.follows === follows) {
    content.splice(-1, 1, { follows, node: { kind: "text", text: before.node.text + node.text } });
  } else content.push({ follows, node });
}
