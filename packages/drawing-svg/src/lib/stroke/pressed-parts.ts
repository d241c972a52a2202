import type { PressedPixel } from "./pressure.ts";
import type { Stroke } from "../shape/shape.ts";

/**
 * The parts of a stroke where the pressure is at least `threshold`. Gaps no longer than `gap` pixels are closed: the
 * round ends of the parts would cover them.
 */
export function pressedParts(
  points: readonly PressedPixel[],
  threshold: number,
  gap: number,
): readonly Stroke[] {
  const parts: PressedPixel[][] = [];
  let part: PressedPixel[] | undefined;
  let skipped: PressedPixel[] = [];
  let skippedLength = Infinity;
  const skip = (from: PressedPixel, to: PressedPixel): void => {
    skippedLength += Math.sqrt((to.x - from.x) ** 2 + (to.y - from.y) ** 2);
    if (skippedLength <= gap) skipped.push(to);
    else skipped = [];
  };
  for (const [index, to] of points.entries()) {
    const from = points[index - 1];
    const [was, is] = [from !== undefined && from.pressure >= threshold, to.pressure >= threshold];
    if (is && from && !was) {
      const start = crossing(from, to, threshold);
      skip(from, start);
      if (part && skippedLength <= gap) part.push(...skipped);
      else parts.push((part = [start]));
      part.push(to);
    } else if (is) {
      if (part) part.push(to);
      else parts.push((part = [to]));
    } else if (from && was) {
      const end = crossing(from, to, threshold);
      part?.push(end);
      [skipped, skippedLength] = [[], 0];
      skip(end, to);
    } else if (from) {
      skip(from, to);
    }
  }
  return parts;
}

/** Interpolates the place where the pressure crosses the threshold. */
function crossing(from: PressedPixel, to: PressedPixel, threshold: number): PressedPixel {
  const t = (threshold - from.pressure) / (to.pressure - from.pressure);
  return { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y), pressure: threshold };
}
