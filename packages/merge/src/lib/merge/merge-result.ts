import type { Session } from "@cinesync/session-xml";

/** What merging gives. */
export interface MergeResult {
  readonly session: Session;
  readonly added: MergeCounts;
  /** What could not be joined without a decision, in the order found; empty if all went smoothly. */
  readonly conflicts: readonly MergeConflict[];
}

/** How much was added to the base. */
export interface MergeCounts {
  /** Entries that the base's playlist did not have. */
  readonly media: number;
  /** Entries that were in both, and were joined. */
  readonly joinedMedia: number;
  readonly groups: number;
  /** Paths, URLs and short hashes added to movies of the base. */
  readonly locators: number;
  /** Notes on the session, on movies of the base and on their frames that are new or became longer. */
  readonly notes: number;
  /** Drawing objects added to movies of the base. */
  readonly drawings: number;
}

/**
 * - `setting`: the other session has a setting, and the base has another or none; the base is left as it is.
 * - `other-file`: a path or URL in common, but short hashes that differ: the file there is another one now. Both
 *   entries are kept.
 * - `eraser`: drawings of both on one frame, and an eraser that comes after strokes it was not meant for; all is kept,
 *   but strokes may be rubbed out.
 * - `unknown`: an attribute that the format does not know, with two values; the base's is kept.
 */
export type MergeConflictCode = "setting" | "other-file" | "eraser" | "unknown";

/** Something that two sessions say differently. */
export interface MergeConflict {
  readonly code: MergeConflictCode;
  /** Which of the other sessions, counted from 0. */
  readonly source: number;
  /** Where in the merged session, for example `/session/media[2]/playRange`; numbers count from 1. */
  readonly path: string;
  readonly message: string;
  /** What the merged session has. Absent: nothing. */
  readonly kept?: unknown;
  /** What the other session has. Absent: nothing. */
  readonly dropped?: unknown;
}
