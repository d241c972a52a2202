// Measures how many branches of a package its tests take, and fails below 95 %.
//
//     node scripts/coverage.mjs                      the packages that read what other people send
//     node scripts/coverage.mjs event session-xml    only these
import { run } from "./lib/run.mjs";
import { ROOT } from "./lib/workspace.mjs";

const LEAST = 95;

const named = process.argv.slice(2);
for (const name of named.length > 0 ? named : ["commands", "event", "session-xml"]) {
  const { code } = await run(
    process.execPath,
    [
      "node_modules/vitest/vitest.mjs",
      "run",
      `packages/${name}/`,
      "--typecheck.enabled=false",
      "--coverage",
      `--coverage.include=packages/${name}/src/**/*.ts`,
      `--coverage.reportsDirectory=coverage/${name}`,
      `--coverage.thresholds.branches=${LEAST}`,
    ],
    { cwd: ROOT, inherit: true, timeout: 3_600_000 },
  );
  if (code !== 0) {
    console.error(`${name}: a test failed, or less than ${LEAST} % of the branches are taken.`);
    process.exitCode = 1;
  }
}
