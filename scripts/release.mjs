// Releases the packages that have changesets: all checks, versions, changelogs, a commit, the build, the registry.
// What comes first and after it stands in docs/releasing.md.
//
//     node scripts/release.mjs             to the registry that npm is set up for
//     node scripts/release.mjs --dry-run   the same in a clone, to a registry on loopback; then every package is
//                                          installed into an empty folder and its README is tried there
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import path from "node:path";
import { startRegistry } from "./lib/registry.mjs";
import { release, say } from "./lib/release.mjs";
import { finish } from "./lib/report.mjs";
import { inParallel, npm, npmScript, pnpm, run, runOrThrow } from "./lib/run.mjs";
import { ROOT, listPackages } from "./lib/workspace.mjs";
import { installAsReadmeSays } from "./packages/install.mjs";
import { runtimeTasks } from "./packages/use.mjs";

/** @typedef {import("./lib/workspace.mjs").Package} Package */

/** @returns {Promise<string[]>} What is not as it should be. */
async function dryRun() {
  const scratch = realpathSync(mkdtempSync(path.join(tmpdir(), "cinesync-release-")));
  const clone = path.join(scratch, "clone");
  const registry = await startRegistry(scratch);
  try {
    say("clone");
    await runOrThrow("git", ["clone", "--quiet", ROOT, clone]);
    const identity = { name: "Release dry run", email: "dry-run@localhost" };
    for (const [key, value] of Object.entries(identity))
      await runOrThrow("git", ["config", `user.${key}`, value], { cwd: clone });
    await pnpm(["install", "--frozen-lockfile", "--prefer-offline"], { cwd: clone, timeout: 3_600_000 });
    await release(clone, { env: registry.env, check: false });
    say("install and use");
    const packages = listPackages(clone);
    const tasks = packages.map((found) => () => tryRelease(found, scratch, registry));
    return (await inParallel(tasks, availableParallelism())).flat();
  } finally {
    await registry.stop();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {Package} found
 * @param {string} scratch
 * @param {import("./lib/registry.mjs").Registry} registry
 */
async function tryRelease(found, scratch, registry) {
  const { name, manifest } = found;
  const folder = path.join(scratch, "use", name.replace("/", "-"));
  const findings = await installAsReadmeSays(found, folder, registry);
  const published = (await npm(["view", name, "version"], { cwd: folder, env: registry.env })).trim();
  if (published !== manifest.version)
    findings.push(`${name}: ${published} was published, not ${manifest.version}`);
  const changelog = path.join(folder, "node_modules", name, "CHANGELOG.md");
  const entry = existsSync(changelog) ? readFileSync(changelog, "utf8").split(/^## /m)[1] : undefined;
  if (entry?.startsWith(manifest.version) !== true || entry.length < 80)
    findings.push(`${name}: the installed package has no changelog entry for ${manifest.version}`);
  const node = { name: "Node", command: [process.execPath], trusted: [process.execPath], env: {} };
  const programs = runtimeTasks(found, folder, [node]);
  for (const program of programs) findings.push(...(await program()));
  if (findings.length === 0)
    console.log(`✓ ${name} ${published} (${programs.length} programs)\n\n## ${entry?.trimEnd() ?? ""}\n`);
  return findings;
}

/** @returns {Promise<string[]>} What is not as it should be. */
async function reallyRelease() {
  const { code } = await run(process.execPath, [npmScript(), "whoami"]);
  if (code !== 0 && process.env["CI"] !== "true") return ["npm does not know you here: npm login"];
  await release(ROOT, { check: true });
  console.log("\nPublished. Now: git push --follow-tags");
  return [];
}

const isDryRun = process.argv.includes("--dry-run");
/** @type {string[]} */
const findings = [];
try {
  findings.push(...(await (isDryRun ? dryRun() : reallyRelease())));
} catch (error) {
  findings.push(error instanceof Error ? error.message : String(error));
}
if (isDryRun)
  console.log(
    "Nothing was published, and nothing changed here: all of it happened in a clone that is gone now.",
  );
finish("release", findings);
