import type { DetailsByCode } from "../errors/details.ts";
import { showValue } from "../errors/excerpt.ts";
import { errorOf, type SessionXmlErrorCode } from "../errors/session-xml-error.ts";
import { childName } from "../format/child-name.ts";
import { SESSION_NAMESPACE } from "../model/constants.ts";
import type { ChildSpec, ElementSpec } from "../format/element-spec.ts";
import type { PreservedContent, UnknownAttribute, UnknownNode } from "../model/preserved-content.ts";
import { WRONG_PRESERVED_CONTENT } from "../model/is-preserved-content.ts";
import { isSpace, localName } from "../xml/names.ts";
import type { EncodedElement } from "./encoded-element.ts";

/** The session, or the entry of its playlist, while its parts come. */
export interface OpenLevel {
  readonly plan: EncodedElement;
  readonly name: string;
  readonly preserved: PreservedContent | undefined;
  readonly counts: number[];
}

/** The element or attribute being written, for the errors that name it. It becomes text only for an error. */
export class WritePosition {
  /** The session, and the entry of the playlist that is open in it. */
  readonly levels: OpenLevel[] = [];
  /** The attribute being written. */
  attribute: string | undefined;
  /** The number of open elements below the levels. */
  depth = 0;
  readonly #children: ChildSpec[] = [];
  readonly #indexes: number[] = [];

  enter(child: ChildSpec, index: number): void {
    this.#children[this.depth] = child;
    this.#indexes[this.depth] = index;
    this.depth += 1;
  }

  leave(): void {
    this.depth -= 1;
  }

  /** The name of the element being written. */
  get element(): string {
    return this.#children[this.depth - 1]?.element.name ?? this.levels.at(-1)?.plan.spec.name ?? "session";
  }

  toString(): string {
    const children = this.#children
      .slice(0, this.depth)
      .map((child, depth) => childName(child, this.#indexes[depth] ?? 1));
    const names = [...this.levels.map(({ name }) => name), ...children];
    if (this.attribute !== undefined) names.push(`@${this.attribute}`);
    return names.map((name) => `/${name}`).join("");
  }

  misplaced(part: unknown): never {
    this.fail("invalid-parts", { part: String(part), problem: "misplaced" });
  }

  refuseUnknown(node: UnknownNode): void {
    if (node.kind === "element") {
      this.failPreserved(`<${node.name}> in <${this.element}>`);
    }
    if (!isSpace(node.text)) this.failPreserved(`text in <${this.element}>`);
  }

  /** Refuses what reading would take for a value of the model, or for a repeated one. */
  refuseKnown(node: UnknownNode, { name, childByName }: ElementSpec): void {
    if (node.kind === "text" || node.namespace !== SESSION_NAMESPACE) return;
    const local = localName(node.name);
    if (!childByName.has(local)) return;
    this.failPreserved(`the format knows <${local}> in <${name}>`, `/${local}`);
  }

  refuseUnknownAttribute(spec: ElementSpec, attributes: readonly UnknownAttribute[]): void {
    const unknown = attributes.find(({ name }) => !name.startsWith("xmlns:"));
    if (unknown === undefined) return;
    this.failPreserved(`attribute "${unknown.name}" in <${spec.name}>`);
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

  failPreserved(problem: string = WRONG_PRESERVED_CONTENT, more?: string): never {
    this.fail("invalid-preserved-content", { problem }, more);
  }

  failRange(subject: string, value: unknown, expected: string): never {
    this.fail("value-out-of-range", { subject, expected, actual: showValue(value) });
  }

  fail<C extends SessionXmlErrorCode>(code: C, details: DetailsByCode[C], more = ""): never {
    throw errorOf(code, { ...details, path: this.toString() + more });
  }
}
