/**
 * What was wrong with a call:
 *
 * - `bad-option`: an option has a value that it cannot have.
 * - `linked-picture`: a picture was given as a link, and `linkedPictures` does not allow that.
 * - `unsafe-link`: a link that was given cannot be put into a page safely.
 */
export type ReviewReportErrorCode = "bad-option" | "linked-picture" | "unsafe-link";

/** A report that cannot be made as asked. The message says what, where, and what to do. */
export class ReviewReportError extends Error {
  override readonly name: string = "ReviewReportError";
  readonly code: ReviewReportErrorCode;

  constructor(code: ReviewReportErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
