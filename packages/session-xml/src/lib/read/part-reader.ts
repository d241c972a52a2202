import type { DetailsByCode, SourcePosition } from "../errors/details.ts";
import { excerpt } from "../errors/excerpt.ts";
import { formatMessage } from "../errors/messages.ts";
import { errorOf, type SessionXmlErrorCode } from "../errors/session-xml-error.ts";
import { childName, laterChild } from "../format/child-name.ts";
import type { AttributeSpec, ChildSpec } from "../format/element-spec.ts";
import { mediaElement } from "../format/elements.ts";
import { childProblems, isPreserved, isRepeated } from "../format/rules.ts";
import { SESSION_NAMESPACE, SESSION_VERSION } from "../model/constants.ts";
import { expectArgument } from "../model/expect-argument.ts";
import type { PreservedContent, UnknownNode } from "../model/preserved-content.ts";
import type { SessionPart } from "../model/part.ts";
import { DocumentParser, type Engine } from "../parse/document-parser.ts";
import { OpenElements } from "../parse/open-elements.ts";
import { limitError, resolveLimits, type Limits } from "../xml/limits.ts";
import { isSpace } from "../xml/names.ts";
import {
  attributeIndex,
  type ContentMode,
  type PointTarget,
  type RunPoint,
  type StartTag,
  TEXT,
  type XmlHandler,
  type XmlName,
} from "../xml/xml-handler.ts";
import { type PreservedDraft, ReadElement, state } from "./read-element.ts";
import type { ReadOptions } from "./read-options.ts";
import { placeUnknown, UnknownReader } from "./unknown-reader.ts";

/** The unit that the caller keeps in memory; its size has limits. Streams of parts keep nothing. */
export type Whole = "session" | "media" | "nothing";

/**
 * Reads session files: takes chunks of text or bytes and returns parts. All that it knows of the format comes from the table in
 * `format`.
 */
export class PartReader implements XmlHandler {
  readonly #onWarning: ReadOptions["onWarning"];
  readonly #limits: Limits;
  readonly #whole: Whole;
  readonly #parser: DocumentParser;
  readonly #elements: OpenElements<ReadElement>;
  readonly #unknown: UnknownReader;
  /** Complete parts that no call has returned yet. */
  #parts: SessionPart[] = [];
  #failure: { readonly error: unknown } | undefined;
  #annotationSize = 0;
  /** Counts of what the caller keeps. */
  readonly #kept = { media: 0, annotations: 0, groups: 0 };

  /** @param engine For tests, which also read with saxes alone. */
  constructor(options: ReadOptions, whole: Whole, engine: Engine = "tokenizer") {
    expectArgument("object", "options", options);
    if (options.onWarning !== undefined) expectArgument("function", "onWarning", options.onWarning);
    this.#onWarning = options.onWarning;
    this.#limits = resolveLimits(options.limits);
    this.#whole = whole;
    this.#parser = new DocumentParser(this, this.#limits, engine);
    this.#elements = new OpenElements(this.#parser, () => new ReadElement());
    const overLimit = (name: keyof Limits, actual: number): never => this.#overLimit(name, actual);
    this.#unknown = new UnknownReader(this.#elements.namespaces, overLimit, this.#limits);
  }

  /**
   * Takes a chunk of the document and returns the parts that it completes. After an error, returns the parts before it; `check`
   * then throws the error.
   */
  write(chunk: string | Uint8Array): readonly SessionPart[] {
    return this.#attempt(() => {
      this.#parser.write(chunk);
    });
  }

  /** Ends the document, and returns the last parts. */
  end(): readonly SessionPart[] {
    return this.#attempt(() => {
      this.#parser.end();
    });
  }

  /** Throws the error of the last call, if it had one. */
  check(): void {
    if (this.#failure !== undefined) throw this.#failure.error;
  }

  #attempt(action: () => void): readonly SessionPart[] {
    try {
      action();
    } catch (error) {
      this.#failure = { error };
    }
    const parts = this.#parts;
    if (parts.length > 0) this.#parts = [];
    return parts;
  }

  // Events of the parser.

  open(name: XmlName, tag: StartTag): ContentMode {
    const elements = this.#elements;
    const element = elements.open(name, tag);
    if (element === undefined) {
      const { local, namespace } = elements;
      this.#unknown.open(namespace === SESSION_NAMESPACE ? local : name.text, namespace, tag);
      return TEXT;
    }
    const { spec, child, index, outer } = element;
    element.text = "";
    element.preserved = undefined;
    element.last = undefined;
    if (spec.create !== undefined) element.value = spec.create();
    else if (spec.becomes !== "text") element.list = [];
    if (child === undefined || outer === undefined) this.#openRoot(element, tag);
    else {
      outer.last = laterChild(outer.last, child);
      if (isRepeated(child, index))
        this.#failAt("repeated-element", { element: spec.name, parent: outer.spec.name }, element);
      if (child.field === "objects" || child.field === "points") this.#countDrawing();
      else if (this.#whole !== "nothing" && child.part !== undefined) this.#countPart(child, element);
      if (tag.count > 0 || spec.attributes.length > 0) this.#readAttributes(element, tag);
      if (spec === mediaElement) this.#start("media-start", element);
    }
    return elements.content;
  }

  close(): ContentMode {
    const elements = this.#elements;
    if (!elements.isUnknown) this.#checkChildren(elements.current);
    const element = elements.close();
    if (element === undefined) {
      const whole = this.#unknown.close();
      if (whole !== undefined) this.#placeUnknown(whole);
    } else if (element.outer === undefined || element.child === undefined)
      this.#parts.push({ kind: "session-end" });
    else if (element.spec === mediaElement) this.#parts.push({ kind: "media-end" });
    else this.#attach(element.outer, element.child, element);
    return elements.content;
  }

  text(text: string, isWhole: boolean): void {
    const elements = this.#elements;
    if (elements.isUnknown) {
      this.#unknown.text(text, isWhole);
      return;
    }
    const element = elements.current;
    if (element.spec.text !== undefined) {
      element.text = element.text === "" ? text : element.text + text;
      if (isWhole && element.text.length > this.#limits.textLength)
        this.#overLimit("textLength", element.text.length);
    } else if (!isSpace(text)) this.#placeUnknown(this.#unknown.stray(text));
  }

  pointTarget(): PointTarget {
    return {
      points: this.#elements.current.value["points"] as RunPoint[],
      most: this.#limits.annotationSize - this.#annotationSize,
    };
  }

  tookPoints(count: number): void {
    const elements = this.#elements;
    elements.current.last = elements.addPoints(count);
    this.#annotationSize += count;
  }

  path(): string {
    return this.#elements.path() + this.#unknown.path();
  }

  // Elements.

  #openRoot(element: ReadElement, tag: StartTag): void {
    this.#readAttributes(element, tag);
    const { version } = element.value;
    if (typeof version === "number" && version > SESSION_VERSION) {
      const details = { version, known: SESSION_VERSION };
      this.#onWarning?.({
        code: "newer-version",
        message: formatMessage("newer-version", details),
        details: { code: "newer-version", ...details },
        path: "/session/@version",
        ...this.#positionOf(tag, "version"),
      });
    }
    this.#start("session-start", element);
  }

  #start(kind: "session-start" | "media-start", element: ReadElement): void {
    const { value, preserved } = element;
    element.preserved = undefined;
    const part = preserved === undefined ? { kind, value } : { kind, value, preserved };
    this.#parts.push(part as unknown as SessionPart);
    element.value = {};
  }

  #readAttributes(element: ReadElement, tag: StartTag): void {
    const { spec } = element;
    let required = 0;
    for (let index = 0; index < tag.count; index += 1) {
      const known = spec.attributeById[tag.name(index).id];
      if (known === undefined) {
        this.#unknown.attribute(element, tag, index);
        continue;
      }
      const { name } = known;
      if (known.unpublished && isPreserved(known, tag.value(index))) {
        this.#unknown.attribute(element, tag, index);
        continue;
      }
      const value = this.#readValue(known, tag, index);
      if (known.required) required += 1;
      if (spec.becomes === "value") element.list.push(value);
      else {
        element.value[name] = value;
        if (value === known.default) state((element.preserved ??= {}), name);
      }
    }
    if (required < spec.requiredAttributes) this.#failMissing(element, tag);
    if (spec.create !== undefined && (element.child === undefined || spec === mediaElement)) {
      for (const known of spec.attributes) {
        if (known.default !== undefined && !(known.name in element.value))
          element.value[known.name] = known.default;
      }
    }
  }

  #readValue(known: AttributeSpec, tag: StartTag, index: number): unknown {
    const { type, digits } = known;
    if (digits !== undefined) {
      const number = digits === "integer" ? tag.integer(index) : tag.decimal(index);
      if (!Number.isNaN(number)) return number;
    }
    const text = tag.value(index);
    const value = type.parse(text);
    if (value === undefined || !type.accepts(value)) this.#failValue(known, text, tag.position(index));
    return value;
  }

  #attach(parent: ReadElement, child: ChildSpec, element: ReadElement): void {
    const { spec, preserved } = element;
    let value: unknown;
    if (spec.becomes === "object") {
      value = element.value;
      if (spec.textField !== undefined) element.value[spec.textField] = element.text;
      if (preserved !== undefined) element.value["preserved"] = preserved;
    } else if (spec.becomes === "text") value = element.text;
    else value = spec.becomes === "list" ? element.list : element.list[0];
    const isOwn = spec.becomes === "object";
    if (child.part !== undefined) {
      const kind = child.part;
      const part = preserved === undefined || isOwn ? { kind, value } : { kind, value, preserved };
      this.#parts.push(part as unknown as SessionPart);
      if (kind === "annotation") this.#annotationSize = 0;
      return;
    }
    if (preserved !== undefined && !isOwn) nest(parent, childName(child, element.index), preserved);
    if (child.field === "") parent.list.push(value);
    else if (child.repeats) (parent.value[child.field] as unknown[]).push(value);
    else {
      parent.value[child.field] = value;
      if (value === child.default) state((parent.preserved ??= {}), child.field);
    }
  }

  #countDrawing(): void {
    this.#annotationSize += 1;
    if (this.#annotationSize > this.#limits.annotationSize)
      this.#overLimit("annotationSize", this.#annotationSize);
  }

  /** Adds a complete unknown node. */
  #placeUnknown(node: UnknownNode): void {
    const element = this.#elements.current;
    if (element.child === undefined) this.#parts.push({ kind: "session-unknown", value: node });
    else if (element.spec === mediaElement) this.#parts.push({ kind: "media-unknown", value: node });
    else placeUnknown(element, node);
  }

  /** Counts the movies, annotations and groups that the caller keeps. */
  #countPart({ part }: ChildSpec, element: ReadElement): void {
    const kept = this.#kept;
    if (part === "annotation") {
      kept.annotations += 1;
      if (kept.annotations > this.#limits.annotations) this.#overKept("annotations", element);
    } else if (part === "media-group" || part === "session-group") {
      kept.groups += 1;
      if (kept.groups > this.#limits.groups) this.#overKept("groups", element);
    } else if (part !== "media-start") return;
    else if (this.#whole === "media") kept.annotations = kept.groups = 0;
    else {
      kept.media += 1;
      if (kept.media > this.#limits.media) this.#overKept("media", element);
    }
  }

  #overKept(name: "media" | "annotations" | "groups", { line, column, offset }: ReadElement): never {
    throw limitError(name, this.#limits[name], this.#kept[name], { line, column, offset, path: this.path() });
  }

  // Errors.

  #checkChildren(element: ReadElement): void {
    const problem = childProblems(element.spec, element.counts).at(0);
    if (problem !== undefined) this.#failAt(problem.code, problem, element);
  }

  #positionOf(tag: StartTag, name: string): SourcePosition {
    const index = attributeIndex(tag, name);
    return index === -1 ? { line: tag.line, column: tag.column, offset: tag.offset } : tag.position(index);
  }

  #failMissing(element: ReadElement, tag: StartTag): never {
    const { spec } = element;
    const missing = spec.attributes.find(
      ({ name, required }) => required && attributeIndex(tag, name) === -1,
    );
    this.#failAt(
      "missing-attribute",
      { element: spec.name, attribute: missing?.name ?? "", expected: missing?.type.expected ?? "" },
      element,
      missing === undefined ? "" : `/@${missing.name}`,
    );
  }

  #failValue(attribute: AttributeSpec, text: string, position: SourcePosition): never {
    const { name, type } = attribute;
    const isTooLarge = type.parse(text) !== undefined;
    const expected = isTooLarge ? `at most ${String(Number.MAX_SAFE_INTEGER)}` : type.expected;
    const details = { subject: name, expected, actual: excerpt(text) };
    this.#parser.fail("invalid-value", details, position, `${this.path()}/@${name}`);
  }

  #failAt<C extends SessionXmlErrorCode>(
    code: C,
    details: DetailsByCode[C],
    { line, column, offset }: SourcePosition,
    more = "",
  ): never {
    throw errorOf(code, { ...details, line, column, offset, path: this.path() + more });
  }

  #overLimit(name: keyof Limits, actual: number): never {
    throw limitError(name, this.#limits[name], actual, { ...this.#parser.here(), path: this.path() });
  }
}

function nest(element: ReadElement, name: string, preserved: PreservedContent): void {
  const draft: PreservedDraft = (element.preserved ??= {});
  (draft.children ??= {})[name] = preserved;
}
