// Runs the checks of the repository and prints in the last line how many passed.
//
//     node scripts/check.mjs                 all of `npm test`
//     node scripts/check.mjs lint tests      only these
//     node scripts/check.mjs long            only the long ones: every runtime, large files, long comparisons
import { npmScript, run } from "./lib/run.mjs";
import { ROOT } from "./lib/workspace.mjs";

const TSC = "node_modules/typescript/bin/tsc";
const VITEST = "node_modules/vitest/vitest.mjs";

/**
 * @typedef {object} Check
 * @property {readonly (readonly string[])[]} commands Arguments of Node, run one after the other.
 * @property {boolean} [built] Whether it needs the built packages.
 * @property {boolean} [alone] Whether it uses every core, so that no other check runs at the same time.
 * @property {boolean} [long] Whether it runs only when named, or with `long`.
 */

/**
 * Runs the compiler with a cache for the next run.
 *
 * @param {string} project
 */
function typesOf(project) {
  const cache = `node_modules/.cache/types/${project.replaceAll("/", "-")}`;
  return [TSC, "-p", project, "--incremental", "--tsBuildInfoFile", cache];
}

/** @type {Readonly<Record<string, Check>>} */
const CHECKS = {
  build: { commands: [[npmScript(), "run", "--silent", "build"]] },
  layers: {
    commands: [
      [
        "node_modules/dependency-cruiser/bin/dependency-cruise.mjs",
        "--config",
        ".dependency-cruiser.mjs",
        "packages",
        "examples",
        "bench",
        "scripts",
      ],
    ],
  },
  manifests: { commands: [["scripts/check-manifests.mjs"]] },
  unused: { commands: [["node_modules/knip/bin/knip.js", "--no-progress", "--no-config-hints"]] },
  format: {
    commands: [["node_modules/prettier/bin/prettier.cjs", "--check", ".", "--log-level", "warn", "--cache"]],
  },
  types: {
    commands: [
      typesOf("tsconfig.json"),
      typesOf("tsconfig.pure.json"),
      typesOf("examples/viewer/tsconfig.json"),
      typesOf("examples/viewer/tsconfig.worker.json"),
    ],
  },
  lint: { commands: [["node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0"]] },
  language: { commands: [["scripts/check-language.mjs"]] },
  tests: { commands: [[VITEST, "run"]], alone: true },
  size: { commands: [["node_modules/size-limit/bin.js"]], built: true },
  api: { commands: [["scripts/check-api.mjs"]], built: true },
  docs: { commands: [["scripts/check-docs.mjs"]], built: true },
  site: { commands: [["scripts/docs.mjs"]], built: true },
  packages: { commands: [["scripts/check-packages.mjs"]], built: true },
  runtimes: { commands: [["scripts/check-packages.mjs", "--all-runtimes"]], built: true, long: true },
  jsr: { commands: [["scripts/jsr.mjs"]], long: true },
  "long-tests": { commands: [[VITEST, "run", "--config", "vitest.long.config.ts"]], alone: true, long: true },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => name !== "long" && !Object.hasOwn(CHECKS, name));
if (unknown.length > 0) {
  console.error(`unknown check ${unknown.join(", ")}; expected ${Object.keys(CHECKS).join(", ")} or long`);
  process.exit(2);
}
const chosen = Object.entries(CHECKS).filter(([name, { long = false }]) =>
  wanted.length === 0 ? !long : wanted.includes(name) || (long && wanted.includes("long")),
);

/** @type {string[]} */
const failed = [];

/** @param {readonly [string, Check]} check */
async function perform([name, { commands }]) {
  const started = performance.now();
  let code = 0;
  let printed = "";
  for (const command of commands) {
    if (code !== 0) break;
    const result = await run(process.execPath, command, { cwd: ROOT, timeout: 3_600_000 });
    code = result.code;
    printed += result.stdout + result.stderr;
  }
  if (code !== 0) failed.push(name);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  // The last lines of a passed check contain its counts and what it skipped.
  const shown = code === 0 ? printed.trimEnd().split("\n").slice(-8).join("\n") : printed.trimEnd();
  console.log(`\n▶ ${name}\n${shown}\n${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
}

// Two at a time: most checks keep one core busy.
for (const group of [
  chosen.filter(([, { built = false, alone = false }]) => !built && !alone),
  chosen.filter(([, { alone = false }]) => alone),
  chosen.filter(([, { built = false, alone = false }]) => built && !alone),
]) {
  const queue = [...group];
  const worker = async () => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) await perform(check);
  };
  await Promise.all([worker(), ...(group.some(([, { alone }]) => alone) ? [] : [worker()])]);
}

if (failed.length > 0)
  console.log(`\nfailed: ${failed.join(", ")}; to run one: npm run check -- ${failed[0]}`);
console.log(`\n${chosen.length - failed.length} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
