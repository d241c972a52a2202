import { boundsOf, growBox, type Box, type Pixel } from "../canvas/box.ts";
import { toleranceOf, type Canvas } from "../canvas/canvas.ts";
import { outlineStroke } from "../shape/outline.ts";
import type { FillShape, Ring, Stroke, StrokeShape } from "../shape/shape.ts";
import { clipRings } from "./clip-rings.ts";
import { clipSegment } from "../stroke/clip-stroke.ts";
import type { EraserIndex } from "./eraser-index.ts";

/** The rest of a shape after erasing. */
export interface Remains {
  /** Parts of strokes that the eraser does not touch. */
  readonly strokes: readonly Stroke[];
  /** Outlines of the rest, holes included. */
  readonly rings: readonly Ring[];
}

/** Segments of a stroke that are cut together: few, so that a scribble crosses itself rarely inside of a piece. */
const PIECE = 12;

/** One of so many edges of a ring may cross the others. */
const CROSSING_SHARE = 4;

/** The work of one place of a result, which takes some seven characters. */
const OUTPUT_WORK = 3;

/** Cuts shapes exactly, as long as that costs no more than a limit. */
export class ExactEraser {
  /** Edges that were cut, pairs of segments that may have crossed, and places of the results. */
  work = 0;
  readonly #maxWork: number;
  readonly #index: EraserIndex;
  readonly #canvas: Canvas;

  constructor(index: EraserIndex, canvas: Canvas, maxWork: number) {
    this.#index = index;
    this.#maxWork = maxWork;
    this.#canvas = canvas;
  }

  /** True once the limit is reached; the last result is incomplete then. */
  get isExhausted(): boolean {
    return this.work > this.#maxWork;
  }

  /** undefined if the eraser leaves the shape as it is. */
  cutStrokes({
    strokes,
    width,
    alpha,
  }: Pick<StrokeShape, "strokes" | "width" | "alpha">): Remains | undefined {
    const tolerance = toleranceOf(this.#canvas, alpha);
    const remains = strokes.map((stroke) => this.#cutStroke(stroke, width / 2, tolerance));
    if (remains.every((one) => one === undefined)) return undefined;
    return {
      strokes: remains.flatMap((one, index) => one?.strokes ?? strokes.slice(index, index + 1)),
      rings: remains.flatMap((one) => one?.rings ?? []),
    };
  }

  cutRings({ rings, alpha }: Pick<FillShape, "rings" | "alpha">): Remains | undefined {
    const tolerance = toleranceOf(this.#canvas, alpha);
    const erasers = rings.map((ring) => this.#index.near(boundsOf(ring, 0)));
    if (erasers.every((near) => near.length === 0)) return undefined;
    // One by one, because rings that overlap would be cut with each other.
    const left = rings.flatMap((ring, index) => {
      const near = erasers[index] ?? [];
      if (near.length === 0) return [ring];
      this.work += (ring.length / CROSSING_SHARE) ** 2;
      return this.#clip([ring], near, tolerance);
    });
    return { strokes: [], rings: left };
  }

  #cutStroke(stroke: Stroke, radius: number, tolerance: number): Remains | undefined {
    const clear: Pixel[][] = [];
    const rings: Ring[] = [];
    let clearPart: Pixel[] | undefined;
    let piece: Pixel[] = [];
    let touching = new Set<number>();
    let isTouched = false;
    const finishPiece = (): void => {
      if (piece.length > 0)
        rings.push(...this.#clip([outlineStroke(piece, radius, tolerance)], [...touching], tolerance));
      piece = [];
      touching = new Set();
    };
    for (let index = Math.min(1, stroke.length - 1); index < stroke.length; index++) {
      const [from, to] = [stroke[Math.max(0, index - 1)], stroke[index]];
      if (!from || !to) continue;
      if (this.isExhausted) break;
      const meeting = this.#index.meet({ from, to }, radius);
      isTouched ||= meeting !== "clear";
      if (meeting === "clear") {
        if (clearPart) clearPart.push(to);
        else clear.push((clearPart = from === to ? [from] : [from, to]));
      } else {
        clearPart = undefined;
      }
      if (typeof meeting === "string" || piece.length > PIECE) finishPiece();
      if (typeof meeting === "string") continue;
      if (piece.length === 0) piece.push(from);
      piece.push(to);
      for (const id of meeting) touching.add(id);
    }
    finishPiece();
    return isTouched ? { strokes: clear, rings } : undefined;
  }

  #clip(rings: readonly Ring[], erasers: readonly number[], tolerance: number): readonly Ring[] {
    this.work += (PIECE + erasers.length) ** 2;
    if (this.isExhausted) return [];
    const erased = this.#outlines(erasers, boundsOf(rings.flat(), tolerance), tolerance);
    for (const ring of [...rings, ...erased]) this.work += ring.length;
    const left = clipRings(rings, erased, 10 / this.#canvas.grid, tolerance);
    for (const ring of left) this.work += OUTPUT_WORK * ring.length;
    return left;
  }

  /** Outlines of the eraser near a box. Segments that follow each other in a stroke get one outline. */
  #outlines(erasers: readonly number[], box: Box, tolerance: number): readonly Ring[] {
    const outlines: Ring[] = [];
    let run: Pixel[] = [];
    let [radius, stroke] = [0, -1];
    const finish = (): void => {
      if (run.length > 0) outlines.push(outlineStroke(run, radius, tolerance));
      run = [];
    };
    const sorted = [...erasers].sort((a, b) => a - b);
    for (const id of sorted) {
      const segment = this.#index.segments[id];
      // Far parts would only be cut with each other.
      const near = segment && clipSegment(segment.from, segment.to, growBox(box, segment.radius));
      if (!near) continue;
      const [from, to] = near;
      if (segment.stroke !== stroke || run.at(-1) !== from) {
        finish();
        run.push(from);
      }
      run.push(to);
      ({ radius, stroke } = segment);
    }
    finish();
    return outlines;
  }
}
