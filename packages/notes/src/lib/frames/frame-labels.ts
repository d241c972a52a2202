import { checkWholeNumber, isWholeNumber } from "../base/check-option.ts";
import { expectArgument, expectOptions } from "../base/expect-argument.ts";
import { NotesError } from "../base/notes-error.ts";
import { parseFrameRate, type RationalFrameRate, statedFrameRate, timecodeBase } from "../time/frame-rate.ts";
import { formatTimecode, hasDropFrame, readTimecode, timecodeCount } from "../time/timecode.ts";
import { type FrameOptions, type MediaLength, type Movie, valueFor } from "./frame-options.ts";

/** The numbers and timecodes of a movie's frames. */
export interface FrameLabels {
  /** Frames per second; undefined where it is unknown. */
  readonly rate: RationalFrameRate | undefined;
  /** The movie's length in frames, where `durations` has it. */
  readonly duration: number | undefined;
  /** The movie's first frame, in frames since 00:00:00:00. */
  readonly startFrame: number;
  /** True if the timecode is drop-frame. */
  readonly dropFrame: boolean;
  /** Returns the number that people see for a frame (from 1): the same, unless `firstFrame` is given. */
  frameNumber(frame: number): number;
  /** Returns the timecode of a frame (from 1); undefined where the rate has none, or the frame is past 24 hours. */
  timecode(frame: number): string | undefined;
}

/**
 * Returns how the frames of a movie are numbered: rows, markers and reports show these numbers and timecodes.
 *
 * @param playlistPosition The movie's position in the playlist, from 1.
 * @throws {NotesError} `invalid-option`, `invalid-frame-rate`, or `invalid-timecode` when an option is wrong for this
 * movie.
 * @example
 * import { frameLabels } from "@cinesync/notes";
 * import { createMediaFile } from "@cinesync/session-xml";
 *
 * const movie = createMediaFile({ locators: ["/shot_010.mov"], framesPerSecond: 24 });
 * const labels = frameLabels(movie, 1, { firstFrame: 1001, startTimecode: "10:00:00:00" });
 * labels.frameNumber(38); // 1038
 * labels.timecode(38); // 10:00:01:13
 */
export function frameLabels(movie: Movie, playlistPosition: number, options: FrameOptions = {}): FrameLabels {
  expectArgument("object", "movie", movie);
  expectOptions(options);
  const length = mediaLength(movie, playlistPosition, options);
  const rate = frameRateOf(movie, playlistPosition, options, length);
  const firstFrame = valueFor(options.firstFrame, movie, playlistPosition) ?? 1;
  checkWholeNumber("firstFrame", firstFrame, 0);
  const duration = length.frames;
  const frameNumber = (frame: number): number => frame - 1 + firstFrame;
  if (rate === undefined || timecodeBase(rate) === undefined) {
    return { rate, duration, startFrame: 0, dropFrame: false, frameNumber, timecode: () => undefined };
  }
  const given = valueFor(options.startTimecode, movie, playlistPosition) ?? length.startTimecode;
  const { frames: startFrame, dropFrame } = readStart(given, rate, options.dropFrame, movie.name);
  const count = timecodeCount(rate, dropFrame);
  const timecode = (frame: number): string | undefined => {
    const at = startFrame + frame - 1;
    return at < count.framesPerDay ? formatTimecode(at, count) : undefined;
  };
  return { rate, duration, startFrame, dropFrame, frameNumber, timecode };
}

/**
 * Returns the frame rate of a movie: as given, else of its file, else of the session, else the default.
 *
 * @throws {NotesError} `invalid-frame-rate`
 */
export function frameRateOf(
  movie: Movie,
  playlistPosition: number,
  options: FrameOptions,
  length: MediaLength = mediaLength(movie, playlistPosition, options),
): RationalFrameRate | undefined {
  const given = valueFor(options.frameRate, movie, playlistPosition) ?? length.frameRate;
  if (given !== undefined) return parseFrameRate(given);
  const { defaultFrameRate } = options;
  return (
    statedFrameRate(movie.framesPerSecond) ??
    (defaultFrameRate === undefined ? undefined : parseFrameRate(defaultFrameRate))
  );
}

/**
 * Returns what `durations` has for a movie.
 *
 * @throws {NotesError} `invalid-option`
 */
export function mediaLength(
  movie: Movie,
  playlistPosition: number,
  { durations }: FrameOptions,
): MediaLength {
  const value = valueFor(durations, movie, playlistPosition);
  if (typeof value !== "number" && value !== undefined) expectArgument("object", "durations", value);
  const length: MediaLength = typeof value === "object" ? value : { frames: value };
  if (length.frames !== undefined) checkWholeNumber("durations", length.frames, 1);
  return length;
}

/**
 * Returns where a movie or a timeline starts.
 *
 * @param start The timecode or frame, if there is one; else 00:00:00:00.
 * @param dropFrame Whether to drop frames if the rate has that; undefined for what the timecode says.
 * @param startOf The name of what starts there, for the message of an error.
 * @throws {NotesError} `invalid-timecode` or `invalid-option`
 */
export function readStart(
  start: string | number | undefined,
  rate: RationalFrameRate,
  dropFrame: boolean | undefined,
  startOf: string,
): { readonly frames: number; readonly dropFrame: boolean } {
  const drops = hasDropFrame(rate) ? dropFrame : undefined;
  if (typeof start === "string") {
    try {
      return readTimecode(start, rate, drops);
    } catch (error) {
      if (!(error instanceof NotesError) || error.details.code !== "invalid-timecode") throw error;
      const { value, expected } = error.details;
      throw new NotesError("invalid-timecode", { value, expected, startOf });
    }
  }
  const frames = start ?? 0;
  const { framesPerDay } = timecodeCount(rate, drops ?? false);
  if (isWholeNumber(frames, 0) && frames < framesPerDay) {
    return { frames, dropFrame: drops ?? false };
  }
  throw new NotesError("invalid-timecode", {
    value: String(frames),
    expected: `a timecode, or a whole number of frames from 0 to ${framesPerDay - 1}`,
    startOf,
  });
}
