import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";

// Runs in a process with a limited heap: if memory grows with the file, the process dies.

const HEAP_MB = 24;

let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "cinesync-memory-"));
  const entry = fileURLToPath(new URL("../../src/index.ts", import.meta.url));
  buildSync({
    entryPoints: [entry],
    bundle: true,
    format: "esm",
    outfile: join(folder, "index.mjs"),
    logLevel: "error",
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

/** The end of the script's output; the script has `document(repeated, megabytes)`. */
function run(script: string): string {
  const file = join(folder, "script.mjs");
  writeFileSync(
    file,
    `import * as library from "./index.mjs";
     function* document(start, repeated, end, megabytes) {
       yield '<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="pro">' + start;
       const chunk = repeated.repeat(Math.ceil(60000 / repeated.length));
       for (let length = 0; length < megabytes * 1e6; length += chunk.length) yield chunk;
       yield end + "</session>";
     }
     ${script}`,
  );
  const child = spawnSync(process.execPath, [`--max-old-space-size=${String(HEAP_MB)}`, file], {
    encoding: "utf8",
  });
  expect(child.stderr).toBe("");
  return child.stdout.trim();
}

const MOVIE = "<media><name>a</name><locators><url>u</url></locators>";
const LINE = `<line color=\\"#000000\\" alpha=\\"1\\" thickness=\\"1\\">${'<point x=\\"0.5\\" y=\\"0.5\\" alpha=\\"1\\"/>'.repeat(20)}</line>`;

test.each<[string, string, string, string, string]>([
  ["movies", "", `${MOVIE}</media>`, "", "true 0"],
  [
    "drawings in one annotation",
    `${MOVIE}<annotation frame=\\"1\\">`,
    LINE,
    "</annotation></media>",
    "true 0",
  ],
  ["annotations of one frame", MOVIE, '<annotation frame=\\"1\\"/>', "</media>", "true 11"],
  [
    "groups that are named before they are there",
    "",
    `${MOVIE}<group>Day 1</group></media>`,
    "<group>Day 1</group>",
    "true 1",
  ],
  ["unknown elements", "", "<a><b/></a>", "", "false 11"],
  ["mistakes", "", '<media active=\\"1\\"/>', "", "false 11"],
])("validation holds nothing of 30 MB of %s", (_, start, repeated, end, expected) => {
  const output = run(`
    const { valid, issues } = await library.validateSessionXml(document("${start}", "${repeated}", "${end}", 30), { maxIssues: 10 });
    console.log(valid, issues.length);`);
  expect(output).toBe(expected);
});
