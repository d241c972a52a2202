import type { Annotation } from "@cinesync/session-xml";
import { isWholeNumber } from "../base/check-option.ts";
import { DrawingFingerprint } from "./drawing-fingerprint.ts";
import type { DrawingKind } from "./note-row.ts";

/** The annotations of one frame, merged. */
export interface FrameNotes {
  readonly frame: number;
  /** The notes of all its annotations, in document order, one below the other. */
  text: string;
  /** Each kind once. */
  readonly drawings: DrawingKind[];
  fingerprint: DrawingFingerprint | undefined;
}

/**
 * Takes the annotations of a movie one by one and merges those of one frame. Drawings are not kept, so that a movie
 * with many long strokes takes no more memory than its notes.
 */
export class FrameNotesCollector {
  /** Frame numbers that are not a whole number from 1, each once, in document order. */
  readonly invalidFrames = new Set<number>();
  readonly #frames = new Map<number, FrameNotes>();

  add({ frame, notes, objects }: Annotation): void {
    if (!isWholeNumber(frame, 1)) {
      this.invalidFrames.add(frame);
      return;
    }
    const hasNotes = !isBlank(notes);
    if (!hasNotes && objects.length === 0) return;
    let found = this.#frames.get(frame);
    if (found === undefined) {
      found = { frame, text: "", drawings: [], fingerprint: undefined };
      this.#frames.set(frame, found);
    }
    if (hasNotes) found.text = found.text === "" ? notes : `${found.text}\n${notes}`;
    for (const object of objects) {
      if (!found.drawings.includes(object.kind)) found.drawings.push(object.kind);
      (found.fingerprint ??= new DrawingFingerprint()).add(object);
    }
  }

  /** The frames that have notes or drawings, in frame order. */
  frames(): readonly FrameNotes[] {
    return [...this.#frames.values()].sort((a, b) => a.frame - b.frame);
  }
}

/** Returns whether notes are empty or whitespace only. */
export function isBlank(notes: string): boolean {
  return notes === "" || notes.trim() === "";
}
