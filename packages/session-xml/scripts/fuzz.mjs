// Runs the random tests of this package with new seeds and more input than the test run does, round after round, until
// something fails or the rounds are over:
//
//     node scripts/fuzz.mjs [--rounds 10] [--seed 1234] [--engine libxml2|jing]
//
// Every round prints its seed first; the same seed makes the same input again. What a run finds becomes a test of its
// own, and long runs are recorded in test/README.md.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "10" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
    engine: { type: "string", default: "libxml2" },
  },
});

/** The amount of input of a round, by the environment variables of the tests. */
const COUNTS = {
  DIFFERENTIAL_COUNT: "6000",
  DAMAGE_COUNT: "10000",
  FUZZ_COUNT: "3000",
  SAME_RESULT_COUNT: "3000",
};

const vitest = fileURLToPath(new URL("vitest.mjs", import.meta.resolve("vitest/package.json")));
const tests = ["differential", "hostile/damage", "validate/properties", "read/same-result"];

for (let round = 0; round < Number(values.rounds); round += 1) {
  const seed = String(Number(values.seed) + round);
  process.stdout.write(`Round ${String(round + 1)} of ${values.rounds}, seed ${seed}\n`);
  const run = spawnSync(
    process.execPath,
    [vitest, "run", "--testTimeout=3600000", ...tests.map((test) => `packages/session-xml/test/${test}`)],
    {
      cwd: fileURLToPath(new URL("../../..", import.meta.url)),
      stdio: "inherit",
      env: {
        ...process.env,
        ...COUNTS,
        DIFFERENTIAL_ENGINE: values.engine,
        DIFFERENTIAL_SEED: seed,
        DAMAGE_SEED: seed,
        FUZZ_SEED: seed,
        SAME_RESULT_SEED: seed,
      },
    },
  );
  if (run.status !== 0) {
    process.stdout.write(`Failed: node scripts/fuzz.mjs --rounds 1 --seed ${seed} shows it again.\n`);
    process.exitCode = run.status ?? 1;
    break;
  }
}
