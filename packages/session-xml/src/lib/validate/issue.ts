import type { DetailsCode, DetailsOf } from "../errors/details.ts";

/** Every code that an issue can have. `docs/issue-codes.md` has a row for each: meaning, example, cure. */
export type IssueCode = Exclude<
  DetailsCode,
  "invalid-json" | "invalid-parts" | "invalid-option" | "invalid-file"
>;

/**
 * - `"error"`: the schema rejects it, or it cannot be read or written at all.
 * - `"warning"`: something is probably a mistake. The published schema rejects it only if the code is
 *   `unpublished-attribute`.
 * - `"info"`: good to know.
 */
export type IssueSeverity = "error" | "warning" | "info";

/** A problem of a session. */
export interface ValidationIssue {
  readonly code: IssueCode;
  readonly severity: IssueSeverity;
  /** The value found, and the expected one. Issues with the same code and message are of one kind. */
  readonly message: string;
  /** The same as plain data. */
  readonly details: DetailsOf<IssueCode>;
  /**
   * The position in the session, for example `/session/media[2]/annotation[1]/line[3]/@alpha`. Elements that may be
   * repeated have an index, counted from 1 among their siblings of the same name.
   */
  readonly path: string;
  /** Line in the file, from 1. Absent for models. */
  readonly line?: number;
  /** Column in the file, from 1, in UTF-16 units as editors count. Absent for models. */
  readonly column?: number;
  /** Offset in the text of the file, from 0, in UTF-16 units. Absent for models. */
  readonly offset?: number;
}

/** The verdict and the issues of a session. */
export interface ValidationResult {
  /**
   * The verdict of the chosen schema, but for whole numbers that cannot be read exactly (`integer-too-large`). Warnings do not affect it, except for `unpublished-attribute`, which the published
   * schema rejects.
   */
  readonly valid: boolean;
  /** In document order. */
  readonly issues: readonly ValidationIssue[];
}
