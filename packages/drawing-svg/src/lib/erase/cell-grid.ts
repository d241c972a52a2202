import type { Segment } from "./segment-distance.ts";

/** The picture cut into square cells. */
export interface CellGrid {
  readonly columns: number;
  readonly rows: number;
  /** Side of a cell in pixels. */
  readonly side: number;
}

export function createCellGrid(width: number, height: number, cells: number): CellGrid {
  const side = Math.max(width, height) / cells;
  return { columns: Math.ceil(width / side), rows: Math.ceil(height / side), side };
}

/**
 * Calls back for each row of cells that a segment with a round pen touches, with its first and last column. Cells outside
 * the picture are left out.
 */
export function forEachRow(
  { columns, rows, side }: CellGrid,
  { from, to }: Segment,
  radius: number,
  visit: (row: number, first: number, last: number) => void,
): void {
  const [upper, lower] = from.y <= to.y ? [from, to] : [to, from];
  const firstRow = Math.max(0, Math.floor((upper.y - radius) / side));
  const lastRow = Math.min(rows - 1, Math.floor((lower.y + radius) / side));
  const height = lower.y - upper.y;
  for (let row = firstRow; row <= lastRow; row++) {
    // The part of the center line from which the pen reaches this row.
    const top = Math.max(upper.y, row * side - radius);
    const bottom = Math.min(lower.y, (row + 1) * side + radius);
    const at = (y: number): number =>
      height === 0 ? upper.x : upper.x + ((y - upper.y) / height) * (lower.x - upper.x);
    const ends = height === 0 ? [upper.x, lower.x] : [at(top), at(bottom)];
    const first = Math.max(0, Math.floor((Math.min(...ends) - radius) / side));
    const last = Math.min(columns - 1, Math.floor((Math.max(...ends) + radius) / side));
    if (first <= last) visit(row, first, last);
  }
}
