import type { Annotation } from "@cinesync/session-xml";
import { deepEqual } from "../values/deep-equal.ts";
import { drawingBucket } from "../values/drawing-bucket.ts";
import { longestRising, pairEqual } from "../values/merge-sequences.ts";
import type { FrameChange } from "./session-diff.ts";

/** Returns the differences between two lists of annotations, frame by frame, in frame order. */
export function diffFrames(
  before: readonly Annotation[],
  after: readonly Annotation[],
): readonly FrameChange[] {
  if (deepEqual(before, after)) return [];
  const [left, right] = [byFrame(before), byFrame(after)];
  const frames = [...new Set([...left.keys(), ...right.keys()])].sort((a, b) => a - b);
  return frames.flatMap((frame) => diffFrame(frame, left.get(frame), right.get(frame)) ?? []);
}

/** Joins the notes of all annotations of a frame. */
export function notesOf(annotations: readonly Annotation[]): string {
  return annotations
    .map(({ notes }) => notes)
    .filter((notes) => notes !== "")
    .join("\n\n");
}

/** Groups annotations by frame, in the order in which frames first appear. */
export function byFrame(annotations: readonly Annotation[]): ReadonlyMap<number, readonly Annotation[]> {
  const frames = new Map<number, Annotation[]>();
  for (const annotation of annotations) {
    const list = frames.get(annotation.frame);
    if (list) list.push(annotation);
    else frames.set(annotation.frame, [annotation]);
  }
  return frames;
}

function diffFrame(
  frame: number,
  before: readonly Annotation[] | undefined,
  after: readonly Annotation[] | undefined,
): FrameChange | undefined {
  if (deepEqual(before, after)) return undefined;
  const notes = { before: notesOf(before ?? []), after: notesOf(after ?? []) };
  const left = (before ?? []).flatMap(({ objects }) => objects);
  const right = (after ?? []).flatMap(({ objects }) => objects);
  const partners = pairEqual(left, right, drawingBucket);
  const kept = partners.filter((partner) => partner !== undefined).length;
  return {
    kind: before === undefined ? "added" : after === undefined ? "removed" : "changed",
    frame,
    ...(notes.before === notes.after ? {} : { notes }),
    drawings: { added: right.length - kept, removed: left.length - kept },
    redrawn: longestRising(partners).length < kept,
  };
}
