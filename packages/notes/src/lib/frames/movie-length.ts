import type { RationalFrameRate } from "../time/frame-rate.ts";
import { expectArgument } from "../base/expect-argument.ts";
import { parseFrameRate, timecodeBase } from "../time/frame-rate.ts";
import { framesToTimecode, hasDropFrame } from "../time/timecode.ts";
import type { MediaLength } from "./frame-options.ts";

/** The fields of `MovieInfo` in `@cinesync/media-info` that give a length. */
export interface MovieFacts {
  readonly frameCount?: number | undefined;
  readonly frameRate?: RationalFrameRate | undefined;
  readonly startTimecode?:
    | {
        /** Frames since 00:00:00:00 at the nominal rate. */
        readonly frame: number;
        /** Frames that the timecode counts in a second, which may be fewer than the movie has. */
        readonly nominalRate: number;
        readonly dropFrame: boolean;
      }
    | undefined;
}

/**
 * Turns what `@cinesync/media-info` reads of a movie into a length for the option `durations`. A start timecode that
 * counts 30 frames a second in a movie of 60 becomes the same time at 60.
 *
 * @example
 * import { movieLength, noteRows } from "@cinesync/notes";
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 *
 * const info = {
 *   frameCount: 96,
 *   frameRate: { numerator: 24, denominator: 1 },
 *   startTimecode: { frame: 86_400, nominalRate: 24, dropFrame: false },
 * };
 * movieLength(info); // { frames: 96, frameRate: { … }, startTimecode: "01:00:00:00" }
 * noteRows(createSession({ media: [createMediaFile("/a.mov")] }), { durations: () => movieLength(info) });
 */
export function movieLength(facts: MovieFacts): MediaLength {
  expectArgument("object", "facts", facts);
  const { frameCount, frameRate, startTimecode } = facts;
  return {
    frames: frameCount !== undefined && frameCount >= 1 ? frameCount : undefined,
    frameRate,
    startTimecode: startText(startTimecode, frameRate),
  };
}

/** Undefined for a timecode that does not fit the movie's rate. */
function startText(
  start: MovieFacts["startTimecode"],
  frameRate: RationalFrameRate | undefined,
): string | undefined {
  if (start === undefined || frameRate === undefined) return undefined;
  const rate = parseFrameRate(frameRate);
  const factor = (timecodeBase(rate) ?? 0) / start.nominalRate;
  const frames = start.frame * factor;
  if (!Number.isSafeInteger(factor) || factor < 1 || !Number.isSafeInteger(frames) || frames < 0) {
    return undefined;
  }
  const dropFrame = start.dropFrame && hasDropFrame(rate);
  try {
    return framesToTimecode(frames, rate, { dropFrame });
  } catch {
    return undefined;
  }
}
