import { childName } from "../format/child-name.ts";
import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { sessionElement } from "../format/elements.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import { nameId } from "../xml/name-ids.ts";
import { Namespaces } from "../xml/namespaces.ts";
import { type ContentMode, ELEMENTS, type StartTag, TEXT, type XmlName } from "../xml/xml-handler.ts";
import type { DetailsOf } from "../errors/details.ts";
import type { DocumentParser } from "./document-parser.ts";

/** An open element of the format. Each depth has one object that is reused. */
export class OpenElement<E extends OpenElement<E>> {
  /** The element around it; `undefined` for the root. */
  outer: E | undefined;
  /** The object of the next depth. */
  inner: E | undefined;
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
export class OpenElements<E extends OpenElement<E>> {
  readonly namespaces: Namespaces;
  /** Name without prefix, and namespace, of the last start tag. */
  local = "";
  namespace = "";

  /** The innermost known element; `undefined` before the root and after it. */
  top: E | undefined;

  readonly #parser: DocumentParser;
  readonly #create: () => E;
  #root: E | undefined;
  /** The number of known elements that are open, and of unknown ones inside the innermost. */
  #known = 0;
  #unknown = 0;

  constructor(parser: DocumentParser, create: () => E) {
    this.#parser = parser;
    this.#create = create;
    this.namespaces = new Namespaces((problem) => parser.fail("not-well-formed", { problem }));
  }

  /** The innermost known element, where one must be open. */
  get current(): E {
    if (this.top === undefined) throw new Error("No element is open.");
    return this.top;
  }

  get isUnknown(): boolean {
    return this.#unknown > 0;
  }

  /** The content of the innermost element. All text inside unknown elements is preserved. */
  get content(): ContentMode {
    if (this.#unknown > 0 || this.top === undefined) return TEXT;
    const { content } = this.top.spec;
    return content > TEXT && this.namespaces.default !== SESSION_NAMESPACE ? ELEMENTS : content;
  }

  /** Opens an element or the root. Returns it if it is known. */
  open(name: XmlName, tag: StartTag): E | undefined {
    let { id } = name;
    if (tag.isSpecial) {
      this.namespaces.declare(tag, this.#known + this.#unknown);
      this.namespaces.checkAttributes(tag);
      ({ local: this.local, namespace: this.namespace } = this.namespaces.resolveElement(name.text));
      id = nameId(this.local);
    } else {
      this.local = name.text;
      this.namespace = this.namespaces.default;
    }
    const outer = this.top;
    if (outer === undefined) {
      const problem = rootProblem(this.local, this.namespace);
      if (problem !== undefined) {
        const { line, column, offset } = tag;
        this.#parser.fail(problem.code, problem, { line, column, offset }, `/${this.local}`);
      }
      const root = (this.#root ??= this.#create());
      return this.#push(root, sessionElement, tag);
    }
    const child =
      this.#unknown === 0 && this.namespace === SESSION_NAMESPACE ? outer.spec.childById[id] : undefined;
    if (child === undefined) {
      this.#unknown += 1;
      return undefined;
    }
    const index = (outer.counts[child.slot] ?? 0) + 1;
    outer.counts[child.slot] = index;
    const element = (outer.inner ??= this.#create());
    element.outer = outer;
    element.child = child;
    element.index = index;
    return this.#push(element, child.element, tag);
  }

  /** Closes the innermost element. Returns it if it is known. */
  close(): E | undefined {
    let closed: E | undefined;
    if (this.#unknown > 0) this.#unknown -= 1;
    else {
      closed = this.top;
      this.#known -= 1;
      this.top = closed?.outer;
    }
    this.namespaces.leave(this.#known + this.#unknown);
    return closed;
  }

  /** Counts the points of a run. */
  addPoints(count: number): ChildSpec | undefined {
    const { spec, counts } = this.current;
    const child = spec.childByName.get("point");
    if (child !== undefined) counts[child.slot] = (counts[child.slot] ?? 0) + count;
    return child;
  }

  /** Returns the path of the innermost known element, for example `/session/media[2]/annotation[1]`. */
  path(): string {
    let path = "";
    for (let element = this.top; element !== undefined; element = element.outer)
      path = `/${element.child === undefined ? "session" : childName(element.child, element.index)}${path}`;
    return path;
  }

  #push(element: E, spec: ElementSpec, { line, column, offset }: StartTag): E {
    element.spec = spec;
    const { counts } = element;
    for (let slot = 0; slot < spec.children.length; slot += 1) counts[slot] = 0;
    element.line = line;
    element.column = column;
    element.offset = offset;
    this.top = element;
    this.#known += 1;
    return element;
  }
}

/** Why a root element is not that of a session of version 3, or `undefined` if it is. */
function rootProblem(
  local: string,
  namespace: string,
): DetailsOf<"older-format" | "wrong-namespace" | "wrong-root"> | undefined {
  if (local !== "session") return { code: "wrong-root", element: local };
  if (namespace === SESSION_NAMESPACE) return undefined;
  return namespace === ""
    ? { code: "older-format" }
    : { code: "wrong-namespace", namespace, expected: SESSION_NAMESPACE };
}
