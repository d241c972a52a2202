import type { ChildSpec } from "../format/element-spec.ts";
import type { Point } from "../model/annotation.ts";
import { type ByteSink, bytesOf } from "./byte-sink.ts";

const POINT_X = bytesOf('<point x="');
const POINT_Y = bytesOf('" y="');
const POINT_ALPHA = bytesOf('" alpha="');
const POINT_END = bytesOf('"/>');

/** Whether a child is a point with nothing unusual about it. Points are the bulk of a file, and such have a way of their own. */
export function isPlainPoint(child: ChildSpec, item: unknown): item is Point {
  if (child.element.name !== "point" || item === undefined || item === null) return false;
  const { x, y, alpha, extra } = item as Partial<Point>;
  if (typeof x !== "number" || typeof y !== "number" || extra !== undefined) return false;
  return alpha === undefined || (typeof alpha === "number" && child.element.attributeByName.has("alpha"));
}

export function writePoint(sink: ByteSink, { x, y, alpha }: Point): void {
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
