// Holds the imports of all packages and every package.json against the layers of lib/layers.mjs.
import { readFileSync } from "node:fs";
import path from "node:path";
import { cruise } from "dependency-cruiser";
import ts from "typescript";
import { LAYERS, LONG_FILES, MAX_LINES } from "./lib/layers.mjs";
import { finish, isMain } from "./lib/report.mjs";
import { ROOT, listFiles, listPackages } from "./lib/workspace.mjs";

/** @typedef {import("./lib/workspace.mjs").Package} Package */
/** @typedef {Readonly<Record<string, import("./lib/layers.mjs").LayerRule>>} Layers */

/**
 * @typedef {object} Import
 * @property {string} from File, from the root.
 * @property {string} to File, from the root; for a package outside the workspace, somewhere in node_modules.
 * @property {string} text As written in the source.
 * @property {boolean} core Whether it is a module of the runtime (`node:fs`).
 * @property {boolean} unresolved
 * @property {readonly string[]} cycle The way round, if it is part of a circle.
 */

/**
 * @param {string} root
 * @param {{ layers?: Layers, longFiles?: Readonly<Record<string, string>> }} [options]
 * @returns {Promise<string[]>} What is not as it should be, a sentence each.
 */
export async function checkLayers(root, { layers = LAYERS, longFiles = LONG_FILES } = {}) {
  const packages = listPackages(root, { withPrivate: true });
  const imports = await readImports(root, packages);
  return [
    ...checkTable(packages, layers),
    ...checkManifests(packages, layers),
    ...checkImports(packages, imports, layers),
    ...checkFolders(packages, imports, layers),
    ...checkPurity(packages, imports, layers),
    ...checkEntries(packages),
    ...checkLengths(root, longFiles),
  ];
}

/**
 * @param {string} root
 * @param {readonly Package[]} packages
 * @returns {Promise<Import[]>}
 */
async function readImports(root, packages) {
  const folders = packages
    .flatMap(({ folder }) => [`${folder}/src`, `${folder}/test`])
    .filter((folder) => listFiles(path.join(root, folder)).length > 0);
  if (folders.length === 0) return [];
  const result = await cruise(folders, {
    baseDir: root,
    tsPreCompilationDeps: true,
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/(dist|fixtures)/" },
    enhancedResolveOptions: { conditionNames: ["source", "import", "default"], exportsFields: ["exports"] },
    ruleSet: { forbidden: [{ name: "circle", from: {}, to: { circular: true } }] },
    validate: true,
  });
  if (typeof result.output === "string") throw new Error("dependency-cruiser gave text instead of data");
  return result.output.modules.flatMap((module) =>
    module.dependencies.map((dependency) => ({
      from: module.source,
      to: dependency.resolved,
      text: (dependency.protocol ?? "") + dependency.module,
      core: dependency.coreModule,
      unresolved: dependency.couldNotResolve,
      cycle: (dependency.cycle ?? []).map((step) => (typeof step === "string" ? step : step.name)),
    })),
  );
}

/**
 * @param {readonly Package[]} packages
 * @param {Layers} layers
 */
function checkTable(packages, layers) {
  return packages
    .filter(({ name }) => layers[name] === undefined)
    .map(({ name, folder }) => `${folder}: ${name} has no layer yet; give it one in scripts/lib/layers.mjs`);
}

/**
 * @param {readonly Package[]} packages
 * @param {Layers} layers
 */
function* checkManifests(packages, layers) {
  for (const { name, folder, manifest } of packages) {
    for (const field of /** @type {const} */ ([
      "dependencies",
      "devDependencies",
      "peerDependencies",
      "optionalDependencies",
    ])) {
      for (const other of Object.keys(manifest[field] ?? {})) {
        if (layers[other] !== undefined && !isBelow(layers, other, name))
          yield `${folder}/package.json: ${name} (layer ${layers[name]?.layer}) has ${other} (layer ${layers[other].layer}) in ${field}; a package depends only on lower layers`;
      }
    }
  }
}

/**
 * @param {Layers} layers
 * @param {string} lower
 * @param {string} upper
 */
function isBelow(layers, lower, upper) {
  return (layers[lower]?.layer ?? Infinity) < (layers[upper]?.layer ?? -Infinity);
}

/**
 * @param {readonly Package[]} packages
 * @param {readonly Import[]} imports
 * @param {Layers} layers
 */
function* checkImports(packages, imports, layers) {
  for (const { from, to, text, core, unresolved, cycle } of imports) {
    const importer = ownerOf(packages, from);
    if (importer === undefined) continue;
    if (unresolved) {
      yield `${from}: cannot resolve "${text}"`;
      continue;
    }
    if (core) continue;
    if (cycle.length > 0) yield `${from}: circular import through ${cycle.join(" → ")}`;
    const imported = ownerOf(packages, to);
    if (imported !== undefined && imported.name !== importer.name) {
      if (text.startsWith("."))
        yield `${from}: imports "${text}" across packages; import ${imported.name} by its name`;
      if (!isBelow(layers, imported.name, importer.name))
        yield `${from}: ${importer.name} (layer ${layers[importer.name]?.layer}) imports ${imported.name} (layer ${layers[imported.name]?.layer}); a package imports only lower layers`;
    }
    const inSource = from.startsWith(`${importer.folder}/src/`);
    if (
      inSource &&
      to.startsWith(`${importer.folder}/`) &&
      !to.startsWith(`${importer.folder}/src/`) &&
      text.startsWith(".")
    )
      yield `${from}: imports "${text}" from outside src, which is not in the built package`;
    if (text.startsWith(".")) continue;
    const external = text
      .split("/")
      .slice(0, text.startsWith("@") ? 2 : 1)
      .join("/");
    const { dependencies, peerDependencies, optionalDependencies } = importer.manifest;
    const declared = { ...dependencies, ...peerDependencies, ...optionalDependencies };
    if (inSource && external !== importer.name && declared[external] === undefined)
      yield `${from}: imports "${text}", which is not among the dependencies in ${importer.folder}/package.json`;
  }
}

/**
 * @param {readonly Package[]} packages
 * @param {string} file
 */
function ownerOf(packages, file) {
  return packages.find(({ folder }) => file.startsWith(`${folder}/`) && !file.includes("node_modules"));
}

/**
 * The folders of `src/lib` are layers too.
 *
 * @param {readonly Package[]} packages
 * @param {readonly Import[]} imports
 * @param {Layers} layers
 */
function* checkFolders(packages, imports, layers) {
  for (const { name, folder } of packages) {
    const lib = `${folder}/src/lib/`;
    const inside = imports
      .filter(({ from, to }) => from.startsWith(lib) && to.startsWith(lib))
      .map(({ from, to }) => ({ from, to, upper: folderOf(lib, from), lower: folderOf(lib, to) }))
      .filter(({ upper, lower }) => upper !== lower);
    const order = layers[name]?.folders;
    if (order === undefined) yield* checkFolderCircles(lib, inside);
    else yield* checkFolderOrder(lib, inside, order);
    for (const { from, to } of imports)
      if (from.startsWith(lib) && to.startsWith(`${folder}/src/`) && !to.startsWith(lib))
        yield `${from}: imports the public entry ${to}; import the file that it comes from`;
  }
}

/**
 * @param {string} lib
 * @param {string} file
 */
function folderOf(lib, file) {
  const rest = file.slice(lib.length);
  return rest.includes("/") ? rest.slice(0, rest.indexOf("/")) : "";
}

/** @typedef {{ from: string, to: string, upper: string, lower: string }} FolderImport */

/**
 * @param {string} lib
 * @param {readonly FolderImport[]} inside
 * @param {readonly (readonly string[])[]} order
 */
function* checkFolderOrder(lib, inside, order) {
  const levelOf = (/** @type {string} */ name) => order.findIndex((level) => level.includes(name));
  for (const { from, to, upper, lower } of inside) {
    for (const name of [upper, lower])
      if (levelOf(name) < 0)
        yield `${lib}${name}: this folder has no layer yet; give it one in scripts/lib/layers.mjs`;
    if (levelOf(upper) <= levelOf(lower))
      yield `${from}: imports ${to}; ${upper}/ must not import ${lower}/, which is not below it`;
  }
}

/**
 * @param {string} lib
 * @param {readonly FolderImport[]} inside
 */
function* checkFolderCircles(lib, inside) {
  /** @type {Map<string, Set<string>>} */
  const below = new Map();
  for (const { upper, lower } of inside) below.set(upper, (below.get(upper) ?? new Set()).add(lower));
  const reaches = (/** @type {string} */ start, /** @type {string} */ goal) => {
    const seen = new Set([start]);
    for (const at of seen) for (const next of below.get(at) ?? []) seen.add(next);
    return seen.has(goal);
  };
  for (const { from, to, upper, lower } of inside)
    if (reaches(lower, upper))
      yield `${from}: imports ${to}, but the folders ${lib}${upper} and ${lib}${lower} must not import each other, not even by a detour`;
}

/**
 * Nothing that a pure entry reaches uses a module of the runtime.
 *
 * @param {readonly Package[]} packages
 * @param {readonly Import[]} imports
 * @param {Layers} layers
 */
function* checkPurity(packages, imports, layers) {
  /** @type {Map<string, Import[]>} */
  const byFile = new Map();
  for (const found of imports) byFile.set(found.from, [...(byFile.get(found.from) ?? []), found]);
  const reported = new Set();
  for (const { name, folder, entries } of packages) {
    const rule = layers[name];
    if (rule?.pure !== true) continue;
    const pure = entries.filter(({ subpath }) => rule.impureEntries?.includes(subpath) !== true);
    const reached = new Set(pure.map(({ source }) => `${folder}/${source}`));
    for (const file of reached) {
      for (const { to, text, core } of byFile.get(file) ?? []) {
        if (core && !reported.has(`${file} ${text}`)) {
          reported.add(`${file} ${text}`);
          yield `${file}: imports "${text}", but ${name} is pure: standard ECMAScript and Web APIs only`;
        } else if (!to.includes("node_modules")) reached.add(to);
      }
    }
  }
}

/**
 * `ls src` is the public API, and it says by name what it exports.
 *
 * @param {readonly Package[]} packages
 */
function* checkEntries(packages) {
  for (const { dir, folder, manifest, entries } of packages) {
    const bins = typeof manifest.bin === "string" ? [manifest.bin] : Object.values(manifest.bin ?? {});
    const expected = new Set([
      ...entries.map(({ source }) => source),
      ...bins.map((file) => file.replace(/^(\.\/)?dist\/(.*)\.js$/, "src/$2.ts")),
    ]);
    const files = listFiles(path.join(dir, "src")).map((file) => `src/${file}`);
    for (const file of files) {
      if (/^src\/[^/]+$/.test(file) && !expected.has(file))
        yield `${folder}/${file}: not an entry of "exports" in package.json; move it to src/lib or export it`;
      if (!/^src\/([^/]+$|lib\/)/.test(file))
        yield `${folder}/${file}: what is not an entry belongs in src/lib`;
      if (!/\.[cm]?tsx?$/.test(file)) continue;
      for (const statement of parse(path.join(dir, file)).statements)
        if (ts.isExportDeclaration(statement) && statement.exportClause === undefined)
          yield `${folder}/${file}: "export *"; name what is exported`;
    }
    for (const source of expected)
      if (!files.includes(source)) yield `${folder}/package.json: exports ${source}, which does not exist`;
  }
}

/** @param {string} file */
function parse(file) {
  return ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest);
}

/**
 * @param {string} root
 * @param {Readonly<Record<string, string>>} longFiles
 */
function* checkLengths(root, longFiles) {
  const files = ["packages", "examples", "scripts", "bench"].flatMap((folder) =>
    listFiles(path.join(root, folder)).map((file) => `${folder}/${file}`),
  );
  for (const file of files) {
    if (!/\.[cm]?[jt]sx?$/.test(file) || /(^|\/)(fixtures|test)\//.test(file)) continue;
    const lines = readFileSync(path.join(root, file), "utf8").trimEnd().split("\n").length;
    if (lines > MAX_LINES && longFiles[file] === undefined)
      yield `${file}: ${lines} lines; split it (the limit is ${MAX_LINES}) or give the reason in scripts/lib/layers.mjs`;
    if (lines <= MAX_LINES && longFiles[file] !== undefined)
      yield `${file}: listed as too long in scripts/lib/layers.mjs, but it has only ${lines} lines`;
  }
  for (const file of Object.keys(longFiles))
    if (!files.includes(file))
      yield `${file}: listed as too long in scripts/lib/layers.mjs, but it does not exist`;
}

/**
 * The picture in ARCHITECTURE.md shows the table.
 *
 * @param {string} text
 * @param {Layers} [layers]
 */
export function checkPicture(text, layers = LAYERS) {
  /** @type {string[]} */
  const findings = [];
  for (const [name, { layer }] of Object.entries(layers)) {
    const line = text.split("\n").find((row) => /^layer \d/.test(row) && row.includes(name));
    if (line === undefined) findings.push(`ARCHITECTURE.md: ${name} is missing in the picture of the layers`);
    else if (!line.startsWith(`layer ${layer} `))
      findings.push(`ARCHITECTURE.md: ${name} stands in "${line.slice(0, 7)}", but it is in layer ${layer}`);
  }
  return findings;
}

if (isMain(import.meta)) {
  finish("layers", [
    ...(await checkLayers(ROOT)),
    ...checkPicture(readFileSync(path.join(ROOT, "ARCHITECTURE.md"), "utf8")),
  ]);
}
