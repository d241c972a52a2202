import type { DetailsByCode } from "../errors/details.ts";
import { showValue } from "../errors/excerpt.ts";
import { messageOf } from "../errors/messages.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import type { IssueCode, ValidationIssue, ValidationResult } from "./issue.ts";
import { invalidates, severityOf } from "./severity.ts";
import type { ValidationOptions } from "./validation-options.ts";

/** The place of an issue. */
export type Place = Pick<ValidationIssue, "path" | "line" | "column" | "offset">;

const DEFAULT_MAX_ISSUES = 1000;

/** Collects issues up to a limit and counts the rest, so that a file full of mistakes needs no more memory than one. */
export class IssueCollector {
  readonly #max: number;
  readonly #issues: ValidationIssue[] = [];
  #count = 0;
  #isValid = true;

  constructor(options: ValidationOptions) {
    const { maxIssues = DEFAULT_MAX_ISSUES } = options;
    if (!(maxIssues >= 0)) {
      throw new SessionXmlError("invalid-option", {
        option: "maxIssues",
        expected: "a number, 0 or more, or Infinity",
        actual: showValue(maxIssues),
      });
    }
    this.#max = maxIssues;
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
      message: messageOf(code, made),
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
      const message = messageOf(code, details);
      issues.push({ code, severity: severityOf(code), message, details, path: "/session" });
    }
    return { valid: this.#isValid, issues };
  }
}
