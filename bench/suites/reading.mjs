// Measures reading a file in memory into a model.
import { isDeepStrictEqual } from "node:util";
import { inputFile, sizeOf, warm } from "../lib/inputs.mjs";
import { findPython } from "../lib/python.mjs";
import { megabytes, rate, ratio } from "../lib/report.mjs";
import { median, steady, timesFaster } from "../lib/statistics.mjs";
import { runJson, runWorker, takeTurns } from "../lib/workers.mjs";

/** @typedef {import("../workers/read.mjs").ReadResult} ReadResult */
/** @typedef {import("../lib/report.mjs").Goal} Goal */
/** @typedef {import("../lib/report.mjs").Table} Table */
/** @typedef {import("../run.mjs").Settings} Settings */

/**
 * @typedef {object} Contestant
 * @property {string} name
 * @property {string} reader A file of `bench/readers`.
 * @property {"text" | "bytes"} form
 * @property {object} [settings]
 * @property {boolean} [isStrict] An independent JavaScript parser that rejects most documents that are not well-formed.
 * @property {boolean} [isSlow] Reads a large file less often.
 * @property {number} [largest] Millions of bytes beyond which it runs out of memory.
 */

const ALONE = "saxes alone";
const MODEL = "saxes, plain model";
const OURS = "ours, bytes";
const OURS_TEXT = "ours, text";
const OTHER = "old build, bytes";
const PARTS = "ours, parts made and dropped";

/** @type {readonly Contestant[]} */
const OWN = [
  { name: OURS, reader: "ours", form: "bytes" },
  { name: OURS_TEXT, reader: "ours", form: "text" },
  { name: PARTS, reader: "ours-parts", form: "bytes" },
];

/** @type {readonly Contestant[]} */
const BASES = [
  { name: ALONE, reader: "saxes-alone", form: "text" },
  { name: MODEL, reader: "saxes-model", form: "text", isStrict: true },
];

/** @type {readonly Contestant[]} */
const PEERS = [
  { name: "txml", reader: "txml", form: "text" },
  { name: "fast-xml-parser", reader: "fast-xml-parser", form: "text", isSlow: true },
  { name: "xml2js", reader: "xml2js", form: "text", isStrict: true, isSlow: true },
  { name: "@xmldom/xmldom", reader: "xmldom", form: "text", isStrict: true, isSlow: true, largest: 20 },
];

const PYTHON = "Python, lxml";

/**
 * @param {Settings} settings
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function reading(settings) {
  const { sizes, old } = settings;
  const python = await findPython();
  /** @type {Contestant[]} */
  const contestants = [...OWN, ...BASES, ...PEERS];
  if (old !== undefined)
    contestants.push({
      name: OTHER,
      reader: "ours",
      form: "bytes",
      settings: { module: old },
    });
  if (python !== undefined) contestants.push({ name: PYTHON, reader: python, form: "bytes", isSlow: true });
  await checkModels(python);

  /** @type {Table[]} */
  const tables = [];
  /** @type {Goal[]} */
  const goals = [];
  for (const size of sizes) {
    const able = contestants.filter(({ largest = Infinity }) => size <= largest);
    const { table, results } = await measure("drawing", size, able, settings, python);
    tables.push(table);
    goals.push(...drawingGoals(size, results, settings));
  }
  const [small = 10] = sizes;
  const { table, results } = await measure("notes", small, contestants, settings, python);
  tables.push(table);
  goals.push(...notesGoals(small, results, settings));

  const linear = await measureLinear(settings);
  tables.push(linear.table);
  goals.push(...linear.goals);

  const variants = await measureVariants(small, settings);
  tables.push(variants.table);
  goals.push(...variants.goals);
  if (python === undefined)
    console.log("Rows of Python are missing: no Python 3 with lxml found; set PYTHON to one.\n");
  return { goals, tables };
}

/**
 * @param {"drawing" | "notes"} shape
 * @param {number} size
 * @param {readonly Contestant[]} contestants
 * @param {Settings} settings
 * @param {string | undefined} python
 */
async function measure(shape, size, contestants, settings, python) {
  const { clock } = settings;
  const file = await inputFile(shape, size);
  await warm(file);
  const bytes = sizeOf(file);
  const results = await takeTurns(contestants, settings.rounds, (contestant) =>
    readWith(contestant, file, timesOf(contestant, size), python),
  );
  compareSummaries(results);
  const base = timesFrom(results, ALONE, clock);
  const rows = contestants.map(({ name }) => {
    const own = timesFrom(results, name, clock);
    const speed = (/** @type {readonly number[]} */ times) => rate(bytes / 1000 / median(times));
    return [
      name,
      speed(own.steady),
      ratio(timesFaster(own.steady, base.steady)),
      speed(own.first),
      ratio(timesFaster(own.first, base.first)),
      megabytes(median(own.peak)),
    ];
  });
  const columns = ["reader", "steady MB/s", "× saxes alone", "first MB/s", "× saxes alone, first", "peak MB"];
  return { table: { title: `Reading: ${shape}, ${size} MB`, columns, rows }, results };
}

/**
 * @param {number} size
 * @param {Settings} settings
 */
async function measureVariants(size, settings) {
  const files = [
    { name: "as cineSync writes", file: await inputFile("drawing", size) },
    { name: "CRLF line ends", file: await inputFile("drawing", size, "crlf") },
    { name: "other attribute order", file: await inputFile("drawing", size, "order") },
    { name: "single quotes", file: await inputFile("drawing", size, "quotes") },
  ];
  /** @type {Contestant} */
  const ours = { name: OURS, reader: "ours", form: "bytes" };
  const results = await takeTurns(files, settings.rounds, ({ file }) => readWith(ours, file, 8, undefined));
  const [plain = { name: "" }] = files;
  const perByte = (/** @type {{ name: string, file: string }} */ { name, file }) =>
    timesFrom(results, name, settings.clock).steady.map((time) => time / sizeOf(file));
  const base = timesFrom(results, plain.name, settings.clock).steady.map(
    (time) => time / sizeOf(files[0]?.file ?? ""),
  );
  const rows = files.map((file) => [
    file.name,
    rate(1 / 1000 / median(perByte(file))),
    ratio(timesFaster(perByte(file), base)),
  ]);
  /** @type {Goal[]} */
  const goals = files.slice(1).map((file) => ({
    what: `drawing ${size} MB with ${file.name}, against the usual spelling`,
    measured: timesFaster(perByte(file), base),
    bound: "least",
    wanted: 0.7,
    unit: "×",
  }));
  const title = `Reading: spellings of drawing, ${size} MB, bytes`;
  return { goals, table: { title, columns: ["spelling", "steady MB/s", "× usual"], rows } };
}

/**
 * @param {number} size
 * @param {Map<string, ReadResult[]>} results
 * @param {Settings} settings
 * @returns {Goal[]}
 */
function drawingGoals(size, results, { clock }) {
  const of = (/** @type {string} */ name) => timesFrom(results, name, clock);
  const goal = (/** @type {string} */ what, /** @type {number} */ measured, /** @type {number} */ wanted) =>
    /** @type {Goal} */ ({
      what: `drawing ${size} MB, ${what}`,
      measured,
      bound: "least",
      wanted,
      unit: "×",
    });
  return [
    goal("bytes, steady, against saxes alone", timesFaster(of(OURS).steady, of(ALONE).steady), 2.3),
    goal("text, steady, against saxes alone", timesFaster(of(OURS_TEXT).steady, of(ALONE).steady), 2.3),
    goal(
      "bytes, steady, against a plain saxes-built model",
      timesFaster(of(OURS).steady, of(MODEL).steady),
      4,
    ),
    goal(
      "bytes, steady, against fast-xml-parser",
      timesFaster(of(OURS).steady, of("fast-xml-parser").steady),
      10,
    ),
    goal(
      "bytes, first parse, against a plain saxes-built model",
      timesFaster(of(OURS).first, of(MODEL).first),
      1.8,
    ),
    ...otherBuildGoals(`drawing ${size} MB`, results, clock, 1),
  ];
}

/**
 * Goals of a run against an older build: a steady ratio, and a first parse that is a fifth faster.
 *
 * @param {string} input
 * @param {Map<string, ReadResult[]>} results
 * @param {"wall" | "cpu"} clock
 * @param {number} wanted
 * @returns {Goal[]}
 */
function otherBuildGoals(input, results, clock, wanted) {
  if (!results.has(OTHER)) return [];
  const [ours, other] = [timesFrom(results, OURS, clock), timesFrom(results, OTHER, clock)];
  const goal = (/** @type {string} */ what, /** @type {number} */ measured, /** @type {number} */ least) =>
    /** @type {Goal} */ ({ what: `${input}, ${what}`, measured, bound: "least", wanted: least, unit: "×" });
  return [
    goal("bytes, steady, against the other build", timesFaster(ours.steady, other.steady), wanted),
    goal("bytes, first parse, against the other build", timesFaster(ours.first, other.first), 1.2),
  ];
}

/**
 * @param {number} size
 * @param {Map<string, ReadResult[]>} results
 * @param {Settings} settings
 * @returns {Goal[]}
 */
function notesGoals(size, results, { clock }) {
  const of = (/** @type {string} */ name) => timesFrom(results, name, clock).steady;
  const strict = [...BASES, ...PEERS].filter(({ isStrict }) => isStrict === true).map(({ name }) => name);
  const goal = (/** @type {string} */ what, /** @type {number} */ measured, /** @type {number} */ wanted) =>
    /** @type {Goal} */ ({ what: `notes ${size} MB, ${what}`, measured, bound: "least", wanted, unit: "×" });
  return [
    goal("bytes, steady, against saxes alone", timesFaster(of(OURS), of(ALONE)), 1),
    goal("bytes, steady, against a plain saxes-built model", timesFaster(of(OURS), of(MODEL)), 1.8),
    goal("text, steady, against bytes", timesFaster(of(OURS_TEXT), of(OURS)), 0.9),
    goal(
      "bytes, steady, against the fastest model that checks well-formedness",
      Math.min(...strict.map((name) => timesFaster(of(OURS), of(name)))),
      1,
    ),
    goal("parts, steady, against saxes alone", timesFaster(of(PARTS), of(ALONE)), 1.3),
    ...otherBuildGoals(`notes ${size} MB`, results, clock, 1),
  ];
}

/**
 * Inputs that grow in one respect. Ten times the input must take at most eleven times as long.
 *
 * @type {Record<string, { worker: string, sizes: number[], unit?: string }>}
 */
const LINEAR = {
  "validating one long tag with 250 unknown attributes": { worker: "long-tag", sizes: [400_000, 4_000_000] },
  "names and notes of blanks: reading, notes, markers, merging, choosing": {
    worker: "blanks",
    sizes: [100_000, 1_000_000],
  },
  "reading empty annotations": { worker: "annotations", sizes: [200_000, 2_000_000] },
  "arguments of an event, all equal": { worker: "arguments", sizes: [10_000, 100_000], unit: "arguments" },
  "drawing a stroke with pressure on and off": {
    worker: "stroke",
    sizes: [100_000, 1_000_000],
    unit: "points",
  },
  "reading notes in chunks of one byte": { worker: "one-byte", sizes: [100_000, 1_000_000] },
};

/** @param {Settings} settings */
async function measureLinear({ rounds, clock }) {
  const cases = Object.entries(LINEAR).flatMap(([what, { worker, sizes, unit }]) =>
    sizes.map((size) => ({ name: `${what}, ${String(size)} ${unit ?? "bytes"}`, what, worker, size })),
  );
  const results = await takeTurns(cases, rounds, ({ worker, size }) =>
    runWorker("linear.mjs", { worker, size }),
  );
  const timeOf = (/** @type {string} */ name) =>
    median((results.get(name) ?? []).map((/** @type {any} */ duration) => duration[clock]));
  const rows = cases.map(({ name }) => [name, `${timeOf(name).toFixed(1)} ms`]);
  /** @type {Goal[]} */
  const goals = Object.keys(LINEAR).map((what) => {
    const [small, large] = cases.filter((entry) => entry.what === what);
    const measured = timeOf(large?.name ?? "") / timeOf(small?.name ?? "");
    return { what: `${what}: ten times as much`, measured, bound: "most", wanted: 11, unit: "×" };
  });
  return { goals, table: { title: "Reading: time grows with the input", columns: ["input", "time"], rows } };
}

/**
 * @param {Contestant} contestant
 * @param {string} file
 * @param {number} times
 * @param {string | undefined} python
 * @returns {Promise<ReadResult>}
 */
function readWith({ name, reader, form, settings }, file, times, python) {
  if (name === PYTHON && python !== undefined) return runPython(python, file, times, "figures");
  return runWorker("read.mjs", { reader, form, settings, file, times });
}

/**
 * @param {string} python
 * @param {string} file
 * @param {number} times
 * @param {"figures" | "model"} output
 * @returns {Promise<any>}
 */
function runPython(python, file, times, output) {
  const script = new URL("../readers/lxml_model.py", import.meta.url);
  return runJson(python, [script.pathname, file, String(times), output]);
}

/**
 * Returns 8, less for a large file, and least for slow readers.
 *
 * @param {Contestant} contestant
 * @param {number} size
 */
function timesOf({ isSlow }, size) {
  if (size <= 20) return 8;
  return isSlow === true ? 2 : 4;
}

/**
 * @param {Map<string, ReadResult[]>} results
 * @param {string} name
 * @param {"wall" | "cpu"} clock
 */
function timesFrom(results, name, clock) {
  const rounds = results.get(name) ?? [];
  const times = rounds.map(({ durations }) => durations.map((duration) => duration[clock]));
  return {
    steady: times.map(steady),
    first: times.map(([first = Number.NaN]) => first),
    peak: rounds.map(({ peak }) => peak),
  };
}

/**
 * Throws if a reader missed something, because its times would mean nothing.
 *
 * @param {Map<string, ReadResult[]>} results
 */
function compareSummaries(results) {
  const wanted = JSON.stringify(results.get(OURS)?.[0]?.summary);
  for (const [name, rounds] of results) {
    for (const { summary } of rounds) {
      if (summary === undefined || JSON.stringify(summary) === wanted) continue;
      throw new Error(`${name} found ${JSON.stringify(summary)}, ours found ${wanted}`);
    }
  }
}

/**
 * Throws unless the plain model and Python's model equal ours.
 *
 * @param {string | undefined} python
 */
async function checkModels(python) {
  for (const shape of /** @type {const} */ (["drawing", "notes", "movies", "one-movie"])) {
    const file = await inputFile(shape, 1);
    const model = (/** @type {string} */ reader, /** @type {string} */ form) =>
      runWorker("read.mjs", { reader, form, file, times: 1, print: "model" });
    const wanted = await model("ours", "bytes");
    if (!isDeepStrictEqual(await model("saxes-model", "text"), wanted))
      throw new Error(`the plain saxes-built model of "${shape}" differs from ours`);
    if (python !== undefined && !isDeepStrictEqual(await runPython(python, file, 1, "model"), wanted))
      throw new Error(`Python's model of "${shape}" differs from ours`);
  }
}
