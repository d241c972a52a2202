// Merging.
export { mergeSessions, type MergeOptions } from "./lib/merge/merge-sessions.ts";
export type { MergeConflict, MergeConflictCode, MergeCounts, MergeResult } from "./lib/merge/merge-result.ts";
export { matchMedia, type MediaMatch, type MediaPair } from "./lib/match/match-media.ts";

// Comparing.
export { diffSessions } from "./lib/diff/diff-sessions.ts";
export { diffToMarkdown, type DiffMarkdownOptions } from "./lib/diff/diff-to-markdown.ts";
export { noteDifferences, type NoteDifference } from "./lib/diff/note-differences.ts";
export type {
  AddedMedia,
  ChangedMedia,
  DiffSummary,
  FieldChange,
  FrameChange,
  MediaChange,
  RemovedMedia,
  SessionDiff,
} from "./lib/diff/session-diff.ts";

// Filtering, in constant memory.
export { filterParts, filterSession, type FilterSessionOptions } from "./lib/filter/filter-parts.ts";
export {
  REDACTIONS,
  type Contribution,
  type FilterOptions,
  type FrameRange,
  type Redaction,
  type Removal,
} from "./lib/filter/filter-options.ts";
export { MediaSelection, selectMedia, type MediaSummary } from "./lib/filter/media-selection.ts";
export { mediaMatcher, type MediaCriteria } from "./lib/filter/media-matcher.ts";

// Finding movies at another site.
export { remapParts, remapPaths, type RemapOptions } from "./lib/remap/remap-paths.ts";
export type { RemapRule } from "./lib/remap/remap-rule.ts";
export { relinkMovies, type FoundFile, type RelinkResult } from "./lib/relink/relink-movies.ts";

// Errors.
export { MergeError, type MergeErrorCode, type MergeErrorDetails } from "./lib/error/merge-error.ts";
