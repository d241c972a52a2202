import { boxAround, type Box, type Pixel } from "../canvas/box.ts";
import { formatLength, type Canvas } from "../canvas/canvas.ts";
import { clipStroke } from "./clip-stroke.ts";
import { pathOfStrokes } from "./path.ts";
import { simplifyStroke } from "./simplify-stroke.ts";

export interface StrokePath {
  /** A `path` element with the given attributes. */
  readonly svg: string;
  readonly box: Box;
}

/** What can be seen of strokes of one width, as one path; undefined if nothing can. */
export function strokePath(
  strokes: readonly (readonly Pixel[])[],
  width: number,
  attributes: string,
  canvas: Canvas,
): StrokePath | undefined {
  const { surroundings, tolerance } = canvas;
  const box = {
    left: surroundings.left - width,
    top: surroundings.top - width,
    right: surroundings.right + width,
    bottom: surroundings.bottom + width,
  };
  const visible = strokes
    .flatMap((stroke) => clipStroke(stroke, box))
    .map((stroke) => simplifyStroke(stroke, tolerance));
  if (visible.length === 0) return undefined;
  return {
    svg: `<path${attributes} d="${pathOfStrokes(visible, canvas.decimals)}"/>`,
    box: boxAround(visible.flat(), width / 2),
  };
}

export function widthAttribute(canvas: Canvas, width: number): string {
  return ` stroke-width="${formatLength(canvas, width)}"`;
}
