import { deepEqual } from "./deep-equal.ts";

/** An item of two merged lists, with its index in each. At least one of the two is defined. */
export interface Merged {
  /** Index in the base list; `undefined` for an item that only the other list has. */
  readonly base?: number;
  /** Index in the other list; `undefined` for an item that only the base list has. */
  readonly other?: number;
}

/**
 * Merges two lists into one with all items of both, equal ones once. Keeps the order of the base, and that of the other
 * list except for items that both have in different orders. Between two common items, the items of each list stay
 * together: the base's first, unless `otherFirst` returns true.
 */
export function mergeSequences<T>(
  base: readonly T[],
  other: readonly T[],
  options: {
    readonly bucket: (item: T) => string;
    readonly otherFirst?: (base: readonly T[], other: readonly T[]) => boolean;
  },
): readonly Merged[] {
  const partners = pairEqual(base, other, options.bucket);
  const anchors = longestRising(partners);
  const known = new Set(partners.filter((index) => index !== undefined));
  const merged: Merged[] = [];
  let nextBase = 0;
  let nextOther = 0;
  const gap = (baseEnd: number, otherEnd: number): void => {
    const fromBase: Merged[] = [];
    for (let index = nextBase; index < baseEnd; index++) {
      const partner = partners[index];
      fromBase.push(partner === undefined ? { base: index } : { base: index, other: partner });
    }
    const fromOther: Merged[] = [];
    for (let index = nextOther; index < otherEnd; index++)
      if (!known.has(index)) fromOther.push({ other: index });
    const swap =
      fromOther.length > 0 &&
      fromBase.length > 0 &&
      options.otherFirst?.(
        base.slice(nextBase, baseEnd),
        fromOther.map((item) => other[item.other ?? 0]).filter((item) => item !== undefined),
      );
    merged.push(...(swap === true ? [...fromOther, ...fromBase] : [...fromBase, ...fromOther]));
  };
  for (const index of anchors) {
    const partner = partners[index] ?? 0;
    gap(index, partner);
    merged.push({ base: index, other: partner });
    nextBase = index + 1;
    nextOther = partner + 1;
  }
  gap(base.length, other.length);
  return merged;
}

/**
 * Returns, for each item of `base`, the index of an equal item in `other`. Each is used once, in order.
 *
 * @param bucket Text that is the same for equal items, and for few others.
 */
export function pairEqual<T>(
  base: readonly T[],
  other: readonly T[],
  bucket: (item: T) => string,
): readonly (number | undefined)[] {
  // Filled from the back, so that the first of many equal items can be removed cheaply, from the end of its list.
  const free = new Map<string, number[]>();
  for (let index = other.length - 1; index >= 0; index--) {
    const key = bucket(other[index] as T);
    const indexes = free.get(key);
    if (indexes) indexes.push(index);
    else free.set(key, [index]);
  }
  return base.map((item) => {
    const candidates = free.get(bucket(item));
    const at = candidates?.findLastIndex((index) => deepEqual(item, other[index])) ?? -1;
    return at < 0 ? undefined : candidates?.splice(at, 1)[0];
  });
}

/** Returns the positions of a longest rising subsequence, skipping holes. */
export function longestRising(values: readonly (number | undefined)[]): readonly number[] {
  const previous: (number | undefined)[] = [];
  // `ends[n]` is the position of the smallest value that ends a rising subsequence of length n + 1.
  const ends: number[] = [];
  values.forEach((value, position) => {
    if (value === undefined) return;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous[position] = low > 0 ? ends[low - 1] : undefined;
    ends[low] = position;
  });
  const run: number[] = [];
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) run.push(at);
  return run.reverse();
}
