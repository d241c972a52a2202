// Tests the packages as users get them: packs them, installs the tarballs into an empty folder, compiles against them,
// and runs their READMEs in the runtimes that they support.
//
//     node scripts/check-packages.mjs                   in this Node and in Chromium
//     node scripts/check-packages.mjs --all-runtimes    also in Node 20 to 26, Deno and Bun
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { NO_CHROMIUM, findChromium } from "./lib/chromium.mjs";
import { finish } from "./lib/report.mjs";
import { inParallel, npm } from "./lib/run.mjs";
import { THIS_NODE, findRuntimes } from "./lib/runtimes.mjs";
import { ROOT, listPackages, readJson } from "./lib/workspace.mjs";
import { runInChromium } from "./packages/browser.mjs";
import { checkConsumers } from "./packages/consumers.mjs";
import { lintPackage } from "./packages/lint.mjs";
import { checkContents, packAll } from "./packages/pack.mjs";
import { compareDrawings } from "./packages/same-drawings.mjs";
import { browserPrograms, runtimeTasks } from "./packages/use.mjs";

const WIDTH = availableParallelism();

/** All packages that installing a package adds, where the README promises them. */
const BRINGS = {
  "@cinesync/commands": ["@cinesync/commands"],
  "@cinesync/session-xml": ["@cinesync/session-xml", "saxes", "xmlchars"],
};

/**
 * @param {string} scratch
 * @returns {Promise<string[]>}
 */
async function checkPackages(scratch) {
  const packages = await timed("pack", () => packAll(ROOT, listPackages(ROOT), scratch));
  const findings = packages.flatMap((packed) => [...checkContents(packed)]);
  const lints = packages.map((packed) => () => lintPackage(packed));
  findings.push(...(await timed("publint, attw", () => inParallel(lints, WIDTH))).flat());

  const folder = path.join(scratch, "use");
  mkdirSync(folder);
  writeFileSync(path.join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const tarballs = packages.map(({ tarball }) => tarball);
  const install = ["install", "--prefer-offline", "--no-audit", "--no-fund", ...tarballs];
  await timed("install", () => npm(install, { cwd: folder }));
  findings.push(...checkBrings(folder));
  findings.push(...(await timed("TypeScript", async () => checkConsumers(packages, folder))));

  const everywhere = process.argv.includes("--all-runtimes");
  const runtimes = everywhere ? await findRuntimes(scratch) : [THIS_NODE];
  // The check of the documentation already runs the READMEs in this Node.
  const tasks = packages.flatMap((packed) => runtimeTasks(packed, folder, runtimes, { readmes: everywhere }));
  const names = runtimes.map(({ name }) => name).join(", ");
  const run = () => inParallel(tasks, WIDTH);
  findings.push(...(await timed(`${tasks.length} programs in ${names}`, run)).flat());

  if (everywhere)
    findings.push(...(await timed("drawings in all of them", () => compareDrawings(folder, runtimes))));

  const executable = findChromium();
  if (executable === undefined) {
    console.log(`skipped in a browser: ${NO_CHROMIUM}`);
    return findings;
  }
  const pages = packages.flatMap((packed) => browserPrograms(packed, folder));
  const visit = () => runInChromium(pages, executable);
  findings.push(...(await timed(`${pages.length} programs in Chromium`, visit)));
  return findings;
}

/** @param {string} folder */
function checkBrings(folder) {
  const installed = (/** @type {string} */ name) => path.join(folder, "node_modules", name, "package.json");
  return Object.entries(BRINGS).flatMap(([name, wanted]) => {
    const found = new Set([name]);
    for (const next of found)
      for (const dependency of Object.keys(readJson(installed(next)).dependencies ?? {}))
        found.add(dependency);
    const brought = [...found].sort().join(", ");
    return brought === wanted.join(", ")
      ? []
      : [`${name}: installing it must add ${wanted.join(", ")}, got ${brought}`];
  });
}

/**
 * @template T
 * @param {string} what
 * @param {() => Promise<T>} work
 */
async function timed(what, work) {
  const started = performance.now();
  const result = await work();
  console.log(`  ${what} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return result;
}

const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), "cinesync-packages-")));
try {
  finish("packages", await checkPackages(scratch));
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}
