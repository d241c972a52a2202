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
  drawings: DrawingKind[];
  fingerprint: DrawingFingerprint | undefined;
}

/**
 * Takes the annotations of a movie one by one and merges those of one frame. Drawings are not kept, so that a movie
 * with many long strokes takes no more memory than its notes.
 */
export class FrameNotesCollector {
  /** Frame numbers that are not a whole number from 1, each once, in document order. */
  readonly invalidFrames = new Set<number>();
  /** In frame order, unless `#byFrame` is there. */
  readonly #frames: FrameNotes[] = [];
  /** For annotations that are not in frame order, which few sessions have. */
  #byFrame: Map<number, FrameNotes> | undefined;

  add({ frame, notes, objects }: Annotation): void {
    if (!isWholeNumber(frame, 1)) {
      this.invalidFrames.add(frame);
      return;
    }
    const hasNotes = !isBlank(notes);
    if (!hasNotes && objects.length === 0) return;
    const found = this.#frameNotes(frame);
    if (hasNotes) found.text = found.text === "" ? notes : `${found.text}\n${notes}`;
    for (const object of objects) {
      if (found.drawings === NO_DRAWINGS) found.drawings = [];
      if (!found.drawings.includes(object.kind)) found.drawings.push(object.kind);
      (found.fingerprint ??= new DrawingFingerprint()).add(object);
    }
  }

  /** The frames that have notes or drawings, in frame order. */
  frames(): readonly FrameNotes[] {
    return this.#byFrame === undefined ? this.#frames : this.#frames.sort((a, b) => a.frame - b.frame);
  }

  #frameNotes(frame: number): FrameNotes {
    const last = this.#frames.at(-1);
    if (last?.frame === frame) return last;
    if (last !== undefined && frame < last.frame) {
      this.#byFrame ??= new Map(this.#frames.map((one) => [one.frame, one]));
    }
    const known = this.#byFrame?.get(frame);
    if (known !== undefined) return known;
    const added: FrameNotes = { frame, text: "", drawings: NO_DRAWINGS, fingerprint: undefined };
    this.#frames.push(added);
    this.#byFrame?.set(frame, added);
    return added;
  }
}

/** Shared by all frames without drawings, and frozen for that. */
const NO_DRAWINGS = Object.freeze<DrawingKind[]>([]) as DrawingKind[];

/** Returns whether notes are empty or whitespace only. */
export function isBlank(notes: string): boolean {
  return notes === "" || notes.trim() === "";
}
