import type { Point } from "@cinesync/session-xml";
import type { Pixel } from "../canvas/box.ts";
import { toPixel, type Canvas } from "../canvas/canvas.ts";
import { isSampled } from "../canvas/is-sampled.ts";
import { clamp } from "../canvas/number.ts";

export interface PressedPixel extends Pixel {
  /** Pressure of the pen, 0 … 1. */
  readonly pressure: number;
}

/**
 * The points of a stroke in pixels, without those whose coordinates are not finite. A missing pressure is full. Points
 * in the same place of the grid become one with the heaviest pressure. Of a drawing with too many points, a share is
 * used, each with the heaviest pressure up to the next: no stroke disappears.
 */
export function pressedPixels(points: readonly Point[], canvas: Canvas): readonly PressedPixel[] {
  const { grid } = canvas;
  const { share } = canvas.detail;
  const placed: PressedPixel[] = [];
  for (const [index, point] of points.entries()) {
    const pixel = toPixel(canvas, point);
    if (!pixel) continue;
    const pressure = clamp(point.alpha ?? 1, 0, 1, 1);
    const isUsed = isSampled(index, share) || index === points.length - 1;
    const last = placed.at(-1);
    if (last && (!isUsed || (Math.abs(last.x - pixel.x) < grid && Math.abs(last.y - pixel.y) < grid))) {
      if (pressure > last.pressure) placed[placed.length - 1] = { x: last.x, y: last.y, pressure };
    } else {
      placed.push({ ...pixel, pressure });
    }
  }
  return placed;
}
