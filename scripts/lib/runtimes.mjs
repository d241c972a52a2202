// The runtimes that the packages support. npx fetches them from the registry and keeps them in its cache.
import path from "node:path";
import { npx, run } from "./run.mjs";

/**
 * @typedef {object} Runtime
 * @property {string} name
 * @property {readonly string[]} command Runs a script without permissions, if the runtime has permissions.
 * @property {readonly string[]} trusted Runs a script that reads files and starts programs.
 * @property {Readonly<Record<string, string>>} env
 */

/** @type {Runtime} */
export const THIS_NODE = { name: "Node", command: [process.execPath], trusted: [process.execPath], env: {} };

/** The newest one comes last. Versions of Deno and Bun are fixed, because not every release supports every platform. */
const NODE_VERSIONS = ["20", "22", "24", "26"];
const DENO = "deno@2.9.5";
const BUN = "bun@1.4.5";

/**
 * @param {string} scratch A folder for the caches of the runtimes.
 * @returns {Promise<Runtime[]>}
 */
export async function findRuntimes(scratch) {
  const print = "console.log(process.execPath)";
  const [deno, bun, ...nodes] = await Promise.all([
    findDeno(scratch),
    locate(BUN, ["bun", "-e", print], scratch),
    ...NODE_VERSIONS.map((version) =>
      process.version.startsWith(`v${version}.`)
        ? process.execPath
        : locate(`node@${version}`, ["node", "-e", print], scratch),
    ),
  ]);
  const denoFlags = ["--quiet", "--no-prompt", "--no-check", "--cached-only", "--node-modules-dir=manual"];
  const node = nodes.map((file, index) => ({
    name: `Node ${NODE_VERSIONS[index] ?? ""}`,
    command: [file],
    trusted: [file],
    env: {},
  }));
  return [
    ...node,
    {
      name: "Deno",
      command: [deno, "run", ...denoFlags],
      trusted: [deno, "run", ...denoFlags, "--allow-all"],
      env: { DENO_DIR: path.join(scratch, "deno"), DENO_NO_UPDATE_CHECK: "1" },
    },
    { name: "Bun", command: [bun, "run"], trusted: [bun, "run"], env: {} },
  ];
}

/**
 * @param {string} cwd A folder without a package.json: Deno may want to change that.
 * @returns {Promise<string>}
 */
export function findDeno(cwd) {
  return locate(DENO, ["deno", "eval", "console.log(Deno.execPath())"], cwd);
}

/**
 * @param {string} spec
 * @param {readonly string[]} command Prints the path of the runtime's program.
 * @param {string} cwd
 * @returns {Promise<string>}
 */
async function locate(spec, command, cwd) {
  const found = (await npx(spec, command, { cwd })).trim().split(/\r?\n/).at(-1) ?? "";
  const { code, stderr } = await run(found, ["--version"], { cwd });
  if (code !== 0) throw new Error(`cannot run ${spec}: ${found}\n${stderr}`);
  return found;
}
