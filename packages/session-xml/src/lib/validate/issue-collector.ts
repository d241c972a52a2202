import type { DetailsByCode } from "../errors/details.ts";
import { showValue } from "../errors/excerpt.ts";
import { formatMessage } from "../errors/messages.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { expectArgument } from "../model/expect-argument.ts";
import type { IssueCode, ValidationIssue, ValidationResult } from "./issue.ts";
import { invalidates, severityOf } from "./severity.ts";
import type { SchemaEdition, ValidationOptions } from "./validation-options.ts";

/** The place of an issue. */
export type Place = Pick<ValidationIssue, "path" | "line" | "column" | "offset">;

const DEFAULT_MAX_ISSUES = 1000;

/** Collects issues up to a limit and counts the rest, so that a file full of mistakes needs no more memory than one. */
export class IssueCollector {
  readonly edition: SchemaEdition;
  readonly #max: number;
  readonly #issues: ValidationIssue[] = [];
  #count = 0;
  #isValid = true;

  constructor(options: ValidationOptions) {
    expectArgument("object", "options", options);
    const { maxIssues = DEFAULT_MAX_ISSUES, schema = "current" } = options;
    if (typeof maxIssues !== "number" || !(maxIssues >= 0))
      refuse("maxIssues", "a number, 0 or more, or Infinity", maxIssues);
    if (!["current", "published"].includes(schema)) refuse("schema", '"current" or "published"', schema);
    this.#max = maxIssues;
    this.edition = schema;
  }

  /** @param place Only asked for if the issue is kept. */
  add<C extends IssueCode>(code: C, details: () => DetailsByCode[C], place: () => Place): void {
    this.#count += 1;
    if (invalidates(code)) this.#isValid = false;
    if (this.#issues.length >= this.#max) return;
    const { path, line, column, offset } = place();
    const made = details();
    this.#issues.push({
      code,
      severity: severityOf(code),
      message: formatMessage(code, made),
      details: { ...made, code } as unknown as ValidationIssue["details"],
      path,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
      ...(offset === undefined ? {} : { offset }),
    });
  }

  result(): ValidationResult {
    const issues = [...this.#issues];
    // Some things are known only at the end: which groups there are, or whether anything needs the pro features.
    issues.sort((a, b) => (a.offset ?? 0) - (b.offset ?? 0));
    const left = this.#count - issues.length;
    if (left > 0) {
      const code = "too-many-issues";
      const details = { code, count: this.#count, left, maximum: this.#max } as const;
      const message = formatMessage(code, details);
      issues.push({ code, severity: severityOf(code), message, details, path: "/session" });
    }
    return { valid: this.#isValid, issues };
  }
}

function refuse(option: string, expected: string, value: unknown): never {
  throw new SessionXmlError("invalid-option", { option, expected, actual: showValue(value) });
}
