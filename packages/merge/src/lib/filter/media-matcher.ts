import { ALL_FILES_GROUP } from "@cinesync/session-xml";
import type { MediaSummary } from "./media-selection.ts";

/** Which entries of a playlist are meant. What is not given does not matter; what is given must all be met. */
export interface MediaCriteria {
  /** Names, where `*` stands for any text and `?` for any character; capitals do not matter. One must fit. */
  readonly names?: readonly string[];
  /** Names of groups; the entry must be in one of them, or play it. `All Files` means every movie. */
  readonly groups?: readonly string[];
  /** Places in the playlist, counted from 1. */
  readonly places?: readonly number[];
}

/** Makes the question that `selectMedia` asks of each entry. */
export function mediaMatcher(criteria: MediaCriteria): (movie: MediaSummary) => boolean {
  const names = criteria.names?.map(namePattern);
  const groups = criteria.groups && new Set(criteria.groups);
  const places = criteria.places && new Set(criteria.places);
  return (movie) =>
    (!names || names.some((name) => name.test(movie.name.normalize("NFC")))) &&
    (!places || places.has(movie.place)) &&
    (!groups ||
      movie.groups.some((group) => groups.has(group)) ||
      (groups.has(ALL_FILES_GROUP) && movie.kind === "file"));
}

function namePattern(pattern: string): RegExp {
  const source = pattern
    .normalize("NFC")
    .replace(/[\\^$.|+()[\]{}]/g, "\\$&")
    .replace(/\*+/g, ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "isu");
}
