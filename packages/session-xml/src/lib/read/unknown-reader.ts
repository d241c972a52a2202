import { childName } from "../format/child-name.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import type {
  PlacedContent,
  UnknownAttribute,
  UnknownElement,
  UnknownNode,
} from "../model/preserved-content.ts";
import type { Limits } from "../xml/limits.ts";
import { XML_NAMESPACE } from "../xml/names.ts";
import type { Namespaces } from "../xml/namespaces.ts";
import type { StartTag } from "../xml/xml-handler.ts";
import type { ReadElement, UnknownDraft } from "./read-element.ts";

/** Counted for each node and attribute in addition to its text, since objects take memory too. */
const OBJECT_SIZE = 24;

/** Reads unknown content: attributes, elements, and text where the format has none. */
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

  /** Closes an element. Returns it if it was the outermost unknown one. */
  close(): UnknownElement | undefined {
    const element = this.#open.pop();
    return this.#open.length === 0 ? element : undefined;
  }

  /** The limit is checked at the end of a text, so that the error does not depend on the chunks. */
  text(text: string, isWhole: boolean): void {
    this.#size += text.length;
    if (isWhole) this.#count(0);
    const children = this.#open.at(-1)?.children;
    const last = children?.at(-1);
    if (last?.kind === "text") children?.splice(-1, 1, { kind: "text", text: last.text + text });
    else children?.push({ kind: "text", text });
  }

  /** Makes a node of text in an element that must not contain text. */
  stray(text: string): UnknownNode {
    this.#count(text.length);
    return { kind: "text", text };
  }

  attribute(element: ReadElement, tag: StartTag, index: number): void {
    // A prefix for the namespace of sessions has no meaning in a model. The writer declares one where it needs it.
    if (tag.name(index).isSpecial && tag.value(index) === SESSION_NAMESPACE) return;
    const attribute = this.#toAttribute(tag, index);
    if (attribute !== undefined) ((element.preserved ??= {}).attributes ??= []).push(attribute);
  }

  path(): string {
    return this.#open.map(({ name }) => `/${name}`).join("");
  }

  /** Returns `undefined` for declarations without meaning: elements carry their namespace, and `xml` is always declared. */
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

/** Adds an unknown node after the known content read so far. */
export function placeUnknown(element: ReadElement, node: UnknownNode): void {
  const { last, spec } = element;
  let follows = "";
  if (spec.text !== undefined) follows = `#${String(element.text.length)}`;
  else if (last !== undefined) follows = childName(last, element.counts[last.slot] ?? 1);
  addPlaced(((element.preserved ??= {}).content ??= []), follows, node);
}

/** Adds an unknown node. Text after text is one text: comments and CDATA sections between them are not kept. */
export function addPlaced(content: PlacedContent[], follows: string, node: UnknownNode): void {
  const before = content.at(-1);
  if (node.kind === "text" && before?.node.kind === "text" && before.follows === follows) {
    content.splice(-1, 1, { follows, node: { kind: "text", text: before.node.text + node.text } });
  } else content.push({ follows, node });
}
