import { childName } from "../format/child-name.ts";
import type { ChildSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import { childProblems, isRepeated } from "../format/rules.ts";
import type { PreservedContent, PlacedContent, UnknownNode } from "../model/preserved-content.ts";
import { isPreservedContent, isNode, WRONG_PRESERVED_CONTENT } from "../model/is-preserved-content.ts";
import type { SessionPart } from "../model/part.ts";
import type { DetailsByCode } from "../errors/details.ts";
import { codePointName, showValue } from "../errors/excerpt.ts";
import { errorOf, SessionXmlError, type SessionXmlErrorCode } from "../errors/session-xml-error.ts";
import { Utf8Writer, bytesOf } from "./utf8-writer.ts";
import { ElementPath } from "./element-path.ts";
import { type UnknownContentQueue, unknownContentQueue } from "./unknown-content-queue.ts";
import {
  type EncodedAttribute,
  type EncodedChild,
  type EncodedElement,
  type EncodedField,
  encodedElement,
} from "./encoded-element.ts";
import { isPlainPoint, writePoint } from "./write-point.ts";
import { UnknownWriter } from "./unknown-writer.ts";
import type { WriteOptions } from "./write-options.ts";

const EMPTY_END = bytesOf("/>");
const TAG_END = bytesOf(">");
const QUOTE = bytesOf('"');

/** An element that is open: its path, and what has come of it. */
interface Level {
  readonly plan: EncodedElement;
  readonly name: string;
  readonly preserved: PreservedContent | undefined;
  readonly counts: number[];
}

type Fields = Readonly<Record<string, unknown>>;

const NO_FIELDS: Fields = {};

/**
 * The one engine that writes session files: takes parts, gives out UTF-8 bytes. Everything that it knows of the format comes
 * from the table in `format`.
 */
export class PartWriter {
  readonly #sink: Utf8Writer;
  readonly #unknown: UnknownWriter;
  readonly #indent: string;
  readonly #isChecked: boolean;
  readonly #breaks: Uint8Array[] = [];
  /** The session, and the entry of the playlist that is open in it. */
  readonly #levels: Level[] = [];
  /** What is being written below the levels, for errors. */
  readonly #path = new ElementPath();
  /** The last start tag still lacks its `>`: it may turn out to be empty. */
  #isTagOpen = false;
  /** Unknown text has just been written: it has the white space that follows it. */
  #isAfterText = false;
  #isEnded = false;

  constructor(options: WriteOptions = {}) {
    const { indent = "\t", illegalCharacters = "error", check = true } = options;
    if (!/^[ \t\r\n]*$/.test(indent))
      throw new SessionXmlError("invalid-option", {
        option: "indent",
        expected: "white space",
        actual: showValue(indent),
      });
    this.#indent = indent;
    this.#isChecked = check;
    this.#sink = new Utf8Writer((character) => {
      if (illegalCharacters === "replace") return;
      this.#fail("illegal-character", { subject: this.#path.subject, character: codePointName(character) });
    });
    this.#unknown = new UnknownWriter(this.#sink, (problem) =>
      this.#fail("invalid-preserved-content", { problem }),
    );
  }

  /** Whether there are bytes to take. */
  get isReady(): boolean {
    return this.#sink.isReady;
  }

  /** Takes the bytes that are ready. */
  take(): readonly Uint8Array[] {
    return this.#sink.take();
  }

  /** Takes the rest. */
  end(): readonly Uint8Array[] {
    if (!this.#isEnded) this.#fail("invalid-parts", { part: "session-end", problem: "missing" });
    return this.#sink.flush();
  }

  write(part: SessionPart): void {
    const { kind } = part;
    const level = this.#levels.at(-1);
    if (this.#isEnded || (level === undefined) !== (kind === "session-start")) this.#misplaced(kind);
    if (kind === "session-start") {
      this.#sink.raw('<?xml version="1.0" encoding="UTF-8"?>');
      this.#start(encodedElement(sessionElement), "session", part.value as unknown as Fields, part.preserved);
      return;
    }
    if (level === undefined) return;
    const isInMedia = level.plan.spec === mediaElement;
    switch (kind) {
      case "session-end":
      case "media-end":
        if (isInMedia !== (kind === "media-end")) this.#misplaced(kind);
        this.#finish(level);
        break;
      case "session-unknown":
      case "media-unknown":
        if (isInMedia !== (kind === "media-unknown")) this.#misplaced(kind);
        this.#node(part.value, this.#levels.length);
        break;
      default: {
        const child = level.plan.byPart.get(kind);
        if (child === undefined) this.#misplaced(kind);
        const index = this.#count(level, child.spec);
        if (kind === "media-start") {
          const name = childName(child.spec, index);
          this.#start(child.element, name, part.value as unknown as Fields, part.preserved);
        } else this.#child(child, index, part.value, part.preserved, this.#levels.length);
      }
    }
  }

  // Sessions and entries of the playlist, which are open while their parts come.

  #start(plan: EncodedElement, name: string, value: Fields, preserved: PreservedContent | undefined): void {
    this.#break(this.#levels.length);
    this.#levels.push({ plan, name, preserved, counts: plan.spec.children.map(() => 0) });
    this.#tag(plan, value, preserved);
  }

  #finish(level: Level): void {
    if (this.#isChecked && level.plan.spec === mediaElement) {
      const [problem] = childProblems(mediaElement, level.counts);
      if (problem !== undefined) this.#fail(problem.code, problem);
    }
    this.#levels.pop();
    this.#endTag(level.plan, level.preserved, this.#levels.length);
    if (this.#levels.length > 0) return;
    this.#sink.ascii("\n");
    this.#isEnded = true;
  }

  #count(level: Level, child: ChildSpec): number {
    const index = (level.counts[child.slot] ?? 0) + 1;
    level.counts[child.slot] = index;
    if (isRepeated(child, index) && this.#isChecked) {
      this.#fail("invalid-parts", { part: child.part ?? child.element.name, problem: "repeated" });
    }
    return index;
  }

  // Elements.

  /** @param preserved Preserved content of a value that is not an object of the model; an object has its own. */
  #child(
    child: EncodedChild,
    index: number,
    value: unknown,
    preserved: PreservedContent | undefined,
    depth: number,
  ): void {
    const { element } = child;
    this.#path.enter(child.spec, index);
    this.#break(depth);
    switch (element.spec.becomes) {
      case "text":
        this.#tag(element, NO_FIELDS, preserved);
        this.#text(element, value, preserved);
        break;
      case "value":
        this.#tag(element, { value }, preserved);
        this.#content(element, NO_FIELDS, preserved, depth);
        break;
      case "list":
      case "child":
        this.#tag(element, NO_FIELDS, preserved);
        this.#content(element, { "": value }, preserved, depth);
        break;
      case "object": {
        if (typeof value !== "object" || value === null)
          this.#failValue(element.spec.name, value, "an object");
        const fields = value as Fields;
        const own = fields["preserved"] as PreservedContent | undefined;
        const { textField } = element.spec;
        this.#tag(element, fields, own);
        if (textField === undefined) this.#content(element, fields, own, depth);
        else this.#text(element, fields[textField], own);
      }
    }
    this.#path.leave();
  }

  #text(element: EncodedElement, value: unknown, preserved: PreservedContent | undefined): void {
    if (typeof value !== "string" && this.#isChecked) this.#failValue(element.spec.name, value, "a string");
    this.#closeTag();
    const text = typeof value === "string" ? value : "";
    if (preserved?.content === undefined) this.#sink.text(text);
    else this.#mixed(text, preserved.content);
    this.#sink.bytes(element.end);
    this.#leave(preserved);
  }

  /** Text with unknown elements in it. */
  #mixed(text: string, content: readonly PlacedContent[]): void {
    let written = 0;
    for (const { follows, node } of content) {
      const offset = Number(follows.slice(1));
      if (offset > written) {
        this.#sink.text(text.slice(written, offset));
        written = offset;
      }
      this.#unknown.node(node);
    }
    this.#sink.text(text.slice(written));
  }

  #content(
    element: EncodedElement,
    fields: Fields,
    preserved: PreservedContent | undefined,
    depth: number,
  ): void {
    const place = unknownContentQueue(preserved?.content);
    this.#nodes(place.first(), depth + 1);
    for (const plan of element.fields) {
      const { first } = plan;
      const child = first.spec;
      const value = fields[plan.field];
      if (child.repeats) {
        this.#items(plan, value, preserved, place, depth + 1);
      } else if (
        value === undefined ||
        (value === child.default && preserved?.explicitDefaults?.includes(child.field) !== true)
      ) {
        if (child.required && this.#isChecked) this.#failMissing(child);
      } else {
        this.#child(first, 1, value, preserved?.children?.[child.element.name], depth + 1);
        this.#nodes(place.after(child.element.name), depth + 1);
      }
    }
    this.#nodes(place.rest(), depth + 1);
    this.#endTag(element, preserved, depth);
  }

  /** Children of one or more kinds that share a list: drawing objects, points, locators. */
  #items(
    { field, first, kinds }: EncodedField,
    list: unknown,
    preserved: PreservedContent | undefined,
    place: UnknownContentQueue,
    depth: number,
  ): void {
    if (!Array.isArray(list)) {
      if (list === undefined && !this.#isChecked) return;
      this.#failValue(field, list, "a list", `/${field}`);
    }
    if (list.length === 0) {
      if (first.spec.required && this.#isChecked) this.#failMissing(...kinds.map(({ spec }) => spec));
      return;
    }
    const counts = kinds.map(() => 0);
    for (const item of list as readonly unknown[]) {
      const kind = kinds.length === 1 ? 0 : kinds.findIndex(({ spec }) => spec.element.kind === kindOf(item));
      const child = kinds[kind];
      if (child === undefined) this.#failKind(kinds, kindOf(item));
      const index = (counts[kind] ?? 0) + 1;
      counts[kind] = index;
      if (place.isEmpty && isPlainPoint(child.spec, item)) {
        this.#break(depth);
        writePoint(this.#sink, item);
        continue;
      }
      this.#child(child, index, item, preserved?.children?.[childName(child.spec, index)], depth);
      if (!place.isEmpty) this.#nodes(place.after(childName(child.spec, index)), depth);
    }
  }

  // Tags.

  /** A start tag, up to its `>`. */
  #tag(
    { start, attributes, spec }: EncodedElement,
    fields: Fields,
    preserved: PreservedContent | undefined,
  ): void {
    if (preserved !== undefined && !isPreservedContent(preserved))
      this.#fail("invalid-preserved-content", { problem: WRONG_PRESERVED_CONTENT });
    this.#sink.bytes(start);
    for (const attribute of attributes) {
      const { name, required, default: absent } = attribute.spec;
      const value = fields[name];
      if (value === undefined && !required) continue;
      if (required || value !== absent || preserved?.explicitDefaults?.includes(name) === true) {
        this.#attribute(attribute, value);
      }
    }
    if (preserved !== undefined) this.#unknown.attributes(preserved.attributes, spec.attributeByName);
    this.#isTagOpen = true;
  }

  #attribute({ start, spec }: EncodedAttribute, value: unknown): void {
    const { name, type, required } = spec;
    const isWritable: boolean = type.accepts(value);
    this.#path.attribute = name;
    if (!isWritable && this.#isChecked) {
      if (value === undefined && required) {
        this.#fail("missing-attribute", {
          element: this.#path.element,
          attribute: name,
          expected: type.expected,
        });
      }
      this.#failValue(name, value, type.expected);
    }
    if (value !== undefined) {
      const sink = this.#sink;
      sink.bytes(start);
      if (typeof value === "number") sink.number(value);
      else sink.attribute(typeof value === "string" ? value : type.format(value));
      sink.bytes(QUOTE);
    }
    this.#path.attribute = undefined;
  }

  /** What the unknown attributes of an element have declared ends with it. */
  #leave(preserved: PreservedContent | undefined): void {
    if (preserved !== undefined) this.#unknown.leave();
  }

  #closeTag(): void {
    if (!this.#isTagOpen) return;
    this.#sink.bytes(TAG_END);
    this.#isTagOpen = false;
  }

  #endTag({ end }: EncodedElement, preserved: PreservedContent | undefined, depth: number): void {
    this.#leave(preserved);
    if (this.#isTagOpen) {
      this.#sink.bytes(EMPTY_END);
      this.#isTagOpen = false;
      return;
    }
    this.#break(depth);
    this.#sink.bytes(end);
  }

  /** A new line with its indentation. */
  #break(depth: number): void {
    this.#closeTag();
    if (this.#isAfterText) {
      this.#isAfterText = false;
      return;
    }
    this.#sink.bytes((this.#breaks[depth] ??= bytesOf(`\n${this.#indent.repeat(depth)}`)));
  }

  // What the format does not know.

  #nodes(nodes: readonly UnknownNode[], depth: number): void {
    for (const node of nodes) this.#node(node, depth);
  }

  #node(node: UnknownNode, depth: number): void {
    if (!isNode(node)) this.#fail("invalid-preserved-content", { problem: WRONG_PRESERVED_CONTENT });
    if (node.kind === "text") this.#closeTag();
    else this.#break(depth);
    this.#unknown.node(node);
    this.#isAfterText = node.kind === "text";
  }

  // Errors.

  #misplaced(kind: string): never {
    this.#fail("invalid-parts", { part: kind, problem: "misplaced" });
  }

  #failKind(kinds: readonly EncodedChild[], kind: unknown): never {
    this.#failValue("kind", kind, kinds.map(({ spec }) => `"${spec.element.kind}"`).join(" or "));
  }

  #failMissing(...children: readonly ChildSpec[]): never {
    this.#fail("missing-element", {
      element: this.#path.element,
      missing: children.map(({ element }) => element.name),
      field: children[0]?.field,
    });
  }

  #failValue(subject: string, value: unknown, expected: string, more?: string): never {
    this.#fail("invalid-value", { subject, expected, actual: showValue(value) }, more);
  }

  #fail<C extends SessionXmlErrorCode>(code: C, details: DetailsByCode[C], more = ""): never {
    const levels = this.#levels.map(({ name }) => `/${name}`).join("");
    throw errorOf(code, { ...details, path: levels + this.#path.toString() + more });
  }
}

function kindOf(item: unknown): unknown {
  return typeof item === "object" && item !== null && "kind" in item ? item.kind : item;
}
