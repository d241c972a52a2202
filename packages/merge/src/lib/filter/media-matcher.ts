import { expectArgument, expectOptions } from "../error/expect-argument.ts";
import { ALL_FILES_GROUP } from "@cinesync/session-xml";
import type { MediaSummary } from "./media-selection.ts";

/** Criteria for choosing entries of a playlist. An entry must meet every criterion that is present. */
export interface MediaCriteria {
  /** Name patterns, of which one must match, ignoring case: `*` is any text, `?` any one character. */
  readonly names?: readonly string[] | undefined;
  /** Group names: the entry must be in one of the groups, or play it. `All Files` means every movie. */
  readonly groups?: readonly string[] | undefined;
  /** Positions in the playlist, counted from 1. */
  readonly playlistPositions?: readonly number[] | undefined;
}

/**
 * Returns a function that chooses entries by criteria, for `selectMedia` and `filterSession`.
 *
 * @example
 * ```ts
 * import { mediaMatcher } from "@cinesync/merge";
 *
 * const isComp = mediaMatcher({ names: ["*_comp*"] });
 * const movie = { playlistPosition: 1, kind: "file", groups: [], locators: [], userData: "", active: false } as const;
 * isComp({ ...movie, name: "sh010_comp.mov" }); // true
 * isComp({ ...movie, name: "sh010_anim.mov" }); // false
 * ```
 */
export function mediaMatcher(criteria: MediaCriteria): (movie: MediaSummary) => boolean {
  expectArgument("object", "criteria", criteria);
  expectOptions(criteria, { names: "list", groups: "list", playlistPositions: "list" });
  const names = criteria.names?.map(namePattern);
  const groups = criteria.groups && new Set(criteria.groups);
  const positions = criteria.playlistPositions && new Set(criteria.playlistPositions);
  return (movie) =>
    (!names || names.some((matches) => matches(movie.name))) &&
    (!positions || positions.has(movie.playlistPosition)) &&
    (!groups ||
      movie.groups.some((group) => groups.has(group)) ||
      (groups.has(ALL_FILES_GROUP) && movie.kind === "file"));
}

/**
 * Compiles a pattern. It takes the first match of each run of literals and never backtracks, because a regular
 * expression with several stars would take exponential time.
 */
function namePattern(pattern: string): (name: string) => boolean {
  expectArgument("text", "names", pattern);
  const [first = [], ...runs] = comparable(pattern)
    .split("*")
    .map((run) => Array.from(run));
  const last = runs.pop();
  return (name) => {
    const text = Array.from(comparable(name));
    if (!fits(first, text, 0)) return false;
    if (last === undefined) return text.length === first.length;
    let at = first.length;
    for (const run of runs) {
      while (at + run.length <= text.length && !fits(run, text, at)) at++;
      at += run.length;
    }
    const end = text.length - last.length;
    return at <= end && fits(last, text, end);
  };
}

function fits(run: readonly string[], text: readonly string[], at: number): boolean {
  return at + run.length <= text.length && run.every((one, index) => one === "?" || one === text[at + index]);
}

function comparable(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
