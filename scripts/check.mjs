// Runs the checks of the repository, the fast ones first, and says in the last line how many passed.
//
//     node scripts/check.mjs                 all of them
//     node scripts/check.mjs lint tests      only these
import { npmScript, run } from "./lib/run.mjs";
import { ROOT } from "./lib/workspace.mjs";

const TSC = "node_modules/typescript/bin/tsc";

/** Name → what Node runs for it, one after the other. */
const CHECKS = {
  layers: [["scripts/check-layers.mjs"]],
  manifests: [["scripts/check-manifests.mjs"]],
  unused: [["node_modules/knip/bin/knip.js", "--no-progress", "--no-config-hints"]],
  format: [["node_modules/prettier/bin/prettier.cjs", "--check", ".", "--log-level", "warn"]],
  types: [
    [TSC, "-p", "tsconfig.json"],
    [TSC, "-p", "tsconfig.pure.json"],
    [TSC, "-p", "examples/viewer/tsconfig.json"],
    [TSC, "-p", "examples/viewer/tsconfig.worker.json"],
  ],
  lint: [["node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0"]],
  build: [[npmScript(), "run", "--silent", "build"]],
  size: [["scripts/check-size.mjs"]],
  api: [["scripts/check-api.mjs"]],
  docs: [["scripts/check-docs.mjs"]],
  site: [["scripts/docs.mjs"]],
  jsr: [["scripts/jsr.mjs"]],
  tests: [["node_modules/vitest/vitest.mjs", "run"]],
  packages: [["scripts/check-packages.mjs"]],
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(CHECKS, name));
if (unknown.length > 0) {
  console.error(`No check is called ${unknown.join(", ")}. There are: ${Object.keys(CHECKS).join(", ")}`);
  process.exit(2);
}

/** @type {string[]} */
const failed = [];
let passed = 0;
for (const [name, commands] of Object.entries(CHECKS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n▶ ${name}`);
  const started = performance.now();
  let code = 0;
  for (const command of commands)
    code ||= (await run(process.execPath, command, { cwd: ROOT, inherit: true, timeout: 3_600_000 })).code;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  if (code === 0) passed += 1;
  else failed.push(name);
  console.log(`${code === 0 ? "✓" : "✗"} ${name} (${seconds} s)`);
}

if (failed.length > 0)
  console.log(`\nFailed: ${failed.join(", ")}. One alone: npm run check -- ${failed[0]}`);
console.log(`\n${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
