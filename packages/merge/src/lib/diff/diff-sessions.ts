import { expectArgument } from "../error/expect-argument.ts";
import type { Media, Session } from "@cinesync/session-xml";
import { matchMedia } from "../match/match-media.ts";
import { deepEqual } from "../values/deep-equal.ts";
import { longestRising } from "../values/merge-sequences.ts";
import { diffFields } from "./diff-fields.ts";
import { byFrame, diffFrames, notesOf } from "./diff-frames.ts";
import type {
  ChangedMedia,
  DiffSummary,
  FieldChange,
  FrameChange,
  MediaChange,
  SessionDiff,
} from "./session-diff.ts";

const APART = new Set(["media", "groups"]);
const FRAMES = new Set(["annotations"]);

/**
 * Compares two sessions: added, removed, changed and moved entries of the playlist, their notes and drawings frame by
 * frame, groups and settings. Entries match by their locators, as in `mergeSessions`, regardless of their positions.
 *
 * @example
 * ```ts
 * import { diffSessions } from "@cinesync/merge";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const after = createSession({ media: [createMediaFile("/show/a.mov")] });
 * console.log(diffSessions(createSession(), after).summary.media.added); // 1
 * ```
 */
export function diffSessions(before: Session, after: Session): SessionDiff {
  expectArgument("session", "before", before);
  expectArgument("session", "after", after);
  const [groupsBefore, groupsAfter] = [new Set(before.groups), new Set(after.groups)];
  const groups = {
    added: after.groups.filter((group) => !groupsBefore.has(group)),
    removed: before.groups.filter((group) => !groupsAfter.has(group)),
  };
  const fields = [...diffFields(before, after, APART)];
  if (groups.added.length === 0 && groups.removed.length === 0 && !deepEqual(before.groups, after.groups)) {
    fields.push({ field: "groups", before: before.groups, after: after.groups });
  }
  const media = diffPlaylists(before.media, after.media);
  return {
    same: fields.length + groups.added.length + groups.removed.length + media.length === 0,
    summary: summarize(fields, media),
    fields,
    groups,
    media,
  };
}

function diffPlaylists(before: readonly Media[], after: readonly Media[]): readonly MediaChange[] {
  const { pairs, onlyA, onlyB } = matchMedia(before, after);
  const unmoved = new Set(longestRising(pairs.map(({ a }) => a)));
  const placed: { readonly order: number; readonly change: MediaChange }[] = [];
  pairs.forEach(({ a, b }, position) => {
    const [left, right] = [before[a], after[b]];
    if (!left || !right) return;
    const change = diffMedia(left, right, a + 1, b + 1, !unmoved.has(position));
    if (change) placed.push({ order: b, change });
  });
  for (const index of onlyB) {
    const media = after[index];
    if (media)
      placed.push({
        order: index,
        change: { kind: "added", name: entryName(media), positionAfter: index + 1, media },
      });
  }
  // A removed entry goes after the entry that it followed before.
  const orderOf = new Map(pairs.map(({ a, b }) => [a, b]));
  for (const index of onlyA) {
    const media = before[index];
    if (!media) continue;
    let neighbor = index;
    while (neighbor >= 0 && !orderOf.has(neighbor)) neighbor--;
    const order = (orderOf.get(neighbor) ?? -1) + 0.5;
    orderOf.set(index, order - 0.5);
    placed.push({
      order,
      change: { kind: "removed", name: entryName(media), positionBefore: index + 1, media },
    });
  }
  return placed.sort((one, two) => one.order - two.order).map(({ change }) => change);
}

function diffMedia(
  before: Media,
  after: Media,
  positionBefore: number,
  positionAfter: number,
  moved: boolean,
): ChangedMedia | undefined {
  if (!moved && deepEqual(before, after)) return undefined;
  const fields = [...diffFields(before, after, FRAMES)];
  const [left, right] = [annotationsOf(before), annotationsOf(after)];
  const frames = diffFrames(left, right);
  if (frames.length === 0 && !deepEqual(left, right)) {
    const order = (list: typeof left): readonly number[] => list.map(({ frame }) => frame);
    fields.push({ field: "annotations", before: order(left), after: order(right) });
  }
  return { kind: "changed", name: entryName(after), positionBefore, positionAfter, moved, fields, frames };
}

function annotationsOf(media: Media): Extract<Media, { kind: "file" }>["annotations"] {
  return media.kind === "file" ? media.annotations : [];
}

function entryName(media: Media): string {
  return media.kind === "file" ? media.name : media.group;
}

type Counts = {
  -readonly [Key in keyof DiffSummary]: { -readonly [Inner in keyof DiffSummary[Key]]: number };
};

function summarize(fields: readonly FieldChange[], changes: readonly MediaChange[]): DiffSummary {
  const counts: Counts = {
    media: { added: 0, removed: 0, changed: 0, moved: 0 },
    notes: { added: 0, removed: 0, changed: 0 },
    drawings: { added: 0, removed: 0 },
  };
  countNotes(fields, counts);
  for (const change of changes) {
    if (change.kind === "changed") {
      if (change.moved) counts.media.moved++;
      if (change.fields.length + change.frames.length > 0) counts.media.changed++;
      countNotes(change.fields, counts);
      countFrames(change.frames, counts);
    } else {
      counts.media[change.kind]++;
      countWhole(change.media, change.kind, counts);
    }
  }
  return counts;
}

function countNotes(fields: readonly FieldChange[], counts: Counts): void {
  for (const { field, before, after } of fields) {
    if (field === "notes")
      counts.notes[before === undefined ? "added" : after === undefined ? "removed" : "changed"]++;
  }
}

function countFrames(frames: readonly FrameChange[], counts: Counts): void {
  for (const { notes, drawings } of frames) {
    if (notes) counts.notes[notes.before === "" ? "added" : notes.after === "" ? "removed" : "changed"]++;
    counts.drawings.added += drawings.added;
    counts.drawings.removed += drawings.removed;
  }
}

function countWhole(media: Media, side: "added" | "removed", counts: Counts): void {
  if (media.kind !== "file") return;
  if (media.notes !== "") counts.notes[side]++;
  for (const annotations of byFrame(media.annotations).values())
    if (notesOf(annotations) !== "") counts.notes[side]++;
  for (const { objects } of media.annotations) counts.drawings[side] += objects.length;
}
