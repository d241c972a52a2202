import type { Annotation } from "@cinesync/session-xml";
import { deepEqual } from "../values/deep-equal.ts";
import type { MergeConflict, MergeConflictCode, MergeCounts } from "./merge-result.ts";

/** Collects conflicts and counts while one session is merged into another. */
export class MergeLog {
  readonly conflicts: MergeConflict[] = [];
  readonly added: { -readonly [Key in keyof MergeCounts]: number } = {
    media: 0,
    groups: 0,
    locators: 0,
    notes: 0,
    drawings: 0,
  };
  /** Index of the session being merged, in the list of other sessions. */
  index = 0;
  /** The label of the notes that this session adds. */
  label: string | undefined;

  conflict(
    code: MergeConflictCode,
    path: string,
    message: string,
    kept?: unknown,
    dropped?: unknown,
    field?: string,
  ): void {
    this.conflicts.push({
      code,
      index: this.index,
      path,
      message,
      ...(field === undefined ? {} : { field }),
      ...(kept === undefined ? {} : { kept }),
      ...(dropped === undefined ? {} : { dropped }),
    });
  }

  /** Counts the notes and drawings of a movie or of frames that are added as a whole. */
  countContents(annotations: readonly Annotation[], mediaNotes = ""): void {
    if (mediaNotes !== "") this.added.notes++;
    for (const { notes, objects } of annotations) {
      if (notes !== "") this.added.notes++;
      this.added.drawings += objects.length;
    }
  }

  /** Reports settings of the other session that are dropped because the base's settings win. */
  compareSettings<T extends object>(
    path: string,
    base: T,
    other: T,
    names: readonly (keyof T & string)[],
  ): void {
    for (const name of names) {
      if (other[name] === undefined || deepEqual(base[name], other[name])) continue;
      const message =
        base[name] === undefined
          ? `${name} is dropped: the first session has none`
          : `${name} differs: the first session's is kept`;
      this.conflict("setting", `${path}/${name}`, message, base[name], other[name], name);
    }
  }

  /** Returns the base's value, or the other's if the base has none; reports a conflict if both have one and they differ. */
  mergeScalar<T>(path: string, name: string, base: T, other: T, unknown: (value: T) => boolean): T {
    if (unknown(other) || deepEqual(base, other)) return base;
    if (unknown(base)) return other;
    const message = `${name} differs: the first session's is kept`;
    this.conflict("setting", `${path}/${name}`, message, base, other, name);
    return base;
  }
}
