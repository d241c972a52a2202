import type { RowLocator, NoteRow } from "../rows/note-row.ts";
import type { RationalFrameRate } from "../time/frame-rate.ts";
import type { MarkerColor } from "./marker-color.ts";

/** Movies one after the other on one track, with markers on them: what every format of markers is written from. */
export interface MarkerTimeline {
  readonly name: string;
  /** Frames per second, exact. */
  readonly frameRate: RationalFrameRate;
  readonly dropFrame: boolean;
  /** The timecode of the first frame. */
  readonly startTimecode: string;
  /** The same, as frames since 00:00:00:00. */
  readonly startFrame: number;
  /** Length in frames. */
  readonly duration: number;
  /** In order, without gaps. */
  readonly clips: readonly MarkerClip[];
}

/** A movie on a timeline, whole or in part. */
export interface MarkerClip {
  /** The movie's name. */
  readonly name: string;
  /** The movie's place in the playlist, counted from 1. */
  readonly mediaPlace: number;
  readonly locators: readonly RowLocator[];
  /** The movie's user data, as text. */
  readonly userData: string;
  /** The first frame on the timeline, counted from 0. */
  readonly position: number;
  /** The first frame of the movie that the clip shows, counted from 0. */
  readonly sourceStart: number;
  /** Length on the timeline, in frames. */
  readonly duration: number;
  /** Length of the movie in frames, as far as it is known. */
  readonly mediaDuration: number;
  /**
   * Where `mediaDuration` comes from: it was given; or it is the last frame that the session mentions, which is the
   * out point of the play range or some frame before the movie's end.
   */
  readonly durationFrom: "given" | "play-range" | "estimate";
  /** In order; never two on one frame. */
  readonly markers: readonly NoteMarker[];
}

/** All notes of one frame. */
export interface NoteMarker {
  /** The frame on the timeline, counted from 0. */
  readonly position: number;
  /** The frame of the movie, counted from 1. */
  readonly frame: number;
  /** The frame of the movie in the numbering that was asked for. */
  readonly frameNumber: number;
  /** The timecode on the timeline. */
  readonly timecode: string;
  /** One line of text. */
  readonly name: string;
  /** The notes, as written. */
  readonly text: string;
  readonly color: MarkerColor;
  /** The rows that are in this marker: at least one. */
  readonly rows: readonly NoteRow[];
}
