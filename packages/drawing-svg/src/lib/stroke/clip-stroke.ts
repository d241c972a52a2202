import type { Box, Pixel } from "../canvas/box.ts";

/**
 * Clips a stroke to a box. A place far outside the picture must not make numbers that a
 * renderer chokes on, and must not bend the part that is inside either.
 */
export function clipStroke(stroke: readonly Pixel[], box: Box): (readonly Pixel[])[] {
  if (stroke.every((place) => isInside(place, box))) return stroke.length === 0 ? [] : [stroke];
  const pieces: Pixel[][] = [];
  let piece: Pixel[] | undefined;
  let previous: Pixel | undefined;
  for (const place of stroke) {
    const visible = previous && clipSegment(previous, place, box);
    if (visible) {
      const [from, to] = visible;
      if (!piece || from !== previous) pieces.push((piece = [from]));
      piece.push(to);
      if (to !== place) piece = undefined;
    } else {
      piece = undefined;
    }
    previous = place;
  }
  return pieces;
}

/** The part of a straight line inside a box (Liang and Barsky). Ends that are inside stay the same objects. */
export function clipSegment(from: Pixel, to: Pixel, box: Box): [Pixel, Pixel] | undefined {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  let enter = 0;
  let leave = 1;
  const edges = [
    [-dx, from.x - box.left],
    [dx, box.right - from.x],
    [-dy, from.y - box.top],
    [dy, box.bottom - from.y],
  ] as const;
  for (const [direction, distance] of edges) {
    if (direction === 0) {
      if (distance < 0) return undefined;
    } else if (direction < 0) {
      enter = Math.max(enter, distance / direction);
    } else {
      leave = Math.min(leave, distance / direction);
    }
  }
  if (!(enter <= leave)) return undefined;
  const at = (t: number): Pixel => ({ x: from.x + t * dx, y: from.y + t * dy });
  return [enter === 0 ? from : at(enter), leave === 1 ? to : at(leave)];
}

function isInside(place: Pixel, box: Box): boolean {
  return place.x >= box.left && place.x <= box.right && place.y >= box.top && place.y <= box.bottom;
}
