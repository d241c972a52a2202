import { childName } from "../format/child-name.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import type { UnknownAttribute, UnknownElement, UnknownNode } from "../model/preserved-content.ts";
import { keep } from "../xml/keep.ts";
import type { Limits } from "../xml/limits.ts";
import type { XmlScanner } from "../xml/xml-scanner.ts";
import type { Frame, UnknownDraft } from "./frame.ts";

/** What a node or an attribute counts beside its text: an object takes memory, too. */
const OBJECT_SIZE = 24;

/** Reads what the format does not know: attributes, whole elements, and text where none belongs. */
export class UnknownReader {
  readonly #scanner: XmlScanner;
  readonly #limits: Limits;
  readonly #overLimit: (name: keyof Limits, actual: number) => never;
  /** Unknown elements that are open, innermost last. */
  readonly #open: UnknownDraft[] = [];
  #size = 0;

  constructor(scanner: XmlScanner, overLimit: (name: keyof Limits, actual: number) => never, limits: Limits) {
    this.#scanner = scanner;
    this.#overLimit = overLimit;
    this.#limits = limits;
  }

  /** Whether an unknown element is open: everything in it is unknown too. */
  get isOpen(): boolean {
    return this.#open.length > 0;
  }

  open(name: string, local: string, namespace: string): void {
    this.#count(name.length);
    const attributes: UnknownAttribute[] = [];
    const { attributeNames, attributeValues, attributeCount } = this.#scanner;
    for (let i = 0; i < attributeCount; i += 1) {
      const attribute = attributeNames[i] ?? "";
      if (attribute !== "xmlns") attributes.push(this.#toAttribute(attribute, attributeValues[i] ?? ""));
    }
    const kept = keep(namespace === SESSION_NAMESPACE ? local : name);
    const element: UnknownDraft = { kind: "element", name: kept, namespace, attributes, children: [] };
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
  }

  /** The element that closes, if it is in no other unknown one. */
  close(): UnknownElement | undefined {
    const element = this.#open.pop();
    return this.#open.length === 0 ? element : undefined;
  }

  text(text: string): void {
    this.#count(text.length);
    const children = this.#open.at(-1)?.children;
    const last = children?.at(-1);
    if (last?.kind === "text") children?.splice(-1, 1, { kind: "text", text: last.text + keep(text) });
    else children?.push({ kind: "text", text: keep(text) });
  }

  /** Text in an element that holds none. */
  stray(text: string): UnknownNode {
    this.#count(text.length);
    return { kind: "text", text: keep(text) };
  }

  attribute(frame: Frame, name: string, value: string): void {
    // A second name for our own namespace says nothing; it is declared again where something needs it.
    if (name.startsWith("xmlns:") && value === SESSION_NAMESPACE) return;
    ((frame.preserved ??= {}).attributes ??= []).push(this.#toAttribute(name, value));
  }

  path(): string {
    return this.#open.map(({ name }) => `/${name}`).join("");
  }

  #toAttribute(name: string, value: string): UnknownAttribute {
    this.#count(name.length + value.length);
    const colon = name.indexOf(":");
    const namespace = colon === -1 ? "" : this.#scanner.namespaces.resolve(name.slice(0, colon));
    return { name: keep(name), namespace, value: keep(value) };
  }

  #count(size: number): void {
    this.#size += OBJECT_SIZE + size;
    if (this.#size > this.#limits.unknownContent) this.#overLimit("unknownContent", this.#size);
  }
}

/** Puts an unknown node behind what has been read of an element so far. */
export function placeUnknown(frame: Frame, node: UnknownNode): void {
  const { last, spec } = frame;
  let follows = "";
  if (spec.text !== undefined) follows = `#${String(frame.text.length)}`;
  else if (last !== undefined) follows = childName(last, frame.counts[last.slot] ?? 1);
  const content = ((frame.preserved ??= {}).content ??= []);
  const before = content.at(-1);
  if (node.kind === "text" && before?.node.kind === "text" && before.follows === follows) {
    content.splice(-1, 1, { follows, node: { kind: "text", text: before.node.text + node.text } });
  } else content.push({ follows, node });
}
