import type { PreservedContent } from "@cinesync/session-xml";

/** Returns a copy without preserved content, or the value itself when it has none. */
export function withoutPreserved<T>(value: T): T {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const item: unknown = value[index];
      const bare = withoutPreserved(item);
      if (bare !== item) (copy ??= [...(value as readonly unknown[])])[index] = bare;
    }
    return (copy ?? value) as T;
  }
  const { preserved, ...rest } = value as { readonly preserved?: PreservedContent };
  const fields: Record<string, unknown> = rest;
  let changed = preserved !== undefined;
  for (const [name, field] of Object.entries(fields)) {
    const bare = withoutPreserved(field);
    if (bare === field) continue;
    fields[name] = bare;
    changed = true;
  }
  return changed ? (fields as T) : value;
}
