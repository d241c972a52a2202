// Measures rendering the objects of a frame as SVG.
import { DRAWINGS } from "../lib/drawings.mjs";
import { median } from "../lib/statistics.mjs";
import { runWorker, takeTurns } from "../lib/workers.mjs";

/** @typedef {{ duration: import("../lib/clock.mjs").Duration, size: number }} Result */

/** The size limit of each drawing's SVG, in MB. */
const LIMITS = /** @type {Readonly<Record<keyof typeof DRAWINGS, number>>} */ ({
  "10,000 points": 0.25,
  "10,000 points under an eraser of 200": 0.45,
  "100,000 points anywhere": 5,
  "100,000 points anywhere under an eraser of 200": 5,
  "3,000 strokes under 3,000 erasers": 5,
});

/**
 * @param {import("../run.mjs").Settings} settings
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function drawing({ rounds, clock }) {
  const names = /** @type {(keyof typeof DRAWINGS)[]} */ (Object.keys(DRAWINGS));
  const contestants = names.map((name) => ({ name }));
  const results = await takeTurns(
    contestants,
    rounds,
    ({ name }) => /** @type {Promise<Result>} */ (runWorker("draw.mjs", { drawing: name })),
  );
  const sizeOf = (/** @type {string} */ name) => (results.get(name)?.[0]?.size ?? NaN) / 1e6;
  const rows = names.map((name) => [
    name,
    median(results.get(name)?.map(({ duration }) => duration[clock]) ?? []).toFixed(0),
    sizeOf(name).toFixed(2),
  ]);
  return {
    goals: names.map((name) => ({
      what: `SVG of ${name}`,
      measured: sizeOf(name),
      bound: "most",
      wanted: LIMITS[name],
      unit: "MB",
    })),
    tables: [{ title: "Drawing", columns: ["drawing", "ms", "MB"], rows }],
  };
}
