import { showValue } from "@cinesync/session-xml";
import { NotesError } from "../base/notes-error.ts";
import { quote } from "../base/quote.ts";

/** Frames per second as an exact fraction in lowest terms, for example 24000/1001. */
export interface RationalFrameRate {
  /** A positive integer. */
  readonly numerator: number;
  /** A positive integer. */
  readonly denominator: number;
}

/**
 * Frames per second: a number, an exact fraction, or either as text (`"24000/1001"`, `"29.97"`). The usual
 * decimal names of NTSC rates (23.976 or 23.98, 29.97, 47.95, 59.94, 119.88) mean the exact rate, N · 1000/1001.
 */
export type FrameRate = number | string | RationalFrameRate;

const HIGHEST_RATE = 1000;
const NTSC_RATES: readonly number[] = [12, 15, 24, 30, 48, 60, 72, 96, 120];
/** 23.98 is 0.004 away from 24000/1001; no two rates in use are closer than 0.024. */
const NAME_TOLERANCE = 0.005;
/** The error of a whole number in a 32-bit float or in six digits. */
const WHOLE_TOLERANCE = 0.0005;

/**
 * Returns the exact frame rate that a number or a text means.
 *
 * @throws {NotesError} `invalid-frame-rate` when it is not above 0 and at most 1000.
 * @example
 * import { parseFrameRate } from "@cinesync/notes";
 *
 * parseFrameRate(59.94); // { numerator: 60000, denominator: 1001 }
 */
export function parseFrameRate(rate: FrameRate): RationalFrameRate {
  if (typeof rate === "number") return rationalOf(rate) ?? refuse(String(rate));
  if (typeof rate === "string") {
    const text = rate.trim();
    const fraction = /^(\d{1,9}) ?\/ ?(\d{1,9})$/.exec(text);
    if (fraction) return exact(Number(fraction[1]), Number(fraction[2])) ?? refuse(quote(rate));
    const decimal = /^\d{1,9}(?:\.\d*)?$/.test(text) ? rationalOf(Number(text)) : undefined;
    return decimal ?? refuse(quote(rate));
  }
  if (typeof rate !== "object" || (rate as object | null) === null) return refuse(showValue(rate));
  const { numerator, denominator } = rate;
  return exact(numerator, denominator) ?? refuse(`${numerator}/${denominator}`);
}

/** Returns the frame rate that a session has for a movie; undefined where it has none, or none that makes sense. */
export function statedFrameRate(framesPerSecond: number | undefined): RationalFrameRate | undefined {
  return framesPerSecond === undefined ? undefined : rationalOf(framesPerSecond);
}

/**
 * Returns the number of frames that timecode counts in a second: 24 for both 24 and 24000/1001. Undefined for a rate
 * that timecode cannot count, such as 12.5.
 */
export function timecodeBase({ numerator, denominator }: RationalFrameRate): number | undefined {
  if (denominator === 1) return numerator;
  const base = (numerator * 1001) / (denominator * 1000);
  return Number.isInteger(base) ? base : undefined;
}

export function isSameRate(a: RationalFrameRate, b: RationalFrameRate): boolean {
  return a.numerator === b.numerator && a.denominator === b.denominator;
}

/** Names a rate for people: 23.976, 25. */
export function rateName({ numerator, denominator }: RationalFrameRate): string {
  return String(Number((numerator / denominator).toFixed(3)));
}

function rationalOf(rate: number): RationalFrameRate | undefined {
  if (!(rate > 0 && rate <= HIGHEST_RATE)) return undefined;
  const whole = Math.round(rate);
  if (Math.abs(rate - whole) < WHOLE_TOLERANCE) return exact(whole, 1);
  const base = NTSC_RATES.find((candidate) => Math.abs(rate - (candidate * 1000) / 1001) < NAME_TOLERANCE);
  return base === undefined ? exact(Math.round(rate * 1e6), 1e6) : exact(base * 1000, 1001);
}

function exact(numerator: number, denominator: number): RationalFrameRate | undefined {
  const whole = [numerator, denominator].every((part) => Number.isSafeInteger(part) && part > 0);
  if (!whole || numerator > denominator * HIGHEST_RATE) return undefined;
  const divisor = greatestCommonDivisor(numerator, denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function refuse(value: string): never {
  throw new NotesError("invalid-frame-rate", {
    value,
    expected: `above 0 and at most ${HIGHEST_RATE}, such as 24, 29.97 or "24000/1001"`,
  });
}
