/** Why a call was refused: `invalid-option`, a value that an option cannot have. */
export type MergeErrorCode = "invalid-option";

/** The option at fault, as plain data. */
export interface MergeErrorDetails {
  /** Its name with the index where it is a list: `rules[0].from`. */
  readonly option: string;
  /** The requirement, as the end of a sentence. */
  readonly expected: string;
  readonly actual: unknown;
}

/** Thrown for options that cannot work, before anything is done. */
export class MergeError extends Error {
  override readonly name = "MergeError";
  readonly code: MergeErrorCode;
  readonly details: MergeErrorDetails;

  constructor(code: MergeErrorCode, details: MergeErrorDetails, options?: { readonly cause?: unknown }) {
    const actual =
      typeof details.actual === "string" ? JSON.stringify(details.actual) : String(details.actual);
    super(`${details.option} must be ${details.expected}, got ${actual}`, options);
    this.code = code;
    this.details = details;
  }
}
