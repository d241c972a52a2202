// Measures reading, writing, streaming and importing against other libraries, and drawing, and prints tables of medians.
//
//     npm run bench                            everything, in about twenty minutes
//     npm run bench -- --only reading          one suite; several with commas
//     npm run bench -- --full                  streaming on 1 GB (needs 5 GB in bench/data)
import { existsSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { conditions } from "./lib/conditions.mjs";
import { goalTable, isMet, toMarkdown } from "./lib/report.mjs";
import { drawing } from "./suites/drawing.mjs";
import { importing } from "./suites/importing.mjs";
import { reading } from "./suites/reading.mjs";
import { streaming } from "./suites/streaming.mjs";
import { writing } from "./suites/writing.mjs";

/**
 * @typedef {object} Settings
 * @property {readonly number[]} sizes Millions of bytes, the smallest first.
 * @property {number} rounds
 * @property {boolean} isFull
 * @property {"wall" | "cpu"} clock
 * @property {string} [old] Another build of session-xml: its index.js.
 */

const SUITES = { reading, writing, streaming, importing, drawing };

const USAGE = `npm run bench -- [options]

  --only SUITES    suites: ${Object.keys(SUITES).join(", ")}, separated by commas (default: all)
  --sizes MB       sizes of the inputs in millions of bytes, separated by commas (default: 10,100)
  --rounds N       number of measurements of each row (default: 5)
  --full           stream 1 GB instead of the largest size
  --clock KIND     wall or cpu; cpu is processor time, for a machine that does other work (default: wall)
  --old DIR        also measure another build of @cinesync/session-xml, from its folder
  --json           print JSON instead of tables
  --out FILE       write to FILE instead of standard output`;

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    sizes: { type: "string", default: "10,100" },
    rounds: { type: "string", default: "5" },
    full: { type: "boolean", default: false },
    clock: { type: "string", default: "wall" },
    old: { type: "string" },
    json: { type: "boolean", default: false },
    out: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  },
});

if (values.help) {
  console.log(USAGE);
  process.exit(0);
}

const wanted = values.only?.split(",") ?? Object.keys(SUITES);
const sizes = values.sizes
  .split(",")
  .map(Number)
  .sort((a, b) => a - b);
const rounds = Number(values.rounds);
const isRight =
  wanted.every((name) => Object.hasOwn(SUITES, name)) &&
  sizes.every((size) => size > 0) &&
  rounds >= 1 &&
  ["wall", "cpu"].includes(values.clock);
if (!isRight) {
  console.error(USAGE);
  process.exit(2);
}
for (const name of ["session-xml", "commands", "drawing-svg", "event", "merge", "notes"]) {
  if (existsSync(fileURLToPath(new URL(`../packages/${name}/dist/index.js`, import.meta.url)))) continue;
  console.error(`packages/${name} is not built; run npm run build first`);
  process.exit(2);
}

/** @type {Settings} */
const settings = {
  sizes,
  rounds,
  isFull: values.full,
  clock: values.clock === "cpu" ? "cpu" : "wall",
  ...(values.old === undefined ? {} : { old: path.resolve(values.old, "dist/index.js") }),
};
const before = conditions();
/** @type {import("./lib/report.mjs").Goal[]} */
const goals = [];
/** @type {import("./lib/report.mjs").Table[]} */
const tables = [];
for (const [name, suite] of Object.entries(SUITES)) {
  if (!wanted.includes(name)) continue;
  process.stderr.write(`${name}\n`);
  const report = await suite(settings);
  goals.push(...report.goals);
  tables.push(...report.tables);
}
const all = [goalTable(goals), ...tables];
let output = "";
if (values.json) {
  const measured = goals.map((goal) => ({ ...goal, met: isMet(goal) }));
  output = JSON.stringify({ settings, conditions: before, goals: measured, tables }, undefined, 2);
} else {
  const clock = settings.clock === "wall" ? "wall time" : "processor time of all threads";
  output = [
    `${before.sentence}. ${rounds} rounds, medians, ${clock}.`,
    ...all.map(toMarkdown),
    `${goals.filter(isMet).length} of ${goals.length} goals met.`,
  ].join("\n\n");
}
if (values.out === undefined) console.log(output);
else writeFileSync(values.out, `${output}\n`);
