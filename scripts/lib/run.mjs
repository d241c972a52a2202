// Starts other programs, in the same way on every platform.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { ROOT, readJson } from "./workspace.mjs";

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Readonly<Record<string, string | undefined>>} [env] Added to this process's variables; undefined removes one.
 * @property {string} [input] Standard input; default empty.
 * @property {number} [timeout] Milliseconds; default 5 minutes.
 * @property {boolean} [inherit] Show the output instead of collecting it.
 */

/**
 * @typedef {object} RunResult
 * @property {number} code Exit status; -1 when it could not be started or took too long.
 * @property {string} stdout
 * @property {string} stderr
 */

/**
 * Runs a program to its end. Never rejects: the result has the exit code and the output.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<RunResult>}
 */
export function run(command, args, { cwd, env = {}, input = "", timeout = 300_000, inherit = false } = {}) {
  return new Promise((resolve) => {
    /** @type {RunResult} */
    const result = { code: -1, stdout: "", stderr: "" };
    const child = spawn(command, args, {
      cwd,
      // No colors, because collected output goes into messages.
      env: { ...process.env, ...(inherit ? {} : { NO_COLOR: "1", FORCE_COLOR: undefined }), ...env },
      stdio: inherit ? "inherit" : "pipe",
      windowsHide: true,
    });
    const timer = setTimeout(() => {
      result.stderr += `\nstopped after ${timeout / 1000} s`;
      child.kill("SIGKILL");
    }, timeout);
    child.stdout?.setEncoding("utf8").on("data", (text) => (result.stdout += text));
    child.stderr?.setEncoding("utf8").on("data", (text) => (result.stderr += text));
    // Closing the input pipe early is not a failure: a program may not read its input.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(input);
    child.on("error", (error) => {
      clearTimeout(timer);
      resolve({ ...result, stderr: `${result.stderr}\n${error.message}` });
    });
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve({ ...result, code: code ?? -1 });
    });
  });
}

/**
 * Like `run`, but throws an error with the output if the program fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} Standard output.
 */
export async function runOrThrow(command, args, options) {
  const { code, stdout, stderr } = await run(command, args, options);
  if (code !== 0) {
    const shown = [path.basename(command), ...args].join(" ");
    throw new Error(
      `${shown}\nended with status ${code}\n${stdout.trimEnd()}\n${stderr.trimEnd()}`.trimEnd(),
    );
  }
  return stdout;
}

/**
 * Runs npm without a shell, which `npm.cmd` on Windows would need.
 *
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function npm(args, options) {
  return runOrThrow(process.execPath, [npmScript(), ...args], options);
}

/** Returns npm's script, for Node to run. */
export function npmScript() {
  const fromNpm = process.env["npm_execpath"];
  if (fromNpm?.endsWith("npm-cli.js") === true && existsSync(fromNpm)) return fromNpm;
  const home = path.dirname(process.execPath);
  const candidates = [
    path.join(home, "node_modules/npm/bin/npm-cli.js"),
    path.join(home, "../lib/node_modules/npm/bin/npm-cli.js"),
    path.join(home, "../share/nodejs/npm/bin/npm-cli.js"),
  ];
  const found = candidates.find((file) => existsSync(file));
  if (found === undefined) throw new Error("cannot find npm next to Node; run this through `npm run`");
  return found;
}

/**
 * Runs a program from a package of the registry, or from the cache.
 *
 * @param {string} packageSpec For example `deno@2.9.5`.
 * @param {readonly string[]} command The program and its arguments.
 * @param {RunOptions} [options]
 */
export function npx(packageSpec, command, options) {
  return npm(["exec", "--yes", "--prefer-offline", `--package=${packageSpec}`, "--", ...command], options);
}

/**
 * Runs the pnpm that the root package.json names.
 *
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function pnpm(args, options) {
  return npx(readJson(path.join(ROOT, "package.json")).packageManager, ["pnpm", ...args], {
    ...options,
    env: { CI: "true", ...options?.env },
  });
}

/**
 * Runs tasks, at most `width` at a time, and returns their results in order.
 *
 * @template T
 * @param {readonly (() => Promise<T>)[]} tasks
 * @param {number} width
 * @returns {Promise<T[]>}
 */
export async function inParallel(tasks, width) {
  /** @type {T[]} */
  const results = [];
  let next = 0;
  const worker = async () => {
    while (next < tasks.length) {
      const index = next++;
      const task = tasks[index];
      if (task !== undefined) results[index] = await task();
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, tasks.length) }, worker));
  return results;
}
