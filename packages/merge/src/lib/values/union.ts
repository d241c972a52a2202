/** All of `base`, then what `others` has beyond it, each once. Gives `base` itself back when there is nothing to add. */
export function union(base: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(base);
  const added: string[] = [];
  for (const value of others) {
    if (known.has(value)) continue;
    known.add(value);
    added.push(value);
  }
  return added.length === 0 ? base : [...base, ...added];
}
