// Copies the code blocks of the documentation into folders and runs them.
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { transformSync } from "esbuild";
import { run } from "./run.mjs";
import { ROOT, listFiles } from "./workspace.mjs";

/** @typedef {import("./markdown.mjs").CodeBlock} CodeBlock */

/** Sample data that every page can use. */
const SAMPLES = "examples/sample";

/**
 * Returns every page for people, relative to the root, with slashes. Leaves out changelogs, changesets and API reports.
 *
 * @param {string} root
 */
export function listPages(root) {
  return listFiles(root).filter(
    (file) =>
      file.endsWith(".md") &&
      !/(^|\/)(CHANGELOG\.md$|\.changeset\/|api\/|fixtures\/|docs\/site\/)/.test(file),
  );
}

/**
 * Whether the block uses only ECMAScript and Web APIs, so that it runs in a browser and without permissions.
 *
 * @param {CodeBlock} block
 */
export function isUniversal({ code, args, stdin, files }) {
  const usesRuntime =
    /["'](node:[^"']+|@cinesync\/[^"']+\/node|@cinesync\/(event|launch|cli))["']|\bprocess\./.test(code);
  return !usesRuntime && args.length === 0 && stdin === undefined && files.length === 0;
}

/** @param {CodeBlock} block */
function toJavaScript({ language, code }) {
  return language === "ts"
    ? transformSync(code, { loader: "ts", format: "esm", target: "es2022" }).code
    : code;
}

/**
 * Returns the file that a comment names: next to the page, or among the samples.
 *
 * @param {string} page Absolute.
 * @param {string} name
 * @returns {string | undefined}
 */
function findSample(page, name) {
  return [path.join(path.dirname(page), name), path.join(ROOT, SAMPLES, name)].find((file) =>
    existsSync(file),
  );
}

/**
 * Writes the block and the files that it needs into a new folder.
 *
 * @param {string} folder
 * @param {string} page
 * @param {CodeBlock} block
 * @returns {{ script: string, input: string, missing: readonly string[] }}
 */
export function layOut(folder, page, block) {
  mkdirSync(folder, { recursive: true });
  const script = path.join(folder, "block.mjs");
  writeFileSync(script, toJavaScript(block));
  /** @type {string[]} */
  const missing = [];
  for (const name of block.files) {
    const sample = findSample(page, name);
    if (sample === undefined) missing.push(name);
    else copyFileSync(sample, path.join(folder, path.basename(name)));
  }
  const source = block.stdin === undefined ? undefined : findSample(page, block.stdin);
  if (block.stdin !== undefined && source === undefined) missing.push(block.stdin);
  return { script, input: source === undefined ? "" : readFileSync(source, "utf8"), missing };
}

/**
 * Runs the block like a person who copied it into a file.
 *
 * @param {string} folder
 * @param {string} page
 * @param {CodeBlock} block
 * @param {readonly string[]} [command] The command that runs a script, for example `["deno", "run"]`.
 * @param {Readonly<Record<string, string>>} [env]
 * @returns {Promise<string | undefined>} The problem, if any.
 */
export async function runBlock(folder, page, block, command = [process.execPath], env = {}) {
  const { script, input, missing } = layOut(folder, page, block);
  if (missing.length > 0) return `missing next to the page and in ${SAMPLES}: ${missing.join(", ")}`;
  const [program = "", ...before] = command;
  const home = { HOME: folder, USERPROFILE: folder };
  const { code, stdout, stderr } = await run(program, [...before, script, ...block.args], {
    cwd: folder,
    env: { ...home, ...env },
    input,
    timeout: 60_000,
  });
  if (code !== 0) return `ended with status ${code}\n${stdout}${stderr}`.trimEnd();
  const lines = (/** @type {string} */ text) => text.replaceAll("\r\n", "\n").trimEnd();
  if (block.output !== undefined && lines(stdout) !== lines(block.output))
    return `output must be\n${lines(block.output)}\ngot\n${lines(stdout)}`;
  return undefined;
}

/**
 * Makes the packages importable from everywhere in the folder, like an installation.
 *
 * @param {string} folder
 * @param {Iterable<readonly [name: string, dir: string]>} packages
 */
export function linkPackages(folder, packages) {
  for (const [name, dir] of packages) {
    const place = path.join(folder, "node_modules", name);
    mkdirSync(path.dirname(place), { recursive: true });
    symlinkSync(dir, place, "junction");
  }
}
