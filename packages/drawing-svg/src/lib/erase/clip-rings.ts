// Only these two of its modules are needed; the entry of the package brings along twice as much.
import { ClipType, FillRule, type Paths64 } from "clipper2-ts/dist/Core.js";
import { Clipper64 } from "clipper2-ts/dist/Engine.js";
import type { Ring } from "../shape/shape.ts";
import { simplifyStroke } from "../stroke/simplify-stroke.ts";

/** Pieces of less area are left over from rounding, in square pixels. */
const MIN_AREA = 0.05;

/**
 * Returns the area inside `rings` and outside of `erased`. Outlines have positive area and holes negative, so that
 * results can be joined in one path with the fill rule `nonzero`.
 *
 * @param scale Steps of the grid that is calculated on in one pixel.
 * @param tolerance Places that change the outline by less are left out, in pixels.
 */
export function clipRings(
  rings: readonly Ring[],
  erased: readonly Ring[],
  scale: number,
  tolerance: number,
): readonly Ring[] {
  const clipper = new Clipper64();
  clipper.addSubject(toPaths(rings, scale));
  clipper.addClip(toPaths(erased, scale));
  const left: Paths64 = [];
  clipper.execute(ClipType.Difference, FillRule.NonZero, left);
  return left
    .filter((path) => Math.abs(areaOf(path)) >= MIN_AREA * scale * scale)
    .map((path) => simplifyRing(path, tolerance * scale).map(({ x, y }) => ({ x: x / scale, y: y / scale })))
    .filter((ring) => ring.length > 2);
}

function simplifyRing(ring: Ring, tolerance: number): Ring {
  const [first] = ring;
  return first ? simplifyStroke([...ring, first], tolerance).slice(0, -1) : ring;
}

function toPaths(rings: readonly Ring[], scale: number): Paths64 {
  return rings.map((ring) =>
    ring.map(({ x, y }) => ({ x: Math.round(x * scale), y: Math.round(y * scale) })),
  );
}

function areaOf(path: Ring): number {
  let [sum, last] = [0, path.at(-1)];
  for (const place of path) {
    if (last) sum += last.x * place.y - place.x * last.y;
    last = place;
  }
  return sum / 2;
}
