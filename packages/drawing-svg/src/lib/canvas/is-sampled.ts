/**
 * Selects a share of things evenly, the first one always.
 *
 * @param share Above 0; 1 and more selects all.
 */
export function isSampled(index: number, share: number): boolean {
  return share >= 1 || Math.floor(index * share) !== Math.floor((index - 1) * share);
}
