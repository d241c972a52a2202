import type { DetailsByCode, DetailsOf, ErrorPosition } from "./details.ts";
import { formatMessage } from "./messages.ts";

/** Every reason for which a session cannot be made, read or written. The README has a row for each. */
export type SessionXmlErrorCode =
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
  | "missing-element"
  | "missing-attribute"
  | "repeated-element"
  | "conflicting-elements"
  | "invalid-value"
  | "value-out-of-range"
  | "illegal-character"
  | "invalid-preserved-content"
  | "unknown-field"
  | "invalid-json"
  | "invalid-parts"
  | "invalid-option"
  | "invalid-file";

/** The details of an error as plain data: discriminated by `code`, with the position as far as it is known. */
export type SessionXmlErrorDetails = DetailsOf<SessionXmlErrorCode> & ErrorPosition;

/** Code, the details that it needs with the position as far as it is known, and the cause. */
export type SessionXmlErrorArguments = {
  [C in SessionXmlErrorCode]: [
    code: C,
    details: DetailsByCode[C] & ErrorPosition,
    options?: { readonly cause?: unknown },
  ];
}[SessionXmlErrorCode];

/**
 * A session that cannot be made, read or written.
 *
 * @example
 * import { parseSession, SessionXmlError } from "@cinesync/session-xml";
 *
 * try {
 *   parseSession("<session>");
 * } catch (error) {
 *   if (!(error instanceof SessionXmlError)) throw error;
 *   error.code; // "older-format"
 *   error.line; // 1
 * }
 */
export class SessionXmlError extends Error {
  override readonly name = "SessionXmlError";
  readonly code: SessionXmlErrorCode;
  readonly details: SessionXmlErrorDetails;
  /** The message without the position. */
  readonly reason: string;

  constructor(...[code, details, options = {}]: SessionXmlErrorArguments) {
    const reason = formatMessage<SessionXmlErrorCode>(code, details);
    super(withPosition(reason, details), "cause" in options ? { cause: options.cause } : undefined);
    this.code = code;
    this.details = { code, ...details } as unknown as SessionXmlErrorDetails;
    this.reason = reason;
  }

  /** Line in the document, from 1. Absent where there is no document, as on writing. */
  get line(): number | undefined {
    return this.details.line;
  }

  /** Column in the document, from 1, in UTF-16 units. */
  get column(): number | undefined {
    return this.details.column;
  }

  /** Offset in the document, from 0, in UTF-16 units. */
  get offset(): number | undefined {
    return this.details.offset;
  }

  /** The element or attribute, for example `/session/media[2]/name`. */
  get path(): string | undefined {
    return this.details.path;
  }
}

/** The same as `new SessionXmlError`, where the code is a type parameter. */
export function errorOf<C extends SessionXmlErrorCode>(
  code: C,
  details: DetailsByCode[C] & ErrorPosition,
): SessionXmlError {
  return new SessionXmlError(...([code, details] as SessionXmlErrorArguments));
}

function withPosition(reason: string, { line, column, path }: ErrorPosition): string {
  const position = [
    line === undefined ? "" : `line ${String(line)}, column ${String(column)}`,
    path ?? "",
  ].filter((part) => part !== "");
  return position.length === 0 ? reason : `${reason} (${position.join(", ")})`;
}
