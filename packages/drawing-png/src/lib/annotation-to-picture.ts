import { Buffer } from "node:buffer";
import { annotationToSvg, suggestBackground } from "@cinesync/drawing-svg";
import type { Annotation } from "@cinesync/session-xml";
import { loadSharp, type Sharp } from "./load-sharp.ts";
import {
  checkColor,
  checkFormat,
  checkQuality,
  checkSide,
  expectBytes,
  expectDrawing,
  expectOptions,
  pixelAspect,
  type AnnotationPictureOptions,
} from "./picture-options.ts";
import { openPicture, writePicture, type GivenPicture } from "./picture.ts";

const DEFAULT_WIDTH = 1920;
const DEFAULT_SHAPE = 16 / 9;
const DEFAULT_QUALITY = 80;

/**
 * Draws what is drawn on a frame as a picture file: alone, or over the frame. The frame is stretched to the size of the
 * picture.
 *
 * @param drawing An annotation, or all annotations of one frame, drawn one after the other.
 * @returns The bytes of a PNG, JPEG or WebP file.
 * @throws {DrawingPngError} `invalid-option`, `invalid-picture` (the frame cannot be read) or `missing-sharp`
 * @throws {DrawingSvgError} for options that are passed on, and annotations of several frames
 *
 * @example
 * import { annotationToPicture } from "@cinesync/drawing-png";
 * import { createAnnotation } from "@cinesync/session-xml";
 *
 * const ends = { startPoint: { x: 0.3, y: 0.3 }, endPoint: { x: 0.6, y: 0.7 } };
 * const annotation = createAnnotation(38, {
 *   objects: [{ kind: "arrow", id: "", color: "#0500ff", alpha: 1, ...ends }],
 * });
 * const png = await annotationToPicture(annotation, { width: 960 });
 * console.log(png.subarray(1, 4)); // the letters PNG
 */
export async function annotationToPicture(
  drawing: Annotation | readonly Annotation[],
  options: AnnotationPictureOptions = {},
): Promise<Uint8Array> {
  const annotations = expectDrawing(drawing);
  expectOptions(options, { pixelRatio: "object" });
  if (options.frame !== undefined) expectBytes("frame", options.frame);
  const { pressure, shapeThickness, fontFamily, onProblem } = options;
  const format = checkFormat(options.format ?? "png");
  const quality = checkQuality(options.quality ?? DEFAULT_QUALITY);
  if (options.background !== undefined) checkColor("background", options.background);
  const background = options.background ?? (format === "jpeg" ? suggestBackground(annotations) : undefined);
  const sharp = await loadSharp();
  const frame = options.frame && (await openPicture(sharp, options.frame, "frame"));
  const { width, height } = sizeOf(frame, options);
  const svg = annotationToSvg(annotations, {
    width,
    height,
    pressure,
    shapeThickness,
    fontFamily,
    onProblem,
  });
  let picture = base(sharp, frame, width, height).composite([{ input: Buffer.from(svg) }]);
  if (background !== undefined) picture = picture.flatten({ background });
  return writePicture(picture, format, quality, frame ? "frame" : "drawing");
}

function sizeOf(
  frame: GivenPicture | undefined,
  options: AnnotationPictureOptions,
): { width: number; height: number } {
  const aspect = pixelAspect(options.pixelRatio);
  const shape = aspect * (frame ? frame.width / frame.height : DEFAULT_SHAPE);
  const ownWidth = frame ? Math.max(1, Math.round(frame.width * aspect)) : DEFAULT_WIDTH;
  const width = checkSide("width", options.width ?? ownWidth);
  return { width, height: checkSide("height", options.height ?? Math.max(1, Math.round(width / shape))) };
}

/** The layer below the drawing. */
function base(
  sharp: Sharp,
  frame: GivenPicture | undefined,
  width: number,
  height: number,
): ReturnType<Sharp> {
  if (frame) return frame.pipeline.resize(width, height, { fit: "fill" });
  return sharp({ create: { width, height, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } } });
}
