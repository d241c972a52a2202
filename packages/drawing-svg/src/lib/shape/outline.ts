import type { Pixel } from "../canvas/box.ts";
import type { Ring, Stroke } from "./shape.ts";

/** Angles this close to π count as a turn back. */
const TURN_BACK = 1e-6;

/** More than rounding can add to a number of steps. */
const ROUNDING = 1e-6;

/**
 * The outline of a stroke with round ends and joins, as one ring. It may cross itself, but its winding number is never
 * negative, so that the fill rule `nonzero` gives exactly the stroke: inside of a bend the outline passes through
 * the center line, which makes it the sum of the outlines of all segments and joins.
 *
 * Engines differ in the last bit of a sine, so angles and directions are rounded to 24 bits: the same stroke has the same
 * outline everywhere.
 *
 * @param tolerance How far an arc may be from its chords, in pixels.
 */
export function outlineStroke(stroke: Stroke, radius: number, tolerance: number): Ring {
  const step = Math.fround(2 * Math.acos(1 - tolerance / Math.max(radius, tolerance)));
  const arcStep = Math.min(Math.PI / 3, step);
  const places = withoutRepeats(stroke, tolerance / 100);
  const [first] = places;
  const ring: Pixel[] = [];
  if (!first) return ring;
  if (places.length === 1) {
    pushArc(ring, first, radius, 0, 2 * Math.PI, arcStep);
    ring.pop();
    return ring;
  }
  pushSide(ring, places, radius, arcStep);
  pushSide(ring, places.reverse(), radius, arcStep);
  return ring;
}

/** One side of the stroke from its start to its end, and the round end. */
function pushSide(ring: Pixel[], places: readonly Pixel[], radius: number, arcStep: number): void {
  let before: number | undefined;
  let lengthBefore = 0;
  for (let index = 0; index + 1 < places.length; index++) {
    const [from, to] = [places[index], places[index + 1]] as [Pixel, Pixel];
    const normal = Math.fround(Math.atan2(from.x - to.x, to.y - from.y));
    const length = Math.sqrt((to.x - from.x) ** 2 + (to.y - from.y) ** 2);
    if (before === undefined) {
      pushOffset(ring, from, radius, normal);
    } else {
      const turn = wrapAngle(normal - before);
      // One place is enough for a small turn, if the segments are long enough not to be turned over by it.
      if (Math.abs(turn) <= arcStep && Math.abs(turn) * radius < Math.min(length, lengthBefore)) {
        pushOffset(ring, from, radius, before + turn / 2);
      } else if (turn > 0) {
        pushArc(ring, from, radius, before, before + turn, arcStep);
      } else {
        pushOffset(ring, from, radius, before);
        ring.push(from);
        pushOffset(ring, from, radius, normal);
      }
    }
    [before, lengthBefore] = [normal, length];
  }
  const end = places.at(-1);
  if (end && before !== undefined) pushArc(ring, end, radius, before, before + Math.PI, arcStep, true);
}

/** An arc with both ends; `open` leaves out the last place, with which the next side begins. */
function pushArc(
  ring: Pixel[],
  center: Pixel,
  radius: number,
  from: number,
  to: number,
  arcStep: number,
  open = false,
): void {
  const steps = Math.max(1, Math.ceil((to - from) / arcStep - ROUNDING));
  for (let step = 0; step < (open ? steps : steps + 1); step++) {
    pushOffset(ring, center, radius, from + ((to - from) * step) / steps);
  }
}

/** The place at an angle from the center. An angle of a segment's normal is that of its left side, seen along it. */
function pushOffset(ring: Pixel[], center: Pixel, radius: number, angle: number): void {
  const [across, up] = [Math.fround(Math.cos(angle)), Math.fround(Math.sin(angle))];
  ring.push({ x: center.x + radius * across, y: center.y + radius * up });
}

/**
 * The same angle between -π and π. What rounding leaves of a turn back is π: on both sides of the stroke it needs a
 * round end.
 */
function wrapAngle(angle: number): number {
  if (angle > Math.PI + TURN_BACK) return angle - 2 * Math.PI;
  return angle <= -Math.PI + TURN_BACK ? angle + 2 * Math.PI : angle;
}

/** Segments must be long enough to have a direction. */
function withoutRepeats(stroke: Stroke, least: number): Pixel[] {
  const places: Pixel[] = [];
  for (const place of stroke) {
    const last = places.at(-1);
    if (!last || Math.abs(last.x - place.x) + Math.abs(last.y - place.y) > least) places.push(place);
  }
  return places;
}
