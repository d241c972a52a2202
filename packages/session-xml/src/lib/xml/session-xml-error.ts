/** Every reason for which a session cannot be read or written. The README has a row for each. */
export type SessionXmlErrorCode =
  | "empty-document"
  | "not-well-formed"
  | "doctype-refused"
  | "invalid-encoding"
  | "unsupported-encoding"
  | "cinesync-5-session"
  | "older-format"
  | "wrong-root"
  | "wrong-namespace"
  | "missing-attribute"
  | "missing-element"
  | "repeated-element"
  | "conflicting-elements"
  | "invalid-value"
  | "limit-exceeded"
  | "illegal-character"
  | "invalid-model"
  | "invalid-json"
  | "invalid-parts";

/** A place in a document. */
export interface SourcePosition {
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units as editors count. */
  readonly column: number;
  /** Counted from 0, in UTF-16 units of the decoded text behind a byte order mark. */
  readonly offset: number;
}

/** Where an error is, as far as that is known, and what it comes from. */
export interface SessionXmlErrorDetails extends Partial<SourcePosition> {
  /** The place in the session, for example `/session/media[2]/annotation[1]/@frame`. */
  readonly path?: string;
  readonly cause?: unknown;
}

/** A session that cannot be read or written. The message says what, where and what to do. */
export class SessionXmlError extends Error {
  override readonly name = "SessionXmlError";
  readonly code: SessionXmlErrorCode;
  /** Line in the document, from 1. Absent where there is no document, as on writing. */
  readonly line: number | undefined;
  /** Column in the document, from 1, in UTF-16 units. */
  readonly column: number | undefined;
  /** Offset in the document, from 0, in UTF-16 units. */
  readonly offset: number | undefined;
  /** Place in the session, for example `/session/media[2]/name`. */
  readonly path: string | undefined;
  /** What is wrong, without the place. */
  readonly reason: string;

  constructor(code: SessionXmlErrorCode, reason: string, details: SessionXmlErrorDetails = {}) {
    const { line, column, offset, path, cause } = details;
    const place = [
      line === undefined ? "" : `line ${String(line)}, column ${String(column)}`,
      path === undefined || path === "" ? "" : path,
    ].filter((part) => part !== "");
    super(
      place.length === 0 ? reason : `${reason} (${place.join(", ")})`,
      cause === undefined ? {} : { cause },
    );
    this.code = code;
    this.reason = reason;
    this.line = line;
    this.column = column;
    this.offset = offset;
    this.path = path;
  }
}

/** At most 60 characters of a text, quoted, for messages: texts of a file can be of any length. */
export function excerpt(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
