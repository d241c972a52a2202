// Measures writing a model in memory to a file.
import { inputFile, sizeOf, warm } from "../lib/inputs.mjs";
import { megabytes, rate, ratio } from "../lib/report.mjs";
import { median, steady, timesFaster } from "../lib/statistics.mjs";
import { runWorker, takeTurns } from "../lib/workers.mjs";

/** @typedef {import("../workers/write.mjs").WriteResult} WriteResult */
/** @typedef {import("../lib/report.mjs").Goal} Goal */
/** @typedef {import("../lib/report.mjs").Table} Table */

const WRITERS = [{ name: "encodeSession" }, { name: "stringifySession" }, { name: "fast-xml-parser" }];

/**
 * @param {import("../run.mjs").Settings} settings
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function writing({ sizes, rounds, clock }) {
  const [size = 10] = sizes;
  /** @type {Table[]} */
  const tables = [];
  /** @type {Goal[]} */
  const goals = [];
  for (const shape of /** @type {const} */ (["drawing", "notes"])) {
    const file = await inputFile(shape, size);
    await warm(file);
    /** @type {Map<string, WriteResult[]>} */
    const results = await takeTurns(WRITERS, rounds, ({ name }) =>
      runWorker("write.mjs", { writer: name, file, times: 8 }),
    );
    const times = (/** @type {string} */ name) =>
      (results.get(name) ?? []).map(({ durations }) => steady(durations.map((duration) => duration[clock])));
    const base = times("fast-xml-parser");
    const rows = WRITERS.map(({ name }) => {
      const runs = results.get(name) ?? [];
      return [
        name,
        // The builder writes more text for the same session, so speed is per byte of the session's own file.
        rate(sizeOf(file) / 1000 / median(times(name))),
        ratio(timesFaster(times(name), base)),
        megabytes(median(runs.map(({ peak }) => peak))),
      ];
    });
    const columns = ["writer", "steady MB/s", "× fast-xml-parser", "peak MB"];
    tables.push({ title: `Writing: ${shape}, ${size} MB`, columns, rows });
    for (const [name, wanted] of /** @type {const} */ ([
      ["stringifySession", 4],
      ["encodeSession", 8],
    ])) {
      goals.push({
        what: `${name}, ${shape} ${size} MB, against fast-xml-parser's builder`,
        measured: timesFaster(times(name), base),
        bound: "least",
        wanted,
        unit: "×",
      });
    }
  }
  return { goals, tables };
}
