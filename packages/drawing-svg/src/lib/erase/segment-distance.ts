import type { Pixel } from "../canvas/box.ts";

/** A straight piece of a center line. Both ends may be the same place. */
export interface Segment {
  readonly from: Pixel;
  readonly to: Pixel;
}

/** The distance between two segments, squared; 0 where they cross. */
export function segmentDistanceSquared(a: Segment, b: Segment): number {
  if (crosses(a, b)) return 0;
  return Math.min(
    placeDistanceSquared(a.from, b),
    placeDistanceSquared(a.to, b),
    placeDistanceSquared(b.from, a),
    placeDistanceSquared(b.to, a),
  );
}

/** The distance of a place from a segment, squared. */
export function placeDistanceSquared(place: Pixel, { from, to }: Segment): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const [px, py] = [place.x - from.x, place.y - from.y];
  const length = dx * dx + dy * dy;
  const t = length === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy) / length));
  return (px - t * dx) ** 2 + (py - t * dy) ** 2;
}

function crosses(a: Segment, b: Segment): boolean {
  return side(a, b.from) * side(a, b.to) < 0 && side(b, a.from) * side(b, a.to) < 0;
}

function side({ from, to }: Segment, place: Pixel): number {
  return (to.x - from.x) * (place.y - from.y) - (to.y - from.y) * (place.x - from.x);
}
