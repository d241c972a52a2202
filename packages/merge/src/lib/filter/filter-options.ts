import type { MediaSelection } from "./media-selection.ts";

/** What people leave on a session: text, or strokes and shapes. */
export type Contribution = "notes" | "drawings";

/** Frames from one to another, both included, counted from 1. */
export interface FrameRange {
  readonly first: number;
  /** `Infinity`: to the end. */
  readonly last: number;
}

/**
 * What can be taken out of a session that goes to other people.
 *
 * - `chat`: the chat history.
 * - `user-data`: user data of the session and of every entry.
 * - `paths`: paths and `file:` URLs in locators, and folders of look-up tables. A movie that has nothing else keeps
 *   the bare file name.
 * - `urls`: URLs in locators, in the same way.
 * - `hash-token`: the token that cineSync writes.
 * - `unknown`: everything that the format does not know, since nobody can tell what it says.
 */
export type Redaction = (typeof REDACTIONS)[number];

/** All that can be taken out, for those who want to take out everything. */
export const REDACTIONS = ["chat", "user-data", "paths", "urls", "hash-token", "unknown"] as const;

/** What is left of a session. Everything that is not given stays as it is. */
export interface FilterOptions {
  /**
   * Which entries of the playlist stay, made by `selectMedia`. Groups of the session that none of them is in go too.
   */
  readonly media?: MediaSelection;
  /** Notes and drawings on frames stay if the frame is in one of these ranges. Notes on whole movies stay. */
  readonly frames?: readonly FrameRange[];
  /** Frames stay if they have one of these. */
  readonly having?: readonly Contribution[];
  /** Taken out everywhere: on frames, movies and the session. Frames that have nothing left go. */
  readonly without?: readonly Contribution[];
  readonly redact?: readonly Redaction[];
}
