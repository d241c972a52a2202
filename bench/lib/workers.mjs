// Each measurement runs in its own process, and all rows of a table take turns, so that other work on the machine
// affects all of them.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { showProgress } from "./progress.mjs";

const run = promisify(execFile);

/**
 * @template T
 * @param {string} name A file of `bench/workers`.
 * @param {object} task
 * @returns {Promise<T>} Its output, parsed from JSON.
 */
export async function runWorker(name, task) {
  const file = fileURLToPath(new URL(`../workers/${name}`, import.meta.url));
  return runJson(process.execPath, [file, JSON.stringify(task)]);
}

/**
 * @template T
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<T>}
 */
export async function runJson(command, args) {
  const { stdout } = await run(command, [...args], { maxBuffer: 1 << 30 });
  return JSON.parse(stdout);
}

/**
 * @template {{ readonly name: string }} C
 * @template T
 * @param {readonly C[]} contestants
 * @param {number} rounds
 * @param {(contestant: C) => Promise<T>} measure
 * @returns {Promise<Map<string, T[]>>} The measurements of each name, one per round.
 */
export async function takeTurns(contestants, rounds, measure) {
  /** @type {Map<string, T[]>} */
  const results = new Map(contestants.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let turn = 0; turn < contestants.length; turn += 1) {
      // Each round starts with a different one.
      const contestant = contestants[(turn + round) % contestants.length];
      if (contestant === undefined) continue;
      showProgress(`round ${round + 1} of ${rounds}: ${contestant.name}`);
      results.get(contestant.name)?.push(await measure(contestant));
    }
  }
  showProgress("");
  return results;
}
