import type { Box } from "../canvas/box.ts";
import type { EraserLayer, Stroke } from "../shape/shape.ts";
import { createCellGrid, forEachRow, type CellGrid } from "./cell-grid.ts";
import { placeDistanceSquared, segmentDistanceSquared, type Segment } from "./segment-distance.ts";

/** A straight piece of an eraser's stroke. */
export interface EraserSegment extends Segment {
  readonly radius: number;
  /** The stroke, by its number. Segments of one stroke follow each other. */
  readonly stroke: number;
}

/** The effect of the eraser on a segment of a stroke: none, all of it erased, or the eraser's segments that touch it. */
export type Meeting = "clear" | "erased" | readonly number[];

const CELLS = 48;

/** All strokes of the eraser so far, found by where they are. */
export class EraserIndex {
  readonly segments: EraserSegment[] = [];
  readonly layers: EraserLayer[] = [];
  /** Entries of cells, which say how much the index holds. */
  entries = 0;
  readonly #grid: CellGrid;
  readonly #cells = new Map<number, number[]>();
  #seen = new Uint32Array(64);
  #query = 0;
  #strokes = 0;

  constructor(width: number, height: number) {
    this.#grid = createCellGrid(width, height, CELLS);
  }

  add(layer: EraserLayer): void {
    this.layers.push(layer);
    for (const stroke of layer.strokes) this.#addStroke(stroke, layer.width / 2);
  }

  #addStroke(stroke: Stroke, radius: number): void {
    const number = this.#strokes++;
    for (let index = Math.min(1, stroke.length - 1); index < stroke.length; index++) {
      const [from, to] = [stroke[Math.max(0, index - 1)], stroke[index]];
      if (!from || !to) continue;
      const id = this.segments.push({ from, to, radius, stroke: number }) - 1;
      forEachRow(this.#grid, { from, to }, radius, (row, first, last) => {
        for (let cell = row * this.#grid.columns + first; cell <= row * this.#grid.columns + last; cell++) {
          const held = this.#cells.get(cell);
          if (held) held.push(id);
          else this.#cells.set(cell, [id]);
          this.entries++;
        }
      });
    }
  }

  /** The eraser's segments near a box, in the order in which they were added. */
  near({ left, top, right, bottom }: Box): readonly number[] {
    const middle = (top + bottom) / 2;
    const axis = { from: { x: left, y: middle }, to: { x: right, y: middle } };
    return this.#candidates(axis, (bottom - top) / 2);
  }

  /** Finds the effect of the eraser on a segment of a stroke. */
  meet(segment: Segment, radius: number): Meeting {
    const touching: number[] = [];
    for (const id of this.#candidates(segment, radius)) {
      const eraser = this.segments[id];
      if (!eraser) continue;
      const inner = eraser.radius - radius;
      if (
        inner > 0 &&
        placeDistanceSquared(segment.from, eraser) <= inner * inner &&
        placeDistanceSquared(segment.to, eraser) <= inner * inner
      )
        return "erased";
      const reach = eraser.radius + radius;
      if (segmentDistanceSquared(segment, eraser) < reach * reach) touching.push(id);
    }
    return touching.length === 0 ? "clear" : touching;
  }

  #candidates(segment: Segment, radius: number): readonly number[] {
    if (this.#seen.length < this.segments.length) {
      this.#seen = new Uint32Array(2 * this.segments.length);
      this.#query = 0;
    }
    const query = ++this.#query;
    const found: number[] = [];
    forEachRow(this.#grid, segment, radius, (row, first, last) => {
      for (let cell = row * this.#grid.columns + first; cell <= row * this.#grid.columns + last; cell++) {
        for (const id of this.#cells.get(cell) ?? []) {
          if (this.#seen[id] === query) continue;
          this.#seen[id] = query;
          found.push(id);
        }
      }
    });
    return found;
  }
}
