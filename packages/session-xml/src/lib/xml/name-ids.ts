/** Names of the format, each with a small number from 1. */
const ids = new Map<string, number>();

/** Returns the number of a name of the format, and assigns one the first time. */
export function registerName(name: string): number {
  let id = ids.get(name);
  if (id === undefined) {
    id = ids.size + 1;
    ids.set(name, id);
  }
  return id;
}

/** Returns the number of a name, 0 for unknown names. */
export function nameId(name: string): number {
  return ids.get(name) ?? 0;
}

export function registeredNames(): readonly string[] {
  return [...ids.keys()];
}
