import { childName } from "../format/child-name.ts";
import type { AttributeSpec, ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { sessionElement } from "../format/elements.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import { isWrongEncoding, rootProblem } from "../xml/document-kind.ts";
import { limitError, resolveLimits, type Limits } from "../xml/limits.ts";
import { PointLane } from "../xml/point-lane.ts";
import type { DetailsByCode, DetailsOf, SourcePosition } from "../errors/details.ts";
import { type SessionXmlError } from "../errors/session-xml-error.ts";
import { childProblems, isRepeated } from "../format/rules.ts";
import { type FastLane, XmlInput } from "../xml/xml-input.ts";
import type { XmlHandler } from "../xml/xml-handler.ts";
import { XmlScanner } from "../xml/xml-scanner.ts";
import { checkText } from "./check-value.ts";
import type { FatalCode, SchemaCode, ValidationResult } from "./issue.ts";
import { IssueCollector, type Place } from "./issue-collector.ts";
import * as details from "./issue-details.ts";
import { isWatched, SessionChecks } from "./session-checks.ts";
import type { SchemaEdition, XmlValidationOptions } from "./validation-options.ts";

const NO_VALUES: Record<string, unknown> = Object.freeze({});

/** An element of the format that is open. One object for each depth is used again and again. */
class Frame {
  spec: ElementSpec = sessionElement;
  /** What the parent knows of it; `undefined` for the root. */
  child: ChildSpec | undefined;
  /** Which of its same-named siblings it is, from 1. */
  index = 1;
  /** How many of each child there have been, by slot. */
  readonly counts: number[] = [];
  /** Values of its attributes, and of children that are just a value, where somebody asks for them. */
  values: Record<string, unknown> = NO_VALUES;
  text = "";
  textLength = 0;
  /** Whether text where none may be has been reported since the last child. */
  hasReportedText = false;
  line = 1;
  column = 1;
  offset = 0;
}

/**
 * Validates a document as it comes, in constant memory. It does not stop at the first issue; what the XML parser refuses ends
 * the document and is thrown as a `SessionXmlError`.
 */
export class XmlValidator implements XmlHandler, FastLane {
  readonly #edition: SchemaEdition;
  readonly #limits: Limits;
  readonly #issues: IssueCollector;
  readonly #checks: SessionChecks;
  readonly #scanner: XmlScanner;
  readonly #input: XmlInput;
  readonly #lane = new PointLane();
  readonly #frames: Frame[] = [];
  #top = -1;
  /** How many elements are open that the format does not know. */
  #unknownDepth = 0;

  constructor(options: XmlValidationOptions) {
    this.#edition = options.schema ?? "published";
    this.#limits = resolveLimits(options.limits);
    this.#issues = new IssueCollector(options);
    this.#checks = new SessionChecks(this.#issues);
    const isLaneOn = options.fastLane !== false;
    this.#scanner = new XmlScanner(
      this,
      this.#limits,
      (encoding) => {
        if (isWrongEncoding(encoding, this.#input)) this.#scanner.fail("unsupported-encoding", { encoding });
      },
      isLaneOn,
    );
    this.#input = new XmlInput(this.#scanner, isLaneOn ? this : undefined);
  }

  write(chunk: string | Uint8Array): void {
    this.#input.write(chunk);
  }

  end(): void {
    this.#input.end();
  }

  /** Notes the error that has ended the document. */
  abandon({ code, details, line, column, offset, path }: SessionXmlError): void {
    this.#issues.add(
      code as FatalCode,
      () => details as DetailsOf<FatalCode>,
      () => ({ path: path ?? "", line, column, offset }) as Place,
    );
  }

  result(): ValidationResult {
    return this.#issues.result();
  }

  // What the lane asks and does.

  isNear(): boolean {
    return this.#unknownDepth === 0 && this.#frames[this.#top]?.spec.childByName.has("point") === true;
  }

  isOpen(): boolean {
    return this.#scanner.atTag && this.isNear() && this.#scanner.namespaces.default === SESSION_NAMESPACE;
  }

  run(bytes: Uint8Array, start: number): number {
    const frame = this.#frame();
    const lane = this.#lane;
    const end = lane.read(bytes, start, undefined, frame.spec.name === "line", true, Infinity);
    if (lane.count > 0) {
      const slot = frame.spec.childByName.get("point")?.slot ?? 0;
      frame.counts[slot] = (frame.counts[slot] ?? 0) + lane.count;
      frame.hasReportedText = false;
      this.#scanner.skip(end - start, lane.lines, lane.lastLineLength);
    }
    return end;
  }

  // What the scanner tells.

  open(name: string): void {
    let local = name;
    let namespace = this.#scanner.namespaces.default;
    if (this.#scanner.isSpecial) ({ local, namespace } = this.#scanner.namespaces.resolveElement(name));
    if (this.#top === -1) {
      const problem = rootProblem(local, namespace);
      if (problem !== undefined) {
        this.#scanner.fail(problem.code, problem, this.#scanner.tagPosition(), `/${local}`);
      }
      this.#openKnown(sessionElement, undefined, 1);
      return;
    }
    if (this.#unknownDepth > 0) {
      this.#unknownDepth += 1;
      return;
    }
    const parent = this.#frame();
    parent.hasReportedText = false;
    const child = namespace === SESSION_NAMESPACE ? parent.spec.childByName.get(local) : undefined;
    if (child === undefined) {
      this.#unknownDepth = 1;
      this.#report(
        "unknown-element",
        () => details.unknownElement(parent.spec, local, namespace),
        () => ({ path: `${this.path()}/${name}`, ...this.#scanner.tagPosition() }),
      );
      return;
    }
    const index = (parent.counts[child.slot] ?? 0) + 1;
    parent.counts[child.slot] = index;
    this.#openKnown(child.element, child, index);
  }

  close(): void {
    if (this.#unknownDepth > 0) {
      this.#unknownDepth -= 1;
      return;
    }
    const frame = this.#frame();
    const { spec, child, text } = frame;
    if (spec.text !== undefined) {
      const problem = checkText(spec.text, spec.name, text);
      if (problem !== undefined) this.#issues.add(problem.code, () => problem, this.#placeOf(frame));
      if (child !== undefined) this.#checks.text(child, text, this.#placeOf(frame));
    }
    for (const problem of childProblems(spec, frame.counts)) {
      this.#report(problem.code, () => problem, this.#placeOf(frame));
    }
    if (isWatched(spec)) this.#checks.close(spec, frame.values, this.#placeOf(frame));
    this.#top -= 1;
  }

  text(text: string): void {
    if (this.#unknownDepth > 0) return;
    const frame = this.#frame();
    const { spec } = frame;
    if (spec.text !== undefined) {
      frame.textLength += text.length;
      if (frame.textLength > this.#limits.textLength) this.#overLimit("textLength", frame.textLength);
      // What may be anything need not be kept.
      if (!spec.text.inRange("")) frame.text += text;
      return;
    }
    const start = text.search(/[^ \t\r\n]/);
    if (start === -1 || frame.hasReportedText) return;
    frame.hasReportedText = true;
    this.#report(
      "unexpected-text",
      () => details.unexpectedText(spec, text.slice(start)),
      () => ({ path: this.path(), ...advanced(this.#scanner.textPosition(), text.slice(0, start)) }),
    );
  }

  isSpaceNothing(): boolean {
    return this.#unknownDepth > 0 || this.#frame().spec.text === undefined;
  }

  path(): string {
    let path = "";
    for (let depth = 0; depth <= this.#top; depth += 1) {
      const frame = this.#frames[depth];
      if (frame === undefined) break;
      path += `/${frame.child === undefined ? "session" : childName(frame.child, frame.index)}`;
    }
    return path;
  }

  // Elements.

  #openKnown(spec: ElementSpec, child: ChildSpec | undefined, index: number): void {
    const parent = this.#frames[this.#top];
    const frame = this.#push(spec, child, index);
    if (child !== undefined && isRepeated(child, index)) {
      const outer = parent?.spec ?? spec;
      this.#report(
        "repeated-element",
        () => ({ element: spec.name, parent: outer.name }),
        this.#placeOf(frame),
      );
    }
    if (isWatched(spec)) {
      frame.values = {};
      this.#checkAttributes(frame, frame.values);
      this.#checks.open(spec, frame.values, this.#placeOf(frame), (name) =>
        this.#hasAttribute(name) ? this.#attributePlace(name) : undefined,
      );
    } else if (
      child !== undefined &&
      parent !== undefined &&
      spec.becomes === "value" &&
      isWatched(parent.spec)
    ) {
      const values: { value?: unknown } = {};
      this.#checkAttributes(frame, values);
      parent.values[child.field] = values.value;
    } else this.#checkAttributes(frame, undefined);
  }

  #push(spec: ElementSpec, child: ChildSpec | undefined, index: number): Frame {
    this.#top += 1;
    let frame = this.#frames[this.#top];
    if (frame === undefined) this.#frames.push((frame = new Frame()));
    frame.spec = spec;
    frame.child = child;
    frame.index = index;
    for (let slot = 0; slot < spec.children.length; slot += 1) frame.counts[slot] = 0;
    frame.values = NO_VALUES;
    frame.text = "";
    frame.textLength = 0;
    frame.hasReportedText = false;
    const { line, column, offset } = this.#scanner.tagPosition();
    frame.line = line;
    frame.column = column;
    frame.offset = offset;
    return frame;
  }

  /** @param values Gets the values of the attributes, as far as they can be understood. */
  #checkAttributes(frame: Frame, values: Record<string, unknown> | undefined): void {
    const { spec } = frame;
    const { attributeNames, attributeValues, attributeCount } = this.#scanner;
    let required = 0;
    for (let i = 0; i < attributeCount; i += 1) {
      const name = attributeNames[i] ?? "";
      const known = spec.attributeByName.get(name);
      if (known !== undefined) {
        if (known.required) required += 1;
        const text = attributeValues[i] ?? "";
        const value = known.type.parse(text);
        if (values !== undefined) values[name] = value;
        this.#checkAttribute(known, text, value);
      } else if (name !== "xmlns" && !name.startsWith("xmlns:")) {
        this.#report(
          "unknown-attribute",
          () => details.unknownAttribute(spec, name, this.#edition),
          () => this.#attributePlace(name),
        );
      }
    }
    if (required === spec.requiredAttributes) return;
    for (const known of spec.attributes) {
      if (!known.required || this.#hasAttribute(known.name)) continue;
      this.#report(
        "missing-attribute",
        () => details.missingAttribute(spec, known),
        () => ({ ...this.#placeOf(frame)(), path: `${this.path()}/@${known.name}` }),
      );
    }
  }

  #hasAttribute(name: string): boolean {
    const { attributeNames, attributeCount } = this.#scanner;
    const index = attributeNames.indexOf(name);
    return index !== -1 && index < attributeCount;
  }

  #checkAttribute({ name, type, unpublished }: AttributeSpec, text: string, value: unknown): void {
    const problem = checkText(type, name, text, value);
    if (problem !== undefined) {
      this.#issues.add(
        problem.code,
        () => problem,
        () => this.#attributePlace(name),
      );
      if (problem.code !== "integer-too-large") return;
    }
    if (unpublished && this.#edition === "published") {
      this.#report(
        "unpublished-attribute",
        () => ({ attribute: name }),
        () => this.#attributePlace(name),
      );
    }
  }

  // Places.

  #frame(): Frame {
    const frame = this.#frames[this.#top];
    if (frame === undefined) throw new Error("No element is open.");
    return frame;
  }

  #placeOf(frame: Frame): () => Place {
    return () => {
      const { line, column, offset } = frame;
      return { path: this.path(), line, column, offset };
    };
  }

  #attributePlace(name: string): Place {
    return { path: `${this.path()}/@${name}`, ...this.#scanner.attributePosition(name) };
  }

  #report<C extends SchemaCode>(code: C, details: () => DetailsByCode[C], place: () => Place): void {
    this.#issues.add(code, details, place);
  }

  #overLimit(name: keyof Limits, actual: number): never {
    throw limitError(name, this.#limits[name], actual, { ...this.#scanner.here(), path: this.path() });
  }
}

/** A position behind some white space. */
function advanced({ line, column, offset }: SourcePosition, space: string): SourcePosition {
  const lines = space.split("\n");
  const last = lines.at(-1)?.length ?? 0;
  return {
    line: line + lines.length - 1,
    column: lines.length === 1 ? column + last : last + 1,
    offset: offset + space.length,
  };
}
