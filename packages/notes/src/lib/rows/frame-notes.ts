import type { Annotation } from "@cinesync/session-xml";
import { excerpt } from "../base/excerpt.ts";
import { NotesError } from "../base/notes-error.ts";
import { DrawingFingerprint } from "./drawing-fingerprint.ts";
import type { DrawingKind } from "./note-row.ts";

/** What the annotations of one frame come to. */
export interface FrameNotes {
  readonly frame: number;
  /** The notes of all its annotations, in document order, each on a line of its own. */
  readonly text: string;
  readonly drawings: readonly DrawingKind[];
  readonly drawingFingerprint: string;
}

/**
 * Takes the annotations of a movie one by one and puts together those of one frame. What is drawn is not kept, so
 * that a movie with many long strokes takes no more room than its notes.
 */
export class FrameNotesCollector {
  readonly #frames = new Map<number, Gathered>();

  /** @throws {NotesError} `bad-frame` */
  add({ frame, notes, objects }: Annotation, mediaName: string | undefined): undefined {
    checkFrame(frame, mediaName);
    const gathered = this.#frames.get(frame) ?? {
      notes: [],
      kinds: new Set(),
      fingerprint: new DrawingFingerprint(),
    };
    this.#frames.set(frame, gathered);
    if (!isBlank(notes)) gathered.notes.push(notes);
    for (const object of objects) {
      gathered.kinds.add(object.kind);
      gathered.fingerprint.add(object);
    }
  }

  /** The frames that have notes or drawings, in frame order. */
  *frames(): Generator<FrameNotes> {
    const inOrder = [...this.#frames].sort(([a], [b]) => a - b);
    for (const [frame, { notes, kinds, fingerprint }] of inOrder) {
      if (notes.length === 0 && kinds.size === 0) continue;
      yield {
        frame,
        text: notes.join("\n"),
        drawings: [...kinds],
        drawingFingerprint: fingerprint.toString(),
      };
    }
  }
}

/** @throws {NotesError} `bad-frame` */
export function checkFrame(frame: number, mediaName: string | undefined): void {
  if (Number.isSafeInteger(frame) && frame >= 1) return;
  const movie = mediaName === undefined ? "a movie" : excerpt(mediaName);
  throw new NotesError(
    "bad-frame",
    `An annotation of ${movie} is on frame ${frame}: frames are counted from 1.`,
  );
}

/** Whether there is nothing to read in notes: they are empty, or white space alone. */
export function isBlank(notes: string): boolean {
  return notes.trim() === "";
}

interface Gathered {
  readonly notes: string[];
  readonly kinds: Set<DrawingKind>;
  readonly fingerprint: DrawingFingerprint;
}
