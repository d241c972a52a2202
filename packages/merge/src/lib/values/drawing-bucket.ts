import type { DrawingObject } from "@cinesync/session-xml";

/** Text that is the same for equal drawing objects, and cheap to make however long a stroke is. */
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

// −0 equals 0, and String() makes no difference between them.
function text(value: string | number | undefined): string {
  return String(value);
}
