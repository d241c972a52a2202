import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { CliError } from "../base/cli-error.ts";
import { explainTemporaryFileError } from "../base/file-errors.ts";
import { inputName, readRawChunks, STANDARD } from "./read-chunks.ts";
import { makeTemporaryFolder } from "./temporary-folder.ts";

/** An input that can be read several times. */
export interface TempCopy {
  readonly path: string;
  /** Removes the copy, if there is one. */
  readonly remove: () => Promise<void>;
}

/**
 * Copies standard input, a pipe or the like to a private temporary file, since it can be read only once.
 */
export async function tempCopy(path: string): Promise<TempCopy> {
  const found = path === STANDARD ? undefined : await stat(path).catch(() => undefined);
  if (path !== STANDARD && (found === undefined || found.isFile() || found.isDirectory()))
    return { path, remove: () => Promise.resolve() };
  // Devices such as /dev/zero have no end.
  if (found?.isCharacterDevice() === true || found?.isBlockDevice() === true)
    throw new CliError(`cannot read ${inputName(path)}: it is a device`, { code: "cannot-read" });
  const folder = await makeTemporaryFolder();
  try {
    const copy = join(folder.path, "input");
    await pipeline(readRawChunks(path), createWriteStream(copy, { flags: "wx", mode: 0o600 }));
    return { path: copy, remove: folder.remove };
  } catch (error) {
    await folder.remove();
    throw explainTemporaryFileError(error);
  }
}

/** Runs work that reads an input several times. */
export async function withTempCopy<T>(path: string, work: (path: string) => Promise<T>): Promise<T> {
  const copy = await tempCopy(path);
  try {
    return await work(copy.path);
  } finally {
    await copy.remove();
  }
}
