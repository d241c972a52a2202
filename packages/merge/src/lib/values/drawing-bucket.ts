import type { DrawingObject } from "@cinesync/session-xml";

/** Returns a text that is the same for equal drawing objects, and that is cheap even for long strokes. */
export function drawingBucket(object: DrawingObject): string {
  switch (object.kind) {
    case "line":
    case "erase": {
      const [first] = object.points;
      const last = object.points.at(-1);
      return [object.kind, object.id, object.points.length, first?.x, first?.y, last?.x, last?.y]
        .map(text)
        .join(" ");
    }
    case "circle":
    case "arrow":
    case "text": {
      const { startPoint, endPoint } = object;
      const words = [object.kind, object.id, startPoint.x, startPoint.y, endPoint.x, endPoint.y]
        .map(text)
        .join(" ");
      return object.kind === "text" ? `${words} ${object.p}` : words;
    }
  }
}

// String() returns "0" for −0 too, which must equal 0.
function text(value: string | number | undefined): string {
  return String(value);
}
