import type { Position } from "@cinesync/session-xml";
import type { Box, Pixel } from "./box.ts";
import { invalidOption } from "./drawing-svg-error.ts";
import { clamp, formatNumber } from "./number.ts";
import type { AnnotationSvgOptions, PressureStyle } from "./options.ts";

const DEFAULT_WIDTH = 1920;
const DEFAULT_HEIGHT = 1080;
const LARGEST_SIDE = 100_000;
const THINNEST_PEN = 0.0025;
const THICKEST_PEN = 4;
const LOSSLESS_TOLERANCE = 0.25;
/** How far from the picture, in pictures, an ellipse or a text box can matter. */
const FARTHEST = 50;

/** The picture that is drawn on: sizes in pixels as it is shown, and how fractions become pixels. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  /** Digits after the point that a coordinate needs: a step is at most 1/10 000 of the larger side. */
  readonly decimals: number;
  /** Beyond it, nothing that is drawn can be seen. */
  readonly surroundings: Box;
  readonly pressure: PressureStyle;
  /** Stroke width of ellipses and arrows in pixels. */
  readonly shapeWidth: number;
  readonly fontFamily: string;
  /** How far a stroke may move when it is simplified, in pixels; 0 for not at all. */
  readonly tolerance: number;
  /** A fresh id. */
  readonly nextId: () => string;
}

/**
 * @param idPrefix What ids start with; asked only when there is one.
 * @throws {DrawingSvgError} `size` or `option`
 */
export function createCanvas(options: AnnotationSvgOptions, idPrefix: () => string): Canvas {
  const width = checkSide((options.width ?? DEFAULT_WIDTH) * pixelAspect(options), "width");
  const height = checkSide(options.height ?? DEFAULT_HEIGHT, "height");
  const thickness = options.shapeThickness ?? THINNEST_PEN;
  if (!(thickness > 0)) invalidOption("shapeThickness", thickness, "a fraction of the width above 0");
  let ids = 0;
  return {
    width,
    height,
    decimals: Math.min(6, Math.max(0, 4 - Math.floor(Math.log10(Math.max(width, height))))),
    surroundings: { left: -width, top: -height, right: 2 * width, bottom: 2 * height },
    pressure: options.pressure ?? "opacity",
    shapeWidth: Math.min(thickness, THICKEST_PEN) * width,
    fontFamily: options.fontFamily ?? "Helvetica,Arial,sans-serif",
    tolerance: toleranceOf(options.simplify ?? false),
    nextId: () => `${idPrefix()}-${(ids++).toString(36)}`,
  };
}

/** A place in pixels, or undefined where one of the coordinates is no finite number. */
export function toPixel(canvas: Canvas, place: Position): Pixel | undefined {
  const x = place.x * canvas.width;
  const y = (1 - place.y) * canvas.height;
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : undefined;
}

/** Two places in pixels, not absurdly far away; undefined where a coordinate is no finite number. */
export function toCorners(canvas: Canvas, start: Position, end: Position): [Pixel, Pixel] | undefined {
  const [a, b] = [toPixel(canvas, start), toPixel(canvas, end)];
  if (!a || !b) return undefined;
  const near = ({ x, y }: Pixel): Pixel => ({
    x: clamp(x, -FARTHEST * canvas.width, FARTHEST * canvas.width, 0),
    y: clamp(y, -FARTHEST * canvas.height, FARTHEST * canvas.height, 0),
  });
  return [near(a), near(b)];
}

/** A pen's width in pixels. What no pen can be, not even in the format, is drawn as the thinnest. */
export function penWidth(canvas: Canvas, thickness: number): number {
  return (thickness > 0 ? Math.min(thickness, THICKEST_PEN) : THINNEST_PEN) * canvas.width;
}

/** A coordinate or a length as text. */
export function formatLength(canvas: Canvas, pixels: number): string {
  return formatNumber(pixels, canvas.decimals);
}

function pixelAspect({ pixelRatio }: AnnotationSvgOptions): number {
  if (!pixelRatio) return 1;
  const { source, target } = pixelRatio;
  const aspect = source.width / source.height / (target.width / target.height);
  if (aspect > 0 && Number.isFinite(aspect)) return aspect;
  return invalidOption(
    "pixelRatio",
    `${source.width}:${source.height} to ${target.width}:${target.height}`,
    "four numbers above 0",
  );
}

function checkSide(pixels: number, name: string): number {
  if (pixels > 0 && pixels <= LARGEST_SIDE) return pixels;
  return invalidOption(name, pixels, `a number of pixels above 0 and at most ${LARGEST_SIDE}`);
}

function toleranceOf(simplify: boolean | number): number {
  if (typeof simplify === "boolean") return simplify ? LOSSLESS_TOLERANCE : 0;
  if (simplify >= 0 && Number.isFinite(simplify)) return simplify;
  return invalidOption("simplify", simplify, "a number of pixels, 0 or more, or true or false");
}
