// Reads one file repeatedly, and prints the time of each run.
import { readFileSync } from "node:fs";
import { timed } from "../lib/clock.mjs";
import { peakMemory } from "../lib/memory.mjs";

/**
 * @typedef {object} ReadTask
 * @property {string} reader A file of `bench/readers`.
 * @property {object} [settings] For the reader.
 * @property {string} file
 * @property {"text" | "bytes"} form The form of the reader's input.
 * @property {number} times Number of runs.
 * @property {"figures" | "model"} [print]
 */

/**
 * @typedef {object} ReadResult
 * @property {import("../lib/clock.mjs").Duration[]} durations
 * @property {number} peak Bytes.
 * @property {import("../readers/summary.mjs").Summary} [summary]
 */

/** @type {ReadTask} */
const { reader, settings = {}, file, form, times, print = "figures" } = JSON.parse(process.argv[2] ?? "{}");
const { createReader } = await import(`../readers/${reader}.mjs`);
const { read, summarize, model } = await createReader(settings);
const input = form === "text" ? readFileSync(file, "utf8") : readFileSync(file);
const durations = [];
let last;
for (let time = 0; time < times; time += 1) {
  last = undefined;
  const { result, duration } = await timed(() => read(input));
  durations.push(duration);
  last = result;
}
const peak = peakMemory();
process.stdout.write(
  JSON.stringify(print === "model" ? model(last) : { durations, peak, summary: summarize(last) }),
);
