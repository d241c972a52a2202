import { formatLength, type Canvas } from "../canvas/canvas.ts";
import { opacityAttribute } from "../canvas/paint.ts";
import { Path, pathOfStrokes } from "../stroke/path.ts";
import type { FillShape, Paint, Ring, Shape, Stroke, StrokeShape } from "./shape.ts";

/** A shape as elements. */
export function shapeMarkup(shape: Shape, canvas: Canvas): string {
  if (shape.kind === "letters") return shape.element;
  if (shape.element !== undefined) return shape.element;
  return shape.kind === "stroke"
    ? strokesMarkup(shape.strokes, shape, canvas)
    : ringsMarkup(shape.rings, shape, canvas);
}

export function strokesMarkup(
  strokes: readonly Stroke[],
  { color, alpha, width }: Pick<StrokeShape, "color" | "alpha" | "width">,
  canvas: Canvas,
): string {
  if (strokes.length === 0) return "";
  const data = pathOfStrokes(strokes, canvas.decimals);
  const opacity = opacityAttribute("stroke-opacity", alpha);
  return `<path stroke="${color}"${opacity} stroke-width="${formatLength(canvas, width)}" d="${data}"/>`;
}

export function ringsMarkup(rings: readonly Ring[], { color, alpha }: Paint, canvas: Canvas): string {
  if (rings.length === 0) return "";
  return `<path${fillAttributes({ color, alpha })} d="${pathOfRings(rings, canvas)}"/>`;
}

export function fillAttributes({ color, alpha }: Paint): string {
  return ` fill="${color}"${opacityAttribute("fill-opacity", alpha)}`;
}

function pathOfRings(rings: readonly FillShape["rings"][number][], canvas: Canvas): string {
  const path = new Path(canvas.decimals);
  for (const [first, ...rest] of rings) {
    if (!first) continue;
    path.move(first);
    for (const place of rest) path.line(place);
    path.close();
  }
  return path.toString();
}
