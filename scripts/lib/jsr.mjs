// Copies the pure packages into a folder in JSR's form: sources instead of a build, and a generated deno.json instead of
// a package.json, so that versions and exports have one home.
import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { LAYERS } from "./layers.mjs";

/** @typedef {import("./workspace.mjs").Package} Package */

/**
 * @param {readonly Package[]} packages
 * @param {string} folder Empty.
 * @returns {string[]} The names of the packages.
 */
export function layOutForJsr(packages, folder) {
  const pure = packages.filter(({ folder }) => LAYERS[folder]?.pure === true);
  for (const found of pure) {
    const place = path.join(folder, path.basename(found.folder));
    mkdirSync(place, { recursive: true });
    for (const name of ["src", "README.md", "LICENSE", "CHANGELOG.md"])
      if (existsSync(path.join(found.dir, name)))
        cpSync(path.join(found.dir, name), path.join(place, name), { recursive: true });
    writeJson(path.join(place, "deno.json"), denoJson(found));
  }
  writeJson(path.join(folder, "deno.json"), {
    workspace: pure.map((found) => `./${path.basename(found.folder)}`),
  });
  return pure.map(({ name }) => name);
}

/** @param {Package} found */
function denoJson({ name, manifest, entries }) {
  const others = Object.entries(manifest.dependencies ?? {}).filter(
    ([, range]) => !range.startsWith("workspace:"),
  );
  return {
    name,
    version: manifest.version,
    license: manifest.license,
    exports: Object.fromEntries(entries.map(({ subpath, source }) => [subpath, `./${source}`])),
    imports: Object.fromEntries(others.map(([other, range]) => [other, `npm:${other}@${range}`])),
  };
}

/**
 * @param {string} file
 * @param {unknown} value
 */
function writeJson(file, value) {
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
}
