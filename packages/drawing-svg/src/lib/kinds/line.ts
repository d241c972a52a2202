import type { Line } from "@cinesync/session-xml";
import { penWidth, toleranceOf, type Canvas } from "../canvas/canvas.ts";
import { clamp } from "../canvas/number.ts";
import { formatColor } from "../canvas/paint.ts";
import { outlineStroke } from "../shape/outline.ts";
import type { PaintLayer, Stroke, StrokeShape } from "../shape/shape.ts";
import { fitPressureLevels } from "../stroke/pressure-levels.ts";
import { pressedParts } from "../stroke/pressed-parts.ts";
import { pressedPixels, type PressedPixel } from "../stroke/pressure.ts";
import { strokesBox, visibleStrokes } from "../stroke/visible-strokes.ts";

/** An opacity below this is not seen. */
const MIN_ALPHA = 0.015;

/** A freehand stroke. Where it crosses itself it is no darker than elsewhere. */
export function drawLine(line: Line, canvas: Canvas): PaintLayer | undefined {
  const points = pressedPixels(line.points, canvas);
  const [first] = points;
  if (!first) return undefined;
  const even = points.every(({ pressure }) => pressure === first.pressure);
  if (canvas.pressure === "none" || even) return evenStroke(line, points, first.pressure, canvas);
  return canvas.pressure === "width"
    ? strokeOfWidths(line, points, canvas)
    : strokeOfOpacities(line, points, canvas);
}

function evenStroke(line: Line, points: Stroke, pressure: number, canvas: Canvas): PaintLayer | undefined {
  const width = penWidth(canvas, line.thickness) * (canvas.pressure === "width" ? pressure : 1);
  const alpha = clamp(line.alpha, 0, 1, 1) * (canvas.pressure === "opacity" ? pressure : 1);
  const strokes = visibleStrokes([points], width, canvas, toleranceOf(canvas, alpha));
  if (strokes.length === 0) return undefined;
  const shape: StrokeShape = { kind: "stroke", strokes, width, color: formatColor(line.color), alpha };
  return { kind: "paint", shapes: [shape], box: strokesBox(strokes, width) };
}

/**
 * A stack of strokes: each is where the pressure reaches its level, and adds to those below it what is missing
 * to the opacity of the level. There are no seams, and crossings show the heavier pressure.
 */
function strokeOfOpacities(
  line: Line,
  points: readonly PressedPixel[],
  canvas: Canvas,
): PaintLayer | undefined {
  const width = penWidth(canvas, line.thickness);
  const full = clamp(line.alpha, 0, 1, 1);
  const color = formatColor(line.color);
  const shapes: StrokeShape[] = [];
  let below = 0;
  for (const { from, mean } of fitPressureLevels(points, full, canvas.detail.maxLevels)) {
    const opacity = full * mean;
    const alpha = 1 - (1 - opacity) / (1 - below);
    if (!(alpha >= MIN_ALPHA)) continue;
    const tolerance = toleranceOf(canvas, alpha);
    const strokes = visibleStrokes(pressedParts(points, from, width / 2), width, canvas, tolerance);
    if (strokes.length === 0) continue;
    shapes.push({ kind: "stroke", strokes, width, color, alpha });
    below = opacity;
  }
  if (shapes.length === 0) return undefined;
  const box = strokesBox(
    shapes.flatMap(({ strokes }) => strokes),
    width,
  );
  return { kind: "paint", shapes, box };
}

/** Places of a stroke in one outline: few, so that a scribble crosses itself rarely inside of one. */
const PIECE = 24;

function splitStroke(stroke: Stroke): readonly Stroke[] {
  if (stroke.length <= PIECE) return [stroke];
  const pieces = Math.ceil((stroke.length - 1) / (PIECE - 1));
  return Array.from({ length: pieces }, (_, index) =>
    stroke.slice(index * (PIECE - 1), (index + 1) * (PIECE - 1) + 1),
  );
}

/** The outlines of parts of one width each, in one path: overlaps are no darker. */
function strokeOfWidths(line: Line, points: readonly PressedPixel[], canvas: Canvas): PaintLayer | undefined {
  const fullWidth = penWidth(canvas, line.thickness);
  const parts = fitPressureLevels(points, 1, canvas.detail.maxLevels).flatMap(({ from, mean }) => {
    const width = fullWidth * mean;
    return visibleStrokes(pressedParts(points, from, 0), width, canvas)
      .flatMap(splitStroke)
      .map((stroke) => ({ stroke, width }));
  });
  const rings = parts.map(({ stroke, width }) => outlineStroke(stroke, width / 2, canvas.tolerance));
  if (rings.length === 0) return undefined;
  const box = strokesBox(
    parts.map(({ stroke }) => stroke),
    fullWidth,
  );
  const color = formatColor(line.color);
  return { kind: "paint", shapes: [{ kind: "fill", rings, color, alpha: clamp(line.alpha, 0, 1, 1) }], box };
}
