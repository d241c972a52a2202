import type { NoteRow, RowLocator } from "../rows/note-row.ts";
import type { RationalFrameRate } from "../time/frame-rate.ts";
import type { MarkerColor } from "./marker-color.ts";

/** Movies one after the other on one track, with markers on them: every format of markers is written from it. */
export interface MarkerTimeline {
  readonly name: string;
  /** Frames per second, exact. */
  readonly frameRate: RationalFrameRate;
  readonly dropFrame: boolean;
  /** The timecode of the first frame. */
  readonly startTimecode: string;
  /** The same, in frames since 00:00:00:00. */
  readonly startFrame: number;
  /** The length in frames. */
  readonly duration: number;
  /** In order, without gaps. */
  readonly clips: readonly MarkerClip[];
}

/** A movie on a timeline, whole or in part. */
export interface MarkerClip {
  /** The movie's name. */
  readonly name: string;
  /** The movie's position in the playlist, from 1. */
  readonly playlistPosition: number;
  readonly locators: readonly RowLocator[];
  /** The movie's user data, as text. */
  readonly userData: string;
  /** The first frame on the timeline, from 0. */
  readonly position: number;
  /** The first frame of the movie that the clip shows, from 0. */
  readonly sourceStart: number;
  /** The length on the timeline, in frames. */
  readonly duration: number;
  /** The movie's own first frame, in frames since 00:00:00:00. */
  readonly mediaStart: number;
  /** True if the movie's own timecode is drop-frame. */
  readonly mediaDropFrame: boolean;
  /** The number that people see for the movie's first frame (`firstFrame`). */
  readonly firstFrame: number;
  /** The length of the movie in frames, as far as it is known. */
  readonly mediaDuration: number;
  /**
   * The source of `mediaDuration`: it is given; or a group movie plays the whole movie; or it is the out point of the
   * play range; or the last frame that the session mentions.
   */
  readonly durationFrom: DurationSource;
  /** True if `mediaDuration` is a guess: the movie may be longer. */
  readonly isDurationGuessed: boolean;
  /** In order; never two on one frame. */
  readonly markers: readonly NoteMarker[];
}

/** The source of a movie's length, best first. */
export type DurationSource = "given" | "group-movie" | "play-range" | "last-frame";

/** All notes of one frame. */
export interface NoteMarker {
  /** The frame on the timeline, from 0. */
  readonly position: number;
  /** The frame of the movie, from 1. */
  readonly frame: number;
  /** The number that people see for the frame of the movie (`firstFrame`). */
  readonly frameNumber: number;
  /** The timecode on the timeline. */
  readonly timecode: string;
  /** The timecode of the movie. */
  readonly sourceTimecode: string;
  /** One line of text. */
  readonly name: string;
  /** The notes, as written. */
  readonly text: string;
  readonly color: MarkerColor;
  /** The rows of this marker: at least one. */
  readonly rows: readonly NoteRow[];
}
