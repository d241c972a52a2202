import type { ChildSpec } from "../format/element-spec.ts";
import type { Point } from "../model/annotation.ts";
import { type Utf8Writer, bytesOf } from "./utf8-writer.ts";

const POINT_X = bytesOf('<point x="');
const POINT_Y = bytesOf('" y="');
const POINT_ALPHA = bytesOf('" alpha="');
const POINT_END = bytesOf('"/>');

/** Returns whether a child is an ordinary point. Points dominate large files, so ordinary ones take a fast path. */
export function isPlainPoint(child: ChildSpec, item: unknown): item is Point {
  if (child.element.name !== "point" || item === undefined || item === null) return false;
  const { x, y, alpha, preserved } = item as Partial<Point>;
  if (typeof x !== "number" || typeof y !== "number" || preserved !== undefined) return false;
  return alpha === undefined || (typeof alpha === "number" && child.element.attributeByName.has("alpha"));
}

export function writePoint(sink: Utf8Writer, { x, y, alpha }: Point): void {
  sink.bytes(POINT_X);
  sink.number(x);
  sink.bytes(POINT_Y);
  sink.number(y);
  if (alpha !== undefined) {
    sink.bytes(POINT_ALPHA);
    sink.number(alpha);
  }
  sink.bytes(POINT_END);
}
