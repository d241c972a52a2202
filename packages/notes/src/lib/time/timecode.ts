import { excerpt } from "../base/excerpt.ts";
import { NotesError } from "../base/notes-error.ts";
import {
  type FrameRate,
  parseFrameRate,
  type RationalFrameRate,
  rateName,
  timecodeBase,
} from "./frame-rate.ts";

// Own arithmetic, in integers only. The best kept library for this, smpte-timecode, converts exactly at the usual
// rates (the tests hold this file against it), but it is CommonJS without types, wraps silently after 24 hours,
// counts a day of 23.976 wrongly when it adds, allows drop-frame where there is none, and stops at 60.

/** How timecode counts at one frame rate. */
export interface TimecodeCount {
  /** Frames in a second, as counted: 30 for 29.97. */
  readonly base: number;
  /** How many labels are skipped at the start of nine minutes out of ten: 0, 2 (29.97) or 4 (59.94). */
  readonly dropped: number;
  /** How many frames there are in 24 hours of timecode. */
  readonly framesPerDay: number;
}

/** How timecode is counted. */
export interface TimecodeOptions {
  /**
   * Whether to count drop-frame, which keeps 29.97 and 59.94 in step with the clock by skipping labels (never
   * frames). Default when reading: whether a `;` or `.` stands before the frames. Default when writing: false.
   */
  readonly dropFrame?: boolean;
}

/** Whether there is drop-frame timecode for a rate: for 29.97 and 59.94. */
export function hasDropFrame({ numerator, denominator }: RationalFrameRate): boolean {
  return denominator === 1001 && (numerator === 30_000 || numerator === 60_000);
}

/**
 * How timecode counts at a rate.
 *
 * @throws {NotesError} `bad-frame-rate` for a rate without timecode, `bad-option` for drop-frame where there is none.
 */
export function timecodeCount(rate: RationalFrameRate, dropFrame: boolean): TimecodeCount {
  const base = timecodeBase(rate);
  if (base === undefined) {
    throw new NotesError(
      "bad-frame-rate",
      `There is no timecode at ${rateName(rate)} frames per second (${rate.numerator}/${rate.denominator}): it counts whole numbers of frames, or their NTSC variants such as 24000/1001.`,
    );
  }
  if (dropFrame && !hasDropFrame(rate)) {
    throw new NotesError(
      "bad-option",
      `There is no drop-frame timecode at ${rateName(rate)} frames per second, only at 29.97 and 59.94: leave dropFrame out.`,
    );
  }
  const dropped = dropFrame ? base / 15 : 0;
  return { base, dropped, framesPerDay: 144 * (600 * base - 9 * dropped) };
}

/**
 * The timecode of a frame: `HH:MM:SS:FF`, or `HH:MM:SS;FF` for drop-frame. From 101 frames per second on, frames
 * have three digits.
 *
 * @param frames Frames since 00:00:00:00, from 0.
 * @param rate Frames per second.
 * @throws {NotesError} when the rate has no such timecode, or the frame lies past 24 hours.
 */
export function framesToTimecode(frames: number, rate: FrameRate, options: TimecodeOptions = {}): string {
  return formatTimecode(frames, timecodeCount(parseFrameRate(rate), options.dropFrame ?? false));
}

/**
 * The frame of a timecode, counted from 00:00:00:00.
 *
 * @param timecode `HH:MM:SS:FF`; with `;` or `.` before the frames it is drop-frame.
 * @param rate Frames per second.
 * @throws {NotesError} `bad-timecode` when there is no such timecode at this rate, which includes the labels that
 * drop-frame skips.
 */
export function timecodeToFrames(timecode: string, rate: FrameRate, options: TimecodeOptions = {}): number {
  return readTimecode(timecode, parseFrameRate(rate), options.dropFrame).frames;
}

/** The frame of a timecode, and how it counts. */
export function readTimecode(
  timecode: string,
  rate: RationalFrameRate,
  dropFrame: boolean | undefined,
): { readonly frames: number; readonly dropFrame: boolean } {
  const parts = /^(\d\d):(\d\d):(\d\d)([:;.])(\d{2,4})$/.exec(timecode);
  if (!parts) return refuse(timecode, "write it as HH:MM:SS:FF, or HH:MM:SS;FF for drop-frame.");
  const marked = parts[4] !== ":";
  if (marked && dropFrame === false) {
    return refuse(timecode, "it is drop-frame, but dropFrame is false: write a colon before the frames.");
  }
  const drops = dropFrame ?? marked;
  const count = timecodeCount(rate, drops);
  const [hours, minutes, seconds, frames] = [parts[1], parts[2], parts[3], parts[5]].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (hours > 23 || minutes > 59 || seconds > 59 || frames >= count.base) {
    return refuse(timecode, `at this rate it goes up to ${formatTimecode(count.framesPerDay - 1, count)}.`);
  }
  if (seconds === 0 && frames < count.dropped && minutes % 10 !== 0) {
    return refuse(timecode, "drop-frame skips it: use the next label that exists.");
  }
  const minute = hours * 60 + minutes;
  const label = (minute * 60 + seconds) * count.base + frames;
  return { frames: label - count.dropped * (minute - Math.floor(minute / 10)), dropFrame: drops };
}

/** The timecode of a frame, counted from 00:00:00:00. */
export function formatTimecode(frames: number, count: TimecodeCount): string {
  if (!Number.isSafeInteger(frames) || frames < 0) {
    throw new NotesError("bad-timecode", `${frames} is no number of frames: give an integer from 0.`);
  }
  if (frames >= count.framesPerDay) {
    throw new NotesError(
      "past-24-hours",
      `Frame ${frames} lies past 24 hours of timecode, which ends at frame ${count.framesPerDay - 1}: start earlier.`,
    );
  }
  const label = frames + skippedLabels(frames, count);
  const seconds = Math.floor(label / count.base);
  const digits = Math.max(2, String(count.base - 1).length);
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${clock.map((part) => String(part).padStart(2, "0")).join(":")}${count.dropped > 0 ? ";" : ":"}${String(
    label % count.base,
  ).padStart(digits, "0")}`;
}

/** How many labels drop-frame has skipped before a frame: in every minute but each tenth. */
function skippedLabels(frames: number, { base, dropped }: TimecodeCount): number {
  if (dropped === 0) return 0;
  const perMinute = 60 * base - dropped;
  const perTenMinutes = 600 * base - 9 * dropped;
  const tens = Math.floor(frames / perTenMinutes);
  const rest = frames % perTenMinutes;
  return dropped * (9 * tens + Math.max(0, Math.floor((rest - dropped) / perMinute)));
}

function refuse(timecode: string, advice: string): never {
  throw new NotesError("bad-timecode", `${excerpt(timecode)} is no timecode here: ${advice}`);
}
