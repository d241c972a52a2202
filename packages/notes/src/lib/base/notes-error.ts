/**
 * What went wrong:
 *
 * - `bad-option`: an option is out of its range, or contradicts another.
 * - `bad-frame`: a frame number of the session is not an integer from 1.
 * - `bad-frame-rate`: a frame rate is no positive number, or has no timecode.
 * - `bad-timecode`: not a timecode at its frame rate.
 * - `past-24-hours`: timecode ends at 24 hours.
 * - `unknown-frame-rate`: neither the session nor an option tells a movie's frame rate.
 * - `mixed-frame-rates`: the movies of one timeline have several frame rates.
 * - `outside-clip`: a note is on a frame that its clip does not have.
 * - `bad-play-range`: a play range that ends before it begins.
 * - `too-many-markers`: more markers than the format holds.
 * - `bad-row`: text that should hold exported rows does not.
 * - `user-data-is-text`: user data is no JSON object, so nothing can be added to it.
 * - `bad-link`: a namespace or a value that cannot be stored.
 */
export type NotesErrorCode =
  | "bad-option"
  | "bad-frame"
  | "bad-frame-rate"
  | "bad-timecode"
  | "past-24-hours"
  | "unknown-frame-rate"
  | "mixed-frame-rates"
  | "outside-clip"
  | "bad-play-range"
  | "too-many-markers"
  | "bad-row"
  | "user-data-is-text"
  | "bad-link";

/** Every error that this package throws on purpose. The message says what, where, and what to do. */
export class NotesError extends Error {
  override readonly name: string = "NotesError";
  readonly code: NotesErrorCode;

  constructor(code: NotesErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
