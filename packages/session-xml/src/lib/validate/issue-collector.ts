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
    if (!(maxIssues >= 0))
      throw new TypeError("maxIssues has to be a number from 0, or Infinity for no limit.");
    this.#max = maxIssues;
  }

  /** @param place Only asked for if the issue is kept. */
  add(code: IssueCode, message: () => string, place: () => Place): void {
    this.#count += 1;
    if (invalidates(code)) this.#isValid = false;
    if (this.#issues.length >= this.#max) return;
    const { path, line, column, offset } = place();
    this.#issues.push({
      code,
      severity: severityOf(code),
      message: message(),
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
      issues.push({
        code: "too-many-issues",
        severity: severityOf("too-many-issues"),
        message: `${String(this.#count)} issues are over the limit "maxIssues" of ${String(this.#max)}: ${String(left)} more were found and left out. Raise it with { maxIssues: … } to see them.`,
        path: "/session",
      });
    }
    return { valid: this.#isValid, issues };
  }
}
