import type { Fraction } from "../base/movie-info.ts";

/** A fraction in lowest terms. Both numbers are positive and safe integers. */
export function fraction(numerator: number, denominator: number): Fraction {
  let a = numerator;
  let b = denominator;
  while (b > 0) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

/** The fraction with the smallest denominator that is within `tolerance` of a positive value. */
export function simplestFraction(value: number, tolerance: number): Fraction | undefined {
  for (let denominator = 1; denominator <= 1000; denominator += 1) {
    const numerator = Math.round(value * denominator);
    if (numerator > 0 && Math.abs(numerator / denominator - value) <= tolerance)
      return { numerator, denominator };
  }
  return undefined;
}
