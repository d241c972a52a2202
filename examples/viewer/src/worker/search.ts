/** Folds case, accents and compatible forms of a letter, so that they compare as equal. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * Finds the texts that have all words of a query.
 *
 * @param texts Folded.
 * @returns Indexes in order; all of them for an empty query.
 */
export function search(texts: readonly string[], query: string): Uint32Array {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  const found: number[] = [];
  for (const [index, text] of texts.entries()) {
    if (words.every((word) => text.includes(word))) found.push(index);
  }
  return Uint32Array.from(found);
}
