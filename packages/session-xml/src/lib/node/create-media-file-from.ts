import { stat } from "node:fs/promises";
import { isAbsolute, resolve } from "node:path";
import { createMediaFile, type MediaFileInit } from "../make/create-session.ts";
import { isWindowsPath, parseLocator } from "../model/locator.ts";
import type { Locator, MediaFile } from "../model/session.ts";
import { shortHashOfFile } from "./short-hash-of-file.ts";

/** What `createMediaFileFrom` cannot tell from the file. */
export interface MediaFileFromOptions extends Omit<MediaFileInit, "locators"> {
  /** Whether a file that exists gets its short hash as a second locator. Default true. */
  readonly shortHash?: boolean;
}

/**
 * A movie for the playlist from whatever points at it.
 *
 * - An existing file: its absolute path and its short hash.
 * - A URL or a short hash: just that.
 * - Any other path: the absolute path. A path of another platform is kept as it stands.
 *
 * @throws {Error} when it is a folder, or a file that exists and cannot be read.
 */
export async function createMediaFileFrom(
  pathOrUrlOrHash: string,
  options: MediaFileFromOptions = {},
): Promise<MediaFile> {
  const { shortHash = true, ...init } = options;
  const given = parseLocator(pathOrUrlOrHash);
  if (given.kind !== "path" || given.value === "") return createMediaFile({ ...init, locators: [given] });
  const isForeign = isWindowsPath(given.value) && !isAbsolute(given.value) && process.platform !== "win32";
  const path = isForeign ? given.value : resolve(given.value);
  const locators: Locator[] = [{ kind: "path", value: path }];
  const found = isForeign ? undefined : await stat(path).catch(ignoreMissing);
  if (found?.isDirectory() === true) {
    throw new Error(`This is a folder, and a movie was expected: ${path}`);
  }
  if (found !== undefined && shortHash)
    locators.push({ kind: "short-hash", value: await shortHashOfFile(path) });
  return createMediaFile({ ...init, locators });
}

function ignoreMissing(error: unknown): undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return undefined;
  throw error;
}
