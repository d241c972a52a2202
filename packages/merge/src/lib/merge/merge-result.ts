import type { Session } from "@cinesync/session-xml";

/** The result of `mergeSessions`. */
export interface MergeResult {
  readonly session: Session;
  readonly added: MergeCounts;
  /** Number of entries of the merged playlist that more than one session has. */
  readonly sharedMedia: number;
  /** Values in which the sessions differ, in the order found. */
  readonly conflicts: readonly MergeConflict[];
}

/** Counts of everything added to the first session, including the contents of new entries of the playlist. */
export interface MergeCounts {
  /** Entries of the playlist that the first session did not have. */
  readonly media: number;
  /** Names of groups that the first session did not have. */
  readonly groups: number;
  /** Paths, URLs and short hashes added to the first session's movies. */
  readonly locators: number;
  /** Notes on the session, on movies and on frames that are new or were extended. */
  readonly notes: number;
  /** Drawing objects. */
  readonly drawings: number;
}

/**
 * The kind of a conflict.
 *
 * - `setting`: the other session has a setting, and the base has a different one or none; the base's is kept.
 * - `other-file`: two entries have a path or URL in common, but different short hashes: the file was replaced. Both are
 *   kept.
 * - `eraser`: both sessions have drawings on a frame, and an eraser comes after strokes that it was not meant for. All
 *   drawings are kept, but the eraser can erase those strokes.
 * - `unknown`: an unknown attribute has two values; the base's is kept.
 */
export type MergeConflictCode = "setting" | "other-file" | "eraser" | "unknown";

/** A difference between the first session and another one. */
export interface MergeConflict {
  readonly code: MergeConflictCode;
  /** Index of the other session, counted from 0. */
  readonly index: number;
  /** Path in the merged session, for example `/session/media[2]/playRange`; numbers count from 1. */
  readonly path: string;
  /** For `setting`: the field's name in the model, such as `playRange`. */
  readonly field?: string;
  readonly message: string;
  /** The value in the merged session; absent if it has none. */
  readonly kept?: unknown;
  /** The value in the other session; absent if it has none. */
  readonly dropped?: unknown;
}
