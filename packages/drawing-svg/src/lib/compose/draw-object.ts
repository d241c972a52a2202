import type { DrawingObject } from "@cinesync/session-xml";
import type { Canvas } from "../canvas/canvas.ts";
import { drawArrow } from "../kinds/arrow.ts";
import { drawCircle } from "../kinds/circle.ts";
import { drawErase } from "../kinds/erase.ts";
import { drawLine } from "../kinds/line.ts";
import { drawText } from "../kinds/text.ts";
import type { Layer } from "../shape/shape.ts";

/** Converts an object to a layer; undefined if nothing of it can be seen. */
export function drawObject(object: DrawingObject, canvas: Canvas): Layer | undefined {
  switch (object.kind) {
    case "line":
      return drawLine(object, canvas);
    case "erase":
      return drawErase(object, canvas);
    case "circle":
      return drawCircle(object, canvas);
    case "arrow":
      return drawArrow(object, canvas);
    case "text":
      return drawText(object, canvas);
    default:
      return notDrawn(object);
  }
}

/** Does not compile while a kind is missing above. What a caller without a compiler passes is not drawn. */
function notDrawn(...[]: [unknown: never]): Layer | undefined {
  return undefined;
}
