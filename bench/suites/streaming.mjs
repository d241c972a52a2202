// Measures memory and speed of reading and writing part by part.
import { inputFile, sizeOf, warm } from "../lib/inputs.mjs";
import { megabytes, rate, ratio } from "../lib/report.mjs";
import { median, timesFaster } from "../lib/statistics.mjs";
import { runWorker, takeTurns } from "../lib/workers.mjs";

/** @typedef {import("../workers/stream.mjs").StreamResult} StreamResult */
/** @typedef {import("../workers/read.mjs").ReadResult} ReadResult */
/** @typedef {import("../lib/report.mjs").Goal} Goal */
/** @typedef {import("../lib/report.mjs").Table} Table */
/** @typedef {import("../lib/generate.mjs").Shape} Shape */
/** @typedef {import("../run.mjs").Settings} Settings */

/** @type {readonly Shape[]} */
const SHAPES = ["one-movie", "movies", "drawing", "notes"];

const ALONE = "reading alone";
const IN_MEMORY = "parseSession, first";

/** With a larger model in memory, the benchmark would measure the machine's memory. */
const LARGEST_IN_MEMORY = 100;

/**
 * @param {Settings} settings
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function streaming(settings) {
  const size = settings.isFull ? 1000 : (settings.sizes.at(-1) ?? 100);
  /** @type {Table[]} */
  const tables = [];
  /** @type {Goal[]} */
  const goals = [];
  for (const shape of SHAPES) {
    const memory = await measureShape(shape, size, settings);
    tables.push(memory.table);
    goals.push(...memory.goals);
  }
  for (const shape of /** @type {const} */ (["drawing", "notes"])) {
    const growth = await measureGrowth(shape, settings);
    tables.push(growth.table);
    goals.push(...growth.goals);
  }
  return { goals, tables };
}

/**
 * @param {Shape} shape
 * @param {number} size
 * @param {Settings} settings
 */
async function measureShape(shape, size, { clock, rounds }) {
  // readMedia holds a whole movie, so do not measure it with a session of one movie.
  const loops = [
    ALONE,
    "readSessionParts",
    ...(shape === "one-movie" ? [] : ["readMedia"]),
    "writeSessionParts",
  ];
  const file = await inputFile(shape, size);
  await warm(file);
  const turns = size > LARGEST_IN_MEMORY ? Math.min(rounds, 2) : rounds;
  const large = await run(
    loops.map((name) => ({ name })),
    file,
    turns,
  );
  // Compare the throughput at a size that both can handle.
  const common = Math.min(size, LARGEST_IN_MEMORY);
  const small = await inputFile(shape, common);
  await warm(small);
  const speed = await run(
    [...loops.slice(1), IN_MEMORY].map((name) => ({ name })),
    small,
    rounds,
  );
  const time = (/** @type {Map<string, StreamResult[]>} */ of, /** @type {string} */ name) =>
    (of.get(name) ?? []).map(({ duration }) => duration[clock]);
  const peak = (/** @type {string} */ name) => median((large.get(name) ?? []).map((result) => result.peak));
  const above = (/** @type {string} */ name) => peak(name) - peak(ALONE);
  const inMemory = (/** @type {string} */ name) => timesFaster(time(speed, name), time(speed, IN_MEMORY));
  const rows = loops.map((name) => [
    name,
    megabytes(peak(name)),
    name === ALONE ? "" : (above(name) / 1e6).toFixed(1),
    rate(sizeOf(file) / 1000 / median(time(large, name))),
    name === ALONE ? "" : ratio(inMemory(name)),
  ]);
  const columns = ["loop", "peak MB", "above reading alone", "MB/s", `× parseSession, ${common} MB`];
  const goals = loops.slice(1).flatMap((name) => [
    /** @type {Goal} */ ({
      what: `${name}, ${shape} ${size} MB: memory above a loop that only reads`,
      measured: above(name) / 1e6,
      bound: "most",
      wanted: 20,
      unit: "MB",
    }),
    ...(name === "writeSessionParts"
      ? []
      : [
          /** @type {Goal} */ ({
            what: `${name}, ${shape} ${common} MB: throughput against parseSession`,
            measured: inMemory(name),
            bound: "least",
            wanted: 0.8,
            unit: "×",
          }),
        ]),
  ]);
  return { goals, table: { title: `Streaming: ${shape}, ${size} MB`, columns, rows } };
}

/**
 * @param {"drawing" | "notes"} shape
 * @param {Settings} settings
 */
async function measureGrowth(shape, { clock, rounds }) {
  const [small, large] = [await inputFile(shape, 10), await inputFile(shape, 100)];
  const files = [
    { name: "10 MB", file: small },
    { name: "100 MB", file: large },
  ];
  for (const { file } of files) await warm(file);
  /** @type {Map<string, StreamResult[]>} */
  const results = await takeTurns(files, rounds, ({ file }) =>
    runWorker("stream.mjs", { loop: "readSessionParts", file }),
  );
  const time = (/** @type {string} */ name) =>
    (results.get(name) ?? []).map(({ duration }) => duration[clock]);
  const growth = timesFaster(time("10 MB"), time("100 MB"));
  const rows = files.map(({ name, file }) => [
    name,
    median(time(name)).toFixed(0),
    rate(sizeOf(file) / 1000 / median(time(name))),
  ]);
  /** @type {readonly Goal[]} */
  const goals = [
    {
      what: `readSessionParts, ${shape}: how many times as long 100 MB take as 10 MB`,
      measured: growth,
      bound: "most",
      wanted: 10.5,
      unit: "×",
    },
  ];
  return {
    goals,
    table: { title: `Growth: ${shape}, readSessionParts`, columns: ["size", "ms", "MB/s"], rows },
  };
}

/**
 * @param {readonly { readonly name: string }[]} loops
 * @param {string} file
 * @param {number} rounds
 * @returns {Promise<Map<string, StreamResult[]>>}
 */
function run(loops, file, rounds) {
  return takeTurns(loops, rounds, async ({ name }) => {
    if (name !== IN_MEMORY) return runWorker("stream.mjs", { loop: name, file });
    /** @type {ReadResult} */
    const { durations, peak } = await runWorker("read.mjs", {
      reader: "ours",
      form: "bytes",
      file,
      times: 1,
    });
    return { duration: durations[0] ?? { wall: Number.NaN, cpu: Number.NaN }, peak, count: 0 };
  });
}
