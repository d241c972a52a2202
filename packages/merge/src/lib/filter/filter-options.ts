import { expectArgument, expectOptions } from "../error/expect-argument.ts";
import { MergeError } from "../error/merge-error.ts";
import type { MediaSelection } from "./media-selection.ts";

/** People's contributions to a session: text, or strokes and shapes. */
export type Contribution = (typeof CONTRIBUTIONS)[number];

const CONTRIBUTIONS = ["notes", "drawings"] as const;

/** A range of frames, including both ends. Frames count from 1. */
export interface FrameRange {
  readonly first: number;
  /** The last frame, or `Infinity` for the end of the movie. */
  readonly last: number;
}

/**
 * Kinds of content that can be removed from a session before it goes to other people.
 *
 * - `chat`: the chat history.
 * - `user-data`: user data of the session and of every entry.
 * - `paths`: paths and `file:` URLs in locators, and folders of look-up tables. A movie without another locator gets
 *   its name as a path.
 * - `urls`: URLs in locators; a movie without another locator gets its name as a path.
 * - `session-notes`: notes on the whole session.
 * - `group-names`: names of groups, which become `Group 1`, `Group 2` …
 * - `hash-token`: the token that cineSync writes.
 * - `unknown`: all preserved content, because its meaning is unknown.
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

/** A kind of removed content: a redaction, or entries, groups, frames, notes or drawings. */
export type Removal = Redaction | Contribution | "media" | "groups" | "frames";

/** Options of a filter. An option that is left out changes nothing. */
export interface FilterOptions {
  /** Entries of the playlist to keep, chosen by `selectMedia`. Groups that none of them uses are removed too. */
  readonly media?: MediaSelection | undefined;
  /** Keeps only notes and drawings on frames in these ranges. Notes on whole movies stay. */
  readonly frames?: readonly FrameRange[] | undefined;
  /** Keeps only frames that have one of these. */
  readonly keepFramesWith?: readonly Contribution[] | undefined;
  /** Removes these from frames, movies and the session. Frames with nothing left are removed too. */
  readonly remove?: readonly Contribution[] | undefined;
  readonly redact?: readonly Redaction[] | undefined;
  /** Called for everything that is removed, with its kind and number: `("notes", 1)`. */
  readonly onRemove?: ((what: Removal, count: number) => void) | undefined;
}

/** @throws {MergeError} `invalid-option`: ignoring a misspelled redaction would leak what it should remove. */
export function checkFilterOptions(options: FilterOptions): void {
  expectOptions(options, {
    media: "object",
    frames: "list",
    keepFramesWith: "list",
    remove: "list",
    redact: "list",
    onRemove: "function",
  });
  checkWords("redact", options.redact, REDACTIONS);
  checkWords("remove", options.remove, CONTRIBUTIONS);
  checkWords("keepFramesWith", options.keepFramesWith, CONTRIBUTIONS);
  options.frames?.forEach((range, index) => {
    expectArgument("object", `frames[${index}]`, range);
    const { first, last } = range;
    if (first >= 1 && last >= first) return;
    const actual = `${String(first)} to ${String(last)}`;
    const expected = "a range that starts at 1 or more and does not end before it starts";
    throw new MergeError("invalid-option", { option: `frames[${index}]`, expected, actual });
  });
}

function checkWords(option: string, words: readonly string[] | undefined, known: readonly string[]): void {
  const index = words?.findIndex((word) => !known.includes(word)) ?? -1;
  if (index < 0) return;
  const expected = `one of ${known.join(", ")}`;
  throw new MergeError("invalid-option", { option: `${option}[${index}]`, expected, actual: words?.[index] });
}
