// Input files: generated once, in bench/data, and the same on every machine.
import { createReadStream, existsSync, mkdirSync, renameSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { writeSession } from "./generate.mjs";
import { showProgress } from "./progress.mjs";

/** @typedef {import("./generate.mjs").Shape} Shape */
/** @typedef {import("./generate.mjs").Variant} Variant */

/** Version of the generator. A new version makes new files. */
const GENERATION = 3;

/**
 * @param {Shape} shape
 * @param {number} megabytes Millions of bytes.
 * @param {Variant} [variant]
 * @returns {Promise<string>} The file.
 */
export async function inputFile(shape, megabytes, variant) {
  const folder = fileURLToPath(new URL("../data/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const name = [shape, String(megabytes), ...(variant === undefined ? [] : [variant]), `v${GENERATION}.csc`];
  const file = folder + name.join("-");
  if (!existsSync(file)) {
    showProgress(`making ${name.join("-")}`);
    await writeSession(`${file}.part`, shape, megabytes * 1e6, { variant });
    renameSync(`${file}.part`, file);
    showProgress("");
  }
  return file;
}

/** @param {string} file */
export function sizeOf(file) {
  return statSync(file).size;
}

/**
 * Reads a file once, so that the system caches it for all rows.
 *
 * @param {string} file
 */
export async function warm(file) {
  for await (const chunk of createReadStream(file)) if (chunk.length === 0) break;
}
