import { expectArgument, expectOptions } from "../error/expect-argument.ts";
import { usesProFeatures, type GroupMovie, type Media, type Session } from "@cinesync/session-xml";
import { containedMatch } from "../match/contained-match.ts";
import { matchMedia, mediaKeys, type MediaMatch } from "../match/match-media.ts";
import { deepEqual } from "../values/deep-equal.ts";
import { mergeChat, mergeText } from "../values/merge-text.ts";
import { union } from "../values/union.ts";
import { labelBase, labelMedia } from "./label-notes.ts";
import { mergePreserved, type Renumber } from "./merge-preserved.ts";
import { mergeMediaFile } from "./merge-media-file.ts";
import { MergeLog } from "./merge-log.ts";
import type { MergeResult } from "./merge-result.ts";

/** Options of `mergeSessions`. */
export interface MergeOptions {
  /**
   * Labels that say who wrote the notes of each session, in the order of the sessions. Notes get the label before their text,
   * `Anna: too dark`, except those of the first session that another one has too. An empty label adds none.
   */
  readonly labels?: readonly string[] | undefined;
}

/**
 * Adds the contents of one or more sessions to another, as cineSync does when it merges a file.
 *
 * Entries of the playlists that are the same movie (see `matchMedia`) are merged: their notes, drawings, locators and
 * groups are combined, and nothing is repeated. All other entries go to the end of the first session's playlist, in
 * order. Settings, the movie and the frame being shown stay as they are in the first session; different values of
 * other sessions become `conflicts`. User data and frame rates that only another session has are added.
 *
 * The arguments do not change, and merging a session a second time has no effect.
 *
 * @example
 * ```ts
 * import { mergeSessions } from "@cinesync/merge";
 * import { createAnnotation, createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const shot = createMediaFile("/show/sh010.mov");
 * const anna = createSession({ media: [{ ...shot, annotations: [createAnnotation(12, { notes: "too dark" })] }] });
 * const ben = createSession({ media: [{ ...shot, annotations: [createAnnotation(40, { notes: "nice" })] }] });
 * const { added, sharedMedia } = mergeSessions(anna, ben, { labels: ["Anna", "Ben"] });
 * console.log(added.notes, sharedMedia); // 1 1
 * ```
 */
export function mergeSessions(
  base: Session,
  others: Session | readonly Session[],
  options: MergeOptions = {},
): MergeResult {
  expectArgument("session", "base", base);
  const single: unknown = others;
  if (!Array.isArray(single)) expectArgument("session", "others", others);
  expectOptions(options, { labels: "list" });
  const { labels = [] } = options;
  const log = new MergeLog();
  const list = "media" in others ? [others] : others;
  list.forEach((other, index) => {
    expectArgument("session", `others[${index}]`, other);
  });
  let session = labelBase(base, list, labels);
  const shared = new Set<number>();
  list.forEach((other, index) => {
    log.index = index;
    log.label = labels[index + 1];
    session = mergeOne(session, other, log, shared);
  });
  return { session, added: { ...log.added }, sharedMedia: shared.size, conflicts: log.conflicts };
}

function mergeOne(base: Session, other: Session, log: MergeLog, shared: Set<number>): Session {
  const path = "/session";
  log.compareSettings(path, base, other, [
    "stereo",
    "fromScript",
    "ownerShouldAutomaticallyDownload",
    "guestShouldAutomaticallyDownload",
  ]);
  const userData = log.mergeScalar(path, "userData", base.userData, other.userData, (value) => value === "");
  const groups = union(base.groups, other.groups);
  log.added.groups += groups.length - base.groups.length;
  const notes = mergeText(base.notes, other.notes, log.label);
  if (notes !== base.notes) log.added.notes++;
  const match =
    containedMatch(base.media, other.media, mediaKeys, isContained) ?? matchMedia(base.media, other.media);
  reportContradictions(match, base, other, log);
  const media = mergePlaylists(base.media, other.media, match, log);
  for (const { a } of match.pairs) shared.add(a);
  const preserved = mergePreserved(
    base.preserved,
    other.preserved,
    renumberSession(groups, match, base, other),
    path,
    log,
  );
  const merged: Session = {
    ...base,
    version: Math.max(base.version, other.version),
    userData,
    groups,
    notes,
    chat: mergeChat(base.chat, other.chat),
    media,
    ...(preserved ? { preserved } : {}),
  };
  // Only new entries can add content that needs Pro, because the base's settings stay.
  const needsPro = media.slice(base.media.length).some(usesProFeatures);
  return needsPro ? { ...merged, sessionFeatures: "pro" } : merged;
}

/** Whether merging their entry into ours would change nothing. */
function isContained(ours: Media, theirs: Media): boolean {
  const log = new MergeLog();
  return deepEqual(mergeEntry(ours, theirs, "", log), ours);
}

function mergeEntry(ours: Media, theirs: Media, path: string, log: MergeLog): Media | undefined {
  if (ours.kind === "file")
    return theirs.kind === "file" ? mergeMediaFile(ours, theirs, path, log) : undefined;
  return theirs.kind === "group-movie" ? mergeGroupMovie(ours, theirs, path, log) : undefined;
}

function mergePlaylists(
  base: readonly Media[],
  other: readonly Media[],
  match: MediaMatch,
  log: MergeLog,
): readonly Media[] {
  const media = [...base];
  for (const { a, b } of match.pairs) {
    const [ours, theirs] = [base[a], other[b]];
    const merged = ours && theirs && mergeEntry(ours, theirs, `/session/media[${a + 1}]`, log);
    if (merged) media[a] = merged;
  }
  let active = base.some((one) => one.active);
  for (const index of match.onlyB) {
    const added = other[index];
    if (!added) continue;
    // Only one entry can be active.
    media.push(labelMedia(active && added.active ? { ...added, active: false } : added, log.label));
    active ||= added.active;
    log.added.media++;
    if (added.kind === "file") log.countContents(added.annotations, added.notes);
  }
  return media;
}

function mergeGroupMovie(base: GroupMovie, other: GroupMovie, path: string, log: MergeLog): GroupMovie {
  log.compareSettings(path, base, other, ["playRange"]);
  const groups = union(base.groups, other.groups);
  const preserved = mergePreserved(
    base.preserved,
    other.preserved,
    (key) => (key.startsWith("group[") ? undefined : key),
    path,
    log,
  );
  return {
    ...base,
    userData: log.mergeScalar(path, "userData", base.userData, other.userData, (value) => value === ""),
    groups,
    ...(preserved ? { preserved } : {}),
  };
}

function reportContradictions(match: MediaMatch, base: Session, other: Session, log: MergeLog): void {
  for (const { a, b } of match.contradictions) {
    const [ours, theirs] = [base.media[a], other.media[b]];
    if (ours?.kind !== "file" || theirs?.kind !== "file") continue;
    const message = `${theirs.name} has the path of the first session's ${ours.name} but a different short hash: both are kept`;
    log.conflict("other-file", `/session/media[${a + 1}]/locators`, message, ours.locators, theirs.locators);
  }
}

function renumberSession(
  groups: readonly string[],
  match: MediaMatch,
  base: Session,
  other: Session,
): Renumber {
  return (key) => {
    const [, name, number] = /^(group|media)\[(\d+)\]$/.exec(key) ?? [];
    if (name === undefined) return key;
    const index = Number(number) - 1;
    if (name === "group") {
      const at = groups.indexOf(other.groups[index] ?? "");
      return at < 0 ? undefined : `group[${at + 1}]`;
    }
    const pair = match.pairs.find(({ b }) => b === index);
    const at = pair ? pair.a : base.media.length + match.onlyB.indexOf(index);
    return `media[${at + 1}]`;
  };
}
