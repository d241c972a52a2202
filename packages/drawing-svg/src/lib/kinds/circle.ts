import type { Circle } from "@cinesync/session-xml";
import { boundsOf, type Box, type Pixel } from "../canvas/box.ts";
import { formatLength, toCorners, type Canvas } from "../canvas/canvas.ts";
import { clamp } from "../canvas/number.ts";
import { formatColor, opacityAttribute } from "../canvas/paint.ts";
import type { PaintLayer, StrokeShape } from "../shape/shape.ts";

/** Sides of the polygon that replaces an ellipse under an eraser. */
const SIDES = 96;

/** The outline of the ellipse inside the rectangle from start to end. A flat one is a line, one of no size a dot. */
export function drawCircle(circle: Circle, canvas: Canvas): PaintLayer | undefined {
  const corners = toCorners(canvas, circle.startPoint, circle.endPoint);
  if (!corners) return undefined;
  const width = canvas.shapeWidth;
  const frame = boundsOf(corners, 0);
  const paint = { color: formatColor(circle.color), alpha: clamp(circle.alpha, 0, 1, 1) };
  const attributes =
    ` stroke="${paint.color}"${opacityAttribute("stroke-opacity", paint.alpha)}` +
    ` stroke-width="${formatLength(canvas, width)}"`;
  const element = ellipse(frame, attributes, canvas);
  const shape: StrokeShape = {
    kind: "stroke",
    strokes: [element === undefined ? diagonal(frame) : polygon(frame)],
    width,
    ...paint,
    ...(element !== undefined && { element }),
  };
  return { kind: "paint", shapes: [shape], box: boundsOf(corners, width / 2) };
}

function ellipse({ left, top, right, bottom }: Box, attributes: string, canvas: Canvas): string | undefined {
  const [cx, cy, rx, ry] = [
    (left + right) / 2,
    (top + bottom) / 2,
    (right - left) / 2,
    (bottom - top) / 2,
  ].map((length) => formatLength(canvas, length));
  // SVG does not show an ellipse with a radius of 0.
  if (rx === "0" || ry === "0") return undefined;
  return `<ellipse${attributes} cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}"/>`;
}

function polygon({ left, top, right, bottom }: Box): Pixel[] {
  return Array.from({ length: SIDES + 1 }, (_, index) => {
    // Rounded, since engines differ in the last bit.
    const angle = (2 * Math.PI * (index % SIDES)) / SIDES;
    return {
      x: (left + right) / 2 + ((right - left) / 2) * Math.fround(Math.cos(angle)),
      y: (top + bottom) / 2 + ((bottom - top) / 2) * Math.fround(Math.sin(angle)),
    };
  });
}

function diagonal({ left, top, right, bottom }: Box): Pixel[] {
  return [
    { x: left, y: top },
    { x: right, y: bottom },
  ];
}
