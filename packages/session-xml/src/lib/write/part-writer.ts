import { childName } from "../format/child-name.ts";
import type { AttributeSpec, ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import type { Extra, UnknownNode } from "../model/extra.ts";
import type { SessionPart } from "../model/part.ts";
import { excerpt, SessionXmlError, type SessionXmlErrorCode } from "../xml/session-xml-error.ts";
import { ByteSink, bytesOf } from "./byte-sink.ts";
import { ElementPath } from "./element-path.ts";
import { type Placement, placementOf } from "./placement.ts";
import { isPlainPoint, writePoint } from "./plain-point.ts";
import { childOfPart, fieldsOf, spellingOf } from "./spec-index.ts";
import { UnknownWriter } from "./unknown-writer.ts";
import type { WriteOptions } from "./write-options.ts";

const EMPTY_END = bytesOf("/>");
const TAG_END = bytesOf(">");
const SPACE = bytesOf(" ");
const EQUALS_QUOTE = bytesOf('="');
const QUOTE = bytesOf('"');

/** An element that is open: its path, and what has come of it. */
interface Level {
  readonly spec: ElementSpec;
  readonly name: string;
  readonly counts: number[];
}

type Fields = Readonly<Record<string, unknown>>;

const NO_FIELDS: Fields = {};

/**
 * The one engine that writes session files: takes parts, gives out UTF-8 bytes. Everything that it knows of the format comes
 * from the table in `format`.
 */
export class PartWriter {
  readonly #sink: ByteSink;
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
    if (!/^[ \t\r\n]*$/.test(indent)) throw new TypeError("The indentation has to be white space.");
    this.#indent = indent;
    this.#isChecked = check;
    this.#sink = new ByteSink((character) => {
      if (illegalCharacters === "replace") return;
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      this.#fail(
        "illegal-character",
        `XML cannot hold the character U+${code}: remove it, or write with { illegalCharacters: "replace" }.`,
      );
    });
    this.#unknown = new UnknownWriter(this.#sink, (reason) => this.#fail("invalid-model", reason));
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
    if (!this.#isEnded) this.#fail("invalid-parts", 'The parts ended before "session-end".');
    return this.#sink.flush();
  }

  write(part: SessionPart): void {
    const { kind } = part;
    const level = this.#levels.at(-1);
    if (this.#isEnded || (level === undefined) !== (kind === "session-start")) this.#misplaced(kind);
    if (kind === "session-start") {
      this.#sink.raw('<?xml version="1.0" encoding="UTF-8"?>');
      this.#start(sessionElement, "session", part.value as unknown as Fields, part.extra);
      return;
    }
    if (level === undefined) return;
    const isInMedia = level.spec === mediaElement;
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
        const child = childOfPart(level.spec).get(kind);
        if (child === undefined) this.#misplaced(kind);
        const index = this.#count(level, child);
        if (kind === "media-start") {
          this.#start(mediaElement, childName(child, index), part.value as unknown as Fields, part.extra);
        } else this.#child(child, index, part.value, part.extra, this.#levels.length);
      }
    }
  }

  // Sessions and entries of the playlist, which are open while their parts come.

  #start(spec: ElementSpec, name: string, value: Fields, extra: Extra | undefined): void {
    this.#break(this.#levels.length);
    this.#levels.push({ spec, name, counts: spec.children.map(() => 0) });
    this.#tag(spec, value, extra);
  }

  #finish(level: Level): void {
    if (this.#isChecked && level.spec === mediaElement) this.#checkMedia(level);
    this.#levels.pop();
    this.#endTag(level.spec, this.#levels.length);
    if (this.#levels.length > 0) return;
    this.#sink.ascii("\n");
    this.#isEnded = true;
  }

  #checkMedia({ spec, counts }: Level): void {
    const isThere = (child: ChildSpec): boolean => (counts[child.slot] ?? 0) > 0;
    const isGroup = spec.children.some((child) => child.variant === "group-movie" && isThere(child));
    const variant = isGroup ? "group-movie" : "file";
    for (const child of spec.children) {
      if (child.variant === variant && child.required && !isThere(child)) this.#failMissing(child);
      if (child.variant !== undefined && child.variant !== variant && isThere(child)) {
        this.#fail(
          "invalid-model",
          `A group movie cannot have <${child.element.name}>: only a media file can.`,
        );
      }
    }
  }

  #count(level: Level, child: ChildSpec): number {
    const index = (level.counts[child.slot] ?? 0) + 1;
    level.counts[child.slot] = index;
    if (index > 1 && !child.repeats && this.#isChecked) {
      this.#fail("invalid-parts", `<${child.element.name}> came twice where only one may be.`);
    }
    return index;
  }

  // Elements.

  /** @param extra Extra of a value that is not an object of the model; an object has its own. */
  #child(child: ChildSpec, index: number, value: unknown, extra: Extra | undefined, depth: number): void {
    const { element } = child;
    this.#path.enter(child, index);
    this.#break(depth);
    switch (element.becomes) {
      case "text":
        this.#tag(element, NO_FIELDS, extra);
        this.#text(element, value, extra);
        break;
      case "value":
        this.#tag(element, { value }, extra);
        this.#content(element, NO_FIELDS, extra, depth);
        break;
      case "list":
      case "child":
        this.#tag(element, NO_FIELDS, extra);
        this.#content(element, { "": value }, extra, depth);
        break;
      case "object": {
        if (typeof value !== "object" || value === null) this.#failValue(value, "an object");
        const fields = value as Fields;
        const own = fields["extra"] as Extra | undefined;
        this.#tag(element, fields, own);
        if (element.textField === undefined) this.#content(element, fields, own, depth);
        else this.#text(element, fields[element.textField], own);
      }
    }
    this.#path.leave();
  }

  #text(element: ElementSpec, value: unknown, extra: Extra | undefined): void {
    if (typeof value !== "string" && this.#isChecked) this.#failValue(value, "text");
    this.#closeTag();
    const text = typeof value === "string" ? value : "";
    let written = 0;
    for (const { after, node } of extra?.content ?? []) {
      const offset = Number(after.slice(1));
      if (offset > written) {
        this.#sink.text(text.slice(written, offset));
        written = offset;
      }
      this.#inline(node);
    }
    this.#sink.text(written === 0 ? text : text.slice(written));
    this.#sink.bytes(spellingOf(element).end);
    this.#unknown.leave();
  }

  #content(element: ElementSpec, fields: Fields, extra: Extra | undefined, depth: number): void {
    const place = placementOf(extra?.content);
    this.#nodes(place.first(), depth + 1);
    for (const group of fieldsOf(element)) {
      const [child] = group;
      if (child === undefined) continue;
      const value = fields[child.field];
      if (child.repeats) {
        this.#items(group, value, extra, place, depth + 1);
      } else if (
        value === undefined ||
        (value === child.default && extra?.stated?.includes(child.field) !== true)
      ) {
        if (child.required && this.#isChecked) this.#failMissing(child);
      } else {
        this.#child(child, 1, value, extra?.nested?.[child.element.name], depth + 1);
        this.#nodes(place.after(child.element.name), depth + 1);
      }
    }
    this.#nodes(place.rest(), depth + 1);
    this.#endTag(element, depth);
  }

  /** Children of one or more kinds that share a list: drawing objects, points, locators. */
  #items(
    kinds: readonly ChildSpec[],
    list: unknown,
    extra: Extra | undefined,
    place: Placement,
    depth: number,
  ): void {
    const [only] = kinds;
    if (only === undefined) return;
    if (!Array.isArray(list)) {
      if (list === undefined && !this.#isChecked) return;
      this.#failValue(list, "a list", `/${only.field}`);
    }
    if (list.length === 0) {
      if (only.required && this.#isChecked) this.#failMissing(...kinds);
      return;
    }
    const counts = new Map<ChildSpec, number>();
    for (const item of list as readonly unknown[]) {
      const child = kinds.length === 1 ? only : kinds.find(({ element }) => element.name === kindOf(item));
      if (child === undefined) {
        const known = kinds.map(({ element }) => `"${element.name}"`).join(", ");
        this.#fail(
          "invalid-model",
          `There is no kind ${excerpt(String(kindOf(item)))} here: it has to be one of ${known}.`,
        );
      }
      const index = (counts.get(child) ?? 0) + 1;
      counts.set(child, index);
      if (place.isEmpty && isPlainPoint(child, item)) {
        this.#break(depth);
        writePoint(this.#sink, item);
        continue;
      }
      this.#child(child, index, item, extra?.nested?.[childName(child, index)], depth);
      if (!place.isEmpty) this.#nodes(place.after(childName(child, index)), depth);
    }
  }

  // Tags.

  /** A start tag, up to its `>`. */
  #tag(spec: ElementSpec, fields: Fields, extra: Extra | undefined): void {
    this.#sink.bytes(spellingOf(spec).start);
    if (spec === sessionElement) this.#sink.ascii(` xmlns="${SESSION_NAMESPACE}"`);
    for (const attribute of spec.attributes) {
      const value = fields[attribute.name];
      const isDefault = !attribute.required && value === attribute.default;
      if (!isDefault || extra?.stated?.includes(attribute.name) === true) this.#attribute(attribute, value);
    }
    this.#unknown.attributes(extra?.attributes, spec.attributeByName);
    this.#isTagOpen = true;
  }

  #attribute({ name, type, required }: AttributeSpec, value: unknown): void {
    const isWritable: boolean = type.accepts(value);
    this.#path.attribute = name;
    if (!isWritable && this.#isChecked) {
      if (value === undefined && required) {
        this.#fail("invalid-model", `The value is missing: it has to be ${type.expected}.`);
      }
      this.#failValue(value, type.expected);
    }
    if (value !== undefined) {
      const sink = this.#sink;
      sink.bytes(SPACE);
      sink.ascii(name);
      sink.bytes(EQUALS_QUOTE);
      if (typeof value === "number") sink.number(value);
      else sink.attribute(typeof value === "string" ? value : type.format(value));
      sink.bytes(QUOTE);
    }
    this.#path.attribute = undefined;
  }

  #closeTag(): void {
    if (!this.#isTagOpen) return;
    this.#sink.bytes(TAG_END);
    this.#isTagOpen = false;
  }

  #endTag(spec: ElementSpec, depth: number): void {
    this.#unknown.leave();
    if (this.#isTagOpen) {
      this.#sink.bytes(EMPTY_END);
      this.#isTagOpen = false;
      return;
    }
    this.#break(depth);
    this.#sink.bytes(spellingOf(spec).end);
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
    if (node.kind === "text") this.#closeTag();
    else this.#break(depth);
    this.#inline(node);
    this.#isAfterText = node.kind === "text";
  }

  #inline(node: UnknownNode): void {
    if (node.kind === "text") this.#sink.text(node.text);
    else this.#unknown.element(node);
  }

  // Errors.

  #misplaced(kind: string): never {
    this.#fail(
      "invalid-parts",
      `The part ${excerpt(kind)} cannot stand here: a session starts with "session-start", ends with "session-end", and the parts of a movie stand between its "media-start" and "media-end".`,
    );
  }

  #failMissing(...children: readonly ChildSpec[]): never {
    const [first] = children;
    const names = children.map(({ element }) => `<${element.name}>`).join(" or ");
    const field = first?.field === "" || first === undefined ? "" : ` (the field "${first.field}")`;
    this.#fail(
      "invalid-model",
      `${names}${field} is missing, and the file could not be read back without: add it.`,
    );
  }

  #failValue(value: unknown, expected: string, more?: string): never {
    const shown = typeof value === "string" ? excerpt(value) : String(value);
    this.#fail("invalid-model", `${shown} cannot be written: it has to be ${expected}.`, more);
  }

  #fail(code: SessionXmlErrorCode, reason: string, more = ""): never {
    const levels = this.#levels.map(({ name }) => `/${name}`).join("");
    throw new SessionXmlError(code, reason, { path: levels + this.#path.toString() + more });
  }
}

function kindOf(item: unknown): unknown {
  return typeof item === "object" && item !== null && "kind" in item ? item.kind : item;
}
