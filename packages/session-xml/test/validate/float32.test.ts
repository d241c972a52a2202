import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestFloat32 } from "../../src/lib/validate/float32.ts";

/** The same with exact fractions: slow, but certain. */
function nearestByFractions(text: string): number {
  const match = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]+))?$/.exec(text);
  const digits = BigInt(`${match?.[2] ?? ""}${match?.[3] ?? ""}`);
  const exponent = Number(match?.[4] ?? 0) - (match?.[3]?.length ?? 0);
  const sign = match?.[1] === "-" ? -1 : 1;
  let [top, bottom] =
    exponent >= 0 ? [digits * 10n ** BigInt(exponent), 1n] : [digits, 10n ** BigInt(-exponent)];
  // The unit in the last place is 2^power, with 24 bits before it, and never below 2^-149.
  let power = -149;
  while (top * 2n ** 149n >= bottom * 2n ** 24n) {
    bottom *= 2n;
    power += 1;
  }
  top *= 2n ** 149n;
  let units = top / bottom;
  const rest = (top % bottom) * 2n;
  if (rest > bottom || (rest === bottom && units % 2n === 1n)) units += 1n;
  return sign * Number(units) * 2 ** power;
}

const UP = 2 ** -24;

describe("float32 returns the nearest 32-bit number", () => {
  test.each([
    ["1", 1],
    [" 0.2\n", Math.fround(0.2)],
    ["-2.5e-1", -0.25],
    ["INF", Infinity],
    ["-INF", -Infinity],
    ["0", 0],
    ["1e-46", 0],
    ["1e39", Infinity],
  ])("of %s", (text, expected) => {
    const value = text.includes("INF") ? Number(text.replace("INF", "Infinity")) : Number(text);
    expect(nearestFloat32(text, value)).toBe(expected);
  });

  test("of NaN, which is NaN", () => {
    expect(nearestFloat32("NaN", NaN)).toBeNaN();
  });

  test.each([
    // Exactly between 1 and the next number: to even.
    ["1.000000059604644775390625", 1],
    ["1.00000005960464477539062500000000000000000000", 1],
    // Slightly more or less, beyond the precision of a double.
    ["1.0000000596046447753906250000000000000000000001", 1 + 2 * UP],
    ["1.0000000596046447753906249999999999999999999999", 1],
    ["-1.0000000596046447753906250000000000000000000001", -1 - 2 * UP],
    ["10000000596046447753906250000000000000000000001e-46", 1 + 2 * UP],
    ["000.0010000000596046447753906250000000000000000000001E3", 1 + 2 * UP],
    // Half of the smallest number above 0.
    [`${String(5n ** 150n)}e-150`, 0],
    [`${String(5n ** 150n)}0000000000000001e-166`, 2 ** -149],
    [`-${String(5n ** 150n)}0000000000000001e-166`, -(2 ** -149)],
    // Between two large whole numbers: 2^24 and 2^24 + 2.
    ["16777217", 16777216],
    ["16777217.0000000000000000000000001", 16777218],
    ["16777218.9999999999999999999999999", 16777218],
    ["16777219", 16777220],
    ["0016777217.00", 16777216],
    ["+1677721700000000000000000000000000000001e-32", 16777218],
    ["\n16777217.0000000000000000000000001\t", 16777218],
    ["1.67772170000000000000000000000000000001E7 \n", 16777218],
    [" -.167772170e+8 ", -16777216],
  ])("of %s near a midpoint", (text, expected) => {
    expect(nearestFloat32(text, Number(text))).toBe(expected);
    expect(nearestByFractions(text.trim())).toBe(expected);
  });

  test("no power of ten is a midpoint, so digits distinguish texts from numbers there", () => {
    for (let power = -50; power <= 38; power += 1) {
      const value = Number(`1e${String(power)}`);
      const single = Math.fround(value);
      const other = value + (value - single);
      expect(single !== value && Math.fround(other) === other, String(power)).toBe(false);
    }
  });

  test("float32 agrees with exact fractions, especially near midpoints", () => {
    const singles = fc.float({
      noNaN: true,
      noDefaultInfinity: true,
      min: Math.fround(-1e30),
      max: Math.fround(1e30),
    });
    const tails = fc.constantFrom("", "0", "1", "5", "0000000000000000000000000000001", "9999999999");
    fc.assert(
      fc.property(singles, fc.boolean(), tails, (single, isBelow, tail) => {
        const exact = decimal(single);
        const text = isBelow ? belowMiddle(exact) : `${exact}${exact.includes(".") ? "" : "."}${tail}`;
        expect(nearestFloat32(text, Number(text)) + 0).toBe(nearestByFractions(text) + 0);
        const half = decimal((single + next(single)) / 2);
        const middle = `${half}${half.includes(".") ? "" : "."}${tail}`;
        expect(nearestFloat32(middle, Number(middle)) + 0).toBe(nearestByFractions(middle) + 0);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  test("float32 takes time in proportion to the length", () => {
    const text = `1.000000059604644775390625${"0".repeat(2_000_000)}1`;
    expect(nearestFloat32(text, Number(text))).toBe(1 + 2 * UP);
  });
});

function next(single: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setFloat32(0, single);
  view.setInt32(0, view.getInt32(0) + 1);
  return view.getFloat32(0);
}

/** Returns all digits of a 32-bit number or of a midpoint. */
function decimal(value: number): string {
  let halvings = 0;
  let whole = Math.abs(value);
  while (!Number.isInteger(whole)) {
    whole *= 2;
    halvings += 1;
  }
  const digits = String(BigInt(whole) * 5n ** BigInt(halvings)).padStart(halvings + 1, "0");
  const sign = value < 0 ? "-" : "";
  return halvings === 0
    ? `${sign}${digits}`
    : `${sign}${digits.slice(0, -halvings)}.${digits.slice(-halvings)}`;
}

/** Slightly smaller in size. */
function belowMiddle(text: string): string {
  return /[1-9]$/.test(text) && text.includes(".")
    ? text.replace(/.$/, (digit) => `${String(Number(digit) - 1)}99999999999999999999`)
    : text;
}
