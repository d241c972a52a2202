// Tests each installed package in every runtime: imports all its exports, runs the blocks of its README, starts its
// command.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { isUniversal, layOut, runBlock } from "../lib/doc-blocks.mjs";
import { pureEntries } from "../lib/layers.mjs";
import { readPage } from "../lib/markdown.mjs";
import { run } from "../lib/run.mjs";

/** @typedef {import("../lib/workspace.mjs").Package} Package */
/** @typedef {import("../lib/runtimes.mjs").Runtime} Runtime */

/**
 * Returns a program that imports everything and fails if something is missing.
 *
 * @param {readonly import("../lib/workspace.mjs").Entry[]} entries
 */
export function importProgram(entries) {
  return entries
    .map(
      ({ specifier }, index) => `import * as entry${index} from ${JSON.stringify(specifier)};
if (Object.values(entry${index}).length === 0) throw new Error("nothing in ${specifier}");
for (const [name, value] of Object.entries(entry${index})) if (value === undefined) throw new Error(name);
`,
    )
    .join("");
}

/** @param {string} readme */
function blocksOf(readme) {
  return existsSync(readme) ? readPage(readme).blocks.filter(({ notRun }) => notRun === undefined) : [];
}

/**
 * Returns one task for each program and runtime.
 *
 * @param {Package} packed
 * @param {string} folder The folder with the installed package.
 * @param {readonly Runtime[]} runtimes
 * @param {{ readmes: boolean }} options Whether the blocks of READMEs run, too.
 * @returns {(() => Promise<string[]>)[]}
 */
export function runtimeTasks(packed, folder, runtimes, { readmes }) {
  const { name, dir, entries, manifest } = packed;
  const readme = path.join(dir, "README.md");
  // Runtimes print objects in different ways, so outputs are not compared.
  const blocks = (readmes ? blocksOf(readme) : []).map(({ output: _output, ...block }) => block);
  const pure = pureEntries(packed);
  const bins = typeof manifest.bin === "string" ? [manifest.bin] : Object.values(manifest.bin ?? {});
  return runtimes.flatMap(({ name: runtime, command, trusted, env }) => {
    /** @param {string} what */
    const own = (what) =>
      path.join(folder, path.basename(packed.folder), `${runtime.replace(" ", "-").toLowerCase()}-${what}`);
    /**
     * @param {string} what
     * @param {readonly string[]} runner
     * @param {readonly import("../lib/workspace.mjs").Entry[]} which
     */
    const imports = (what, runner, which) => async () => {
      const place = own(what);
      mkdirSync(place, { recursive: true });
      writeFileSync(path.join(place, "import.mjs"), importProgram(which));
      return ended(
        await start(runner, [path.join(place, "import.mjs")], place, env),
        `${name} in ${runtime}`,
      );
    };
    return [
      ...(pure.length > 0 ? [imports("pure", command, pure)] : []),
      ...(entries.length > 0 ? [imports("all", trusted, entries)] : []),
      ...blocks
        .filter(({ browser }) => browser !== true)
        .map((block) => async () => {
          const place = own(`line-${block.line}`);
          const runner = pure.length > 0 && isUniversal(block) ? command : trusted;
          const problem = await runBlock(place, readme, block, runner, env);
          return problem === undefined ? [] : [`${name} in ${runtime}: README.md:${block.line}: ${problem}`];
        }),
      ...bins.flatMap((bin) =>
        ["--version", "--help"].map((flag) => async () => {
          const file = path.join(folder, "node_modules", name, bin);
          const result = await start(trusted, [file, flag], folder, env);
          if (result.code === 0 && result.stdout.trim() === "") result.code = -1;
          return ended(result, `${name} ${flag} in ${runtime}`);
        }),
      ),
    ];
  });
}

/**
 * @param {readonly string[]} runner
 * @param {readonly string[]} args
 * @param {string} cwd
 * @param {Readonly<Record<string, string>>} env
 */
function start(runner, args, cwd, env) {
  const [program = "", ...before] = runner;
  return run(program, [...before, ...args], { cwd, env, timeout: 60_000 });
}

/**
 * @param {import("../lib/run.mjs").RunResult} result
 * @param {string} what
 */
function ended({ code, stdout, stderr }, what) {
  return code === 0 ? [] : [`${what}: ended with status ${code}\n${stdout}${stderr}`.trimEnd()];
}

/**
 * Returns the programs that also run in a browser, as files to bundle.
 *
 * @param {Package} packed
 * @param {string} folder Where the package is installed.
 * @returns {{ name: string, file: string }[]}
 */
export function browserPrograms(packed, folder) {
  const pure = pureEntries(packed);
  const readme = path.join(packed.dir, "README.md");
  const own = path.join(folder, path.basename(packed.folder));
  mkdirSync(own, { recursive: true });
  const imports = path.join(own, "browser-imports.mjs");
  writeFileSync(imports, importProgram(pure));
  return [
    ...(pure.length > 0 ? [{ name: packed.name, file: imports }] : []),
    ...blocksOf(readme)
      .filter((block) => block.browser === true || (pure.length > 0 && isUniversal(block)))
      .map((block) => ({
        name: `${packed.name}: README.md:${block.line}`,
        file: layOut(path.join(own, `browser-line-${block.line}`), readme, block).script,
      })),
  ];
}
