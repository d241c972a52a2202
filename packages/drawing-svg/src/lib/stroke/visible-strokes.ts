import { boundsOf, growBox, type Box } from "../canvas/box.ts";
import type { Canvas } from "../canvas/canvas.ts";
import type { Stroke } from "../shape/shape.ts";
import { clipStroke } from "./clip-stroke.ts";
import { simplifyStroke } from "./simplify-stroke.ts";

/** Clips strokes of one width to what can be seen and drops places that make no difference. */
export function visibleStrokes(
  strokes: readonly Stroke[],
  width: number,
  { surroundings, tolerance: least }: Canvas,
  tolerance = least,
): readonly Stroke[] {
  const box = growBox(surroundings, width);
  return strokes
    .flatMap((stroke) => clipStroke(stroke, box))
    .map((stroke) => simplifyStroke(stroke, tolerance));
}

/** Contains strokes of a width; there must be at least one. */
export function strokesBox(strokes: readonly Stroke[], width: number): Box {
  return boundsOf(strokes.flat(), width / 2);
}
