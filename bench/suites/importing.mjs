// Measures the start of a process that imports a package.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { median, timesFaster } from "../lib/statistics.mjs";
import { ratio } from "../lib/report.mjs";
import { takeTurns } from "../lib/workers.mjs";

const MODULES = [
  { name: "an empty module", file: "empty.mjs" },
  { name: "@cinesync/commands", file: "commands.mjs" },
  { name: "saxes", file: "saxes.mjs" },
  { name: "@cinesync/session-xml", file: "session-xml.mjs" },
];

/** Many repetitions, because other work on the machine takes longer than such a short process. */
const TURNS_PER_ROUND = 8;

/**
 * @param {import("../run.mjs").Settings} settings
 * @returns {Promise<import("../lib/report.mjs").Report>}
 */
export async function importing({ rounds }) {
  const results = await takeTurns(MODULES, rounds * TURNS_PER_ROUND, ({ file }) =>
    Promise.resolve(spawn(file)),
  );
  const times = (/** @type {string} */ name) => results.get(name) ?? [];
  const [empty, commands, saxes, session] = MODULES.map(({ name }) => times(name));
  const rows = MODULES.map(({ name }) => [
    name,
    median(times(name)).toFixed(1),
    ratio(1 / timesFaster(times(name), empty ?? [])),
  ]);
  return {
    goals: [
      {
        what: "a process that imports @cinesync/commands, against one that imports an empty module",
        measured: 1 / timesFaster(commands ?? [], empty ?? []),
        bound: "most",
        wanted: 1.1,
        unit: "×",
      },
      {
        what: "a process that imports @cinesync/session-xml, against one that imports saxes alone",
        measured: 1 / timesFaster(session ?? [], saxes ?? []),
        bound: "most",
        wanted: 1.3,
        unit: "×",
      },
    ],
    tables: [{ title: "Importing: whole processes", columns: ["module", "ms", "× empty"], rows }],
  };
}

/**
 * @param {string} name
 * @returns {number} Milliseconds from the start of a process to its end.
 */
function spawn(name) {
  const file = fileURLToPath(new URL(`../workers/import/${name}`, import.meta.url));
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [file]);
  if (status !== 0) throw new Error(`${name} failed: ${stderr.toString()}`);
  return performance.now() - started;
}
