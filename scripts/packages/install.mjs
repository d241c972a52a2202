// Installs each package from the registry into an empty folder, as its README says.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { installLines } from "../lib/markdown.mjs";
import { npm } from "../lib/run.mjs";

/** @typedef {import("../lib/workspace.mjs").Package} Package */
/** @typedef {import("../lib/registry.mjs").Registry} Registry */

/**
 * The packages that an installation brings, where that is a promise.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
const BRINGS = {
  "@cinesync/commands": ["@cinesync/commands"],
  "@cinesync/session-xml": ["@cinesync/session-xml", "saxes", "xmlchars"],
};

/**
 * What a README says to install: the packages after its first `npm install`, or the one after its first `npx`.
 *
 * @param {string} readme
 * @returns {string[] | undefined}
 */
export function installLine(readme) {
  const tried = /^npx(?:\s+-\S+)*\s+(\S+)/m.exec(readme)?.[1];
  return installLines(readme)[0] ?? (tried === undefined ? undefined : [tried]);
}

/**
 * @param {readonly string[]} names
 * @param {string} folder
 * @param {Registry} registry
 */
export async function installInto(names, folder, registry) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  await npm(["install", "--prefer-offline", ...names], { cwd: folder, env: registry.env });
}

/**
 * @param {Package} found
 * @param {string} folder
 * @param {Registry} registry
 * @returns {Promise<string[]>}
 */
export async function installAsReadmeSays({ name, dir }, folder, registry) {
  const readme = path.join(dir, "README.md");
  const names = existsSync(readme) ? installLine(readFileSync(readme, "utf8")) : undefined;
  if (names?.includes(name) !== true) {
    await installInto([name], folder, registry);
    return [`${name}: the README has no line "npm install ${name}"`];
  }
  try {
    await installInto(names, folder, registry);
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : String(error)}`];
  }
  const wanted = BRINGS[name];
  const installed = listInstalled(folder);
  if (wanted !== undefined && installed.join() !== wanted.join())
    return [`${name}: installing it brings ${installed.join(", ")} instead of ${wanted.join(", ")}`];
  return [];
}

/** @param {string} folder */
function listInstalled(folder) {
  const modules = path.join(folder, "node_modules");
  return readdirSync(modules)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) =>
      name.startsWith("@") ? readdirSync(path.join(modules, name)).map((part) => `${name}/${part}`) : [name],
    )
    .sort();
}
