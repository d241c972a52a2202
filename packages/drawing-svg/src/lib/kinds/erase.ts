import type { Erase } from "@cinesync/session-xml";
import { penWidth, type Canvas } from "../canvas/canvas.ts";
import type { EraserLayer } from "../shape/shape.ts";
import { pressedPixels } from "../stroke/pressure.ts";
import { strokesBox, visibleStrokes } from "../stroke/visible-strokes.ts";

/** A stroke of the eraser. What it erases is decided in `composite`. */
export function drawErase(erase: Erase, canvas: Canvas): EraserLayer | undefined {
  const width = penWidth(canvas, erase.thickness);
  const strokes = visibleStrokes([pressedPixels(erase.points, canvas)], width, canvas);
  if (strokes.length === 0) return undefined;
  return { kind: "eraser", strokes, width, box: strokesBox(strokes, width) };
}
