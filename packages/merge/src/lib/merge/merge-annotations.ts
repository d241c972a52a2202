import type { Annotation, DrawingObject } from "@cinesync/session-xml";
import { deepEqual } from "../values/deep-equal.ts";
import { drawingBucket } from "../values/drawing-bucket.ts";
import { mergeSequences, type Merged } from "../values/merge-sequences.ts";
import { labelText, LineIndex, mergeText } from "../values/merge-text.ts";
import { labelAnnotations } from "./label-notes.ts";
import { mergePreserved, numberedNames, renumberPreserved, type Renumber } from "./merge-preserved.ts";
import type { MergeLog } from "./merge-log.ts";

/** Merges the annotations of two entries of one movie frame by frame. Frames that only `other` has go to the end. */
export function mergeAnnotations(
  base: readonly Annotation[],
  other: readonly Annotation[],
  path: string,
  log: MergeLog,
): readonly Annotation[] {
  if (other.length === 0 || deepEqual(base, other)) return base;
  const framesOfBase = indexesByFrame(base);
  const framesOfOther = indexesByFrame(other);
  const result = [...base];
  for (const [frame, indexes] of framesOfOther) {
    const theirs = indexes.flatMap((index) => other[index] ?? []);
    const ourIndexes = framesOfBase.get(frame);
    if (ourIndexes) {
      const ours = ourIndexes.flatMap((index) => base[index] ?? []);
      const merged = mergeFrame(ours, theirs, `${path}/annotation[${(ourIndexes[0] ?? 0) + 1}]`, log);
      ourIndexes.forEach((position, index) => {
        const annotation = merged[index];
        if (annotation) result[position] = annotation;
      });
    }
  }
  const added = other.filter(({ frame }) => !framesOfBase.has(frame));
  log.countContents(added);
  result.push(...labelAnnotations(added, log.label));
  return result;
}

function indexesByFrame(annotations: readonly Annotation[]): ReadonlyMap<number, readonly number[]> {
  const frames = new Map<number, number[]>();
  annotations.forEach(({ frame }, index) => {
    const indexes = frames.get(frame);
    if (indexes) indexes.push(index);
    else frames.set(frame, [index]);
  });
  return frames;
}

function mergeFrame(
  ours: readonly Annotation[],
  theirs: readonly Annotation[],
  path: string,
  log: MergeLog,
): readonly Annotation[] {
  if (deepEqual(ours, theirs)) return ours;
  return mergeAllPreserved(
    mergeNotes(ours, theirs, log),
    mergeObjects(ours, theirs, path, log),
    theirs,
    path,
    log,
  );
}

function mergeNotes(
  ours: readonly Annotation[],
  theirs: readonly Annotation[],
  log: MergeLog,
): readonly string[] {
  const notes = ours.map((annotation) => annotation.notes);
  const index = new LineIndex();
  for (const note of notes) if (note !== "") index.add(note);
  const added: string[] = [];
  for (const { notes: text } of theirs) {
    const labeled = labelText(text, log.label);
    if (text === "" || index.has(text) || index.has(labeled)) continue;
    index.add(labeled, "");
    added.push(labeled);
    log.added.notes++;
  }
  const place = Math.max(
    notes.findLastIndex((note) => note !== ""),
    0,
  );
  notes[place] = mergeText(notes[place] ?? "", added.join("\n\n"));
  return notes;
}

/** For each of our annotations, its objects in the result, each with its indexes in the two sessions. */
type PlacedObjects = readonly (Merged & { readonly object: DrawingObject })[];

function mergeObjects(
  ours: readonly Annotation[],
  theirs: readonly Annotation[],
  path: string,
  log: MergeLog,
): { readonly objects: readonly PlacedObjects[]; readonly ours: readonly Annotation[] } {
  const base = ours.flatMap((annotation) => annotation.objects);
  const other = theirs.flatMap((annotation) => annotation.objects);
  const homes = ours.flatMap((annotation, home) => annotation.objects.map(() => home));
  const merged = mergeSequences(base, other, {
    bucket: drawingBucket,
    // The other session's eraser must not erase strokes that only the base has.
    otherFirst: (baseOnly, otherOnly) => otherOnly.some(isErase) && !baseOnly.some(isErase),
  });
  const objects: (Merged & { readonly object: DrawingObject })[][] = ours.map(() => []);
  let home = 0;
  for (const item of merged) {
    const object = item.base === undefined ? other[item.other ?? 0] : base[item.base];
    if (object === undefined) continue;
    if (item.base !== undefined) home = homes[item.base] ?? home;
    else log.added.drawings++;
    objects[home]?.push({ ...item, object });
  }
  if (hasEraserConflict(objects.flat())) {
    log.conflict("eraser", path, "an eraser of one session can erase strokes of the other");
  }
  return { objects, ours };
}

function hasEraserConflict(objects: PlacedObjects): boolean {
  let ours = false;
  let theirs = false;
  for (const { base, other, object } of objects) {
    if (base !== undefined && other !== undefined) continue;
    if (object.kind === "erase") {
      if (base === undefined ? ours : theirs) return true;
    } else if (base === undefined) theirs = true;
    else ours = true;
  }
  return false;
}

function isErase(object: DrawingObject): boolean {
  return object.kind === "erase";
}

function mergeAllPreserved(
  notes: readonly string[],
  { objects, ours }: { readonly objects: readonly PlacedObjects[]; readonly ours: readonly Annotation[] },
  theirs: readonly Annotation[],
  path: string,
  log: MergeLog,
): readonly Annotation[] {
  let flatBase = 0;
  const result = ours.map((annotation, home): Annotation => {
    const placed = objects[home] ?? [];
    const renumber = objectNames(placed, "base", annotation.objects, flatBase);
    flatBase += annotation.objects.length;
    return {
      ...annotation,
      notes: notes[home] ?? "",
      objects: placed.map(({ object }) => object),
      ...(annotation.preserved ? { preserved: renumberPreserved(annotation.preserved, renumber) } : {}),
    };
  });
  let flatOther = 0;
  for (const annotation of theirs) {
    const first = result[0];
    if (annotation.preserved && first) {
      const renumber = objectNames(objects[0] ?? [], "other", annotation.objects, flatOther);
      const preserved = mergePreserved(first.preserved, annotation.preserved, renumber, path, log);
      result[0] = preserved ? { ...first, preserved } : first;
    }
    flatOther += annotation.objects.length;
  }
  return result;
}

/** Returns the new names of an annotation's objects. `offset` is the index of its first object among all of `side`. */
function objectNames(
  placed: PlacedObjects,
  side: "base" | "other",
  objects: readonly DrawingObject[],
  offset: number,
): Renumber {
  const newNames = numberedNames(placed.map(({ object }) => object.kind));
  const byIndex = new Map(placed.map((item, index) => [item[side], newNames[index]]));
  const names = new Map(
    numberedNames(objects.map(({ kind }) => kind)).map((name, index) => [name, byIndex.get(offset + index)]),
  );
  return (key) => (names.has(key) ? names.get(key) : key);
}
