import type { DetailsByCode, DetailsOf, SourcePosition } from "../errors/details.ts";
import type { SessionXmlError } from "../errors/session-xml-error.ts";
import type { AttributeSpec } from "../format/element-spec.ts";
import { childProblems, isRepeated } from "../format/rules.ts";
import { DocumentParser, type Engine } from "../parse/document-parser.ts";
import { OpenElement, OpenElements } from "../parse/open-elements.ts";
import { limitError, resolveLimits, type Limits } from "../xml/limits.ts";
import {
  attributeIndex,
  type ContentMode,
  type PointTarget,
  type StartTag,
  type XmlHandler,
  type XmlName,
} from "../xml/xml-handler.ts";
import { checkText } from "./check-value.ts";
import type { IssueCode, ValidationResult } from "./issue.ts";
import { IssueCollector, type Place } from "./issue-collector.ts";
import * as details from "./issue-details.ts";
import { isWatched, SessionChecks } from "./session-checks.ts";
import type { SchemaEdition, XmlValidationOptions } from "./validation-options.ts";

const NO_VALUES: Record<string, unknown> = Object.freeze({});

/** An element that is being validated. */
class CheckedElement extends OpenElement<CheckedElement> {
  /** Values of its attributes and value elements, for elements that `SessionChecks` needs. */
  values: Record<string, unknown> = NO_VALUES;
  text = "";
  textLength = 0;
  /** True if unexpected text was reported since the last child. */
  hasReportedText = false;
}

/**
 * Validates a document as it comes, in constant memory. It does not stop at the first issue; what the XML parser refuses ends
 * the document and is thrown as a `SessionXmlError`.
 */
export class XmlValidator implements XmlHandler {
  readonly #edition: SchemaEdition;
  readonly #limits: Limits;
  readonly #issues: IssueCollector;
  readonly #checks: SessionChecks;
  readonly #parser: DocumentParser;
  readonly #elements: OpenElements<CheckedElement>;

  /** @param engine For tests, which also validate with saxes alone. */
  constructor(options: XmlValidationOptions, engine: Engine = "tokenizer") {
    this.#issues = new IssueCollector(options);
    this.#edition = this.#issues.edition;
    this.#limits = resolveLimits(options.limits);
    this.#checks = new SessionChecks(this.#issues);
    this.#parser = new DocumentParser(this, this.#limits, engine);
    this.#elements = new OpenElements(this.#parser, () => new CheckedElement());
  }

  write(chunk: string | Uint8Array): void {
    this.#parser.write(chunk);
  }

  end(): void {
    this.#parser.end();
  }

  /** Notes the error that has ended the document. */
  abandon({ code, details, line, column, offset, path }: SessionXmlError): void {
    this.#issues.add(
      code as IssueCode,
      () => details as DetailsOf<IssueCode>,
      () => ({ path: path ?? "", line, column, offset }) as Place,
    );
  }

  result(): ValidationResult {
    return this.#issues.result();
  }

  // Events of the parser.

  open(name: XmlName, tag: StartTag): ContentMode {
    const elements = this.#elements;
    const wasUnknown = elements.isUnknown;
    const outer = elements.top;
    if (outer !== undefined && !wasUnknown) outer.hasReportedText = false;
    const element = elements.open(name, tag);
    if (element !== undefined) this.#openKnown(element, tag);
    else if (!wasUnknown && outer !== undefined) {
      const { local, namespace } = elements;
      this.#report(
        "unknown-element",
        () => details.unknownElement(outer.spec, local, namespace),
        () => placed(`${this.path()}/${name.text}`, tag),
      );
    }
    return elements.content;
  }

  close(): ContentMode {
    const elements = this.#elements;
    if (!elements.isUnknown) this.#checkElement(elements.current);
    elements.close();
    return elements.content;
  }

  text(text: string, isWhole: boolean): void {
    const elements = this.#elements;
    if (elements.isUnknown) return;
    const element = elements.current;
    const { spec } = element;
    if (spec.text !== undefined) {
      element.textLength += text.length;
      if (isWhole && element.textLength > this.#limits.textLength)
        this.#overLimit("textLength", element.textLength);
      // Text without rules is not kept.
      if (!spec.text.inRange("")) element.text += text;
      return;
    }
    const start = text.search(/[^ \t\r\n]/);
    if (start === -1 || element.hasReportedText) return;
    element.hasReportedText = true;
    this.#report(
      "unexpected-text",
      () => details.unexpectedText(spec, text.slice(start)),
      () => placed(this.path(), this.#parser.textPosition()),
    );
  }

  pointTarget(): PointTarget {
    return { points: undefined, most: Infinity };
  }

  tookPoints(count: number): void {
    this.#elements.addPoints(count);
    this.#elements.current.hasReportedText = false;
  }

  path(): string {
    return this.#elements.path();
  }

  // Elements.

  #openKnown(element: CheckedElement, tag: StartTag): void {
    const { spec, child, index, outer } = element;
    element.values = NO_VALUES;
    element.text = "";
    element.textLength = 0;
    element.hasReportedText = false;
    if (child !== undefined && isRepeated(child, index)) {
      const parent = outer?.spec.name ?? "";
      this.#report("repeated-element", () => ({ element: spec.name, parent }), this.#positionOf(element));
    }
    if (isWatched(spec)) {
      element.values = {};
      this.#checkAttributes(element, tag, element.values);
      this.#checks.open(spec, element.values, this.#positionOf(element), (name) => {
        const at = attributeIndex(tag, name);
        return at === -1 ? undefined : this.#attributePlace(tag, at);
      });
    } else if (
      child !== undefined &&
      outer !== undefined &&
      spec.becomes === "value" &&
      isWatched(outer.spec)
    ) {
      const values: { value?: unknown } = {};
      this.#checkAttributes(element, tag, values);
      outer.values[child.field] = values.value;
    } else this.#checkAttributes(element, tag, undefined);
  }

  #checkElement(element: CheckedElement): void {
    const { spec, child, text } = element;
    if (spec.text !== undefined) {
      const problem = checkText(spec.text, spec.name, text);
      if (problem !== undefined) this.#issues.add(problem.code, () => problem, this.#positionOf(element));
      if (child !== undefined) this.#checks.text(child, text, this.#positionOf(element));
    }
    for (const problem of childProblems(spec, element.counts))
      this.#report(problem.code, () => problem, this.#positionOf(element));
    if (isWatched(spec)) this.#checks.close(spec, element.values, this.#positionOf(element));
  }

  /** @param values Gets the values of the attributes, as far as they can be understood. */
  #checkAttributes(
    element: CheckedElement,
    tag: StartTag,
    values: Record<string, unknown> | undefined,
  ): void {
    const { spec } = element;
    let required = 0;
    for (let index = 0; index < tag.count; index += 1) {
      const { id, text: name } = tag.name(index);
      const known = spec.attributeById[id];
      if (known !== undefined) {
        if (known.required) required += 1;
        const text = tag.value(index);
        const value = known.type.parse(text);
        if (values !== undefined) values[name] = value;
        this.#checkAttribute(known, text, value, () => this.#attributePlace(tag, index));
      } else if (name !== "xmlns" && !name.startsWith("xmlns:")) {
        this.#report(
          "unknown-attribute",
          () => details.unknownAttribute(spec, name, this.#edition),
          () => this.#attributePlace(tag, index),
        );
      }
    }
    if (required === spec.requiredAttributes) return;
    for (const known of spec.attributes) {
      if (!known.required || attributeIndex(tag, known.name) !== -1) continue;
      this.#report(
        "missing-attribute",
        () => details.missingAttribute(spec, known),
        () => placed(`${this.path()}/@${known.name}`, element),
      );
    }
  }

  #checkAttribute(
    { name, type, unpublished }: AttributeSpec,
    text: string,
    value: unknown,
    place: () => Place,
  ): void {
    const problem = checkText(type, name, text, value);
    if (problem !== undefined) {
      this.#issues.add(problem.code, () => problem, place);
      return;
    }
    if (unpublished && this.#edition === "published")
      this.#report("unpublished-attribute", () => ({ attribute: name }), place);
  }

  // Positions.

  #positionOf(element: CheckedElement): () => Place {
    return () => placed(this.path(), element);
  }

  #attributePlace(tag: StartTag, index: number): Place {
    return placed(`${this.path()}/@${tag.name(index).text}`, tag.position(index));
  }

  #report<C extends IssueCode>(code: C, details: () => DetailsByCode[C], place: () => Place): void {
    this.#issues.add(code, details, place);
  }

  #overLimit(name: keyof Limits, actual: number): never {
    throw limitError(name, this.#limits[name], actual, { ...this.#parser.here(), path: this.path() });
  }
}

function placed(path: string, { line, column, offset }: SourcePosition): Place {
  return { path, line, column, offset };
}
