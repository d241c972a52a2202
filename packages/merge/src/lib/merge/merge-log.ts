import { deepEqual } from "../values/deep-equal.ts";
import type { MergeConflict, MergeConflictCode, MergeCounts } from "./merge-result.ts";

/** Collects what happens while one session is merged into another. */
export class MergeLog {
  readonly conflicts: MergeConflict[] = [];
  readonly added: { -readonly [Key in keyof MergeCounts]: number } = {
    media: 0,
    joinedMedia: 0,
    groups: 0,
    locators: 0,
    notes: 0,
    drawings: 0,
  };
  source = 0;

  conflict(code: MergeConflictCode, path: string, message: string, kept?: unknown, dropped?: unknown): void {
    this.conflicts.push({
      code,
      source: this.source,
      path,
      message,
      ...(kept === undefined ? {} : { kept }),
      ...(dropped === undefined ? {} : { dropped }),
    });
  }

  /** Reports settings of the other session that are not taken over, because the base's stay as they are. */
  compareSettings<T extends object>(
    path: string,
    base: T,
    other: T,
    names: readonly (keyof T & string)[],
  ): void {
    for (const name of names) {
      // Nothing is lost of what is not there.
      if (other[name] === undefined || deepEqual(base[name], other[name])) continue;
      const message =
        base[name] === undefined
          ? `${name} is not taken over: the first session has none`
          : `${name} differs; that of the first session is kept`;
      this.conflict("setting", `${path}/${name}`, message, base[name], other[name]);
    }
  }

  /** Reports a fact that both know and that differs; a base that does not know it takes the other's. */
  fact<T>(path: string, name: string, base: T, other: T, unknown: (value: T) => boolean): T {
    if (unknown(other) || deepEqual(base, other)) return base;
    if (unknown(base)) return other;
    this.conflict(
      "setting",
      `${path}/${name}`,
      `${name} differs; that of the first session is kept`,
      base,
      other,
    );
    return base;
  }
}
