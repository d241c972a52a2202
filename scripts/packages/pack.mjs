// Packs every package as for publishing, and checks the tarballs.
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { pnpm, runOrThrow } from "../lib/run.mjs";
import { listFiles, readJson } from "../lib/workspace.mjs";

/** @typedef {import("../lib/workspace.mjs").Package} Package */
/** @typedef {Package & { tarball: string, unpacked: string }} Packed */

/**
 * @param {string} root The workspace.
 * @param {readonly Package[]} packages
 * @param {string} scratch
 * @returns {Promise<Packed[]>}
 */
export async function packAll(root, packages, scratch) {
  const folder = path.join(scratch, "tarballs");
  mkdirSync(folder, { recursive: true });
  await pnpm(["-r", "--filter", "./packages/*", "pack", "--pack-destination", folder], { cwd: root });
  return Promise.all(
    packages.map(async (found) => {
      const base = found.name.replace("@", "").replace("/", "-");
      const file = readdirSync(folder).find((name) => name === `${base}-${found.manifest.version}.tgz`);
      if (file === undefined) throw new Error(`${found.name} was not packed`);
      const unpacked = path.join(scratch, "unpacked", base);
      mkdirSync(unpacked, { recursive: true });
      // Relative names, because some versions of tar take "C:" as a host name.
      await runOrThrow("tar", ["-xzf", path.join("..", "..", "tarballs", file)], { cwd: unpacked });
      return { ...found, tarball: path.join(folder, file), unpacked: path.join(unpacked, "package") };
    }),
  );
}

/**
 * Checks that a tarball has everything that a user needs, and nothing else.
 *
 * @param {Packed} packed
 */
export function* checkContents({ name, unpacked, manifest }) {
  const files = listFiles(unpacked, { skip: [] });
  const extra = (manifest.files ?? [])
    .filter((entry) => !["dist", "src"].includes(entry))
    .map((entry) => entry.split("*", 1)[0] ?? "");
  for (const file of files) {
    const known =
      ["package.json", "README.md", "LICENSE", "CHANGELOG.md"].includes(file) ||
      /^dist\/[^]+\.(js|js\.map|d\.ts)$/.test(file) ||
      /^src\/[^]+\.ts$/.test(file) ||
      extra.some((start) => file.startsWith(start));
    if (!known || /(^|\/)(\.|test\/|fixtures\/)|\.(test|bench)\.|tsbuildinfo/.test(file))
      yield `${name}: tarball must not contain ${file}, which users do not need`;
  }
  for (const file of ["README.md", "LICENSE", "package.json"])
    if (!files.includes(file)) yield `${name}: tarball must contain ${file}`;
  const packedManifest = readFileSync(path.join(unpacked, "package.json"), "utf8");
  for (const left of ["workspace:", '"source"', "catalog:"])
    if (packedManifest.includes(left)) yield `${name}: packed package.json must not contain ${left}`;
  yield* checkTargets(name, unpacked);
  yield* checkMaps(name, unpacked, files);
}

/**
 * @param {string} name
 * @param {string} unpacked
 */
function* checkTargets(name, unpacked) {
  const { exports = {}, bin = {} } = readJson(path.join(unpacked, "package.json"));
  const targets = JSON.stringify([exports, bin]).matchAll(/"(\.\/[^"]+)"(?!:)/g);
  for (const [, target = ""] of targets)
    if (!target.includes("*") && !existsSync(path.join(unpacked, target)))
      yield `${name}: package.json names ${target}, which is not in the tarball`;
}

/**
 * Checks that every script has a source map, and that the tarball contains the sources of the map.
 *
 * @param {string} name
 * @param {string} unpacked
 * @param {readonly string[]} files
 */
function* checkMaps(name, unpacked, files) {
  for (const file of files.filter((entry) => /^dist\/.*\.js$/.test(entry))) {
    const map = path.join(unpacked, `${file}.map`);
    if (!existsSync(map)) {
      yield `${name}: ${file} has no source map`;
      continue;
    }
    const { sources, sourceRoot = "" } = readJson(map);
    for (const source of sources) {
      const goal = path.resolve(path.dirname(map), sourceRoot, source);
      if (!goal.startsWith(path.join(unpacked, "src")) || !existsSync(goal))
        yield `${name}: source map of ${file} names ${source}, which is not in the tarball`;
    }
  }
}
