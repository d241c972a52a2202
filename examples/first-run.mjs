// @ts-check
// Runs event scripts on the sample session, as cineSync starts them. `npm start` runs this file.
import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const sample = here("sample/tidewater-review.csc");
const output = here("output");

/** The scripts, with their own arguments and a title for their output. */
const SCRIPTS = [
  { script: "show-session.mjs", args: [], title: "The session, as an event script sees it" },
  { script: "export-notes-to-csv.mjs", args: [output], title: "The notes as a spreadsheet" },
  { script: "review-report.mjs", args: [output], title: "The review as a page" },
];

/** Arguments that cineSync adds to every script's command line. */
const fromCineSync = [
  "--key=ASDF1234",
  "--save-format=JPEG",
  `--save-dir=${here("sample/frames")}`,
  "--url=cinesync://script/First%20run",
  "--user=Reviewer",
];

/**
 * Starts a script as cineSync does, with the session on standard input.
 *
 * @param {string} script @param {readonly string[]} args
 * @returns {Promise<number | null>} The exit status.
 */
async function run(script, args) {
  const child = spawn(process.execPath, [here(script), ...args, ...fromCineSync], {
    stdio: ["pipe", "inherit", "inherit"],
  });
  const ended = new Promise((resolve, reject) => child.on("error", reject).on("close", resolve));
  const [status] = await Promise.all([ended, pipeline(createReadStream(sample), child.stdin)]);
  return status;
}

// The reader of the output may stop (`npm start | head`); the scripts still run to their end.
process.stdout.on("error", () => undefined);

await mkdir(output, { recursive: true });
const failed = [];
for (const { script, args, title } of SCRIPTS) {
  console.log(`\n━━ ${title} (${script})\n`);
  if ((await run(script, args)) !== 0) failed.push(script);
}

console.log(`\n━━ Where everything is

The session:         ${sample}
The exported files:  ${output}
The scripts to copy: ${here(".")}`);
if (failed.length > 0) {
  console.error(`\nThese scripts failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}
