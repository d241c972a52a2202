// The packages as their users get them: packed, published to a registry on loopback, installed from it into empty
// folders, and used in every runtime that they promise.
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { NO_CHROMIUM, findChromium } from "./ensure-chromium.mjs";
import { startRegistry } from "./lib/registry.mjs";
import { finish, isMain } from "./lib/report.mjs";
import { inParallel, npm } from "./lib/run.mjs";
import { findRuntimes } from "./lib/runtimes.mjs";
import { ROOT, listPackages } from "./lib/workspace.mjs";
import { runInChromium } from "./packages/browser.mjs";
import { checkConsumers } from "./packages/consumers.mjs";
import { installAsReadmeSays, installInto } from "./packages/install.mjs";
import { lintPackage } from "./packages/lint.mjs";
import { checkContents, packAll } from "./packages/pack.mjs";
import { browserPrograms, runtimeTasks } from "./packages/use.mjs";

const WIDTH = availableParallelism();

/**
 * @param {string} root
 * @returns {Promise<string[]>}
 */
async function checkPackages(root) {
  const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), "cinesync-packages-")));
  const [runtimes, registry] = await Promise.all([findRuntimes(scratch), startRegistry(scratch)]);
  try {
    const packages = await timed("pack", () => packAll(root, listPackages(root), scratch));
    const findings = packages.flatMap((packed) => [...checkContents(packed)]);
    const lints = packages.map((packed) => () => lintPackage(packed));
    findings.push(...(await timed("publint, attw", () => inParallel(lints, WIDTH))).flat());

    await timed("publish", () =>
      inParallel(
        packages.map(
          ({ tarball }) =>
            () =>
              npm(["publish", tarball], { cwd: scratch, env: registry.env }),
        ),
        WIDTH,
      ),
    );
    const folderOf = (/** @type {string} */ name) => path.join(scratch, "use", name.replace("/", "-"));
    const installs = packages.map(
      (packed) => () => installAsReadmeSays(packed, folderOf(packed.name), registry),
    );
    findings.push(...(await timed("install", () => inParallel(installs, WIDTH))).flat());
    const together = folderOf("all");
    await installInto(
      packages.map(({ name }) => name),
      together,
      registry,
    );
    findings.push(...(await timed("TypeScript", async () => checkConsumers(packages, together))));

    const tasks = packages.flatMap((packed) => runtimeTasks(packed, folderOf(packed.name), runtimes));
    const names = runtimes.map(({ name }) => name).join(", ");
    findings.push(
      ...(await timed(`${tasks.length} programs in ${names}`, () => inParallel(tasks, WIDTH))).flat(),
    );

    const pages = packages.flatMap((packed) => browserPrograms(packed, folderOf(packed.name)));
    const executable = findChromium();
    if (executable === undefined) console.log(`Not run in a browser. ${NO_CHROMIUM}`);
    else
      findings.push(
        ...(await timed(`${pages.length} programs in Chromium`, () => runInChromium(pages, executable))),
      );
    return findings;
  } finally {
    await registry.stop();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
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

if (isMain(import.meta)) finish("packages", await checkPackages(ROOT));
