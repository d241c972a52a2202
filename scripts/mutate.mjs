// Mutation testing: changes the code of a package in many small ways and shows which changes no test notices.
//
//     npm run mutate -- packages/event
//     npm run mutate -- packages/session-xml/src/lib/format     a folder, or a file
//     npm run mutate -- packages/session-xml --sample 10        ten percent of the lines, ten at a time
//     npm run mutate -- packages/session-xml --sample 10 --seed 7
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { run } from "./lib/run.mjs";
import { ROOT } from "./lib/workspace.mjs";

/** Lines that are picked or left out together. */
const BLOCK = 10;

const { values, positionals } = parseArgs({
  options: { sample: { type: "string", default: "100" }, seed: { type: "string", default: "1" } },
  allowPositionals: true,
});
const [given = "", ...rest] = positionals;
const percent = Number(values.sample);
const place = path.relative(ROOT, path.resolve(given)).replaceAll("\\", "/").replace(/\/$/, "");
const [, folder] = /^(packages\/[^/]+)(?:\/src(?:\/|$)|$)/.exec(place) ?? [];
if (
  folder === undefined ||
  rest.length > 0 ||
  !existsSync(path.join(ROOT, place)) ||
  !(percent > 0 && percent <= 100)
) {
  console.error(
    "Say what to change: a package, or a folder or file of its sources, and how many percent of it. npm run mutate -- packages/event --sample 100",
  );
  process.exit(2);
}
const sources = place === folder ? `${folder}/src` : place;
const { code } = await run(process.execPath, ["node_modules/@stryker-mutator/core/bin/stryker.js", "run"], {
  cwd: ROOT,
  inherit: true,
  timeout: 24 * 3_600_000,
  env: { MUTATE_PACKAGE: folder, MUTATE_SOURCES: sourcesToChange().join(",") },
});
process.exitCode = code;

/** Patterns of Stryker's: files, or blocks of lines of them. */
function sourcesToChange() {
  const isFolder = statSync(path.join(ROOT, sources)).isDirectory();
  if (percent === 100) return [isFolder ? `${sources}/**/*.ts` : sources];
  const files = isFolder ? filesIn(sources) : [sources];
  const next = randomNumbers(Number(values.seed));
  return files.flatMap((file) => {
    const lines = readFileSync(path.join(ROOT, file), "utf8").split("\n").length;
    const starts = Array.from({ length: Math.ceil(lines / BLOCK) }, (_, index) => index * BLOCK + 1);
    return starts
      .filter(() => next() * 100 < percent)
      .map((start) => `${file}:${start}-${start + BLOCK - 1}`);
  });
}

/**
 * @param {string} folder
 * @returns {string[]} TypeScript files, in an order that is the same everywhere.
 */
function filesIn(folder) {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((name) => name.endsWith(".ts"))
    .sort();
}

/**
 * The same numbers from 0 to 1 for the same seed.
 *
 * @param {number} seed
 */
function randomNumbers(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
