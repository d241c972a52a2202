import type { MediaFile } from "@cinesync/session-xml";
import { checkWholeNumber, invalidOption } from "../base/check-option.ts";
import { expectOptions } from "../base/expect-argument.ts";
import { type FrameRate, parseFrameRate } from "../time/frame-rate.ts";
import { hasDropFrame } from "../time/timecode.ts";

/** A movie without its annotations: what an option that depends on the movie receives. */
export type Movie = Omit<MediaFile, "annotations">;

/** A value for all movies, or a function of the movie and its playlist position (from 1); undefined leaves it out. */
export type PerMovie<Value> =
  Value | ((movie: Movie, playlistPosition: number) => Value | undefined) | undefined;

/** Facts about a movie's file that sessions do not have. Unknown ones are left out. */
export interface MediaLength {
  /** The movie's length in frames, an integer from 1. */
  readonly frames?: number | undefined;
  /** The movie's exact frame rate. */
  readonly frameRate?: FrameRate | undefined;
  /**
   * The timecode of the movie's first frame, as in the file: `HH:MM:SS:FF` (with `;` before the frames if it is
   * drop-frame), or the number of frames since 00:00:00:00.
   */
  readonly startTimecode?: string | number | undefined;
}

/** Options that number the frames of movies: the same for rows, markers and reports. */
export interface FrameOptions {
  /** Frames per second, instead of what the session or the movie's file says. */
  readonly frameRate?: PerMovie<FrameRate>;
  /** Frames per second of movies for which nothing else has a rate. */
  readonly defaultFrameRate?: FrameRate | undefined;
  /** True for drop-frame timecode at 29.97 and 59.94. Default: as the start timecode is written. */
  readonly dropFrame?: boolean | undefined;
  /**
   * The timecode of a movie's first frame (`HH:MM:SS:FF`), or its number of frames since 00:00:00:00. Default: that
   * of `durations`, else 00:00:00:00.
   */
  readonly startTimecode?: PerMovie<string | number>;
  /** The number of a movie's first frame, an integer from 0: 1 (the default) or, as is common for shots, 1001. */
  readonly firstFrame?: PerMovie<number>;
  /**
   * The length of each movie in frames, which sessions do not have; or the length together with the frame rate and
   * the start timecode of its file.
   */
  readonly durations?: PerMovie<number | MediaLength>;
}

/** Returns the value of an option for one movie. */
export function valueFor<Value>(
  option: PerMovie<Value>,
  movie: Movie,
  playlistPosition: number,
): Value | undefined {
  return typeof option === "function"
    ? (option as (movie: Movie, playlistPosition: number) => Value | undefined)(movie, playlistPosition)
    : option;
}

/**
 * Checks the options that do not depend on the movie.
 *
 * @throws {NotesError} `invalid-option` or `invalid-frame-rate`
 */
export function checkFrameOptions(options: FrameOptions): void {
  expectOptions(options, { dropFrame: "boolean" });
  const { firstFrame, frameRate, defaultFrameRate, dropFrame } = options;
  if (typeof firstFrame === "number") checkWholeNumber("firstFrame", firstFrame, 0);
  if (defaultFrameRate !== undefined) parseFrameRate(defaultFrameRate);
  if (frameRate === undefined || typeof frameRate === "function") return;
  if (!hasDropFrame(parseFrameRate(frameRate)) && dropFrame === true) {
    throw invalidOption("dropFrame", true, "false when frameRate is not 29.97 or 59.94");
  }
}
