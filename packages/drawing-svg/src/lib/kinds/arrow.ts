import type { Arrow } from "@cinesync/session-xml";
import { boxAround, type Pixel } from "../canvas/box.ts";
import { toCorners, type Canvas } from "../canvas/canvas.ts";
import type { Mark } from "../canvas/mark.ts";
import { formatColor, opacityAttribute } from "../canvas/paint.ts";
import { Path } from "../stroke/path.ts";
import { widthAttribute } from "../stroke/stroke.ts";

/** Length of a head in widths of the picture, and the least in widths of the stroke. */
const HEAD_OF_PICTURE = 0.02;
const HEAD_OF_STROKE = 4;
/** Half the breadth of a head in lengths of it. */
const HEAD_BREADTH = 0.4;
/** How far a bent arrow leaves the straight way, in lengths of it. */
const BEND = 0.25;

/**
 * An arrow with a filled head at its end; with `reverse` at its start. The format says no more of `special` and
 * `flipSide` than their names: a special arrow is drawn bent, to the left as one looks along it, and to the right
 * with `flipSide`.
 */
export function drawArrow(arrow: Arrow, canvas: Canvas): Mark | undefined {
  const ends = toCorners(canvas, arrow.startPoint, arrow.endPoint);
  if (!ends) return undefined;
  const [tail, tip] = arrow.reverse ? [ends[1], ends[0]] : ends;
  const bend = arrow.special ? bendBetween(ends[0], ends[1], arrow.flipSide === true) : undefined;
  const shaft = new Path(canvas.decimals).move(tail);
  if (bend) shaft.curve(bend, tip);
  else shaft.line(tip);
  const head = headAt(tip, bend ?? tail, Math.hypot(tip.x - tail.x, tip.y - tail.y), canvas);
  const color = formatColor(arrow.color);
  const opacity = opacityAttribute("opacity", arrow.alpha);
  // Shaft and head overlap: the group as a whole has the opacity, so that the overlap is no darker.
  const svg =
    `<g stroke="${color}"${widthAttribute(canvas, canvas.shapeWidth)}${opacity}>` +
    `<path d="${shaft.toString()}"/>` +
    (head ? `<path fill="${color}" d="${triangle(head, canvas)}"/>` : "") +
    "</g>";
  const places = [tail, tip, ...(bend ? turningPoints(tail, bend, tip) : []), ...(head ?? [])];
  return { kind: "paint", svg, box: boxAround(places, canvas.shapeWidth / 2) };
}

/** The point towards which the curve bends. */
function bendBetween(start: Pixel, end: Pixel, flipSide: boolean): Pixel {
  const side = (flipSide ? -1 : 1) * 2 * BEND;
  const [dx, dy] = [end.x - start.x, end.y - start.y];
  return { x: (start.x + end.x) / 2 + side * dy, y: (start.y + end.y) / 2 - side * dx };
}

/** Where a curve from `start` to `end` is farthest to a side. */
function turningPoints(start: Pixel, bend: Pixel, end: Pixel): Pixel[] {
  return (["x", "y"] as const)
    .map((axis) => (start[axis] - bend[axis]) / (start[axis] - 2 * bend[axis] + end[axis]))
    .filter((t) => t > 0 && t < 1)
    .map((t) => {
      const at = (axis: "x" | "y"): number =>
        (1 - t) ** 2 * start[axis] + 2 * t * (1 - t) * bend[axis] + t ** 2 * end[axis];
      return { x: at("x"), y: at("y") };
    });
}

/** The corners of the head, the tip first; none for an arrow that leads nowhere. */
function headAt(tip: Pixel, from: Pixel, length: number, canvas: Canvas): [Pixel, Pixel, Pixel] | undefined {
  const distance = Math.hypot(tip.x - from.x, tip.y - from.y);
  if (distance === 0) return undefined;
  const wanted = Math.max(HEAD_OF_PICTURE * canvas.width, HEAD_OF_STROKE * canvas.shapeWidth);
  const size = Math.min(wanted, length / 2);
  const [ux, uy] = [(tip.x - from.x) / distance, (tip.y - from.y) / distance];
  const corner = (side: number): Pixel => ({
    x: tip.x - size * (ux + side * HEAD_BREADTH * uy),
    y: tip.y - size * (uy - side * HEAD_BREADTH * ux),
  });
  return [tip, corner(1), corner(-1)];
}

function triangle([tip, left, right]: readonly [Pixel, Pixel, Pixel], canvas: Canvas): string {
  return new Path(canvas.decimals).move(tip).line(left).line(right).close().toString();
}
