import { childName } from "../format/child-name.ts";
import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { sessionElement } from "../format/elements.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import { nameId } from "../xml/name-ids.ts";
import { Namespaces } from "../xml/namespaces.ts";
import { type ContentMode, ELEMENTS, type StartTag, TEXT, type XmlName } from "../xml/xml-handler.ts";
import { rootProblem } from "./root-problem.ts";
import type { DocumentParser } from "./document-parser.ts";

/** An open element of the format. Each depth has one object that is reused. */
export class OpenElement {
  spec: ElementSpec = sessionElement;
  /** Its entry in the parent's table; `undefined` for the root. */
  child: ChildSpec | undefined;
  /** Counts siblings of the same name, from 1. */
  index = 1;
  /** The number of children so far, by slot. */
  readonly counts: number[] = [];
  // The position of its start tag.
  line = 1;
  column = 1;
  offset = 0;
}

/** Keeps the open elements and their namespaces, and finds the table entry of each start tag. Reader and validator share it. */
export class OpenElements<E extends OpenElement> {
  readonly namespaces: Namespaces;
  /** Name without prefix, and namespace, of the last start tag. */
  local = "";
  namespace = "";

  readonly #parser: DocumentParser;
  readonly #create: () => E;
  readonly #elements: E[] = [];
  /** The innermost known element. */
  #top: E | undefined;
  #count = 0;
  /** The number of unknown elements that are open inside it. */
  #unknown = 0;

  constructor(parser: DocumentParser, create: () => E) {
    this.#parser = parser;
    this.#create = create;
    this.namespaces = new Namespaces((problem) => parser.fail("not-well-formed", { problem }));
  }

  /** The innermost known element. Throws before the root and after it. */
  get top(): E {
    if (this.#top === undefined) throw new Error("No element is open.");
    return this.#top;
  }

  get parent(): E | undefined {
    return this.#elements[this.#count - 2];
  }

  get isEmpty(): boolean {
    return this.#count === 0;
  }

  get isUnknown(): boolean {
    return this.#unknown > 0;
  }

  /** The content of the innermost element. All text inside unknown elements is preserved. */
  get content(): ContentMode {
    if (this.#unknown > 0) return TEXT;
    const { content } = this.top.spec;
    return content > TEXT && this.namespaces.default !== SESSION_NAMESPACE ? ELEMENTS : content;
  }

  /**
   * Opens an element or the root.
   *
   * @returns True for a known element, which is then `top`.
   */
  open(name: XmlName, tag: StartTag): boolean {
    let { id } = name;
    if (tag.isSpecial) {
      this.namespaces.declare(tag, this.#count + this.#unknown);
      this.namespaces.checkAttributes(tag);
      ({ local: this.local, namespace: this.namespace } = this.namespaces.resolveElement(name.text));
      id = nameId(this.local);
    } else {
      this.local = name.text;
      this.namespace = this.namespaces.default;
    }
    const parent = this.#top;
    if (parent === undefined) {
      const problem = rootProblem(this.local, this.namespace);
      if (problem !== undefined) {
        const { line, column, offset } = tag;
        this.#parser.fail(problem.code, problem, { line, column, offset }, `/${this.local}`);
      }
      this.#push(sessionElement, undefined, 1, tag);
      return true;
    }
    const child =
      this.#unknown === 0 && this.namespace === SESSION_NAMESPACE ? parent.spec.childById[id] : undefined;
    if (child === undefined) {
      this.#unknown += 1;
      return false;
    }
    const index = (parent.counts[child.slot] ?? 0) + 1;
    parent.counts[child.slot] = index;
    this.#push(child.element, child, index, tag);
    return true;
  }

  /** Closes the innermost element. Returns it if it is known. */
  close(): E | undefined {
    let closed: E | undefined;
    if (this.#unknown > 0) this.#unknown -= 1;
    else {
      closed = this.#top;
      this.#count -= 1;
      this.#top = this.#elements[this.#count - 1];
    }
    this.namespaces.leave(this.#count + this.#unknown);
    return closed;
  }

  /** Counts the points of a run. */
  addPoints(count: number): ChildSpec | undefined {
    const { spec, counts } = this.top;
    const child = spec.childByName.get("point");
    if (child !== undefined) counts[child.slot] = (counts[child.slot] ?? 0) + count;
    return child;
  }

  /** Returns the path of the innermost known element, for example `/session/media[2]/annotation[1]`. */
  path(): string {
    let path = "";
    for (const { child, index } of this.#elements.slice(0, this.#count))
      path += `/${child === undefined ? "session" : childName(child, index)}`;
    return path;
  }

  #push(spec: ElementSpec, child: ChildSpec | undefined, index: number, tag: StartTag): void {
    let element = this.#elements[this.#count];
    if (element === undefined) this.#elements.push((element = this.#create()));
    element.spec = spec;
    element.child = child;
    element.index = index;
    const { counts } = element;
    for (let slot = 0; slot < spec.children.length; slot += 1) counts[slot] = 0;
    element.line = tag.line;
    element.column = tag.column;
    element.offset = tag.offset;
    this.#top = element;
    this.#count += 1;
  }
}
