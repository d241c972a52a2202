// Publishes the pure packages to JSR, or checks that they could be published.
//
//     node scripts/jsr.mjs              does everything except the upload: types, exports, dependencies
//     node scripts/jsr.mjs --publish    uploads them; Deno asks for a login in the browser
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { layOutForJsr } from "./lib/jsr.mjs";
import { finish } from "./lib/report.mjs";
import { run } from "./lib/run.mjs";
import { findDeno } from "./lib/runtimes.mjs";
import { ROOT, listPackages } from "./lib/workspace.mjs";

const publish = process.argv.includes("--publish");
const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), "cinesync-jsr-")));
try {
  const names = layOutForJsr(listPackages(ROOT), scratch);
  console.log(`${publish ? "publish" : "try to publish"} ${names.join(", ")}`);
  // The folder is not a repository, so Deno would complain about uncommitted files.
  const args = ["publish", "--allow-dirty", ...(publish ? [] : ["--dry-run"])];
  const { code, stdout, stderr } = await run(await findDeno(scratch), args, {
    cwd: scratch,
    inherit: publish,
    env: { DENO_NO_UPDATE_CHECK: "1" },
  });
  // media-info hides the name of an optional package from bundlers, and therefore from Deno too.
  const warnings = stderr
    .split("\n")
    .filter((line) => /^(warning|error)\b(?!\[unanalyzable-dynamic-import\])/i.test(line));
  const failure = code === 0 ? [] : [`deno publish ended with status ${code}\n${stdout}${stderr}`.trimEnd()];
  finish("jsr", [...failure, ...(code === 0 ? warnings : [])]);
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}
