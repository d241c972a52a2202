import type { Media } from "@cinesync/session-xml";
import type { MediaMatch } from "./match-media.ts";

/** Limit of compared pairs. Beyond it, as with a movie that is 300 times in both playlists, locators decide. */
const MAX_COMPARISONS = 100_000;

/**
 * Pairs each entry of `b` with an entry of `a` that already contains it, or returns `undefined` when one has none.
 *
 * If `b` was merged into `a` before, every entry of `b` has such a partner. Locators alone do not find it, because a
 * movie can be in a playlist several times, and merging gives its entries more locators.
 *
 * @param keysOf Keys of an entry. Only entries with a key in common are compared.
 */
export function containedMatch(
  a: readonly Media[],
  b: readonly Media[],
  keysOf: (media: Media) => readonly string[],
  contains: (ours: Media, theirs: Media) => boolean,
): MediaMatch | undefined {
  if (b.length > a.length) return undefined;
  const byKey = new Map<string, number[]>();
  a.forEach((media, index) => {
    for (const key of new Set(keysOf(media))) {
      const indexes = byKey.get(key);
      if (indexes) indexes.push(index);
      else byKey.set(key, [index]);
    }
  });
  let left = MAX_COMPARISONS + a.length;
  /** For each entry of `b`, the entries of `a` that contain it. */
  const candidates: number[][] = [];
  for (const theirs of b) {
    const indexes = [...new Set(keysOf(theirs).flatMap((key) => byKey.get(key) ?? []))].sort((x, y) => x - y);
    left -= indexes.length;
    if (left < 0) return undefined;
    const containing = indexes.filter((index) => {
      const ours = a[index];
      return ours !== undefined && contains(ours, theirs);
    });
    if (containing.length === 0) return undefined;
    candidates.push(containing);
  }
  const partners = assign(candidates);
  if (!partners) return undefined;
  const taken = new Set(partners);
  return {
    pairs: partners.map((index, position) => ({ a: index, b: position })),
    onlyA: a.flatMap((_, index) => (taken.has(index) ? [] : [index])),
    onlyB: [],
    contradictions: [],
  };
}

/** Assigns each list one of its candidates, none twice, by augmenting paths. Returns `undefined` when that is impossible. */
function assign(candidates: readonly (readonly number[])[]): readonly number[] | undefined {
  const choices: number[] = [];
  const owners = new Map<number, number>();
  for (let start = 0; start < candidates.length; start++) {
    // Breadth first, from a list without a choice to a candidate without an owner.
    const cameFrom = new Map<number, number>();
    const queue = [start];
    let free: number | undefined;
    for (let head = 0; head < queue.length && free === undefined; head++) {
      const list = queue[head] ?? start;
      for (const candidate of candidates[list] ?? []) {
        if (cameFrom.has(candidate)) continue;
        cameFrom.set(candidate, list);
        const owner = owners.get(candidate);
        if (owner !== undefined) queue.push(owner);
        else free ??= candidate;
      }
    }
    if (free === undefined) return undefined;
    // Back along the path, each list takes the candidate that the path found for it and gives up its own.
    for (let next: number | undefined = free; next !== undefined;) {
      const list: number = cameFrom.get(next) ?? start;
      const previous: number | undefined = choices[list];
      choices[list] = next;
      owners.set(next, list);
      next = list === start ? undefined : previous;
    }
  }
  return choices;
}
