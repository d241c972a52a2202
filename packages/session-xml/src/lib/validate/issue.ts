import type { DetailsOf } from "../errors/details.ts";
import type { SessionXmlErrorCode } from "../errors/session-xml-error.ts";

/** Errors that end the reading of a document. In a list of issues there is at most one, and it is the last. */
export type FatalCode = Extract<
  SessionXmlErrorCode,
  | "empty-document"
  | "not-well-formed"
  | "doctype-refused"
  | "invalid-encoding"
  | "unsupported-encoding"
  | "wrong-file-type"
  | "cinesync-5-session"
  | "older-format"
  | "wrong-root"
  | "wrong-namespace"
  | "limit-exceeded"
>;

/** What the schema rejects. */
export type SchemaCode =
  | "unknown-element"
  | "unknown-attribute"
  | "unpublished-attribute"
  | "unexpected-text"
  | "missing-element"
  | "missing-attribute"
  | "repeated-element"
  | "conflicting-elements"
  | "invalid-value"
  | "value-out-of-range";

/** What makes a model impossible to write. */
export type ModelCode = "illegal-character" | "invalid-preserved-content";

/** What the schema lets pass, but somebody should know. */
export type AdviceCode =
  | "newer-version"
  | "pro-content-in-standard-session"
  | "several-active-media"
  | "unknown-group"
  | "play-range-reversed"
  | "current-frame-outside-range"
  | "several-annotations-on-frame"
  | "no-portable-locator"
  | "integer-too-large"
  | "unknown-field"
  | "checks-limited"
  | "too-many-issues";

/** Every code that an issue can have. `docs/issue-codes.md` has a row for each: meaning, example, cure. */
export type IssueCode = FatalCode | SchemaCode | ModelCode | AdviceCode;

/**
 * - `"error"`: the schema rejects it, or it cannot be read or written at all.
 * - `"warning"`: something is probably not as it was meant. The published schema rejects it only if the code is
 *   `unpublished-attribute`.
 * - `"info"`: good to know.
 */
export type IssueSeverity = "error" | "warning" | "info";

/** One thing that is wrong with a session, or worth knowing about it. */
export interface ValidationIssue {
  readonly code: IssueCode;
  readonly severity: IssueSeverity;
  /** What was found, and what was expected. Issues with the same code and message are of one kind. */
  readonly message: string;
  /** The same as plain data. */
  readonly details: DetailsOf<IssueCode>;
  /**
   * The place in the session, for example `/session/media[2]/annotation[1]/line[3]/@alpha`. Elements that may be
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

/** Whether a session is valid, and what there is to say about it. */
export interface ValidationResult {
  /**
   * The verdict of the schema that was asked for, and nothing else: warnings leave it alone, except for
   * `unpublished-attribute`, which the published schema rejects.
   */
  readonly valid: boolean;
  /** In document order. */
  readonly issues: readonly ValidationIssue[];
}
