import { expectArgument } from "../error/expect-argument.ts";
import { byFrame, notesOf } from "./diff-frames.ts";
import type { MediaChange, SessionDiff } from "./session-diff.ts";

/** A note that was added, removed or changed. */
export interface NoteDifference {
  readonly kind: "added" | "removed" | "changed";
  /** The movie's name. Absent for a note on the session. */
  readonly mediaName?: string;
  /** The movie's position in the later playlist, or in the earlier one if it was removed. */
  readonly playlistPosition?: number;
  /** The frame. Absent for a note on the whole movie or on the session. */
  readonly frame?: number;
  /** The earlier text; empty if the note was added. */
  readonly before: string;
  /** The later text; empty if the note was removed. */
  readonly after: string;
}

/**
 * Returns the notes that differ, including those of added and removed movies: first the session's, then movie by movie,
 * each movie's own note before those of its frames.
 *
 * @example
 * ```ts
 * import { diffSessions, noteDifferences } from "@cinesync/merge";
 * import { createSession } from "@cinesync/session-xml";
 *
 * const diff = diffSessions(createSession(), createSession({ notes: "approved" }));
 * console.log(noteDifferences(diff)); // [ { kind: 'added', before: '', after: 'approved' } ]
 * ```
 */
export function noteDifferences(diff: SessionDiff): readonly NoteDifference[] {
  expectDiff(diff);
  return [...fieldNotes(diff.fields), ...diff.media.flatMap(mediaNotes)];
}

function mediaNotes(change: MediaChange): readonly NoteDifference[] {
  const playlistPosition = change.kind === "removed" ? change.positionBefore : change.positionAfter;
  const where = { mediaName: change.name, playlistPosition };
  if (change.kind === "changed") {
    const frames = change.frames.flatMap(({ frame, notes }) =>
      notes ? noteDifference(notes.before, notes.after, { ...where, frame }) : [],
    );
    return [...fieldNotes(change.fields, where), ...frames];
  }
  const { media } = change;
  if (media.kind === "group-movie") return [];
  const one = (text: string, at: object): readonly NoteDifference[] =>
    change.kind === "added" ? noteDifference("", text, at) : noteDifference(text, "", at);
  const frames = [...byFrame(media.annotations)].sort(([a], [b]) => a - b);
  return [
    ...one(media.notes, where),
    ...frames.flatMap(([frame, annotations]) => one(notesOf(annotations), { ...where, frame })),
  ];
}

function fieldNotes(fields: SessionDiff["fields"], where: object = {}): readonly NoteDifference[] {
  return fields.flatMap(({ field, before, after }) =>
    field === "notes" ? noteDifference(textOf(before), textOf(after), where) : [],
  );
}

function noteDifference(before: string, after: string, where: object): readonly NoteDifference[] {
  if (before === after) return [];
  return [{ kind: before === "" ? "added" : after === "" ? "removed" : "changed", ...where, before, after }];
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** @throws {MergeError} `invalid-option` for what `diffSessions` did not make. */
export function expectDiff(diff: SessionDiff): void {
  expectArgument("object", "diff", diff);
  expectArgument("list", "diff.fields", diff.fields);
  expectArgument("list", "diff.media", diff.media);
}
