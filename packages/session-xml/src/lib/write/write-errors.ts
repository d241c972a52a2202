import type { DetailsByCode } from "../errors/details.ts";
import { showValue } from "../errors/excerpt.ts";
import { errorOf, type SessionXmlErrorCode } from "../errors/session-xml-error.ts";
import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import type { PreservedContent, UnknownAttribute, UnknownNode } from "../model/preserved-content.ts";
import type { ElementPath } from "./element-path.ts";
import type { EncodedElement } from "./encoded-element.ts";

/** The session, or the entry of its playlist, while its parts come. */
export interface OpenLevel {
  readonly plan: EncodedElement;
  readonly name: string;
  readonly preserved: PreservedContent | undefined;
  readonly counts: number[];
}

/** Refuses what cannot be written, naming the element or attribute. */
export class WriteErrors {
  readonly #levels: readonly OpenLevel[];
  readonly #path: ElementPath;

  constructor(levels: readonly OpenLevel[], path: ElementPath) {
    this.#levels = levels;
    this.#path = path;
  }

  /** The element that is being written. */
  get element(): string {
    return this.#path.element ?? this.#levels.at(-1)?.plan.spec.name ?? "session";
  }

  /** The attribute that is being written, else the element. */
  get subject(): string {
    return this.#path.attribute ?? this.element;
  }

  where(): string {
    return this.#levels.map(({ name }) => `/${name}`).join("") + this.#path.toString();
  }

  misplaced(part: string): never {
    this.fail("invalid-parts", { part, problem: "misplaced" });
  }

  refuseUnknown(node: UnknownNode): void {
    if (node.kind === "element") {
      this.fail("invalid-preserved-content", { problem: `<${node.name}> in <${this.element}>` });
    }
    if (/[^ \t\r\n]/.test(node.text))
      this.fail("invalid-preserved-content", { problem: `text in <${this.element}>` });
  }

  refuseUnknownAttribute(spec: ElementSpec, attributes: readonly UnknownAttribute[]): void {
    const unknown = attributes.find(({ name }) => !name.startsWith("xmlns:"));
    if (unknown === undefined) return;
    this.fail("invalid-preserved-content", { problem: `attribute "${unknown.name}" in <${spec.name}>` });
  }

  failRange(subject: string, value: unknown, expected: string): never {
    this.fail("value-out-of-range", { subject, expected, actual: showValue(value) });
  }

  failMissing(...children: readonly ChildSpec[]): never {
    this.fail("missing-element", {
      element: this.element,
      missing: children.map(({ element }) => element.name),
      field: children[0]?.field,
    });
  }

  failValue(subject: string, value: unknown, expected: string, more?: string): never {
    this.fail("invalid-value", { subject, expected, actual: showValue(value) }, more);
  }

  fail<C extends SessionXmlErrorCode>(code: C, details: DetailsByCode[C], more = ""): never {
    throw errorOf(code, { ...details, path: this.where() + more });
  }
}
