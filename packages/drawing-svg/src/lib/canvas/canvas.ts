import { expectArgument } from "./expect-argument.ts";
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
/** The largest error of a faint shape, in errors of an opaque one. */
const MAX_TOLERANCE = 4;
/** The distance, in pictures, beyond which ellipses and text boxes are cut off. */
const FARTHEST = 50;

/** The level of detail: lower for drawings that nobody could read anyway, so that none takes forever. */
export interface Detail {
  /** The share of a stroke's points that is used, at most 1. */
  readonly share: number;
  /** The most levels of pressure in a stroke. */
  readonly maxLevels: number;
  /** The most characters of a text. */
  readonly maxTextLength: number;
}

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
  /** A step of the coordinates in pixels. */
  readonly grid: number;
  /** The largest error of an opaque outline or stroke, in pixels. Not seen at 1:1. */
  readonly tolerance: number;
  readonly detail: Detail;
  /** A fresh id. */
  readonly nextId: () => string;
}

/**
 * @param idPrefix What ids start with; asked only when there is one.
 * @throws {DrawingSvgError} `invalid-option`
 */
export function createCanvas(options: AnnotationSvgOptions, detail: Detail, idPrefix: () => string): Canvas {
  const width = checkSide((options.width ?? DEFAULT_WIDTH) * pixelAspect(options), "width");
  const height = checkSide(options.height ?? DEFAULT_HEIGHT, "height");
  const thickness = options.shapeThickness ?? THINNEST_PEN;
  if (!(thickness > 0)) invalidOption("shapeThickness", thickness, "a fraction of the width above 0");
  const side = Math.max(width, height);
  const decimals = Math.min(6, Math.max(0, 4 - Math.floor(Math.log10(side))));
  let ids = 0;
  return {
    width,
    height,
    decimals,
    grid: 10 ** -decimals,
    tolerance: side / 20_000,
    detail,
    surroundings: { left: -width, top: -height, right: 2 * width, bottom: 2 * height },
    pressure: options.pressure ?? "opacity",
    shapeWidth: Math.min(thickness, THICKEST_PEN) * width,
    fontFamily: options.fontFamily ?? "Helvetica,Arial,sans-serif",
    nextId: () => `${idPrefix()}-${(ids++).toString(36)}`,
  };
}

/** A place in pixels, or undefined if a coordinate is not finite. */
export function toPixel(canvas: Canvas, place: Position): Pixel | undefined {
  const x = place.x * canvas.width;
  const y = (1 - place.y) * canvas.height;
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : undefined;
}

/** Two places in pixels, not absurdly far away; undefined if a coordinate is not finite. */
export function toCorners(canvas: Canvas, start: Position, end: Position): [Pixel, Pixel] | undefined {
  const [a, b] = [toPixel(canvas, start), toPixel(canvas, end)];
  if (!a || !b) return undefined;
  const near = ({ x, y }: Pixel): Pixel => ({
    x: clamp(x, -FARTHEST * canvas.width, FARTHEST * canvas.width, 0),
    y: clamp(y, -FARTHEST * canvas.height, FARTHEST * canvas.height, 0),
  });
  return [near(a), near(b)];
}

/** A pen's width in pixels. An invalid thickness gives the thinnest pen. */
export function penWidth(canvas: Canvas, thickness: number): number {
  return (thickness > 0 ? Math.min(thickness, THICKEST_PEN) : THINNEST_PEN) * canvas.width;
}

/** The largest error of an outline or a stroke of an opacity, in pixels: the fainter, the less of an error is seen. */
export function toleranceOf({ tolerance }: Canvas, alpha: number): number {
  return Math.min(MAX_TOLERANCE, 1 / alpha) * tolerance;
}

/** A coordinate or a length as text. */
export function formatLength(canvas: Canvas, pixels: number): string {
  return formatNumber(pixels, canvas.decimals);
}

function pixelAspect({ pixelRatio }: AnnotationSvgOptions): number {
  if (!pixelRatio) return 1;
  expectArgument("object", "pixelRatio", pixelRatio);
  expectArgument("object", "pixelRatio.source", pixelRatio.source);
  expectArgument("object", "pixelRatio.target", pixelRatio.target);
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
