import type { Stats } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, isAbsolute, join, resolve } from "node:path";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { createMediaFile, type MediaFileInit } from "../make/create-session.ts";
import { isWindowsPath, parseLocator } from "../model/locator.ts";
import { expectArgument } from "../model/expect-argument.ts";
import type { Locator, MediaFile } from "../model/session.ts";
import { ignoreMissing } from "./session-file.ts";
import { shortHashOfFile } from "./short-hash-of-file.ts";

/** Fields that `createMediaFileFrom` cannot know from the file. */
export interface MediaFileFromOptions extends Omit<MediaFileInit, "locators"> {
  /** If true, a file that exists gets its short hash as a second locator. Default true. */
  readonly shortHash?: boolean | undefined;
  /**
   * Gets the path of a file that exists, and gives its frame rate, for example by `readMovieInfoFile` of
   * `@cinesync/media-info/node`. Fills `framesPerSecond` if that is left out.
   */
  readonly probe?:
    ((path: string) => Promise<{ readonly frameRate?: number | undefined } | undefined>) | undefined;
}

/**
 * A movie for the playlist from a path, a URL or a short hash.
 *
 * - An existing file: its absolute path and its short hash. A name whose accents are composed in another way is found.
 * - A URL or a short hash: just that.
 * - Any other path: the absolute path. A path of another platform is kept as it is.
 *
 * @throws {SessionXmlError} `invalid-file` when it is a folder, a pipe or a device; the usual file system errors when a file
 * cannot be read.
 *
 * @example
 * import { createMediaFileFrom } from "@cinesync/session-xml/node";
 *
 * (await createMediaFileFrom("https://example.com/a.mov")).name; // "a.mov"
 */
export async function createMediaFileFrom(
  pathOrUrlOrHash: string,
  options: MediaFileFromOptions = {},
): Promise<MediaFile> {
  expectArgument("text", "pathOrUrlOrHash", pathOrUrlOrHash);
  expectArgument("object", "options", options);
  const { shortHash = true, probe, ...init } = options;
  const given = parseLocator(pathOrUrlOrHash);
  if (given.kind !== "path" || given.value === "") return createMediaFile({ ...init, locators: [given] });
  const isForeign = isWindowsPath(given.value) && !isAbsolute(given.value) && process.platform !== "win32";
  if (isForeign) return createMediaFile({ ...init, locators: [given] });
  const { path, found } = await find(resolve(given.value));
  const locators: Locator[] = [{ kind: "path", value: path }];
  if (found === undefined) return createMediaFile({ ...init, locators });
  if (!found.isFile()) {
    const kind = found.isDirectory() ? "a folder" : found.isFIFO() ? "a pipe" : "a device";
    throw new SessionXmlError("invalid-file", { file: path, problem: `cannot use ${kind} as a movie` });
  }
  if (shortHash) locators.push({ kind: "short-hash", value: await shortHashOfFile(path) });
  const framesPerSecond = init.framesPerSecond ?? (await probe?.(path))?.frameRate;
  return createMediaFile({ ...init, framesPerSecond, locators });
}

/** The file at a path, else the one in its folder whose name differs in the composition of accents only. */
async function find(path: string): Promise<{ readonly path: string; readonly found: Stats | undefined }> {
  const found = await stat(path).catch(ignoreMissing);
  if (found !== undefined) return { path, found };
  const folder = dirname(path);
  const name = basename(path).normalize("NFC");
  // Only accents can be composed in several ways.
  if (/^[\u0020-\u007e]*$/.test(name)) return { path, found };
  const names = await readdir(folder).catch(ignoreMissing);
  const other = names?.find((entry) => entry.normalize("NFC") === name);
  if (other === undefined) return { path, found };
  return { path: join(folder, other), found: await stat(join(folder, other)) };
}
