import { MergeError } from "../error/merge-error.ts";
import type { MediaSelection } from "./media-selection.ts";

/** Contributions of people to a session: text, or strokes and shapes. */
export type Contribution = (typeof CONTRIBUTIONS)[number];

const CONTRIBUTIONS = ["notes", "drawings"] as const;

/** A range of frames, both ends included. Frames count from 1. */
export interface FrameRange {
  readonly first: number;
  /** `Infinity`: to the end. */
  readonly last: number;
}

/**
 * Kinds of content that can be removed from a session before it goes to other people.
 *
 * - `chat`: the chat history.
 * - `user-data`: user data of the session and of every entry.
 * - `paths`: paths and `file:` URLs in locators, and folders of look-up tables. A movie that has no other locator gets
 *   its name as a path.
 * - `urls`: URLs in locators, in the same way.
 * - `session-notes`: notes on the session as a whole.
 * - `group-names`: groups are called `Group 1`, `Group 2` … instead.
 * - `hash-token`: the token that cineSync writes.
 * - `unknown`: all preserved content, because nobody can know what it says.
 */
export type Redaction = (typeof REDACTIONS)[number];

/** Every {@link Redaction}. */
export const REDACTIONS = [
  "chat",
  "user-data",
  "paths",
  "urls",
  "session-notes",
  "group-names",
  "hash-token",
  "unknown",
] as const;

/** Something that a filter removed: a redaction, or entries, groups, frames, notes or drawings. */
export type Removal = Redaction | Contribution | "media" | "groups" | "frames";

/** Conditions of what a filter keeps. Options that are left out change nothing. */
export interface FilterOptions {
  /** Entries of the playlist to keep, made by `selectMedia`. Groups of the session that none of them uses go too. */
  readonly media?: MediaSelection | undefined;
  /** Keeps notes and drawings on frames in these ranges. Notes on whole movies stay. */
  readonly frames?: readonly FrameRange[] | undefined;
  /** Keeps frames that have one of these. */
  readonly keepFramesWith?: readonly Contribution[] | undefined;
  /** Removes these from frames, movies and the session. Frames that have nothing left go too. */
  readonly remove?: readonly Contribution[] | undefined;
  readonly redact?: readonly Redaction[] | undefined;
  /** Called for everything that is removed, with how many of it: `("notes", 1)`. */
  readonly onRemove?: ((what: Removal, count: number) => void) | undefined;
}

/** @throws {MergeError} `invalid-option`: a misspelled redaction must not pass for one that was done. */
export function checkFilterOptions(options: FilterOptions): void {
  checkWords("redact", options.redact, REDACTIONS);
  checkWords("remove", options.remove, CONTRIBUTIONS);
  checkWords("keepFramesWith", options.keepFramesWith, CONTRIBUTIONS);
  options.frames?.forEach(({ first, last }, index) => {
    if (first >= 1 && last >= first) return;
    const actual = `${String(first)} to ${String(last)}`;
    const expected = "a range from 1 that does not run backwards";
    throw new MergeError("invalid-option", { option: `frames[${index}]`, expected, actual });
  });
}

function checkWords(option: string, words: readonly string[] | undefined, known: readonly string[]): void {
  const index = words?.findIndex((word) => !known.includes(word)) ?? -1;
  if (index < 0) return;
  const expected = `one of ${known.join(", ")}`;
  throw new MergeError("invalid-option", { option: `${option}[${index}]`, expected, actual: words?.[index] });
}
