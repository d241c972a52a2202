import type { Circle } from "@cinesync/session-xml";
import { boxAround, type Box } from "../canvas/box.ts";
import { formatLength, toCorners, type Canvas } from "../canvas/canvas.ts";
import type { Mark } from "../canvas/mark.ts";
import { formatColor, opacityAttribute } from "../canvas/paint.ts";
import { pathOfStrokes } from "../stroke/path.ts";
import { widthAttribute } from "../stroke/stroke.ts";

/** The outline of the ellipse inside the rectangle from start to end. A flat one is a line, one of no size a dot. */
export function drawCircle(circle: Circle, canvas: Canvas): Mark | undefined {
  const corners = toCorners(canvas, circle.startPoint, circle.endPoint);
  if (!corners) return undefined;
  const attributes =
    ` stroke="${formatColor(circle.color)}"` +
    opacityAttribute("stroke-opacity", circle.alpha) +
    widthAttribute(canvas, canvas.shapeWidth);
  const frame = boxAround(corners, 0);
  const svg = ellipse(frame, attributes, canvas) ?? `<path${attributes} d="${diagonal(frame, canvas)}"/>`;
  return { kind: "paint", svg, box: boxAround(corners, canvas.shapeWidth / 2) };
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

function diagonal({ left, top, right, bottom }: Box, canvas: Canvas): string {
  return pathOfStrokes(
    [
      [
        { x: left, y: top },
        { x: right, y: bottom },
      ],
    ],
    canvas.decimals,
  );
}
