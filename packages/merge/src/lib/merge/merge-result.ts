import type { Session } from "@cinesync/session-xml";

/** The result of `mergeSessions`. */
export interface MergeResult {
  readonly session: Session;
  readonly added: MergeCounts;
  /** How many entries of the merged playlist are in more than one of the sessions. */
  readonly sharedMedia: number;
  /** Values in which the sessions differ, in the order found; empty if none. */
  readonly conflicts: readonly MergeConflict[];
}

/** How much was added to the first session, with what came along in new entries of the playlist. */
export interface MergeCounts {
  /** Entries of the playlist that the first session did not have. */
  readonly media: number;
  /** Names of groups that the first session did not have. */
  readonly groups: number;
  /** Paths, URLs and short hashes added to movies that were there. */
  readonly locators: number;
  /** Notes on the session, on movies and on frames that are new or became longer. */
  readonly notes: number;
  /** Drawing objects. */
  readonly drawings: number;
}

/**
 * - `setting`: the other session has a setting, and the base has another or none; the base is left as it is.
 * - `other-file`: a path or URL in common, but short hashes that differ: the file was replaced. Both entries
 *   are kept.
 * - `eraser`: drawings of both on one frame, and an eraser that comes after strokes that it was not meant for; all is kept,
 *   but strokes may be erased.
 * - `unknown`: an unknown attribute with two values; the base's is kept.
 */
export type MergeConflictCode = "setting" | "other-file" | "eraser" | "unknown";

/** Something that two sessions say differently. */
export interface MergeConflict {
  readonly code: MergeConflictCode;
  /** Index of the session among the others, counted from 0. */
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
