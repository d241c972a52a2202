import type { PressedPixel } from "./pressure.ts";

/** A range of pressures that is drawn as one. */
export interface PressureLevel {
  /** The least pressure of the level. */
  readonly from: number;
  /** The mean pressure, by length of stroke. */
  readonly mean: number;
}

/** Pressures are counted in this many classes. */
const CLASSES = 128;
/** Allowed root mean square error of the levels, as opacity: small enough to look smooth. */
const MAX_ERROR = 0.018;
/** A larger step between neighboring levels shows as an edge. */
const MAX_STEP = 0.12;
const MAX_LEVELS = 24;

/** Some neighboring classes, from `from` to before `to`, and their sums over the length of the stroke. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly length: number;
  readonly mean: number;
  /** Length times squared distance from the mean. */
  readonly error: number;
}

/**
 * Fits levels to the pressures of a stroke, lightest first: as few as show no steps. Renderers round the opacity of
 * every level to 8 bits, so that few fitted levels come closer than many even ones.
 *
 * @param scale What a pressure of 1 is as opacity.
 */
export function fitPressureLevels(
  points: readonly PressedPixel[],
  scale: number,
  maxLevels: number,
): readonly PressureLevel[] {
  const histogram = countPressures(points);
  let groups = [groupOf(histogram, 0, CLASSES + 1)];
  const total = Math.max(groups[0]?.length ?? 0, Number.MIN_VALUE);
  const most = Math.min(MAX_LEVELS, maxLevels);
  while (groups.length < most) {
    const error = Math.sqrt(groups.reduce((sum, one) => sum + one.error, 0) / total) * scale;
    const worst = error > MAX_ERROR ? groupOfLargestError(groups) : groupAtLargestStep(groups, scale);
    if (worst === undefined) break;
    const halves = splitGroup(histogram, worst);
    if (halves === undefined) break;
    groups = groups.flatMap((one) => (one === worst ? halves : [one]));
  }
  return groups.map(({ from, mean }) => ({ from: (from - 0.5) / CLASSES, mean }));
}

/** Length of stroke for each pressure. A segment counts for all pressures between its ends. */
function countPressures(points: readonly PressedPixel[]): Float64Array {
  const histogram = new Float64Array(CLASSES + 1);
  for (let index = 1; index < points.length; index++) {
    const [from, to] = [points[index - 1], points[index]] as [PressedPixel, PressedPixel];
    const length = Math.sqrt((to.x - from.x) ** 2 + (to.y - from.y) ** 2);
    const [a, b] = [Math.round(from.pressure * CLASSES), Math.round(to.pressure * CLASSES)];
    const [low, high] = a < b ? [a, b] : [b, a];
    for (let one = low; one <= high; one++)
      histogram[one] = (histogram[one] ?? 0) + length / (high - low + 1);
  }
  return histogram;
}

/** The used part of a range of classes. */
function groupOf(histogram: Float64Array, first: number, end: number): Group {
  let [from, to, length, sum] = [end, first, 0, 0];
  for (let one = first; one < end; one++) {
    const count = histogram[one] ?? 0;
    if (count === 0) continue;
    from = Math.min(from, one);
    to = one + 1;
    length += count;
    sum += (count * one) / CLASSES;
  }
  const mean = length === 0 ? 0 : sum / length;
  let error = 0;
  for (let one = from; one < to; one++) error += (histogram[one] ?? 0) * (one / CLASSES - mean) ** 2;
  return { from, to, length, mean, error };
}

function groupOfLargestError(groups: readonly Group[]): Group | undefined {
  return groups.reduce<Group | undefined>(
    (worst, one) => (one.error > (worst?.error ?? 0) ? one : worst),
    undefined,
  );
}

/** Of the two groups with the largest step between them, the wider one. */
function groupAtLargestStep(groups: readonly Group[], scale: number): Group | undefined {
  let [largest, found]: [number, Group | undefined] = [MAX_STEP, undefined];
  for (let index = 1; index < groups.length; index++) {
    const [lower, upper] = [groups[index - 1], groups[index]] as [Group, Group];
    const step = (upper.mean - lower.mean) * scale;
    const wider = upper.to - upper.from > lower.to - lower.from ? upper : lower;
    if (step > largest && wider.to - wider.from > 1) [largest, found] = [step, wider];
  }
  return found;
}

/** Splits at the mean; undefined for a single class. */
function splitGroup(histogram: Float64Array, group: Group): [Group, Group] | undefined {
  if (group.to - group.from < 2) return undefined;
  const middle = Math.min(group.to - 1, Math.max(group.from + 1, Math.round(group.mean * CLASSES + 0.5)));
  return [groupOf(histogram, group.from, middle), groupOf(histogram, middle, group.to)];
}
