import type { Pixel } from "../canvas/box.ts";

/**
 * Drops the places of a stroke that are not needed for it to stay within `tolerance` pixels of where it was. Both ends
 * stay. One pass: from each place that is kept, the directions are narrowed that pass all places since closely enough.
 */
export function simplifyStroke<Place extends Pixel>(
  stroke: readonly Place[],
  tolerance: number,
): readonly Place[] {
  let [anchor, candidate] = stroke;
  if (!anchor || !candidate || stroke.length < 3) return stroke;
  const kept = [anchor];
  let cone = new Cone();
  for (const place of stroke.slice(1)) {
    if (!cone.admits(anchor, place, tolerance)) {
      kept.push((anchor = candidate));
      cone = new Cone();
      cone.admits(anchor, place, tolerance);
    }
    candidate = place;
  }
  kept.push(candidate);
  return kept;
}

/** Directions from a place, as the range between two; and how far a place was along them. */
class Cone {
  #left: Pixel | undefined;
  #right: Pixel | undefined;
  #reach = 0;

  /** Narrows the cone; false, with the cone as it was, if a straight line to the place would miss an earlier one. */
  admits(from: Pixel, to: Pixel, tolerance: number): boolean {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const distance = Math.sqrt(dx * dx + dy * dy);
    // A place on the way back is the turning point's: it must be kept.
    if (distance < this.#reach - tolerance) return false;
    if (distance <= tolerance) {
      this.#reach = Math.max(this.#reach, distance);
      return true;
    }
    if (this.#left && this.#right && (cross(this.#left, dx, dy) < 0 || cross(this.#right, dx, dy) > 0))
      return false;
    this.#reach = Math.max(this.#reach, distance);
    // Tangents to the circle of the tolerance around the place.
    const sine = tolerance / distance;
    const cosine = Math.sqrt(1 - sine * sine);
    const left = { x: dx * cosine + dy * sine, y: dy * cosine - dx * sine };
    const right = { x: dx * cosine - dy * sine, y: dy * cosine + dx * sine };
    if (!this.#left || cross(this.#left, left.x, left.y) > 0) this.#left = left;
    if (!this.#right || cross(this.#right, right.x, right.y) < 0) this.#right = right;
    return true;
  }
}

function cross(a: Pixel, x: number, y: number): number {
  return a.x * y - a.y * x;
}
