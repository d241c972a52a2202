// Makes what is generated: what the commands print in README.md, and man/cinesync.1. The tests fail as long as they are
// not what the code gives.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const vitest = fileURLToPath(new URL("vitest.mjs", import.meta.resolve("vitest/package.json")));
const run = spawnSync(process.execPath, [vitest, "run", "packages/cli/test/generated", "--update"], {
  cwd: fileURLToPath(new URL("../../..", import.meta.url)),
  stdio: "inherit",
});
process.exitCode = run.status ?? 1;
