/** Text as it is compared: without case and accents, and without the several ways to write the same letter. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * @param texts Folded.
 * @returns The places of the texts that have all words of the query, in order; all of them for an empty query.
 */
export function search(texts: readonly string[], query: string): Uint32Array {
  const words = fold(query).split(/\s+/u).filter(Boolean);
  const found: number[] = [];
  for (const [index, text] of texts.entries()) {
    if (words.every((word) => text.includes(word))) found.push(index);
  }
  return Uint32Array.from(found);
}
