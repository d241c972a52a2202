import { MediaInfoError } from "../base/media-info-error.ts";
import type { SampleRuns } from "../time/frame-rate.ts";
import { eachRun } from "./sample-tables.ts";
import type { Edit } from "./track.ts";

/** Limit of edits times runs of samples. A real movie needs a few thousand; a hostile one could take hours. */
const MOST_STEPS = 20_000_000;

export interface EditedFrames {
  readonly frameCount: number;
  readonly firstFrameTime: number;
}

/** A movie's clocks, in ticks a second. */
export interface Clocks {
  readonly movie: number;
  readonly media: number;
}

/** Times at which samples are shown, in ticks of the media. */
export interface Composition {
  /** Start of the first sample. */
  readonly first: number;
  /** End of the last sample. */
  readonly end: number;
  /** Average duration of a sample. */
  readonly frame: number;
}

/** Returns the seconds before the first edit that shows something. */
export function delayOf(edits: readonly Edit[], movieTimescale: number): number {
  let ticks = 0;
  for (const { duration, mediaTime } of edits) {
    if (mediaTime !== -1) return ticks / movieTimescale;
    ticks += duration;
  }
  return 0;
}

/**
 * Whether the edits show each sample once: there is a single edit, perhaps after a pause, that begins no later than the first sample and
 * ends no earlier than the last.
 */
export function showsEverything(
  edits: readonly Edit[],
  clocks: Clocks,
  { first, end, frame }: Composition,
): boolean {
  const shown = edits.filter(({ mediaTime }) => mediaTime !== -1);
  const [only] = shown;
  if (only === undefined) return edits.length === 0;
  if (shown.length > 1 || only.rate !== 1) return false;
  const tick = Math.min(clocks.media / clocks.movie, frame / 2);
  return only.mediaTime <= first + tick && endOf(only, clocks) >= end - tick;
}

/** Counts the samples that an edit shows for more than a tick of the movie. */
export function countEdited(
  edits: readonly Edit[],
  clocks: Clocks,
  durations: SampleRuns,
  offsets: SampleRuns,
): EditedFrames {
  const shown = edits.filter(({ mediaTime }) => mediaTime !== -1);
  if (shown.length * (durations.length + offsets.length) > MOST_STEPS)
    throw new MediaInfoError("limit-exceeded", { limit: "edits", value: MOST_STEPS });
  const tick = clocks.media / clocks.movie;
  let frameCount = 0;
  for (const edit of shown) {
    const end = edit.rate === 0 ? edit.mediaTime + 1 : endOf(edit, clocks);
    eachRun(durations, offsets, (count, decodeTime, delta, offset) => {
      frameCount += overlapping(
        count,
        decodeTime + offset,
        delta,
        edit.mediaTime,
        end,
        edit.rate === 0 ? 0 : tick,
      );
      return undefined;
    });
  }
  return { frameCount, firstFrameTime: delayOf(edits, clocks.movie) };
}

/** Returns the end of an edit in the media. A duration of 0 means that the movie's length was unknown when the edit was written. */
function endOf({ duration, mediaTime, rate }: Edit, clocks: Clocks): number {
  return duration === 0 ? Infinity : mediaTime + (duration * rate * clocks.media) / clocks.movie;
}

/** Of `count` samples from `start`, `delta` ticks each, counts those with more than `tick` ticks between `from` and `to`. */
function overlapping(
  count: number,
  start: number,
  delta: number,
  from: number,
  to: number,
  tick: number,
): number {
  if (delta === 0) return 0;
  // A sample shorter than a tick of the movie counts when half of it is shown.
  const least = Math.min(tick, delta / 2);
  if (to - from <= least) return 0;
  // Sample k lasts from start + k·delta to start + (k + 1)·delta.
  const first = Math.max(0, Math.floor((from + least - start) / delta - 1) + 1);
  const last = Math.min(count - 1, Math.ceil((to - least - start) / delta) - 1);
  return Math.max(0, last - first + 1);
}
