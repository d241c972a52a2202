import type { Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, parse, resolve, sep } from "node:path";
import { isFileError } from "../base/file-errors.ts";

/** A file or folder that exists. */
export interface FoundFile {
  /** As the file system spells it. */
  readonly path: string;
  readonly stats: Stats;
}

/**
 * Finds a file whose name may be composed the other way: systems differ in how they write accents.
 *
 * @returns `undefined` when it is missing.
 * @throws An error of the file system when access fails.
 */
export async function findFile(path: string): Promise<FoundFile | undefined> {
  const stats = await statIfAny(path);
  if (stats !== undefined) return { path, stats };
  // Only accents can be written in two ways.
  if (!/[^\0-\u007f]/.test(path)) return undefined;
  const absolute = resolve(path);
  let found = parse(absolute).root;
  for (const name of absolute.slice(found.length).split(sep)) {
    const names = await readdir(found).catch(() => []);
    const composed = name.normalize("NFC");
    const spelled =
      names.find((one) => one === name) ?? names.find((one) => one.normalize("NFC") === composed);
    if (spelled === undefined) return undefined;
    found = join(found, spelled);
  }
  return { path: found, stats: await stat(found) };
}

async function statIfAny(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isFileError(error, "ENOENT", "ENOTDIR", "EINVAL", "ENAMETOOLONG")) return undefined;
    // A file name cannot have a NUL byte.
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
