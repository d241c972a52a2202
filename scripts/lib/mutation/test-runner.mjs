// A test runner for Stryker that keeps one process: tests and sources are bundled once, and evaluated again for every change.
// Loading them anew from files takes seconds, and most changes are found by tests that take a thousandth of that.
import { createRequire } from "node:module";
import path from "node:path";
import { Script } from "node:vm";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import * as esbuild from "esbuild";
import { endTests, runTest, testList } from "./test-list.mjs";
import { MUTATION_TESTS } from "./tests.mjs";

/**
 * @import { Test } from "./test-list.mjs"
 * @typedef {{ files: Record<string, number>, tests: Record<string, number> }} Times
 */

const SUCCESS = 0;
const FAILED = 1;
/** How long each test took without a change, written by the first process and read by all, in Stryker's copy of the project. */
const TIMES = "test-times.json";

class OneProcess {
  /** What the changed sources look at: which change is active, how often it ran. @type {any} */
  #stryker = {};
  /** @type {Script | undefined} */
  #script;
  #require = createRequire(import.meta.url);

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    Reflect.set(globalThis, "__stryker__", this.#stryker);
    Object.assign(process.env, MUTATION_TESTS.env);
    // What a changed function leaves behind, after its test has ended.
    process.on("unhandledRejection", () => undefined);
    const folder = process.env["MUTATE_PACKAGE"] ?? "";
    const files = readdirSync(`${folder}/test`, { recursive: true, encoding: "utf8" })
      .map((name) => `${folder}/test/${name.replaceAll("\\", "/")}`)
      .filter(
        (name) =>
          name.endsWith(".test.ts") && !MUTATION_TESTS.exclude.some((start) => name.startsWith(start)),
      )
      .sort();
    const { outputFiles } = await esbuild.build({
      stdin: {
        contents: files
          .map((file) => `files[${JSON.stringify(file)}] = () => require("./${file}");`)
          .join("\n"),
        resolveDir: process.cwd(),
      },
      bundle: true,
      write: false,
      format: "cjs",
      platform: "node",
      conditions: ["source"],
      external: ["vitest", "esbuild", "fast-check", "prettier", "saxes", "ajv"],
      logLevel: "error",
    });
    await esbuild.stop();
    this.#script = new Script(`(require, files) => {${outputFiles[0]?.text ?? ""}\n}`, {
      filename: "tests.cjs",
    });
    this.#require = createRequire(path.resolve(folder, "package.json"));
    // The first counterexample is enough; the search for the smallest takes many times as long.
    this.#require("fast-check").configureGlobal({ endOnFailure: true });
  }

  /**
   * The files of tests, of modules that nothing has used yet. What is loaded by one is loaded for all.
   *
   * @returns {Record<string, () => Test[]>}
   */
  #files() {
    const list = testList();
    /** @type {Record<string, () => void>} */
    const files = {};
    this.#script?.runInThisContext()(
      (/** @type {string} */ name) => (name === "vitest" ? list.api : this.#require(name)),
      files,
    );
    return Object.fromEntries(
      Object.entries(files).map(([file, load]) => [file, () => list.load(file, load)]),
    );
  }

  async dryRun() {
    const stryker = this.#stryker;
    stryker.activeMutant = undefined;
    const results = [];
    /** @type {Times} */
    const times = { files: {}, tests: {} };
    for (const file of Object.keys(this.#files())) {
      const start = performance.now();
      // Each file has modules of its own, so that what is made once and kept counts as covered by all.
      const tests = this.#files()[file]?.() ?? [];
      for (const test of tests) {
        stryker.currentTestId = test.id;
        const result = await this.#result(test);
        stryker.currentTestId = undefined;
        results.push(result);
        times.tests[test.id] = result.timeSpentMs;
      }
      await endTests(tests);
      times.files[file] = performance.now() - start;
    }
    writeFileSync(TIMES, JSON.stringify(times));
    return { status: "complete", tests: results, mutantCoverage: stryker.mutantCoverage };
  }

  /** @param {{ testFilter?: string[], hitLimit?: number, activeMutant: { id: string } }} options */
  async mutantRun({ testFilter = [], hitLimit, activeMutant }) {
    const stryker = this.#stryker;
    Object.assign(stryker, { activeMutant: undefined, hitCount: 0, hitLimit });
    /** @type {Times} */
    const times = JSON.parse(readFileSync(TIMES, "utf8"));
    const wanted = new Set(testFilter);
    const wantedFiles = new Set(testFilter.map((id) => id.slice(0, id.indexOf("#"))));
    const files = Object.entries(this.#files()).filter(([file]) => wantedFiles.has(file));
    // Quick ones first: most changes fail one of them.
    files.sort(([a], [b]) => (times.files[a] ?? 0) - (times.files[b] ?? 0));
    let count = 0;
    for (const [, load] of files) {
      stryker.activeMutant = undefined;
      const tests = load().filter(({ id }) => wanted.has(id));
      tests.sort((a, b) => (times.tests[a.id] ?? 0) - (times.tests[b.id] ?? 0));
      stryker.activeMutant = activeMutant.id;
      let failed;
      for (const test of tests) {
        count += 1;
        const result = await this.#result(test);
        if (result.status === FAILED) {
          failed = result;
          break;
        }
      }
      stryker.activeMutant = undefined;
      await endTests(tests);
      if (hitLimit !== undefined && stryker.hitCount > hitLimit)
        return { status: "timeout", reason: "Hit limit reached" };
      if (failed !== undefined)
        return {
          status: "killed",
          killedBy: [failed.id],
          failureMessage: failed.failureMessage,
          nrOfTests: count,
        };
    }
    return { status: "survived", nrOfTests: count };
  }

  /** @param {Test} test */
  async #result(test) {
    const start = performance.now();
    let status = SUCCESS;
    let failureMessage = "";
    try {
      await runTest(test);
    } catch (error) {
      status = FAILED;
      failureMessage = String(error);
    }
    const timeSpentMs = performance.now() - start;
    return { id: test.id, name: test.id, fileName: test.file, timeSpentMs, status, failureMessage };
  }
}

export const strykerPlugins = [{ kind: "TestRunner", name: "one-process", injectableClass: OneProcess }];
