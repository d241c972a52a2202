/** Returns `base` followed by the new values of `others`, each once. Returns `base` itself when there are none. */
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
