import { expectArgument } from "../error/expect-argument.ts";
import { placeKey, type Media } from "@cinesync/session-xml";

/** Two entries, one of each playlist, that are the same movie or play the same group. */
export interface MediaPair {
  /** Index in the first playlist. */
  readonly a: number;
  /** Index in the second playlist. */
  readonly b: number;
}

/** The entries of two playlists that match. */
export interface MediaMatch {
  /** In the order of the second playlist. */
  readonly pairs: readonly MediaPair[];
  /** Indexes in the first playlist of entries without a partner, in order. */
  readonly onlyA: readonly number[];
  /** Indexes in the second playlist of entries without a partner, in order. */
  readonly onlyB: readonly number[];
  /** Pairs of entries with a path or URL in common whose short hashes differ. They are not merged. */
  readonly contradictions: readonly MediaPair[];
}

/**
 * Matches the entries of two playlists that are the same movie by their locators: a short hash in common, or else a path
 * or URL in common, unless their short hashes differ (then another file has replaced it). Movies without locators are
 * matched by their name, group movies by their group.
 *
 * Every entry has at most one partner: a movie that is twice in both playlists gives two pairs.
 *
 * @example
 * ```ts
 * import { matchMedia } from "@cinesync/merge";
 * import { createMediaFile } from "@cinesync/session-xml";
 *
 * const [one, two] = [createMediaFile("C:\\show\\a.mov"), createMediaFile("c:/show/A.mov")];
 * console.log(matchMedia([one], [two]).pairs); // [ { a: 0, b: 0 } ]
 * ```
 */
export function matchMedia(a: readonly Media[], b: readonly Media[]): MediaMatch {
  for (const [name, playlist] of Object.entries({ a, b })) {
    expectArgument("list", name, playlist);
    for (const media of playlist) expectArgument("media", `${name}[…]`, media);
  }
  const partners = new Map<number, number>();
  const taken = new Set<number>();
  const contradictions: MediaPair[] = [];
  const pair = (index: number, partner: number | undefined): void => {
    if (partner === undefined) return;
    partners.set(index, partner);
    taken.add(partner);
  };

  // Pair entries with equal locators first, because a movie can be in a playlist twice.
  const byAll = new KeyIndex(a, allKeys, () => true);
  b.forEach((media, index) => {
    pair(index, byAll.first(allKeys(media), taken));
  });

  const byHash = new KeyIndex(a, hashKeys, () => true);
  b.forEach((media, index) => {
    if (!partners.has(index)) pair(index, byHash.first(hashKeys(media), taken));
  });

  // An entry without a partner by hash can only match an entry without a hash.
  const plain = new KeyIndex(a, placeKeys, (media) => hashKeys(media).length === 0);
  const hashed = new KeyIndex(a, placeKeys, (media) => hashKeys(media).length > 0);
  b.forEach((media, index) => {
    if (partners.has(index)) return;
    const keys = placeKeys(media);
    const inPlain = plain.first(keys, taken);
    const inHashed = hashed.first(keys, taken);
    if (hashKeys(media).length === 0) {
      pair(
        index,
        inPlain === undefined || (inHashed !== undefined && inHashed < inPlain) ? inHashed : inPlain,
      );
    } else if (inPlain !== undefined) {
      pair(index, inPlain);
    } else if (inHashed !== undefined) {
      contradictions.push({ a: inHashed, b: index });
    }
  });

  const inOrderOfB = [...partners].sort(([first], [second]) => first - second);
  return {
    pairs: inOrderOfB.map(([index, partner]) => ({ a: partner, b: index })),
    onlyA: a.flatMap((_, index) => (taken.has(index) ? [] : [index])),
    onlyB: b.flatMap((_, index) => (partners.has(index) ? [] : [index])),
    contradictions,
  };
}

/** Indexes a playlist by the keys of its entries. A queue for each key makes looking up many equal entries linear. */
class KeyIndex {
  readonly #queues = new Map<string, { readonly indexes: number[]; head: number }>();

  constructor(
    playlist: readonly Media[],
    keysOf: (media: Media) => readonly string[],
    chosen: (media: Media) => boolean,
  ) {
    playlist.forEach((media, index) => {
      if (!chosen(media)) return;
      for (const key of new Set(keysOf(media))) {
        const queue = this.#queues.get(key);
        if (queue) queue.indexes.push(index);
        else this.#queues.set(key, { indexes: [index], head: 0 });
      }
    });
  }

  /** Returns the first entry with any of the keys that is not taken yet. */
  first(keys: readonly string[], taken: ReadonlySet<number>): number | undefined {
    let first: number | undefined;
    for (const key of keys) {
      const queue = this.#queues.get(key);
      if (!queue) continue;
      while (taken.has(queue.indexes[queue.head] ?? -1)) queue.head++;
      const index = queue.indexes[queue.head];
      if (index !== undefined && (first === undefined || index < first)) first = index;
    }
    return first;
  }
}

/** Returns the keys of an entry: its short hashes, paths and URLs. */
export function mediaKeys(media: Media): readonly string[] {
  return [...hashKeys(media), ...placeKeys(media)];
}

function hashKeys(media: Media): readonly string[] {
  if (media.kind === "group-movie") return [];
  return media.locators
    .filter((locator) => locator.kind === "short-hash")
    .map((locator) => locator.value.toLowerCase());
}

/** Returns one key for all locators together. */
function allKeys(media: Media): readonly string[] {
  return [JSON.stringify([...mediaKeys(media)].sort())];
}

function placeKeys(media: Media): readonly string[] {
  if (media.kind === "group-movie") return [`group ${media.group}`];
  if (media.locators.length === 0) return [`name ${media.name}`];
  return media.locators.filter(({ kind }) => kind !== "short-hash").map(placeKey);
}
