import { loadSharp } from "./load-sharp.ts";
import {
  checkFormat,
  checkQuality,
  checkSide,
  expectBytes,
  expectOptions,
  type PictureFormat,
  type ResizePictureOptions,
} from "./picture-options.ts";
import { openPicture, writePicture } from "./picture.ts";

const DEFAULT_QUALITY = 80;
/** JPEG cannot be transparent. */
const PAPER = "#ffffff";

/**
 * Makes a picture smaller: a thumbnail, or a picture that is quicker to send. A picture is never enlarged, and where
 * writing it anew would only make the file longer, its bytes are returned as they are.
 *
 * @param picture The bytes of a JPEG, PNG, WebP, TIFF, GIF or AVIF file.
 * @returns The bytes of a PNG, JPEG or WebP file.
 * @throws {DrawingPngError} `invalid-option`, `invalid-picture` or `missing-sharp`
 *
 * @example
 * import { annotationToPicture, resizePicture } from "@cinesync/drawing-png";
 *
 * const picture = await annotationToPicture([], { format: "jpeg", background: "#23272e" });
 * const thumbnail = await resizePicture(picture, { maxWidth: 320 });
 * console.log(thumbnail.length < picture.length); // true
 */
export async function resizePicture(
  picture: Uint8Array,
  options: ResizePictureOptions = {},
): Promise<Uint8Array> {
  expectBytes("picture", picture);
  expectOptions(options);
  const { maxWidth } = options;
  const quality = checkQuality(options.quality ?? DEFAULT_QUALITY);
  if (options.format !== undefined) checkFormat(options.format);
  if (maxWidth !== undefined) checkSide("maxWidth", maxWidth);
  const sharp = await loadSharp();
  const { pipeline, width, format: own } = await openPicture(sharp, picture, "picture");
  const format = options.format ?? formatLike(own);
  const isSmaller = maxWidth !== undefined && maxWidth < width;
  let changed = isSmaller ? pipeline.resize({ width: maxWidth }) : pipeline;
  if (format === "jpeg") changed = changed.flatten({ background: PAPER });
  const written = await writePicture(changed, format, quality, "picture", true);
  return !isSmaller && format === own && written.length >= picture.length ? picture : written;
}

function formatLike(format: string): PictureFormat {
  return format === "jpeg" || format === "webp" ? format : "png";
}
