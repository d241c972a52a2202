import { describeDrawing } from "@cinesync/drawing-svg";
import { diffSessions, mergeSessions, type SessionDiff } from "@cinesync/merge";
import { noteRows, type NoteRow } from "@cinesync/notes";
import {
  annotationsOfFrame,
  stringifySession,
  type Annotation,
  type Media,
  type Session,
} from "@cinesync/session-xml";
import { frameKey, type Change, type Comparison } from "../shared/protocol.ts";
import { findDone } from "./done-notes.ts";
import { drawingSvg, noteText } from "./frame-look.ts";
import { spotOf } from "./note-list.ts";

const SHAPE = 16 / 9;

export interface Earlier {
  readonly session: Session;
  readonly name: string;
  /** Notes that were marked as done in any session. */
  readonly marked: readonly NoteRow[];
}

/** Compares two sessions note by note, and merges them. */
export function compareSessions(earlier: Earlier, later: Session): Comparison {
  const diff = diffSessions(earlier.session, later);
  const merged = mergeSessions(later, [earlier.session]);
  const wasDone = doneFrames(earlier);
  return {
    earlierName: earlier.name,
    summary: summaryOf(diff),
    changes: [
      ...sessionChanges(diff),
      ...diff.media.flatMap((change) => mediaChanges(change, earlier.session, later, wasDone)),
    ],
    merged: new Blob([stringifySession(merged.session)], { type: "application/xml" }),
    conflicts: merged.conflicts.map(({ message }) => message),
  };
}

/** Returns the frames of the earlier session whose notes are done, by `frameKey`. */
function doneFrames({ session, marked }: Earlier): Set<string> {
  const rows = noteRows(session, { onProblem: () => undefined });
  return new Set(
    findDone(marked, rows).map(({ row }) => {
      const { position, frame } = spotOf(row);
      return frameKey(position, frame);
    }),
  );
}

function summaryOf({ same, summary: { media, notes, drawings } }: SessionDiff): string {
  if (same) return "The two sessions are equal";
  const parts = [
    ["Movies", media],
    ["Notes", notes],
    ["Drawings", { ...drawings, changed: 0 }],
  ] as const;
  const texts = parts.flatMap(([name, { added, removed, changed }]) => {
    const counts = [
      added > 0 ? `${added} added` : "",
      changed > 0 ? `${changed} changed` : "",
      removed > 0 ? `${removed} removed` : "",
    ].filter(Boolean);
    return counts.length === 0 ? [] : [`${name}: ${counts.join(", ")}`];
  });
  return texts.length === 0 ? "Only settings differ" : texts.join(" · ");
}

const NO_DRAWING = { drawings: "", svgBefore: "", svgAfter: "", wasDone: false } as const;

function sessionChanges(diff: SessionDiff): Change[] {
  return diff.fields
    .filter(({ field }) => field === "notes")
    .map(({ before, after }) => noteChange(0, "The session", 0, textOf(before), textOf(after)));
}

function mediaChanges(
  change: SessionDiff["media"][number],
  earlier: Session,
  later: Session,
  wasDone: ReadonlySet<string>,
): Change[] {
  switch (change.kind) {
    case "added":
      return [
        {
          ...noteChange(change.positionAfter, change.name, 0, "", summaryOfMedia(change.media)),
          kind: "added",
          isEntry: true,
        },
      ];
    case "removed":
      return [
        {
          ...noteChange(undefined, change.name, 0, summaryOfMedia(change.media), ""),
          kind: "removed",
          isEntry: true,
        },
      ];
    case "changed": {
      const { positionBefore, positionAfter, name } = change;
      const notes = change.fields
        .filter(({ field }) => field === "notes")
        .map(({ before, after }) => ({
          ...noteChange(positionAfter, name, 0, textOf(before), textOf(after)),
          wasDone: wasDone.has(frameKey(positionBefore, 0)),
        }));
      const frames = change.frames.map((frameChange): Change => {
        const annotationsIn = (media: Media | undefined): readonly Annotation[] =>
          media === undefined ? [] : annotationsOfFrame(media, frameChange.frame);
        const before = annotationsIn(earlier.media[positionBefore - 1]);
        const after = annotationsIn(later.media[positionAfter - 1]);
        const { added, removed } = frameChange.drawings;
        const isDrawn = added > 0 || removed > 0 || frameChange.redrawn;
        return {
          kind: frameChange.kind,
          isEntry: false,
          position: positionAfter,
          mediaName: name,
          frame: frameChange.frame,
          before: noteText(before),
          after: noteText(after),
          wasDone: wasDone.has(frameKey(positionBefore, frameChange.frame)),
          drawings: isDrawn ? drawingChange(describeDrawing(before), describeDrawing(after)) : "",
          svgBefore: isDrawn ? drawingSvg(before, SHAPE) : "",
          svgAfter: isDrawn ? drawingSvg(after, SHAPE) : "",
        };
      });
      return [...notes, ...frames];
    }
  }
}

function noteChange(
  position: number | undefined,
  mediaName: string,
  frame: number,
  before: string,
  after: string,
): Change {
  const kind = before === "" ? "added" : after === "" ? "removed" : "changed";
  return { kind, isEntry: false, position, mediaName, frame, before, after, ...NO_DRAWING };
}

function drawingChange(before: string, after: string): string {
  if (before === "") return `Drawn: ${after}`;
  if (after === "") return `Drawing removed: ${before}`;
  return before === after ? `Redrawn: ${after}` : `Drawing: ${before}, now ${after}`;
}

function summaryOfMedia(media: Media): string {
  if (media.kind !== "file") return `Plays the group ${media.group}`;
  const frames = new Set(media.annotations.map(({ frame }) => frame)).size;
  const unit = frames === 1 ? "frame" : "frames";
  const text = frames === 0 ? "" : `${frames} ${unit} with notes or drawings`;
  return [text, media.notes].filter(Boolean).join("\n") || "No notes";
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
