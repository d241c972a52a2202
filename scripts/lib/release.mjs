// A release, step by step. Up to the commit every failure leaves the tree as it was.
import { readdirSync } from "node:fs";
import path from "node:path";
import { npmScript, pnpm, runOrThrow } from "./run.mjs";
import { listPackages } from "./workspace.mjs";

/** Milliseconds for each step: a busy computer may take its time, a step that hangs has an end. */
const PATIENCE = 3_600_000;

/** What versions and changelogs can break. The other checks have passed before. */
const CHECKS_OF_VERSIONS = ["manifests", "format"];

/** @param {string} what */
export function say(what) {
  console.log(`\n▶ ${what}`);
}

/**
 * Checks, writes versions and changelogs, commits them, builds and publishes.
 *
 * @param {string} root
 * @param {{ env?: Readonly<Record<string, string>>, check: boolean }} options `env` names the registry; without `check`,
 *   only what versions and changelogs can break is checked.
 */
export async function release(root, { env = {}, check }) {
  await requireCleanTree(root, "Commit them first: a release is a commit.");
  if (check) {
    const commit = await git(root, "rev-parse", "HEAD");
    say("check");
    await runChecks(root, []);
    await requireCleanTree(root, "They came while the checks ran. Nothing was released.");
    if ((await git(root, "rev-parse", "HEAD")) !== commit)
      throw new Error("There are commits that came while the checks ran. Nothing was released: start again.");
  }
  await commitVersions(root);
  say("build");
  await runOrThrow(process.execPath, [npmScript(), "run", "--silent", "build"], {
    cwd: root,
    timeout: PATIENCE,
  });
  say("publish");
  // changesets calls pnpm, which is on the path inside `pnpm exec` only.
  await pnpm(["exec", "changeset", "publish"], { cwd: root, env, inherit: true, timeout: PATIENCE });
}

/** @param {string} root */
async function commitVersions(root) {
  const waiting = readdirSync(path.join(root, ".changeset")).filter((name) => name.endsWith(".md"));
  if (waiting.length === 0) return;
  say(`version: ${waiting.length} changesets`);
  try {
    const changesets = path.join(root, "node_modules/@changesets/cli/bin.js");
    await runOrThrow(process.execPath, [changesets, "version"], { cwd: root, inherit: true });
    await runChecks(root, CHECKS_OF_VERSIONS);
    const versions = listPackages(root).map(({ name, manifest }) => `${name} ${manifest.version}`);
    await git(root, "add", "--all");
    await git(root, "commit", "--quiet", "--message", `Release\n\n${versions.join("\n")}`);
    console.log(versions.join("\n"));
  } catch (error) {
    // The tree was clean, so all that differs now are the versions and changelogs.
    await git(root, "reset", "--quiet", "--hard");
    await git(root, "clean", "--quiet", "--force", "-d");
    throw error;
  }
}

/**
 * @param {string} root
 * @param {readonly string[]} names None for all.
 */
async function runChecks(root, names) {
  await runOrThrow(process.execPath, ["scripts/check.mjs", ...names], {
    cwd: root,
    inherit: true,
    timeout: PATIENCE,
  });
}

/**
 * @param {string} root
 * @param {string} advice
 */
async function requireCleanTree(root, advice) {
  if ((await git(root, "status", "--porcelain")) !== "")
    throw new Error(`There are changes that are not committed. ${advice}`);
}

/**
 * @param {string} root
 * @param {readonly string[]} args
 */
function git(root, ...args) {
  return runOrThrow("git", args, { cwd: root });
}
