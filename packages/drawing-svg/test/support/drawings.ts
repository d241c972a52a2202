import {
  createAnnotation,
  type Annotation,
  type Arrow,
  type Circle,
  type DrawingObject,
  type Erase,
  type Line,
  type Point,
  type TextObject,
} from "@cinesync/session-xml";

export function frame(...objects: readonly DrawingObject[]): Annotation {
  return createAnnotation(12, { objects });
}

/** Points as `[x, y]` or `[x, y, pressure]`. */
type Place = readonly [x: number, y: number, alpha?: number];

export function line(places: readonly Place[], more: Partial<Line> = {}): Line {
  return {
    kind: "line",
    id: "",
    color: "#ff0000",
    alpha: 1,
    thickness: 0.02,
    points: toPoints(places),
    ...more,
  };
}

export function erase(places: readonly Place[], more: Partial<Erase> = {}): Erase {
  return { kind: "erase", id: "", thickness: 0.1, points: toPoints(places), ...more };
}

export function circle(from: Place, to: Place, more: Partial<Circle> = {}): Circle {
  return { kind: "circle", id: "", color: "#00ff00", alpha: 1, ...ends(from, to), ...more };
}

export function arrow(from: Place, to: Place, more: Partial<Arrow> = {}): Arrow {
  return { kind: "arrow", id: "", color: "#0000ff", alpha: 1, ...ends(from, to), ...more };
}

export function text(from: Place, to: Place, p: string, more: Partial<TextObject> = {}): TextObject {
  return {
    kind: "text",
    id: "",
    ...ends(from, to),
    background: { color: "#383854", alpha: 1 },
    foreground: { color: "#ffffff", alpha: 1 },
    p,
    ...more,
  };
}

/** A stroke along a curve, `count` points long. */
export function curve(count: number, at: (t: number) => Place): readonly Place[] {
  return Array.from({ length: count }, (_, index) => at(index / (count - 1)));
}

function toPoints(places: readonly Place[]): Point[] {
  return places.map(([x, y, alpha]) => ({ x, y, ...(alpha === undefined ? {} : { alpha }) }));
}

function ends(
  from: Place,
  to: Place,
): { startPoint: { x: number; y: number }; endPoint: { x: number; y: number } } {
  return { startPoint: { x: from[0], y: from[1] }, endPoint: { x: to[0], y: to[1] } };
}
