import type { DrawingObject, LocatorKind } from "@cinesync/session-xml";
import type { JsonValue } from "../base/json-value.ts";

/** A part of a session that has notes or drawings, as flat, plain data. `kind` says which part. */
export type NoteRow = SessionNoteRow | MediaNoteRow | FrameNoteRow;

/** The subject of a row: the session, a movie or a frame. */
export type NoteRowKind = NoteRow["kind"];

/** The kind of a drawing. */
export type DrawingKind = DrawingObject["kind"];

interface RowBase {
  /** The same for the same note in a later save of the session, see `noteKey`. */
  readonly key: string;
  /** The notes as written. `""` only for a frame that has drawings and no notes. */
  readonly text: string;
  /** The user data of the session or the movie, as text. */
  readonly userData: string;
  /**
   * The user data parsed, where it is JSON as a whole (and nested at most 128 deep). Numbers that a JavaScript number
   * cannot hold, such as 64-bit ids, are text.
   */
  readonly userDataJson?: JsonValue;
}

/** The notes on the session as a whole. */
export interface SessionNoteRow extends RowBase {
  readonly kind: "session";
  /** The groups of the session. */
  readonly groups: readonly string[];
}

interface MovieRow extends RowBase {
  /** The movie's name. */
  readonly mediaName: string;
  /** The movie's position in the playlist, from 1. Group movies count too. */
  readonly playlistPosition: number;
  /** 1, unless the same movie is in the playlist more than once: then 1, 2, 3, … in playlist order. */
  readonly mediaOccurrence: number;
  /** Frames per second, where known. */
  readonly framesPerSecond?: number;
  /** The ways to find the movie: at least one. */
  readonly locators: readonly RowLocator[];
  /** The groups that the movie is in. */
  readonly groups: readonly string[];
}

/** The notes on a movie as a whole. */
export interface MediaNoteRow extends MovieRow {
  readonly kind: "media";
}

/** The notes and drawings on one frame of a movie: all of its annotations together. */
export interface FrameNoteRow extends MovieRow {
  readonly kind: "frame";
  /** The frame, from 1. */
  readonly frame: number;
  /** The number that people see for the frame (`firstFrame`); the same as `frame` by default. */
  readonly frameNumber: number;
  /** `HH:MM:SS:FF`. Absent where the frame rate is unknown or has no timecode, or the frame is past 24 hours. */
  readonly timecode?: string;
  /** The kinds of drawings on the frame, each once, in the order in which they were first drawn. */
  readonly drawings: readonly DrawingKind[];
  /** 16 hex digits that change when a drawing changes; `""` if there is none. */
  readonly drawingFingerprint: string;
}

/** One way to find a movie. */
export interface RowLocator {
  readonly kind: LocatorKind;
  readonly value: string;
}
