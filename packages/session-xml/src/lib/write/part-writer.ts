import { childName } from "../format/child-name.ts";
import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import { childProblems, isPreserved, isRepeated, isWritten } from "../format/rules.ts";
import type { PreservedContent, PlacedContent, UnknownNode } from "../model/preserved-content.ts";
import { expectArgument } from "../model/expect-argument.ts";
import { isPreservedContent, isNode, isObject } from "../model/is-preserved-content.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import type { SessionPart } from "../model/part.ts";
import { codePointName } from "../errors/excerpt.ts";
import { resolveLimits } from "../xml/limits.ts";
import { isSpace } from "../xml/names.ts";
import { Utf8Writer, bytesOf } from "./utf8-writer.ts";
import { type UnknownContentQueue, unknownContentQueue } from "./unknown-content-queue.ts";
import {
  type EncodedAttribute,
  type EncodedChild,
  type EncodedElement,
  type EncodedField,
  encodedElement,
  kindOf,
} from "./encoded-element.ts";
import { isPlainPoint, writePoint } from "./write-point.ts";
import { UnknownWriter } from "./unknown-writer.ts";
import { checkedWriteOptions, type WriteOptions } from "./write-options.ts";
import { type OpenLevel, WritePosition } from "./write-position.ts";
import { WrittenSize } from "./written-size.ts";

const EMPTY_END = bytesOf("/>");
const TAG_END = bytesOf(">");
const QUOTE = bytesOf('"');

type Fields = Readonly<Record<string, unknown>>;

const NO_FIELDS: Fields = {};

/**
 * Writes session files: takes parts, gives UTF-8 bytes. The table in `format` defines the elements.
 */
export class PartWriter {
  readonly #sink: Utf8Writer;
  readonly #unknown: UnknownWriter;
  readonly #indent: string;
  readonly #isStrict: boolean;
  readonly #isWhole: boolean;
  readonly #size: WrittenSize;
  readonly #breaks: Uint8Array[] = [];
  readonly #position: WritePosition = new WritePosition();
  /** The last start tag still lacks its `>`: it may turn out to be empty. */
  #isTagOpen = false;
  /** Unknown text has just been written: it includes the white space that follows it. */
  #isAfterText = false;
  #isEnded = false;

  /** @param isWhole Whether limits for whole sessions hold, besides those for each element. */
  constructor(options: WriteOptions = {}, isWhole = false) {
    const { indent, illegalCharacters, strict } = checkedWriteOptions(options);
    this.#indent = indent;
    this.#isStrict = strict;
    this.#isWhole = isWhole;
    this.#size = new WrittenSize(resolveLimits(options.limits), () => this.#position.toString());
    this.#sink = new Utf8Writer((character) => {
      if (illegalCharacters === "replace") return;
      this.#position.fail("illegal-character", {
        subject: this.#position.attribute ?? this.#position.element,
        character: codePointName(character),
      });
    });
    this.#unknown = new UnknownWriter(this.#sink, this.#size, (problem) =>
      this.#position.failPreserved(problem),
    );
  }

  get isReady(): boolean {
    return this.#sink.isReady;
  }

  take(): readonly Uint8Array[] {
    return this.#sink.take();
  }

  reuse(chunk: Uint8Array): void {
    this.#sink.reuse(chunk);
  }

  end(): readonly Uint8Array[] {
    if (!this.#isEnded) this.#position.fail("invalid-parts", { part: "session-end", problem: "missing" });
    return this.#sink.flush();
  }

  write(part: SessionPart): void {
    if (!isObject(part)) expectArgument("object", "part", part);
    const { kind } = part;
    const level = this.#position.levels.at(-1);
    if (this.#isEnded || (level === undefined) !== (kind === "session-start")) this.#position.misplaced(kind);
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
        if (isInMedia !== (kind === "media-end")) this.#position.misplaced(kind);
        this.#finish(level);
        break;
      case "session-unknown":
      case "media-unknown":
        if (isInMedia !== (kind === "media-unknown")) this.#position.misplaced(kind);
        this.#node(part.value, level.plan.spec, this.#position.levels.length);
        break;
      default: {
        const child = level.plan.byPart.get(kind);
        if (child === undefined) this.#position.misplaced(kind);
        this.#size.part(kind, this.#isWhole);
        const index = this.#count(level, child.spec);
        if (kind === "media-start") {
          const name = childName(child.spec, index);
          this.#start(child.element, name, part.value as unknown as Fields, part.preserved);
        } else this.#child(child, index, part.value, part.preserved, this.#position.levels.length);
      }
    }
  }

  // Sessions and entries of the playlist, which are open while their parts come.

  #start(plan: EncodedElement, name: string, value: Fields, preserved: PreservedContent | undefined): void {
    if (!isObject(value)) expectArgument("object", "value of the part", value);
    this.#break(this.#position.levels.length);
    this.#position.levels.push({ plan, name, preserved, counts: plan.spec.children.map(() => 0) });
    this.#tag(plan, value, preserved);
  }

  #finish(level: OpenLevel): void {
    if (level.plan.spec === mediaElement) {
      const [problem] = childProblems(mediaElement, level.counts);
      if (problem !== undefined) this.#position.fail(problem.code, problem);
    }
    this.#position.levels.pop();
    this.#endTag(level.plan, level.preserved, this.#position.levels.length);
    if (this.#position.levels.length > 0) return;
    this.#sink.ascii("\n");
    this.#isEnded = true;
  }

  #count(level: OpenLevel, child: ChildSpec): number {
    const index = (level.counts[child.slot] ?? 0) + 1;
    level.counts[child.slot] = index;
    if (isRepeated(child, index)) {
      this.#position.fail("invalid-parts", { part: child.part ?? child.element.name, problem: "repeated" });
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
    this.#position.enter(child.spec, index);
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
          this.#position.failValue(element.spec.name, value, "an object");
        const fields = value as Fields;
        const own = fields["preserved"] as PreservedContent | undefined;
        const { textField } = element.spec;
        this.#tag(element, fields, own);
        if (textField === undefined) this.#content(element, fields, own, depth);
        else this.#text(element, fields[textField], own);
      }
    }
    this.#position.leave();
  }

  #text(element: EncodedElement, value: unknown, preserved: PreservedContent | undefined): void {
    if (typeof value !== "string") this.#position.failValue(element.spec.name, value, "a string");
    this.#closeTag();
    const { text: type, name } = element.spec;
    this.#size.text(value.length);
    if (this.#isStrict && type?.inRange(value) === false)
      this.#position.failRange(name, value, type.expected);
    if (preserved?.content === undefined) this.#sink.text(value);
    else this.#mixed(value, preserved.content);
    this.#sink.bytes(element.end);
    this.#leave(preserved);
  }

  /** Text with unknown elements in it. */
  #mixed(text: string, content: readonly PlacedContent[]): void {
    let written = 0;
    let { length } = text;
    for (const { follows, node } of content) {
      // Reading joins it to the text.
      if (node.kind === "text") this.#size.text((length += node.text.length));
      const offset = Number(follows.slice(1));
      if (offset > written) {
        this.#sink.text(text.slice(written, offset));
        written = offset;
      }
      if (this.#isStrict) this.#position.refuseUnknown(node);
      this.#unknown.node(node, this.#position.levels.length + this.#position.depth);
    }
    this.#sink.text(text.slice(written));
  }

  #content(
    element: EncodedElement,
    fields: Fields,
    preserved: PreservedContent | undefined,
    depth: number,
  ): void {
    const queue = unknownContentQueue(preserved?.content);
    this.#nodes(queue.after(""), element.spec, depth + 1);
    for (const plan of element.fields) {
      const { first } = plan;
      const child = first.spec;
      const value = fields[plan.field];
      if (child.repeats) {
        this.#items(plan, element.spec, value, preserved, queue, depth + 1);
      } else if (!isWritten(child, child.field, value, preserved?.explicitDefaults)) {
        if (child.required) this.#position.failMissing(child);
      } else {
        this.#child(first, 1, value, preserved?.children?.[child.element.name], depth + 1);
        this.#nodes(queue.after(child.element.name), element.spec, depth + 1);
      }
    }
    this.#nodes(queue.rest(), element.spec, depth + 1);
    this.#endTag(element, preserved, depth);
  }

  /** Children of one or more kinds that share a list: drawing objects, points, locators. */
  #items(
    { field, first, kinds }: EncodedField,
    parent: ElementSpec,
    list: unknown,
    preserved: PreservedContent | undefined,
    queue: UnknownContentQueue,
    depth: number,
  ): void {
    if (!Array.isArray(list)) {
      this.#position.failValue(field, list, "a list", `/${field}`);
    }
    if (list.length === 0) {
      if (first.spec.required) this.#position.failMissing(...kinds.map(({ spec }) => spec));
      return;
    }
    const counts = kinds.map(() => 0);
    for (const item of list as readonly unknown[]) {
      const kind = kinds.length === 1 ? 0 : kinds.findIndex(({ spec }) => spec.element.kind === kindOf(item));
      const child = kinds[kind];
      if (child === undefined)
        this.#position.failValue(
          "kind",
          kindOf(item),
          kinds.map(({ spec }) => `"${spec.element.kind}"`).join(" or "),
        );
      const index = (counts[kind] ?? 0) + 1;
      counts[kind] = index;
      if (field !== "") this.#size.drawing();
      if (queue.isEmpty && isPlainPoint(child.spec, item)) {
        this.#break(depth);
        writePoint(this.#sink, item);
        continue;
      }
      this.#child(child, index, item, preserved?.children?.[childName(child.spec, index)], depth);
      if (!queue.isEmpty) this.#nodes(queue.after(childName(child.spec, index)), parent, depth);
    }
  }

  // Tags.

  /** A start tag, up to its `>`. */
  #tag(
    { start, attributes, spec }: EncodedElement,
    fields: Fields,
    preserved: PreservedContent | undefined,
  ): void {
    if (preserved !== undefined && !isPreservedContent(preserved)) this.#position.failPreserved();
    this.#sink.bytes(start);
    this.#size.startTag(spec.name.length);
    if (spec === sessionElement) this.#size.attribute("xmlns".length, SESSION_NAMESPACE.length);
    for (const attribute of attributes) {
      const { name, required } = attribute.spec;
      const value = fields[name];
      if (required || isWritten(attribute.spec, name, value, preserved?.explicitDefaults))
        this.#attribute(attribute, value);
    }
    if (preserved !== undefined) {
      const { attributes: unknown = [] } = preserved;
      if (this.#isStrict) this.#position.refuseUnknownAttribute(spec, unknown);
      this.#unknown.attributes(unknown, (name, value) => {
        const known = spec.attributeByName.get(name);
        return known !== undefined && (fields[name] !== undefined || !isPreserved(known, value));
      });
    }
    this.#isTagOpen = true;
  }

  #attribute({ start, spec }: EncodedAttribute, value: unknown): void {
    const { name, type, required } = spec;
    const isWritable: boolean = type.accepts(value);
    this.#position.attribute = name;
    if (!isWritable) {
      if (value === undefined && required) {
        this.#position.fail("missing-attribute", {
          element: this.#position.element,
          attribute: name,
          expected: type.expected,
        });
      }
      this.#position.failValue(name, value, type.expected);
    }
    if (this.#isStrict && !type.inRange(value)) this.#position.failRange(name, value, type.expected);
    const sink = this.#sink;
    sink.bytes(start);
    const text = typeof value === "string" ? value : type.format(value);
    this.#size.attribute(name.length, text.length);
    if (typeof value === "number") sink.number(value);
    else sink.attribute(text);
    sink.bytes(QUOTE);
    this.#position.attribute = undefined;
  }

  /** Ends the declarations of an element's unknown attributes. */
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

  // Unknown content.

  #nodes(nodes: readonly UnknownNode[], parent: ElementSpec, depth: number): void {
    for (const node of nodes) this.#node(node, parent, depth);
  }

  #node(node: UnknownNode, parent: ElementSpec, depth: number): void {
    if (!isNode(node)) this.#position.failPreserved();
    if (this.#isStrict) this.#position.refuseUnknown(node);
    this.#position.refuseKnown(node, parent);
    if (node.kind === "text") {
      // As on reading: white space between elements means nothing.
      if (isSpace(node.text)) return;
      this.#closeTag();
    } else this.#break(depth);
    this.#unknown.node(node, depth);
    this.#isAfterText = node.kind === "text";
  }
}
