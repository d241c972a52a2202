import simplify from "simplify-js";
import type { Pixel } from "../canvas/box.ts";

/** The library goes down one call for every point that it keeps, and looks at all points between two that it keeps. */
const PIECE = 1000;

/** The stroke with fewer points, nowhere farther than `tolerance` pixels from where it was. Both ends stay. */
export function simplifyStroke(stroke: readonly Pixel[], tolerance: number): readonly Pixel[] {
  if (tolerance === 0 || stroke.length < 3) return stroke;
  const kept: Pixel[] = [];
  for (let start = 0; start < stroke.length - 1; start += PIECE) {
    const piece = simplify(stroke.slice(start, start + PIECE + 1), tolerance, true);
    for (const place of start === 0 ? piece : piece.slice(1)) kept.push(place);
  }
  return kept;
}
