import type { Random } from "./random.ts";

/** Splits text or bytes at random positions, sometimes into single units. */
export function cut<T extends string | Uint8Array>(whole: T, random: Random): T[] {
  const pieces: T[] = [];
  const most = random.pick([1, 3, 17, 200, 5000]);
  for (let start = 0; start < whole.length;) {
    const end = start + random.between(1, most);
    pieces.push(whole.slice(start, end) as T);
    start = end;
  }
  return pieces;
}
