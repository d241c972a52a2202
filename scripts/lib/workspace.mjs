// Reads the packages of the workspace from the file system, so that every check covers a new package as soon as its
// folder exists.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/**
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {boolean} [private]
 * @property {string} [description]
 * @property {readonly string[]} [keywords]
 * @property {string} [license]
 * @property {string} [type]
 * @property {unknown} [sideEffects]
 * @property {Record<string, string>} [engines]
 * @property {readonly string[]} [files]
 * @property {string | Record<string, string>} [bin]
 * @property {Record<string, string | Record<string, string>>} [exports]
 * @property {{ access?: string, provenance?: boolean, exports?: Record<string, string | Record<string, string>> }} [publishConfig]
 * @property {Record<string, string>} [scripts]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {unknown} [repository]
 * @property {string} [packageManager]
 */

/**
 * @typedef {object} Entry One importable path of a package.
 * @property {string} subpath As in `exports`: `.` or `./node`.
 * @property {string} specifier The text after `from` in a user's import.
 * @property {string} source Its file, relative to the package: `src/index.ts`.
 * @property {string} types Its declarations, relative to the package.
 * @property {string} file Its JavaScript, relative to the package.
 */

/**
 * @typedef {object} Package
 * @property {string} name
 * @property {string} dir Absolute folder.
 * @property {string} folder Folder relative to the root, with slashes: `packages/commands`.
 * @property {Manifest} manifest
 * @property {readonly Entry[]} entries Empty for a private package.
 */

/** The root of the repository. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * @param {string} file
 * @returns {any} The content of the JSON file; callers know its shape.
 */
export function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}

/**
 * Returns all published packages, by folder name; with `withPrivate`, also the examples and the benchmarks.
 *
 * @param {string} [root]
 * @param {{ withPrivate?: boolean }} [options]
 * @returns {Package[]}
 */
export function listPackages(root = ROOT, { withPrivate = false } = {}) {
  const parent = path.join(root, "packages");
  const folders = readdirSync(parent)
    .sort()
    .map((name) => `packages/${name}`);
  return [...folders, "examples", "bench"]
    .filter((folder) => existsSync(path.join(root, folder, "package.json")))
    .map((folder) => readPackage(root, folder))
    .filter((found) => withPrivate || found.manifest.private !== true);
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {Package}
 */
function readPackage(root, folder) {
  const dir = path.join(root, folder);
  /** @type {Manifest} */
  const manifest = readJson(path.join(dir, "package.json"));
  /** @type {Entry[]} */
  const entries = [];
  for (const [subpath, target] of Object.entries(manifest.exports ?? {})) {
    if (typeof target === "string" || target["source"] === undefined) continue;
    entries.push({
      subpath,
      specifier: manifest.name + subpath.slice(1),
      source: withoutDot(target["source"]),
      types: withoutDot(target["types"] ?? ""),
      file: withoutDot(target["default"] ?? ""),
    });
  }
  return { name: manifest.name, dir, folder, manifest, entries };
}

/** @param {string} file */
function withoutDot(file) {
  return file.replace(/^\.\//, "");
}

/**
 * Returns all files in a folder, relative to it, with slashes, sorted. Leaves out folders named in `skip`.
 *
 * @param {string} dir
 * @param {{ skip?: readonly string[] }} [options]
 * @returns {string[]}
 */
export function listFiles(dir, { skip = ["node_modules", "dist", "coverage", ".git"] } = {}) {
  /** @type {string[]} */
  const files = [];
  const walk = (/** @type {string} */ below) => {
    for (const entry of readdirSync(path.join(dir, below), { withFileTypes: true })) {
      const relative = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!skip.includes(entry.name)) walk(relative);
      } else if (entry.isFile()) {
        files.push(relative);
      }
    }
  };
  if (existsSync(dir)) walk("");
  return files.sort();
}
