import type { Box, Pixel } from "../canvas/box.ts";
import type { EraserLayer, Stroke } from "../shape/shape.ts";
import { createCellGrid, forEachRow, type CellGrid } from "./cell-grid.ts";

const CELLS = 640;
/** Places in what is left of strokes, above which they are cut more coarsely. */
const MAX_PLACES = 200_000;

/**
 * The eraser as a bitmap of small cells. It costs the same for any number of strokes, and cuts strokes at their center
 * line only, so that round ends reach a little into what was erased.
 */
export class CoarseEraser {
  readonly #grid: CellGrid;
  /** 1 for a cell that is erased. */
  readonly #cells: Uint8Array;
  /** From each cell, a cell at or after it in its row that may not be erased yet: rows are filled once only. */
  readonly #next: Uint32Array;
  #places = 0;

  constructor(width: number, height: number) {
    this.#grid = createCellGrid(width, height, CELLS);
    const stride = this.#grid.columns + 1;
    this.#cells = new Uint8Array(stride * this.#grid.rows);
    this.#next = Uint32Array.from(this.#cells, (_, index) => index);
  }

  add({ strokes, width }: EraserLayer): void {
    // A cell counts as erased when the eraser passes its center.
    const radius = Math.max(0, width / 2 - this.#grid.side / 2);
    for (const stroke of strokes) {
      for (let index = Math.min(1, stroke.length - 1); index < stroke.length; index++) {
        const [from, to] = [stroke[Math.max(0, index - 1)], stroke[index]];
        if (from && to) {
          forEachRow(this.#grid, { from, to }, radius, (row, first, last) => {
            this.#fill(row * (this.#grid.columns + 1), first, last);
          });
        }
      }
    }
  }

  #fill(start: number, first: number, last: number): void {
    for (let cell = this.#find(start + first); cell <= start + last; cell = this.#find(cell)) {
      this.#cells[cell] = 1;
      this.#next[cell] = cell + 1;
    }
  }

  #find(cell: number): number {
    let end = cell;
    for (let next = this.#next[end]; next !== undefined && next !== end; next = this.#next[end]) end = next;
    for (let one = cell; one < end;) {
      const next = this.#next[one] ?? end;
      this.#next[one] = end;
      one = next;
    }
    return end;
  }

  #isErased(x: number, y: number): boolean {
    const { columns, rows, side } = this.#grid;
    const [column, row] = [Math.floor(x / side), Math.floor(y / side)];
    if (column < 0 || row < 0 || column >= columns || row >= rows) return false;
    return this.#cells[row * (columns + 1) + column] === 1;
  }

  /** Cuts a stroke, sampled once a cell; after too many places, at the points and in the middle between them only. */
  cut(stroke: Stroke): readonly Stroke[] {
    const parts: Pixel[][] = [];
    let part: Pixel[] | undefined;
    const push = (place: Pixel): void => {
      if (!part) parts.push((part = []));
      part.push(place);
      this.#places++;
    };
    for (const [index, to] of stroke.entries()) {
      const from = stroke[index - 1] ?? to;
      const length = Math.sqrt((to.x - from.x) ** 2 + (to.y - from.y) ** 2);
      const most = this.#places > MAX_PLACES ? 2 : 2 * CELLS;
      const steps = Math.min(most, Math.max(1, Math.ceil(length / this.#grid.side)));
      let last = from;
      for (let step = 1; step <= steps; step++) {
        const [x, y] = [from.x + (step / steps) * (to.x - from.x), from.y + (step / steps) * (to.y - from.y)];
        const place = { x, y };
        if (this.#isErased(x, y)) {
          if (part && step > 1) push(last);
          part = undefined;
        } else if (!part || step === steps) {
          push(place);
        }
        last = place;
      }
    }
    return parts;
  }

  /** Estimates the erased share of a box, 0 … 1, from a sample of places. */
  share({ left, top, right, bottom }: Box): number {
    const LOOKS = 8;
    let erased = 0;
    for (let index = 0; index < LOOKS * LOOKS; index++) {
      const x = left + ((right - left) * ((index % LOOKS) + 0.5)) / LOOKS;
      const y = top + ((bottom - top) * (Math.floor(index / LOOKS) + 0.5)) / LOOKS;
      if (this.#isErased(x, y)) erased++;
    }
    return erased / (LOOKS * LOOKS);
  }
}
