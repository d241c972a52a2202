// Compares validateSessionXml with a RELAX NG engine on as many generated documents as you like:
//
//     node scripts/differential.mjs [--count 100000] [--seed 1] [--engine libxml2|jing]
//
// jing comes from Debian's packages (apt-get install jing); libxml2 is installed with this package. Every
// disagreement is printed with its seed and index, which make the document again.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    count: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    engine: { type: "string", default: "libxml2" },
  },
});
if (!["libxml2", "jing"].includes(values.engine)) throw new Error(`There is no engine "${values.engine}".`);

const vitest = fileURLToPath(new URL("vitest.mjs", import.meta.resolve("vitest/package.json")));
const run = spawnSync(process.execPath, [vitest, "run", "packages/session-xml/test/differential"], {
  cwd: fileURLToPath(new URL("../../..", import.meta.url)),
  stdio: "inherit",
  env: {
    ...process.env,
    DIFFERENTIAL_COUNT: values.count,
    DIFFERENTIAL_SEED: values.seed,
    DIFFERENTIAL_ENGINE: values.engine,
  },
});
process.exitCode = run.status ?? 1;
