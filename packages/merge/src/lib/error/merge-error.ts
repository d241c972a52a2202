import { showValue } from "@cinesync/session-xml";

/** The reason why a call was refused: `invalid-option`, an option with an invalid value. */
export type MergeErrorCode = "invalid-option";

/** The option at fault, as plain data. */
export interface MergeErrorDetails {
  /** The option's name, with an index if it is a list: `rules[0].from`. */
  readonly option: string;
  /** The requirement, worded to follow "must be". */
  readonly expected: string;
  readonly actual: unknown;
}

/** Thrown for invalid options, before anything is done. */
export class MergeError extends Error {
  override readonly name = "MergeError";
  readonly code: MergeErrorCode;
  readonly details: MergeErrorDetails;

  constructor(code: MergeErrorCode, details: MergeErrorDetails, options?: { readonly cause?: unknown }) {
    super(`${details.option} must be ${details.expected}, got ${showValue(details.actual)}`, options);
    this.code = code;
    this.details = details;
  }
}
