import { expectArgument } from "../base/media-info-error.ts";
import type { Fraction, MovieInfo } from "../base/movie-info.ts";
import { fraction } from "./fraction.ts";

/** Runs of samples: `counts[i]` consecutive samples of `deltas[i]` ticks each. */
export interface SampleRuns {
  readonly length: number;
  readonly counts: ArrayLike<number>;
  readonly deltas: ArrayLike<number>;
}

export interface RunsRate {
  readonly rate: Fraction | undefined;
  readonly isVariable: boolean;
}

/**
 * Finds the rate of samples. The rate is constant when every sample k is within a tick of `k / rate`. A single delta gives it exactly;
 * several deltas round a rate that the timescale cannot express (25, 25, 25, 26 at 600 is 24000/1001).
 */
export function rateOfRuns(runs: SampleRuns, timescale: number): RunsRate {
  const { samples, ticks, delta } = startTimes(runs);
  // A single sample starts at 0 at any rate, so only its duration is known.
  if (samples === 1) {
    const only = runs.deltas[runs.length - 1] ?? 0;
    return { rate: only > 0 ? fraction(timescale, only) : undefined, isVariable: false };
  }
  if (ticks === 0) return { rate: undefined, isVariable: false };
  if (delta !== undefined) return { rate: fraction(timescale, delta), isVariable: false };
  const average = ((samples - 1) * timescale) / ticks;
  let best: Fraction | undefined;
  let bestError = Infinity;
  for (const rate of nearRates(average)) {
    const error = largestError(runs, (timescale * rate.denominator) / rate.numerator);
    if (error < bestError) [best, bestError] = [rate, error];
  }
  if (best !== undefined && bestError <= 1) return { rate: best, isVariable: false };
  return { rate: fraction((samples - 1) * timescale, ticks), isVariable: true };
}

/** Adds up the durations except the last, which no other sample follows and which is often irregular. */
function startTimes(runs: SampleRuns): { samples: number; ticks: number; delta: number | undefined } {
  let samples = 0;
  let ticks = 0;
  let delta: number | undefined;
  let isUniform = true;
  for (let i = 0; i < runs.length; i += 1) {
    const count = runs.counts[i] ?? 0;
    const own = runs.deltas[i] ?? 0;
    const steps = i === runs.length - 1 ? count - 1 : count;
    samples += count;
    ticks += steps * own;
    if (steps <= 0) continue;
    if (delta !== undefined && delta !== own) isUniform = false;
    delta = own;
  }
  return { samples, ticks, delta: isUniform && delta !== undefined && delta > 0 ? delta : undefined };
}

/** Yields whole rates from 12 to 120 near the average, and each divided by 1.001. */
function* nearRates(average: number): Generator<Fraction> {
  for (const whole of new Set([Math.floor(average), Math.ceil(average), Math.round(average * 1.001)])) {
    if (whole < 12 || whole > 120) continue;
    yield { numerator: whole, denominator: 1 };
    yield fraction(whole * 1000, 1001);
  }
}

/** Returns the largest distance of a sample from its regular time, in ticks. It is linear within a run, so the ends suffice. */
function largestError(runs: SampleRuns, ticksPerFrame: number): number {
  let sample = 0;
  let time = 0;
  let largest = 0;
  for (let i = 0; i < runs.length; i += 1) {
    const count = runs.counts[i] ?? 0;
    const delta = runs.deltas[i] ?? 0;
    for (const step of [0, count - 1])
      largest = Math.max(largest, Math.abs(time + step * delta - (sample + step) * ticksPerFrame));
    sample += count;
    time += count * delta;
  }
  return largest;
}

/** Returns the exact fraction of a rate with three decimals: 23.976 is 24000/1001. */
export function rateOfDecimal(value: number): Fraction | undefined {
  if (!Number.isFinite(value) || value <= 0 || value > 100_000) return undefined;
  for (const rate of nearRates(value))
    if (Math.abs(rate.numerator / rate.denominator - value) <= 0.000_51) return rate;
  const thousandths = Math.round(value * 1000);
  return thousandths === 0 ? undefined : fraction(thousandths, 1000);
}

/**
 * Returns the frame rate in frames per second, or `undefined` when it is unknown or the frames come at irregular times.
 *
 * @example
 * import { frameRateNumber } from "@cinesync/media-info";
 *
 * frameRateNumber({ frameRate: { numerator: 24000, denominator: 1001 } }); // 23.976023976023978
 */
export function frameRateNumber(
  info: Pick<MovieInfo, "frameRate"> & Partial<Pick<MovieInfo, "variableFrameRate">>,
): number | undefined {
  expectArgument(typeof info === "object" && (info as object | null) !== null, "info", "an object", info);
  if (info.frameRate === undefined || info.variableFrameRate === true) return undefined;
  return info.frameRate.numerator / info.frameRate.denominator;
}
