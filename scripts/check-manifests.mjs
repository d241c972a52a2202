// Checks rules for package.json that other tools do not know: publishing without the condition "source", one version of
// each tool, a changeset for a package that was never released. publint and knip check everything else.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import path from "node:path";
import { finish } from "./lib/report.mjs";
import { ROOT, listPackages, readJson } from "./lib/workspace.mjs";

/** @typedef {import("./lib/workspace.mjs").Manifest} Manifest */

const WANTED = { license: "MIT", type: "module", engines: { node: ">=20" } };
const changesets = readdirSync(path.join(ROOT, ".changeset"))
  .filter((name) => name.endsWith(".md"))
  .map((name) => readFileSync(path.join(ROOT, ".changeset", name), "utf8"))
  .join("\n");

/** @param {import("./lib/workspace.mjs").Package} found */
function* checkPublished({ name, dir, folder, manifest }) {
  const at = `${folder}/package.json`;
  for (const [field, wanted] of Object.entries(WANTED))
    if (!isDeepStrictEqual(manifest[/** @type {keyof Manifest} */ (field)], wanted))
      yield `${at}: "${field}" must be ${JSON.stringify(wanted)}`;
  if ((manifest.description ?? "").length < 20) yield `${at}: "description" must say what the package does`;
  if (manifest.publishConfig?.access !== "public") yield `${at}: "publishConfig.access" must be "public"`;
  if (manifest.repository !== undefined)
    yield `${at}: "repository" must be absent until the repository has a public address; see docs/releasing.md`;
  const withoutSource = JSON.parse(
    JSON.stringify(manifest.exports ?? {}, (key, value) => (key === "source" ? undefined : value)),
  );
  if (!isDeepStrictEqual(manifest.publishConfig?.exports, withoutSource))
    yield `${at}: "publishConfig.exports" must be "exports" without the condition "source"`;
  // npm leaves out a changelog that "files" does not name.
  for (const file of ["dist", "src", "CHANGELOG.md"])
    if (!(manifest.files ?? []).includes(file)) yield `${at}: "files" must contain "${file}"`;
  for (const file of ["README.md", "LICENSE"])
    if (!existsSync(path.join(dir, file))) yield `${folder}/${file}: missing`;
  if (manifest.version === "0.0.0" && !changesets.includes(`"${name}"`))
    yield `${folder}: no changeset in .changeset names ${name}, which was never released`;
}

/** @param {readonly import("./lib/workspace.mjs").Package[]} packages */
function* checkVersions(packages) {
  const names = new Set(packages.map(({ name }) => name));
  /** @type {Map<string, string>} */
  const first = new Map();
  const manifests = [{ folder: ".", manifest: readJson(path.join(ROOT, "package.json")) }, ...packages];
  for (const { folder, manifest } of manifests) {
    for (const field of /** @type {const} */ (["dependencies", "devDependencies", "optionalDependencies"])) {
      for (const [name, range] of Object.entries(/** @type {Manifest} */ (manifest)[field] ?? {})) {
        const at = `${folder}/package.json: ${name}`;
        if (names.has(name) && !range.startsWith("workspace:")) yield `${at} must come from the workspace`;
        if (names.has(name)) continue;
        const version = range.replace(/^[\^~]/, "");
        const other = first.get(name);
        if (other !== undefined && other !== version) yield `${at} is ${version} here and ${other} elsewhere`;
        first.set(name, other ?? version);
      }
    }
  }
}

const packages = listPackages(ROOT, { withPrivate: true });
finish("manifests", [
  ...packages
    .filter(({ manifest }) => manifest.private !== true)
    .flatMap((found) => [...checkPublished(found)]),
  ...checkVersions(packages),
]);
