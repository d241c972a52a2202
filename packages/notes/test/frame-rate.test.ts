import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseFrameRate } from "../src/index.ts";

describe("parseFrameRate", () => {
  test.each([
    [23.976, 24000, 1001],
    [23.98, 24000, 1001],
    [24000 / 1001, 24000, 1001],
    [24, 24, 1],
    [25, 25, 1],
    [29.97, 30000, 1001],
    [29.97003, 30000, 1001],
    [30, 30, 1],
    [47.95, 48000, 1001],
    [47.952, 48000, 1001],
    [48, 48, 1],
    [50, 50, 1],
    [59.94, 60000, 1001],
    [60, 60, 1],
    [119.88, 120000, 1001],
    [2, 2, 1],
    [12.5, 25, 2],
    [Math.fround(29.97), 30000, 1001],
    [Math.fround(24.00001), 24, 1],
    ["24000/1001", 24000, 1001],
    [" 48 / 2 ", 24, 1],
    ["29.97", 30000, 1001],
    ["25.", 25, 1],
    [{ numerator: 60000, denominator: 1001 }, 60000, 1001],
    [{ numerator: 50, denominator: 2 }, 25, 1],
    [{ numerator: 2997, denominator: 100 }, 2997, 100],
  ])("%o is exactly %i/%i", (rate, numerator, denominator) => {
    expect(parseFrameRate(rate)).toEqual({ numerator, denominator });
  });

  test.each([
    0,
    -24,
    NaN,
    Infinity,
    1000.5,
    1e9,
    "",
    "fast",
    "24fps",
    "-24",
    "0/1",
    "24/0",
    "9999999/1",
    { numerator: 24.5, denominator: 1 },
    { numerator: 24, denominator: -1 },
  ])("rejects %o and lists rates that exist", (rate) => {
    expect(() => parseFrameRate(rate)).toThrow(
      expect.objectContaining({
        code: "invalid-frame-rate",
        details: expect.objectContaining({
          expected: expect.stringContaining("24000/1001") as string,
        }) as object,
      }),
    );
  });

  test("is in lowest terms and never further off than its name", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1000, noNaN: true }), (rate) => {
        const { numerator, denominator } = parseFrameRate(rate);
        expect(Math.abs(numerator / denominator - rate)).toBeLessThan(0.005);
        expect(parseFrameRate({ numerator, denominator })).toEqual({ numerator, denominator });
      }),
    );
  });
});
