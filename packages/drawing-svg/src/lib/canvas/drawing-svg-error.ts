/**
 * What was wrong with a call:
 *
 * - `size`: width, height or pixel ratio is not a number that a picture can have.
 * - `frames`: the annotations do not belong to one frame.
 * - `picture-url`: the picture's URL is not one that is safe to load in a page.
 * - `option`: another option has a value that it cannot have.
 */
export type DrawingSvgErrorCode = "size" | "frames" | "picture-url" | "option";

/** A call that cannot be carried out. What is strange in a session's drawings never throws. */
export class DrawingSvgError extends Error {
  readonly code: DrawingSvgErrorCode;

  constructor(code: DrawingSvgErrorCode, message: string) {
    super(message);
    this.name = "DrawingSvgError";
    this.code = code;
  }
}
