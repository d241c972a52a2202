import type { Fraction } from "../base/movie-info.ts";

/** Returns a fraction in lowest terms. Both numbers must be positive safe integers. */
export function fraction(numerator: number, denominator: number): Fraction {
  let a = numerator;
  let b = denominator;
  while (b > 0) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

/** Returns the fraction with the smallest denominator within `tolerance` of a positive value. */
export function simplestFraction(value: number, tolerance: number): Fraction | undefined {
  for (let denominator = 1; denominator <= 1000; denominator += 1) {
    const numerator = Math.round(value * denominator);
    if (numerator > 0 && Math.abs(numerator / denominator - value) <= tolerance)
      return { numerator, denominator };
  }
  return undefined;
}
