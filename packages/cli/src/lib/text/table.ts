import { shorten, singleLine } from "../base/escape-controls.ts";
import { fit, pad, textWidth } from "./fit.ts";

export interface Column {
  readonly header: string;
  readonly align?: "left" | "right";
  /** True for a column that shrinks on a narrow terminal. */
  readonly shrinks?: boolean;
  /** The column goes when shrinking is not enough, those with a higher number first. Default: it stays. */
  readonly dropped?: number;
}

export interface TableOptions {
  /** Columns of the terminal; without it nothing is cut. */
  readonly width?: number | undefined;
  /** Styles headers. */
  readonly header?: (text: string) => string;
}

interface MeasuredColumn extends Column {
  readonly cells: readonly string[];
  width: number;
}

const GAP = "  ";
const NARROWEST = 14;
/** The width when no column is left to drop. */
const LEAST = 6;

/**
 * Formats rows as lines of aligned text. Cells are single lines without control characters. Empty columns are left out.
 */
export function formatTable(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  options: TableOptions = {},
): string {
  const { width, header = (text: string) => text } = options;
  let measured = columns
    .map((column, index): MeasuredColumn => {
      const cells = rows.map((row) => shorten(singleLine(row[index] ?? "")));
      const widest = cells.reduce((most, cell) => Math.max(most, textWidth(cell)), textWidth(column.header));
      return { ...column, cells, width: widest };
    })
    .filter(({ cells }) => cells.some((cell) => cell !== ""));
  if (width !== undefined) measured = squeeze(measured, width);
  const line = (texts: readonly string[], style = (text: string): string => text): string =>
    measured
      .map((column, index) => style(pad(fit(texts[index] ?? "", column.width), column.width, column.align)))
      .join(GAP)
      .trimEnd();
  return [
    line(
      measured.map((column) => column.header),
      header,
    ),
    ...rows.map((_, row) => line(measured.map(({ cells }) => cells[row] ?? ""))),
  ].join("\n");
}

/** Leaves out columns until the others fit when they shrink, and takes the rest from the widest that may. */
function squeeze(columns: readonly MeasuredColumn[], room: number): MeasuredColumn[] {
  const smallest = ({ shrinks = false, width }: MeasuredColumn, least: number): number =>
    shrinks ? Math.min(width, least) : width;
  let left = [...columns];
  let least = NARROWEST;
  while (totalWidth(left.map((column) => smallest(column, NARROWEST))) > room) {
    const last = left.reduce((most, { dropped = 0 }) => Math.max(most, dropped), 0);
    if (last === 0) {
      least = LEAST;
      break;
    }
    left = left.filter(({ dropped = 0 }) => dropped !== last);
  }
  for (let excess = totalWidth(left.map(({ width }) => width)) - room; excess > 0; excess--) {
    const [widest] = left
      .filter((column) => column.width > smallest(column, least))
      .sort((one, two) => two.width - one.width);
    if (!widest) break;
    widest.width--;
  }
  return left;
}

function totalWidth(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, GAP.length * Math.max(0, widths.length - 1));
}
