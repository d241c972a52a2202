import type { Erase } from "@cinesync/session-xml";
import { penWidth, type Canvas } from "../canvas/canvas.ts";
import type { Mark } from "../canvas/mark.ts";
import { pressedPixels } from "../stroke/pressure.ts";
import { strokePath, widthAttribute } from "../stroke/stroke.ts";

/** A stroke of the eraser: its shape. What it rubs out is decided where all objects are put together. */
export function drawErase(erase: Erase, canvas: Canvas): Mark | undefined {
  const width = penWidth(canvas, erase.thickness);
  const path = strokePath(
    [pressedPixels(erase.points, canvas)],
    width,
    widthAttribute(canvas, width),
    canvas,
  );
  return path && { kind: "rub", ...path };
}
