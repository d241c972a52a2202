import { expectArgument, expectOptions } from "../error/expect-argument.ts";
import {
  closingSource,
  collectSession,
  sessionParts,
  type Session,
  type SessionPart,
} from "@cinesync/session-xml";
import { MergeError } from "../error/merge-error.ts";
import { annotationFilter } from "./filter-annotation.ts";
import { checkFilterOptions, type FilterOptions } from "./filter-options.ts";
import { MediaSelection, selector, type MediaSummary } from "./media-selection.ts";
import { partRedactor } from "./redact.ts";

/**
 * Filters a session part by part and holds one part at a time: between `readSessionParts` and `writeSessionParts` it
 * filters a file of any size. Choosing movies takes an earlier pass; see `selectMedia`.
 *
 * @throws {MergeError} `invalid-option`, before the first part is read.
 *
 * @example
 * ```ts
 * import { filterParts } from "@cinesync/merge";
 * import { createSession, readSessionParts, stringifySession, writeSessionParts } from "@cinesync/session-xml";
 *
 * const file = stringifySession(createSession({ chat: "internal%20talk" }));
 * const parts = filterParts(readSessionParts(file), { redact: ["chat"] });
 * let filtered = "";
 * for await (const chunk of writeSessionParts(parts)) filtered += chunk;
 * console.log(filtered.includes("internal")); // false
 * ```
 */
export function filterParts(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options: FilterOptions,
): AsyncGenerator<SessionPart, void, undefined> {
  return closingSource(parts, filtered(parts, options));
}

async function* filtered(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options: FilterOptions,
): AsyncGenerator<SessionPart, void, undefined> {
  expectArgument("iterable", "parts", parts);
  const filter = partFilter(options);
  for await (const part of parts) yield* filter(part);
}

/** Like {@link FilterOptions}, but in memory a function can choose movies. */
export interface FilterSessionOptions extends Omit<FilterOptions, "media"> {
  /** Entries of the playlist to keep: a function, such as one from `mediaMatcher`, or a selection. */
  readonly media?: MediaSelection | ((movie: MediaSummary) => boolean) | undefined;
}

/**
 * Returns a filtered copy of a session.
 *
 * @throws {MergeError} `invalid-option`.
 *
 * @example
 * ```ts
 * import { filterSession, mediaMatcher } from "@cinesync/merge";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const session = createSession({ media: [createMediaFile("/show/a.mov"), createMediaFile("/show/b.mov")] });
 * const kept = filterSession(session, { media: mediaMatcher({ names: ["a*"] }), redact: ["paths"] });
 * console.log(kept.media.length); // 1
 * ```
 */
export function filterSession(session: Session, options: FilterSessionOptions): Session {
  expectArgument("session", "session", session);
  expectOptions(options);
  const { media, ...rest } = options;
  const filter = partFilter({ ...rest, media: typeof media === "function" ? chosen(session, media) : media });
  const left: SessionPart[] = [];
  for (const part of sessionParts(session)) left.push(...filter(part));
  return collectSession(left);
}

function chosen(session: Session, choose: (movie: MediaSummary) => boolean): MediaSelection {
  const selection = new MediaSelection();
  const add = selector(selection, choose);
  for (const part of sessionParts(session)) add(part);
  return selection;
}

/** Returns a function that filters one part, usually to one part or none. */
function partFilter(options: FilterOptions): (part: SessionPart) => readonly SessionPart[] {
  checkFilterOptions(options);
  const { media: selection, onRemove } = options;
  if (selection !== undefined && !(selection instanceof MediaSelection)) {
    throw new MergeError("invalid-option", {
      option: "media",
      expected: "a MediaSelection",
      actual: selection,
    });
  }
  const removesNotes = options.remove?.includes("notes") === true;
  const annotation = annotationFilter(options);
  const redact = partRedactor(new Set(options.redact), onRemove);
  let playlistPosition = 0;
  let dropping = false;

  return (part) => {
    expectArgument("object", "part", part);
    if (part.kind === "media-start") {
      playlistPosition++;
      dropping = selection !== undefined && !selection.has(playlistPosition);
      if (dropping) onRemove?.("media", 1);
    } else if (part.kind === "media-end" && dropping) {
      dropping = false;
      return [];
    }
    if (dropping) return [];
    if (part.kind === "session-group" && selection && !selection.usesGroup(part.value)) {
      onRemove?.("groups", 1);
      return [];
    }
    if (removesNotes && (part.kind === "session-notes" || part.kind === "media-notes")) {
      if (part.value !== "") onRemove?.("notes", 1);
      return [];
    }
    if (part.kind !== "annotation") return redact(part);
    const value = annotation(part.value);
    return value ? redact(value === part.value ? part : { ...part, value }) : [];
  };
}
