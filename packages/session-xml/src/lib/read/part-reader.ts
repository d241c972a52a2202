import { childName } from "../format/child-name.ts";
import type { AttributeSpec, ChildSpec, ElementSpec } from "../format/element-spec.ts";
import { mediaElement, sessionElement } from "../format/elements.ts";
import type { PreservedContent, UnknownNode } from "../model/preserved-content.ts";
import { SESSION_NAMESPACE, SESSION_VERSION } from "../model/constants.ts";
import type { SessionPart } from "../model/part.ts";
import { keep } from "../xml/keep.ts";
import { limitError, resolveLimits, type Limits } from "../xml/limits.ts";
import { type LanePoint, PointLane } from "../xml/point-lane.ts";
import type { DetailsByCode, SourcePosition } from "../errors/details.ts";
import { excerpt } from "../errors/excerpt.ts";
import { messageOf } from "../errors/messages.ts";
import { errorOf, type SessionXmlErrorCode } from "../errors/session-xml-error.ts";
import { childProblems } from "../format/rules.ts";
import { type FastLane, XmlInput } from "../xml/xml-input.ts";
import type { XmlHandler } from "../xml/xml-handler.ts";
import { XmlScanner } from "../xml/xml-scanner.ts";
import { isWrongEncoding, rootProblem } from "../xml/document-kind.ts";
import { type PreservedDraft, Frame, state } from "./frame.ts";
import type { ReadOptions } from "./read-options.ts";
import { placeUnknown, UnknownReader } from "./unknown-reader.ts";

const STROKES: ReadonlySet<string> = new Set(["line", "erase"]);

/**
 * The one engine that reads session files: takes chunks of text or bytes, gives out parts. Everything that it knows of the format
 * comes from the table in `format`.
 */
export class PartReader implements XmlHandler, FastLane {
  readonly #emit: (part: SessionPart) => void;
  readonly #onWarning: ReadOptions["onWarning"];
  readonly #limits: Limits;
  readonly #scanner: XmlScanner;
  readonly #input: XmlInput;
  readonly #lane = new PointLane();
  readonly #frames: Frame[] = [];
  #top = -1;
  readonly #unknown: UnknownReader;
  #annotationSize = 0;
  /** A part that the element being closed has made, held back until the parser has checked the end tag. */
  #held: SessionPart | undefined;

  constructor(emit: (part: SessionPart) => void, options: ReadOptions = {}) {
    this.#emit = emit;
    this.#onWarning = options.onWarning;
    this.#limits = resolveLimits(options.limits);
    const isLaneOn = options.fastLane !== false;
    this.#scanner = new XmlScanner(
      this,
      this.#limits,
      (encoding) => {
        if (isWrongEncoding(encoding, this.#input)) this.#scanner.fail("unsupported-encoding", { encoding });
      },
      isLaneOn,
    );
    this.#unknown = new UnknownReader(
      this.#scanner,
      (name, actual) => this.#overLimit(name, actual),
      this.#limits,
    );
    this.#input = new XmlInput(this.#scanner, isLaneOn ? this : undefined);
  }

  write(chunk: string | Uint8Array): void {
    try {
      this.#input.write(chunk);
    } catch (error) {
      if (this.#scanner.isEndTagRefused) this.#held = undefined;
      this.#release();
      throw error;
    }
    this.#release();
  }

  end(): void {
    this.#input.end();
    this.#release();
  }

  // What the lane asks and does.

  isNear(): boolean {
    const frame = this.#frames[this.#top];
    return frame !== undefined && !this.#unknown.isOpen && STROKES.has(frame.spec.name);
  }

  isOpen(): boolean {
    return this.#scanner.atTag && this.isNear() && this.#scanner.namespaces.default === SESSION_NAMESPACE;
  }

  run(bytes: Uint8Array, start: number): number {
    const frame = this.#frame();
    const lane = this.#lane;
    const end = lane.read(
      bytes,
      start,
      frame.value["points"] as LanePoint[],
      frame.spec.name === "line",
      false,
      this.#limits.annotationSize - this.#annotationSize,
    );
    if (lane.count > 0) {
      const child = frame.spec.childByName.get("point");
      frame.counts[child?.slot ?? 0] = (frame.counts[child?.slot ?? 0] ?? 0) + lane.count;
      frame.last = child;
      this.#annotationSize += lane.count;
      this.#scanner.skip(end - start, lane.lines, lane.lastLineLength);
    }
    return end;
  }

  // What the scanner tells.

  open(name: string): void {
    this.#release();
    const scanner = this.#scanner;
    let local = name;
    let namespace = scanner.namespaces.default;
    if (scanner.isSpecial) ({ local, namespace } = scanner.namespaces.resolveElement(name));
    if (this.#top === -1) {
      this.#openRoot(local, namespace);
      return;
    }
    const parent = this.#frame();
    const child =
      !this.#unknown.isOpen && namespace === SESSION_NAMESPACE
        ? parent.spec.childByName.get(local)
        : undefined;
    if (child === undefined) {
      this.#unknown.open(name, local, namespace);
      return;
    }
    const index = (parent.counts[child.slot] ?? 0) + 1;
    parent.counts[child.slot] = index;
    parent.last = child;
    const frame = this.#push(child.element, child, index);
    if (index > 1 && !child.repeats) {
      this.#failAt("repeated-element", { element: local, parent: parent.spec.name }, frame);
    }
    if (child.field === "objects" || child.field === "points") this.#countDrawing();
    this.#readAttributes(frame);
    if (child.element === mediaElement) this.#openMedia(frame);
  }

  close(): void {
    this.#release();
    if (this.#unknown.isOpen) {
      const whole = this.#unknown.close();
      if (whole !== undefined) this.#placeUnknown(whole);
      return;
    }
    const frame = this.#frame();
    const [problem] = childProblems(frame.spec, frame.counts);
    if (problem !== undefined) this.#failAt(problem.code, problem, frame);
    this.#top -= 1;
    const { child } = frame;
    if (child === undefined) {
      this.#held = { kind: "session-end" };
      return;
    }
    if (child.element === mediaElement) {
      this.#held = { kind: "media-end" };
      return;
    }
    this.#attach(this.#frame(), child, frame);
  }

  text(text: string): void {
    if (this.#unknown.isOpen) {
      this.#unknown.text(text);
      return;
    }
    const frame = this.#frame();
    if (frame.spec.text !== undefined) {
      frame.text = frame.text === "" ? text : frame.text + text;
      if (frame.text.length > this.#limits.textLength) this.#overLimit("textLength", frame.text.length);
    } else if (!isSpace(text)) this.#placeUnknown(this.#unknown.stray(text));
  }

  isSpaceNothing(): boolean {
    return !this.#unknown.isOpen && this.#frame().spec.text === undefined;
  }

  path(): string {
    let path = "";
    for (let depth = 0; depth <= this.#top; depth += 1) {
      const frame = this.#frames[depth];
      if (frame === undefined) break;
      path += `/${frame.child === undefined ? "session" : childName(frame.child, frame.index)}`;
    }
    return path + this.#unknown.path();
  }

  // Elements.

  #openRoot(local: string, namespace: string): void {
    const problem = rootProblem(local, namespace);
    if (problem !== undefined) {
      this.#scanner.fail(problem.code, problem, this.#scanner.tagPosition(), `/${local}`);
    }
    const frame = this.#push(sessionElement, undefined, 1);
    this.#readAttributes(frame);
    const { version } = frame.value;
    if (typeof version === "number" && version > SESSION_VERSION) {
      const details = { version, known: SESSION_VERSION };
      this.#onWarning?.({
        code: "newer-version",
        message: messageOf("newer-version", details),
        details: { code: "newer-version", ...details },
        path: "/session/@version",
        ...this.#scanner.attributePosition("version"),
      });
    }
    this.#start("session-start", frame);
  }

  #openMedia(frame: Frame): void {
    this.#start("media-start", frame);
  }

  #start(kind: "session-start" | "media-start", frame: Frame): void {
    const preserved = frame.preserved;
    frame.preserved = undefined;
    this.#emit({
      kind,
      value: frame.value,
      ...(preserved === undefined ? {} : { preserved }),
    } as unknown as SessionPart);
    frame.value = {};
  }

  #push(spec: ElementSpec, child: ChildSpec | undefined, index: number): Frame {
    this.#top += 1;
    let frame = this.#frames[this.#top];
    if (frame === undefined) this.#frames.push((frame = new Frame(spec)));
    frame.reset(spec, child, index);
    this.#scanner.placeTag(frame);
    if (spec.create !== undefined) frame.value = spec.create();
    else if (spec.becomes !== "text") frame.list = [];
    return frame;
  }

  #readAttributes(frame: Frame): void {
    const { spec } = frame;
    const { attributeNames, attributeValues, attributeCount } = this.#scanner;
    let required = 0;
    for (let i = 0; i < attributeCount; i += 1) {
      const text = attributeValues[i] ?? "";
      const known = spec.attributeByName.get(attributeNames[i] ?? "");
      if (known === undefined) {
        const name = attributeNames[i] ?? "";
        if (name !== "xmlns") this.#unknown.attribute(frame, name, text);
        continue;
      }
      // The table's own copy of the name: engines find the field of an object by it without looking at its letters.
      const { name } = known;
      const value = known.type.parse(text);
      if (value === undefined || !known.type.accepts(value)) this.#failValue(known, text);
      if (known.required) required += 1;
      if (spec.becomes === "value") frame.list.push(typeof value === "string" ? keep(value) : value);
      else {
        frame.value[name] = typeof value === "string" ? keep(value) : value;
        if (value === known.default) state((frame.preserved ??= {}), name);
      }
    }
    if (required < spec.requiredAttributes) {
      const names = attributeNames.slice(0, attributeCount);
      const missing = spec.attributes.find((known) => known.required && !names.includes(known.name));
      this.#failAt(
        "missing-attribute",
        {
          element: spec.name,
          attribute: missing?.name ?? "",
          expected: missing?.type.expected ?? "",
        },
        frame,
        missing === undefined ? "" : `/@${missing.name}`,
      );
    }
    if (spec.create !== undefined && (frame.child === undefined || spec === mediaElement)) {
      for (const known of spec.attributes) {
        if (known.default !== undefined && !(known.name in frame.value))
          frame.value[known.name] = known.default;
      }
    }
  }

  #attach(parent: Frame, child: ChildSpec, frame: Frame): void {
    const { spec, preserved } = frame;
    let value: unknown;
    if (spec.becomes === "object") {
      value = frame.value;
      if (spec.textField !== undefined) frame.value[spec.textField] = keep(frame.text);
      if (preserved !== undefined) frame.value["preserved"] = preserved;
    } else if (spec.becomes === "text") value = keep(frame.text);
    else value = spec.becomes === "list" ? frame.list : frame.list[0];
    if (child.part !== undefined) {
      const kind = child.part;
      this.#held = (preserved !== undefined && spec.becomes !== "object"
        ? { kind, value, preserved }
        : { kind, value }) as unknown as SessionPart;
      if (child.part === "annotation") this.#annotationSize = 0;
      return;
    }
    if (preserved !== undefined && spec.becomes !== "object")
      nest(parent, childName(child, frame.index), preserved);
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

  /** Puts an unknown node, whole, where it belongs. */
  #placeUnknown(node: UnknownNode): void {
    const isSession = this.#top === 0;
    const frame = this.#frame();
    if (isSession || frame.spec === mediaElement) {
      this.#release();
      this.#held = { kind: isSession ? "session-unknown" : "media-unknown", value: node };
    } else placeUnknown(frame, node);
  }

  // Parts.

  /** Gives out the part of an element whose end tag the parser has accepted by now. */
  #release(): void {
    const part = this.#held;
    if (part === undefined) return;
    this.#held = undefined;
    this.#emit(part);
  }

  // Errors.

  #frame(): Frame {
    const frame = this.#frames[this.#top];
    if (frame === undefined) throw new Error("No element is open.");
    return frame;
  }

  #failValue(attribute: AttributeSpec, text: string): never {
    const { name, type } = attribute;
    const isTooLarge = type.parse(text) !== undefined;
    const expected = isTooLarge ? `at most ${String(Number.MAX_SAFE_INTEGER)}` : type.expected;
    this.#scanner.fail(
      "invalid-value",
      { subject: name, expected, actual: excerpt(text) },
      this.#scanner.attributePosition(name),
      `${this.path()}/@${name}`,
    );
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
    throw limitError(name, this.#limits[name], actual, { ...this.#scanner.here(), path: this.path() });
  }
}

function nest(frame: Frame, name: string, preserved: PreservedContent): void {
  const draft: PreservedDraft = (frame.preserved ??= {});
  (draft.children ??= {})[name] = preserved;
}

function isSpace(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return false;
  }
  return true;
}
