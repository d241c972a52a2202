import { childName } from "../format/child-name.ts";
import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { sessionElement } from "../format/elements.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import { nameId } from "../xml/name-ids.ts";
import { Namespaces } from "../xml/namespaces.ts";
import { type ContentMode, ELEMENTS, type StartTag, TEXT, type XmlName } from "../xml/xml-handler.ts";
import { rootProblem } from "./root-problem.ts";
import type { DocumentParser } from "./document-parser.ts";

/** An element of the format that is open. One object for each depth is used again and again. */
export class OpenElement {
  spec: ElementSpec = sessionElement;
  /** What the parent knows of it; `undefined` for the root. */
  child: ChildSpec | undefined;
  /** Which of its same-named siblings it is, from 1. */
  index = 1;
  /** How many of each child there have been, by slot. */
  readonly counts: number[] = [];
  /** The place of its tag. */
  line = 1;
  column = 1;
  offset = 0;
}

/** The elements that are open, and what a start tag is among them: the same for everyone who reads a session. */
export class OpenElements<E extends OpenElement> {
  readonly namespaces: Namespaces;
  /** The name of the last start tag without its prefix, and the namespace that it is in. */
  local = "";
  namespace = "";

  readonly #parser: DocumentParser;
  readonly #create: () => E;
  readonly #elements: E[] = [];
  /** The innermost element of the format. */
  #top: E | undefined;
  #count = 0;
  /** How many elements are open in it that the format does not know. */
  #unknown = 0;

  constructor(parser: DocumentParser, create: () => E) {
    this.#parser = parser;
    this.#create = create;
    this.namespaces = new Namespaces((problem) => parser.fail("not-well-formed", { problem }));
  }

  /** The innermost open element of the format. There is one from the root's start tag to its end. */
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

  /** What may stand in the innermost element. Whoever keeps what is unknown wants all of its text. */
  get content(): ContentMode {
    if (this.#unknown > 0) return TEXT;
    const { content } = this.top.spec;
    return content > TEXT && this.namespaces.default !== SESSION_NAMESPACE ? ELEMENTS : content;
  }

  /**
   * Opens an element, the root as well.
   *
   * @returns whether the format knows it: then it is `top`.
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

  /** Closes the innermost element. Returns it if the format knows it. */
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

  /** Points were read in a run. */
  addPoints(count: number): ChildSpec | undefined {
    const { spec, counts } = this.top;
    const child = spec.childByName.get("point");
    if (child !== undefined) counts[child.slot] = (counts[child.slot] ?? 0) + count;
    return child;
  }

  /** The way to the innermost element of the format, for example `/session/media[2]/annotation[1]`. */
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
