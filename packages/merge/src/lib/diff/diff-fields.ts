import { deepEqual } from "../values/deep-equal.ts";
import type { FieldChange } from "./session-diff.ts";

/** Returns the fields that differ between two records, except those in `skip`, in the order of the records. */
export function diffFields(before: object, after: object, skip: ReadonlySet<string>): readonly FieldChange[] {
  const [left, right] = [before as Record<string, unknown>, after as Record<string, unknown>];
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changes: FieldChange[] = [];
  for (const field of names) {
    if (skip.has(field) || deepEqual(left[field], right[field])) continue;
    changes.push({ field, ...side("before", left[field]), ...side("after", right[field]) });
  }
  return changes;
}

function side(name: "before" | "after", value: unknown): Partial<FieldChange> {
  return value === undefined || value === "" ? {} : { [name]: value };
}
