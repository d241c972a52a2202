import { checkWholeNumber, invalidOption } from "../base/check-option.ts";
import { expectArgument, expectOptions } from "../base/expect-argument.ts";
import { NotesError } from "../base/notes-error.ts";
import {
  type FrameRate,
  parseFrameRate,
  type RationalFrameRate,
  rateName,
  timecodeBase,
} from "./frame-rate.ts";

// Own arithmetic, in integers only. smpte-timecode converts exactly at the usual rates (the tests compare the two), but
// it is CommonJS without types, wraps silently after 24 hours, counts a day of 23.976 wrongly when it adds, allows
// drop-frame at rates that have none, and stops at 60.

/** The way timecode counts at one frame rate. */
export interface TimecodeCount {
  /** Frames in a second, as counted: 30 for 29.97. */
  readonly base: number;
  /** Labels skipped at the start of nine minutes out of ten: 0, 2 (29.97) or 4 (59.94). */
  readonly dropped: number;
  /** Frames in 24 hours of timecode. */
  readonly framesPerDay: number;
}

/** Options for timecode. */
export interface TimecodeOptions {
  /**
   * True for drop-frame, which keeps 29.97 and 59.94 in step with the clock by skipping labels (never
   * frames). Default when reading: true if `;` or `.` is before the frames. Default when writing: false.
   */
  readonly dropFrame?: boolean | undefined;
}

/** Returns whether a rate has drop-frame timecode: 29.97 and 59.94 do. */
export function hasDropFrame({ numerator, denominator }: RationalFrameRate): boolean {
  return denominator === 1001 && (numerator === 30_000 || numerator === 60_000);
}

/**
 * Returns how timecode counts at a rate.
 *
 * @throws {NotesError} `invalid-frame-rate` for a rate without timecode, `invalid-option` for drop-frame at a rate that
 * has none.
 */
export function timecodeCount(rate: RationalFrameRate, dropFrame: boolean): TimecodeCount {
  const base = timecodeBase(rate);
  if (base === undefined) {
    throw new NotesError("invalid-frame-rate", {
      value: `${rateName(rate)} (${rate.numerator}/${rate.denominator})`,
      expected: "a whole number or its NTSC variant, such as 24000/1001, to count timecode",
    });
  }
  if (dropFrame && !hasDropFrame(rate)) {
    const expected = `false at ${rateName(rate)} frames per second (only 29.97 and 59.94 have drop-frame timecode)`;
    throw invalidOption("dropFrame", true, expected);
  }
  const dropped = dropFrame ? base / 15 : 0;
  return { base, dropped, framesPerDay: 144 * (600 * base - 9 * dropped) };
}

/**
 * Returns the timecode of a frame: `HH:MM:SS:FF`, or `HH:MM:SS;FF` for drop-frame. Above 100 frames per second,
 * frames have three digits.
 *
 * @param frames Frames since 00:00:00:00, from 0.
 * @param rate Frames per second.
 * @throws {NotesError} `invalid-option`, `invalid-frame-rate`, or `past-24-hours`.
 * @example
 * import { framesToTimecode } from "@cinesync/notes";
 *
 * framesToTimecode(1800, 29.97, { dropFrame: true }); // 00:01:00;02
 */
export function framesToTimecode(frames: number, rate: FrameRate, options: TimecodeOptions = {}): string {
  expectOptions(options, { dropFrame: "boolean" });
  const count = timecodeCount(parseFrameRate(rate), options.dropFrame ?? false);
  checkWholeNumber("frames", frames, 0);
  if (frames >= count.framesPerDay) {
    throw new NotesError("past-24-hours", { frames, framesPerDay: count.framesPerDay });
  }
  return formatTimecode(frames, count);
}

/**
 * Returns the frame of a timecode, counted from 00:00:00:00.
 *
 * @param timecode `HH:MM:SS:FF`; with `;` or `.` before the frames it is drop-frame.
 * @param rate Frames per second.
 * @throws {NotesError} `invalid-timecode` when the rate has no such timecode, such as the labels that drop-frame
 * skips; `invalid-frame-rate`; `invalid-option`.
 * @example
 * import { timecodeToFrames } from "@cinesync/notes";
 *
 * timecodeToFrames("01:00:00:00", "24000/1001"); // 86400
 */
export function timecodeToFrames(timecode: string, rate: FrameRate, options: TimecodeOptions = {}): number {
  expectOptions(options, { dropFrame: "boolean" });
  return readTimecode(timecode, parseFrameRate(rate), options.dropFrame).frames;
}

/**
 * Returns the seconds from the start of a movie to the start of one of its frames.
 *
 * @param frame The frame, from 1.
 * @param rate Frames per second.
 * @throws {NotesError} `invalid-option`, `invalid-frame-rate`
 * @example
 * import { secondsOfFrame } from "@cinesync/notes";
 *
 * secondsOfFrame(49, 24); // 2
 */
export function secondsOfFrame(frame: number, rate: FrameRate): number {
  checkWholeNumber("frame", frame, 1);
  const { numerator, denominator } = parseFrameRate(rate);
  return ((frame - 1) * denominator) / numerator;
}

/** Returns the frame of a timecode, and whether it is drop-frame. */
export function readTimecode(
  timecode: string,
  rate: RationalFrameRate,
  dropFrame: boolean | undefined,
): { readonly frames: number; readonly dropFrame: boolean } {
  expectArgument("text", "timecode", timecode);
  const parts = /^(\d\d):(\d\d):(\d\d)([:;.])(\d{2,4})$/.exec(timecode);
  if (!parts) return refuse(timecode, "HH:MM:SS:FF, or HH:MM:SS;FF for drop-frame");
  const marked = parts[4] !== ":";
  if (marked && dropFrame === false) return refuse(timecode, "HH:MM:SS:FF when dropFrame is false");
  if (marked && !hasDropFrame(rate)) {
    return refuse(timecode, `HH:MM:SS:FF at ${rateName(rate)} frames per second, which has no drop-frame`);
  }
  const drops = dropFrame ?? marked;
  const count = timecodeCount(rate, drops);
  const [hours, minutes, seconds] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const frames = Number(parts[5]);
  if (hours > 23 || minutes > 59 || seconds > 59 || frames >= count.base) {
    return refuse(timecode, `at most ${formatTimecode(count.framesPerDay - 1, count)} at this rate`);
  }
  if (seconds === 0 && frames < count.dropped && minutes % 10 !== 0) {
    return refuse(timecode, "a label that drop-frame does not skip");
  }
  const minute = hours * 60 + minutes;
  const label = (minute * 60 + seconds) * count.base + frames;
  return { frames: label - count.dropped * (minute - Math.floor(minute / 10)), dropFrame: drops };
}

/** Returns the timecode of a frame that is known to be a whole number within 24 hours of 00:00:00:00. */
export function formatTimecode(frames: number, count: TimecodeCount): string {
  const label = frames + skippedLabels(frames, count);
  const seconds = Math.floor(label / count.base);
  const digits = count.base > 100 ? 3 : 2;
  const frame = String(label % count.base).padStart(digits, "0");
  const minutes = Math.floor(seconds / 60);
  const clock = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
  return `${clock}${count.dropped > 0 ? ";" : ":"}${frame}`;
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value);
}

/** Returns how many labels drop-frame has skipped before a frame: in every minute but each tenth. */
function skippedLabels(frames: number, { base, dropped }: TimecodeCount): number {
  if (dropped === 0) return 0;
  const perMinute = 60 * base - dropped;
  const perTenMinutes = 600 * base - 9 * dropped;
  const tens = Math.floor(frames / perTenMinutes);
  const rest = frames % perTenMinutes;
  return dropped * (9 * tens + Math.max(0, Math.floor((rest - dropped) / perMinute)));
}

function refuse(value: string, expected: string): never {
  throw new NotesError("invalid-timecode", { value, expected });
}
