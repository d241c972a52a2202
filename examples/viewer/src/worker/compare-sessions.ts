import { describeDrawing } from "@cinesync/drawing-svg";
import { diffSessions, mergeSessions, type SessionDiff } from "@cinesync/merge";
import { annotationsOfFrame, stringifySession, type Media, type Session } from "@cinesync/session-xml";
import type { Change, Comparison } from "../shared/protocol.ts";
import { drawingSvg } from "./frame-look.ts";

const SHAPE = 16 / 9;

/** Compares two sessions note by note, and merges them. */
export function compareSessions(earlier: Session, later: Session, earlierName: string): Comparison {
  const diff = diffSessions(earlier, later);
  const merged = mergeSessions(later, [earlier]);
  return {
    earlierName,
    summary: summaryOf(diff),
    changes: [
      ...sessionChanges(diff),
      ...diff.media.flatMap((change) => mediaChanges(change, earlier, later)),
    ],
    merged: new Blob([stringifySession(merged.session)], { type: "application/xml" }),
    conflicts: merged.conflicts.map(({ message }) => message),
  };
}

function summaryOf({ same, summary: { media, notes, drawings } }: SessionDiff): string {
  if (same) return "The two sessions are equal.";
  const parts = [
    ["movies", media],
    ["notes", notes],
    ["drawings", { ...drawings, changed: 0 }],
  ] as const;
  const texts = parts.flatMap(([name, { added, removed, changed }]) => {
    const counts = [
      added > 0 ? `${added} added` : "",
      changed > 0 ? `${changed} changed` : "",
      removed > 0 ? `${removed} removed` : "",
    ].filter(Boolean);
    return counts.length === 0 ? [] : [`${name}: ${counts.join(", ")}`];
  });
  return texts.length === 0 ? "Only settings differ." : `${texts.join("; ")}.`;
}

const NO_DRAWING = { drawings: "", svgBefore: "", svgAfter: "" } as const;

function sessionChanges(diff: SessionDiff): Change[] {
  return diff.fields
    .filter(({ field }) => field === "notes")
    .map(({ before, after }) => noteChange(0, "The session", 0, textOf(before), textOf(after)));
}

function mediaChanges(change: SessionDiff["media"][number], earlier: Session, later: Session): Change[] {
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
        .map(({ before, after }) => noteChange(positionAfter, name, 0, textOf(before), textOf(after)));
      const frames = change.frames.map((frameChange): Change => {
        const [before, after] = [earlier.media[positionBefore - 1], later.media[positionAfter - 1]].map(
          (media) => (media === undefined ? [] : annotationsOfFrame(media, frameChange.frame)),
        );
        const { added, removed } = frameChange.drawings;
        const isDrawn = added > 0 || removed > 0 || frameChange.redrawn;
        return {
          kind: frameChange.kind,
          isEntry: false,
          position: positionAfter,
          mediaName: name,
          frame: frameChange.frame,
          before: noteOf(before),
          after: noteOf(after),
          drawings: isDrawn ? drawingChange(describeDrawing(before ?? []), describeDrawing(after ?? [])) : "",
          svgBefore: isDrawn ? drawingSvg(before ?? [], SHAPE) : "",
          svgAfter: isDrawn ? drawingSvg(after ?? [], SHAPE) : "",
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
  const text = frames === 1 ? "1 frame with notes or drawings" : `${frames} frames with notes or drawings`;
  return [text, media.notes].filter(Boolean).join("\n");
}

function noteOf(annotations: readonly { readonly notes: string }[] | undefined): string {
  return (annotations ?? [])
    .map(({ notes }) => notes)
    .filter((notes) => notes !== "")
    .join("\n");
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
