import { expectArgument } from "../base/expect-argument.ts";
import type { MediaFile } from "@cinesync/session-xml";
import { invalidOption } from "../base/review-report-error.ts";
import type { FrameSize, ReviewOptions } from "../base/review-report-options.ts";

const DEFAULT_SIZE: FrameSize = { width: 16, height: 9 };
/** Beyond this, a picture is a line. */
const MAX_ASPECT = 50;

/**
 * Returns the size with which blank frames of a movie without pictures are shown.
 *
 * @throws {ReviewReportError} `invalid-option`
 */
export function blankSize(
  movie: MediaFile,
  playlistPosition: number,
  { frameSize }: ReviewOptions,
): FrameSize {
  const given = typeof frameSize === "function" ? frameSize(movie, playlistPosition) : frameSize;
  const { width, height } = given === undefined ? DEFAULT_SIZE : checkSize("frameSize", given);
  const { source, target } = movie.pixelRatio ?? {};
  const aspect = source && target ? source.width / source.height / (target.width / target.height) : 1;
  const shown = { width: width * aspect, height };
  // A pixel ratio of zeros, or an absurd one, changes nothing.
  return isShape(shown) ? shown : { width, height };
}

/** @throws {ReviewReportError} `invalid-option` */
export function checkSize(option: string, size: FrameSize): FrameSize {
  expectArgument("object", option, size);
  if (isShape(size)) return size;
  const expected = `a width and a height above 0, neither more than ${MAX_ASPECT} times the other`;
  return invalidOption(option, `${size.width} × ${size.height}`, expected);
}

/** Whether a size can be shown. */
export function isShape({ width, height }: FrameSize): boolean {
  return width > 0 && height > 0 && width / height <= MAX_ASPECT && height / width <= MAX_ASPECT;
}
