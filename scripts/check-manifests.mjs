// What every package owes its users: a manifest that tells the truth, a README, a license, and one version of
// every tool in the whole workspace.
import { existsSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import path from "node:path";
import { finish, isMain } from "./lib/report.mjs";
import { ROOT, listFiles, listPackages, readJson } from "./lib/workspace.mjs";

/** @typedef {import("./lib/workspace.mjs").Package} Package */
/** @typedef {import("./lib/workspace.mjs").Manifest} Manifest */

/**
 * @param {string} root
 * @returns {string[]} What is not as it should be, a sentence each.
 */
export function checkManifests(root) {
  const all = listPackages(root, { withPrivate: true });
  return [
    ...all
      .filter(({ manifest }) => manifest.private !== true)
      .flatMap((found) => [...checkPublished(root, found)]),
    ...checkRanges(root, all),
  ];
}

/**
 * @param {string} root
 * @param {Package} found
 */
function* checkPublished(root, { name, dir, folder, manifest }) {
  const at = `${folder}/package.json`;
  for (const [field, wanted] of Object.entries({
    license: "MIT",
    type: "module",
    sideEffects: false,
    engines: { node: ">=20" },
  })) {
    const value = manifest[/** @type {keyof Manifest} */ (field)];
    // A command runs something when it is imported, and says so by naming the file.
    if (field === "sideEffects" && manifest.bin !== undefined) continue;
    if (!isDeepStrictEqual(value, wanted))
      yield `${at}: "${field}" is ${JSON.stringify(value)}; it should be ${JSON.stringify(wanted)}`;
  }
  if (!name.startsWith("@cinesync/")) yield `${at}: "name" should begin with @cinesync/`;
  if ((manifest.description ?? "").length < 20) yield `${at}: "description" should say what the package does`;
  if (!(manifest.keywords ?? []).includes("cinesync") || (manifest.keywords ?? []).length < 3)
    yield `${at}: "keywords" should hold "cinesync" and at least two more words that people search for`;
  if (manifest.publishConfig?.access !== "public") yield `${at}: "publishConfig.access" should be "public"`;
  if (manifest.repository !== undefined)
    yield `${at}: "repository" stays out until there is a public home; see docs/releasing.md`;
  if (manifest.dependencies !== undefined && Object.keys(manifest.dependencies).length === 0)
    yield `${at}: "dependencies" is empty; leave it out`;
  if (manifest.version === "0.0.0" && !changesets(root).some((text) => text.includes(`"${name}"`)))
    yield `${folder}: not released yet, and no changeset in .changeset speaks of ${name}`;
  yield* checkExports(at, manifest);
  yield* checkFiles(root, dir, folder, manifest);
}

/** @param {string} root */
function changesets(root) {
  const folder = path.join(root, ".changeset");
  return listFiles(folder)
    .filter((name) => name.endsWith(".md"))
    .map((name) => readFileSync(path.join(folder, name), "utf8"));
}

/**
 * @param {string} at
 * @param {Manifest} manifest
 */
function* checkExports(at, manifest) {
  const inside = Object.entries(manifest.exports ?? {});
  if (manifest.exports?.["./package.json"] !== "./package.json")
    yield `${at}: "exports" should hold "./package.json"`;
  for (const [subpath, target] of inside) {
    if (typeof target === "string") continue;
    if (Object.keys(target).join() !== "source,types,default")
      yield `${at}: "exports" of "${subpath}" should have the conditions source, types, default, in this order`;
  }
  const published = Object.fromEntries(
    inside.map(([subpath, target]) => {
      if (typeof target === "string") return [subpath, target];
      return [
        subpath,
        Object.fromEntries(Object.entries(target).filter(([condition]) => condition !== "source")),
      ];
    }),
  );
  if (!isDeepStrictEqual(manifest.publishConfig?.exports, published))
    yield `${at}: "publishConfig.exports" should be "exports" without the condition "source"`;
}

/**
 * @param {string} root
 * @param {string} dir
 * @param {string} folder
 * @param {Manifest} manifest
 */
function* checkFiles(root, dir, folder, manifest) {
  // The sources go along because the source maps lead to them; npm leaves a changelog out that is not named.
  for (const name of ["dist", "src", "CHANGELOG.md"])
    if (!(manifest.files ?? []).includes(name)) yield `${folder}/package.json: "files" should hold "${name}"`;
  // Made by the build, and by the first release.
  const later = ["dist", "CHANGELOG.md"];
  for (const name of manifest.files ?? [])
    if (!later.includes(name) && !/[*!]/.test(name) && !existsSync(path.join(dir, name)))
      yield `${folder}/package.json: "files" holds "${name}", which does not exist`;
  if (!existsSync(path.join(dir, "README.md"))) yield `${folder}/README.md: missing`;
  const license = path.join(dir, "LICENSE");
  if (
    !existsSync(license) ||
    readFileSync(license, "utf8") !== readFileSync(path.join(root, "LICENSE"), "utf8")
  )
    yield `${folder}/LICENSE: should be a copy of the LICENSE at the root`;
}

/**
 * One version of each tool everywhere; siblings from the workspace; tools exact, dependencies of users as ranges.
 *
 * @param {string} root
 * @param {readonly Package[]} packages
 */
function* checkRanges(root, packages) {
  const names = new Set(packages.map(({ name }) => name));
  /** @type {Map<string, { range: string, at: string }>} */
  const first = new Map();
  const rootManifest = {
    folder: ".",
    manifest: /** @type {Manifest} */ (readJson(path.join(root, "package.json"))),
  };
  for (const { folder, manifest } of [rootManifest, ...packages]) {
    const at = path.posix.join(folder, "package.json");
    for (const field of /** @type {const} */ (["dependencies", "devDependencies"])) {
      for (const [name, range] of Object.entries(manifest[field] ?? {})) {
        if (names.has(name)) {
          if (range !== "workspace:^") yield `${at}: "${name}" should be "workspace:^", not "${range}"`;
          continue;
        }
        const exact = /^\d/.test(range);
        if (field === "devDependencies" || manifest.private === true) {
          if (!exact) yield `${at}: "${name}" should be an exact version, not "${range}"`;
        } else if (!range.startsWith("^")) {
          yield `${at}: "${name}" should be a range that begins with ^, not "${range}"`;
        }
        const bare = range.replace(/^\^/, "");
        const seen = first.get(name);
        if (seen === undefined) first.set(name, { range: bare, at });
        else if (seen.range !== bare)
          yield `${at}: "${name}" is "${range}", but ${seen.at} has "${seen.range}"`;
      }
    }
  }
}

if (isMain(import.meta)) finish("manifests", checkManifests(ROOT));
