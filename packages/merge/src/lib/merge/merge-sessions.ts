import { usesProFeatures, type GroupMovie, type Media, type Session } from "@cinesync/session-xml";
import { matchMedia, type MediaMatch } from "../match/match-media.ts";
import { joinChat, joinText } from "../values/join-text.ts";
import { unite } from "../values/unite.ts";
import { joinExtra, type Renumber } from "./join-preserved.ts";
import { joinMediaFile } from "./join-media-file.ts";
import { MergeLog } from "./merge-log.ts";
import type { MergeResult } from "./merge-result.ts";

/**
 * Adds the contents of sessions to a session, as cineSync does when it merges a file.
 *
 * Entries of the playlists that are the same movie are joined: a short hash in common, or else a path or URL in common
 * (see `matchMedia`). Their notes, drawings, locators and groups are added up, and nothing stands there twice. All
 * other entries follow behind the base's playlist, in their order. Settings, the movie and the frame being shown stay
 * as the base has them; what another session says differently is among the `conflicts`. User data and frame rates
 * that only another session knows are taken over.
 *
 * Nothing is changed in place, and merging a session with itself gives the same session.
 */
export function mergeSessions(base: Session, ...others: readonly Session[]): MergeResult {
  const log = new MergeLog();
  let session = base;
  others.forEach((other, source) => {
    log.source = source;
    session = mergeOne(session, other, log);
  });
  return { session, added: { ...log.added }, conflicts: log.conflicts };
}

function mergeOne(base: Session, other: Session, log: MergeLog): Session {
  const path = "/session";
  log.compareSettings(path, base, other, [
    "stereo",
    "fromScript",
    "ownerShouldAutomaticallyDownload",
    "guestShouldAutomaticallyDownload",
  ]);
  const userData = log.fact(path, "userData", base.userData, other.userData, (value) => value === "");
  const groups = unite(base.groups, other.groups);
  log.added.groups += groups.length - base.groups.length;
  const notes = joinText(base.notes, other.notes);
  if (notes !== base.notes) log.added.notes++;
  const match = matchMedia(base.media, other.media);
  reportContradictions(match, base, other, log);
  const media = joinPlaylists(base.media, other.media, match, log);
  const preserved = joinExtra(
    base.preserved,
    other.preserved,
    renumberSession(groups, match, base, other),
    path,
    log,
  );
  const joined: Session = {
    ...base,
    version: Math.max(base.version, other.version),
    userData,
    groups,
    notes,
    chat: joinChat(base.chat, other.chat),
    media,
    ...(preserved ? { preserved } : {}),
  };
  const becamePro = base.sessionFeatures === "standard" && usesProFeatures(joined) && !usesProFeatures(base);
  return becamePro ? { ...joined, sessionFeatures: "pro" } : joined;
}

function joinPlaylists(
  base: readonly Media[],
  other: readonly Media[],
  match: MediaMatch,
  log: MergeLog,
): readonly Media[] {
  const media = [...base];
  for (const { a, b } of match.pairs) {
    const [ours, theirs] = [base[a], other[b]];
    const path = `/session/media[${a + 1}]`;
    if (ours?.kind === "file" && theirs?.kind === "file") media[a] = joinMediaFile(ours, theirs, path, log);
    else if (ours?.kind === "group-movie" && theirs?.kind === "group-movie") {
      media[a] = joinGroupMovie(ours, theirs, path, log);
    }
    log.added.joinedMedia++;
  }
  let active = base.some((one) => one.active);
  for (const index of match.onlyB) {
    const added = other[index];
    if (!added) continue;
    // Only one entry can be shown at a time.
    media.push(active && added.active ? { ...added, active: false } : added);
    active ||= added.active;
    log.added.media++;
  }
  return media;
}

function joinGroupMovie(base: GroupMovie, other: GroupMovie, path: string, log: MergeLog): GroupMovie {
  log.compareSettings(path, base, other, ["playRange"]);
  const groups = unite(base.groups, other.groups);
  const preserved = joinExtra(
    base.preserved,
    other.preserved,
    (key) => (key.startsWith("group[") ? undefined : key),
    path,
    log,
  );
  return {
    ...base,
    userData: log.fact(path, "userData", base.userData, other.userData, (value) => value === ""),
    groups,
    ...(preserved ? { preserved } : {}),
  };
}

function reportContradictions(match: MediaMatch, base: Session, other: Session, log: MergeLog): void {
  for (const { a, b } of match.contradictions) {
    const [ours, theirs] = [base.media[a], other.media[b]];
    if (ours?.kind !== "file" || theirs?.kind !== "file") continue;
    const message = `${theirs.name} lies where the first session's ${ours.name} does, but is another file by its short hash; both are kept`;
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
