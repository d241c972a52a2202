import type { Arrow } from "@cinesync/session-xml";
import { boundsOf, type Pixel } from "../canvas/box.ts";
import { toCorners, type Canvas } from "../canvas/canvas.ts";
import { clamp } from "../canvas/number.ts";
import { formatColor } from "../canvas/paint.ts";
import { outlineStroke } from "../shape/outline.ts";
import type { PaintLayer } from "../shape/shape.ts";
import { simplifyStroke } from "../stroke/simplify-stroke.ts";

/** Length of a head in widths of the picture, and the least in widths of the stroke. */
const HEAD_OF_PICTURE = 0.02;
const HEAD_OF_STROKE = 4;
/** Half the breadth of a head in lengths of it. */
const HEAD_BREADTH = 0.4;
/** The height of a bent arrow's bend, in lengths of the arrow. */
const BEND = 0.25;
const CURVE_STEPS = 48;

/**
 * An arrow with a filled head at its end; with `reverse` at its start. The format says no more of `special` and
 * `flipSide` than their names: a special arrow is drawn bent, to the left as one looks along it, and to the right
 * with `flipSide`.
 */
export function drawArrow(arrow: Arrow, canvas: Canvas): PaintLayer | undefined {
  const ends = toCorners(canvas, arrow.startPoint, arrow.endPoint);
  if (!ends) return undefined;
  const [tail, tip] = arrow.reverse ? [ends[1], ends[0]] : ends;
  const bend = arrow.special ? bendBetween(ends[0], ends[1], arrow.flipSide === true) : undefined;
  const shaft = bend ? simplifyStroke(curve(tail, bend, tip), canvas.tolerance) : [tail, tip];
  const distance = Math.sqrt((tip.x - tail.x) ** 2 + (tip.y - tail.y) ** 2);
  const head = headAt(tip, bend ?? tail, distance, canvas);
  const radius = canvas.shapeWidth / 2;
  // Shaft and head overlap: in one path the overlap of a see-through arrow is no darker.
  const rings = [outlineStroke(shaft, radius, canvas.tolerance)];
  if (head) rings.push(outlineStroke([...head, head[0]], radius, canvas.tolerance), head);
  const paint = { color: formatColor(arrow.color), alpha: clamp(arrow.alpha, 0, 1, 1) };
  const box = boundsOf([...shaft, ...(head ?? [])], radius);
  return { kind: "paint", shapes: [{ kind: "fill", rings, ...paint }], box };
}

/** The point towards which the curve bends. */
function bendBetween(start: Pixel, end: Pixel, flipSide: boolean): Pixel {
  const side = (flipSide ? -1 : 1) * 2 * BEND;
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  return { x: (start.x + end.x) / 2 + side * dy, y: (start.y + end.y) / 2 - side * dx };
}

/** Places of a curve that bends towards a point. */
function curve(start: Pixel, bend: Pixel, end: Pixel): Pixel[] {
  return Array.from({ length: CURVE_STEPS + 1 }, (_, index) => {
    const t = index / CURVE_STEPS;
    const at = (axis: "x" | "y"): number =>
      (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * bend[axis] + t ** 2 * end[axis];
    return { x: at("x"), y: at("y") };
  });
}

/** The corners of the head, the tip first; none for an arrow that leads nowhere. */
function headAt(tip: Pixel, from: Pixel, length: number, canvas: Canvas): [Pixel, Pixel, Pixel] | undefined {
  const distance = Math.sqrt((tip.x - from.x) ** 2 + (tip.y - from.y) ** 2);
  if (distance === 0) return undefined;
  const wanted = Math.max(HEAD_OF_PICTURE * canvas.width, HEAD_OF_STROKE * canvas.shapeWidth);
  const size = Math.min(wanted, length / 2);
  const [ux, uy] = [(tip.x - from.x) / distance, (tip.y - from.y) / distance];
  const corner = (side: number): Pixel => ({
    x: tip.x - size * (ux + side * HEAD_BREADTH * uy),
    y: tip.y - size * (uy - side * HEAD_BREADTH * ux),
  });
  // In this order the area is positive.
  return [tip, corner(1), corner(-1)];
}
