import type { MediaFile } from "@cinesync/session-xml";
import { NotesError } from "../base/notes-error.ts";
import {
  type FrameRate,
  parseFrameRate,
  type RationalFrameRate,
  statedFrameRate,
} from "../time/frame-rate.ts";
import { hasDropFrame } from "../time/timecode.ts";

/** A movie without what is on its frames: what an option that depends on the movie gets to see. */
export type Movie = Omit<MediaFile, "annotations">;

/** How frames are counted and named. */
export interface FrameOptions {
  /**
   * Frames per second, instead of what the session says: one rate for all movies, or a function of the movie and
   * its place in the playlist (from 1), which may return undefined to leave it to the session.
   */
  readonly frameRate?: FrameRate | ((movie: Movie, place: number) => FrameRate | undefined);
  /** Frames per second of movies for which neither `frameRate` nor the session tells it. */
  readonly defaultFrameRate?: FrameRate;
  /** Whether timecode is drop-frame for the rates that have it, 29.97 and 59.94. Default: as `startTimecode` is written. */
  readonly dropFrame?: boolean;
  /** The number of a movie's first frame, an integer from 0: 1 (the default) or, as is common for shots, 1001. */
  readonly firstFrame?: number;
}

/** Options for rows. */
export interface NoteRowOptions extends FrameOptions {
  /** The timecode of a movie's first frame, for all movies or as a function of the movie. Default: 00:00:00:00. */
  readonly startTimecode?: string | ((movie: Movie, place: number) => string | undefined);
  /** Whether frames that have drawings but no notes get a row. Default: true. */
  readonly drawings?: boolean;
  /**
   * Whether it is counted how often a movie has been in the playlist before, so that its keys are its own each time.
   * Default: true. With false nothing is remembered of movies that have passed, and each counts as the first of its
   * kind: for playlists of millions of movies, where keys do not matter.
   */
  readonly occurrences?: boolean;
}

/**
 * The frame rate of a movie: as given, else as the session states it, else the default.
 *
 * @throws {NotesError} `bad-frame-rate`
 */
export function frameRateOf(
  movie: Movie,
  place: number,
  options: FrameOptions,
): RationalFrameRate | undefined {
  const { frameRate, defaultFrameRate } = options;
  const given = typeof frameRate === "function" ? frameRate(movie, place) : frameRate;
  if (given !== undefined) return parseFrameRate(given);
  const stated = statedFrameRate(movie.framesPerSecond);
  return stated ?? (defaultFrameRate === undefined ? undefined : parseFrameRate(defaultFrameRate));
}

/**
 * Looks at the options before any movie is.
 *
 * @throws {NotesError} `bad-option` or `bad-frame-rate`
 */
export function checkFrameOptions(options: FrameOptions): void {
  const { firstFrame = 1, frameRate, defaultFrameRate, dropFrame } = options;
  if (!Number.isSafeInteger(firstFrame) || firstFrame < 0) {
    throw new NotesError(
      "bad-option",
      `firstFrame is ${firstFrame}: give an integer from 0, usually 1 or 1001.`,
    );
  }
  if (defaultFrameRate !== undefined) parseFrameRate(defaultFrameRate);
  if (frameRate === undefined || typeof frameRate === "function") return;
  if (!hasDropFrame(parseFrameRate(frameRate)) && dropFrame === true) {
    throw new NotesError(
      "bad-option",
      "dropFrame is true, but there is no drop-frame timecode at the frame rate that is given, only at 29.97 and 59.94.",
    );
  }
}
