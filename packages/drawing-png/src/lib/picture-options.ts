import { type Annotation, type ArgumentChecks, argumentChecks, type PixelRatio } from "@cinesync/session-xml";
import type { DrawingSvgError, PressureStyle } from "@cinesync/drawing-svg";
import { DrawingPngError } from "./drawing-png-error.ts";

/** Formats that pictures are written in. */
export type PictureFormat = "png" | "jpeg" | "webp";

/** Options of `annotationToPicture`. */
export interface AnnotationPictureOptions {
  /** Format of the picture. PNG and WebP are transparent where nothing is drawn. Default: `"png"`. */
  readonly format?: PictureFormat | undefined;
  /** Width of the picture in pixels, a whole number from 1 to 16,383. Default: that of `frame`, else 1920. */
  readonly width?: number | undefined;
  /** Height in pixels, 1 to 16,383. Default: what the shape of `frame` makes it, else that of a 16:9 frame. */
  readonly height?: number | undefined;
  /** The movie's pixel ratio, for the default shape. Default: square pixels. */
  readonly pixelRatio?: PixelRatio | undefined;
  /** The frame to draw over, as the bytes of a JPEG, PNG, WebP, TIFF, GIF or AVIF file. Default: none. */
  readonly frame?: Uint8Array | undefined;
  /**
   * Color below everything, `#` and six hex digits. Default: none in PNG and WebP; in JPEG, which cannot be
   * transparent, the one that `suggestBackground` gives.
   */
  readonly background?: string | undefined;
  /** Quality of JPEG and WebP, a whole number from 1 to 100. Default: 80. */
  readonly quality?: number | undefined;
  /** The effect of pen pressure, as in `annotationToSvg`. Default: `"opacity"`. */
  readonly pressure?: PressureStyle | undefined;
  /** Thickness of ellipses and arrows as a fraction of the width, as in `annotationToSvg`. Default: 0.0025. */
  readonly shapeThickness?: number | undefined;
  /** Fonts for text, as CSS lists them. Default: `Helvetica,Arial,sans-serif`. */
  readonly fontFamily?: string | undefined;
  /** Receives what is left out of drawings larger than anybody draws by hand, as in `annotationToSvg`. Default: nobody. */
  readonly onProblem?: ((problem: DrawingSvgError<"limit-exceeded">) => void) | undefined;
}

/** Options of `resizePicture`. */
export interface ResizePictureOptions {
  /** Largest width in pixels, a whole number from 1 to 16,383. Smaller pictures keep their width. Default: no limit. */
  readonly maxWidth?: number | undefined;
  /** Quality of JPEG and WebP, a whole number from 1 to 100. Default: 80. */
  readonly quality?: number | undefined;
  /** Format of the result. Default: that of the picture if it is PNG, JPEG or WebP, else PNG. */
  readonly format?: PictureFormat | undefined;
}

/** The longest side that all three formats can have. */
const MAX_SIDE = 16_383;
const FORMATS: readonly string[] = ["png", "jpeg", "webp"] satisfies PictureFormat[];

export function checkFormat(format: PictureFormat): PictureFormat {
  if (FORMATS.includes(format)) return format;
  return invalidOption("format", format, "png, jpeg or webp");
}

export function checkSide(option: string, value: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= MAX_SIDE) return value;
  return invalidOption(option, value, `a whole number from 1 to ${MAX_SIDE}`);
}

export function checkQuality(value: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= 100) return value;
  return invalidOption("quality", value, "a whole number from 1 to 100");
}

export function checkColor(option: string, value: string): string {
  if (/^#[0-9a-f]{6}$/i.test(value)) return value;
  return invalidOption(option, value, "# and six hex digits, such as #20242b");
}

/** Width of a pixel as it is shown, divided by its height. */
export function pixelAspect(pixelRatio: PixelRatio | undefined): number {
  if (!pixelRatio) return 1;
  checks.expectArgument("object", "pixelRatio.source", pixelRatio.source);
  checks.expectArgument("object", "pixelRatio.target", pixelRatio.target);
  const { source, target } = pixelRatio;
  const aspect = source.width / source.height / (target.width / target.height);
  if (aspect > 0 && Number.isFinite(aspect)) return aspect;
  return invalidOption("pixelRatio", JSON.stringify(pixelRatio), "four numbers above 0");
}

const checks: ArgumentChecks = argumentChecks(invalidOption);

/** @throws {DrawingPngError} `invalid-option` for options that are not an object. */
export const expectOptions: ArgumentChecks["expectOptions"] = checks.expectOptions;

/** @throws {DrawingPngError} `invalid-option` for what is no annotation. */
export function expectDrawing(drawing: Annotation | readonly Annotation[]): readonly Annotation[] {
  const list: unknown = drawing;
  const annotations = (Array.isArray(list) ? list : [drawing]) as readonly Annotation[];
  for (const annotation of annotations) checks.expectArgument("annotation", "drawing", annotation);
  return annotations;
}

/** Of text, sharp would take it for a path. */
export function expectBytes(option: string, picture: unknown): void {
  if (!(picture instanceof Uint8Array)) invalidOption(option, picture, "the bytes of a picture");
}

function invalidOption(option: string, value: unknown, expected: string): never {
  throw new DrawingPngError("invalid-option", { option, value, expected });
}
