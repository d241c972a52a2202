/** The names of the format, each with a small number from 1. */
const ids = new Map<string, number>();

/** Gives a name of the format its number. Called while the table of the format is made. */
export function registerName(name: string): number {
  let id = ids.get(name);
  if (id === undefined) {
    id = ids.size + 1;
    ids.set(name, id);
  }
  return id;
}

/** The number of a name, 0 if the format does not have it. */
export function nameId(name: string): number {
  return ids.get(name) ?? 0;
}

export function registeredNames(): readonly string[] {
  return [...ids.keys()];
}
