import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { parseSequenceName } from "@cinesync/media-info";
import { readMovieInfoFile } from "@cinesync/media-info/node";
import { shortHashOfFile } from "@cinesync/session-xml/node";
import type { Locator } from "@cinesync/session-xml";
import { explainFileError } from "../base/file-errors.ts";
import { wordError } from "../base/word-error.ts";
import { findFile } from "../io/find-file.ts";
import { warn } from "../io/messages.ts";

export const MEDIA_STATES = [
  "ok",
  "found",
  "moved",
  "changed",
  "missing",
  "unreadable",
  "unchecked",
] as const;
export type MediaState = (typeof MEDIA_STATES)[number];

/** The result of looking for a movie. */
export interface MediaCheck {
  readonly state: MediaState;
  /** The path that was found, or the first that was not. */
  readonly path?: string;
  /** The short hash of the file. */
  readonly shortHash?: string;
  /** The short hashes in the session. */
  readonly expected?: readonly string[];
  /** Why it is unreadable. */
  readonly reason?: string;
}

/** Looks for a movie at its paths, then by its short hash. */
export async function checkMovie(locators: readonly Locator[], search?: HashIndex): Promise<MediaCheck> {
  const expected = locators
    .filter(({ kind }) => kind === "short-hash")
    .map(({ value }) => value.toLowerCase());
  const atPath = await checkPaths(locators, expected);
  if (search === undefined || ["ok", "found"].includes(atPath.state)) return atPath;
  for (const shortHash of expected) {
    const path = await search.find(shortHash);
    if (path !== undefined) return { state: "moved", path, shortHash, expected };
  }
  return atPath;
}

async function checkPaths(locators: readonly Locator[], expected: readonly string[]): Promise<MediaCheck> {
  const paths = locators.filter(({ kind }) => kind === "path").map(({ value }) => value);
  const [first] = paths;
  if (first === undefined) return { state: "unchecked" };
  let other: MediaCheck | undefined;
  for (const given of paths) {
    try {
      const found = await findFile(given);
      // An image sequence such as shot.%04d.exr has no short hash.
      if (found === undefined && (await hasSequence(given))) return { state: "found", path: given };
      if (found?.stats.isFile() !== true) continue;
      const { path } = found;
      const shortHash = await shortHashOfFile(path);
      if (expected.length === 0) return { state: "found", path, shortHash };
      if (expected.includes(shortHash)) return { state: "ok", path, shortHash };
      other ??= { state: "changed", path, shortHash, expected };
    } catch (error) {
      const { message } = wordError(explainFileError(error, "read", given));
      other ??= { state: "unreadable", path: given, reason: message };
    }
  }
  return other ?? { state: "missing", path: first };
}

async function hasSequence(path: string): Promise<boolean> {
  if (parseSequenceName(path) === undefined) return false;
  const info = await readMovieInfoFile(path).catch(() => undefined);
  return (info?.frameCount ?? 0) > 0;
}

/** Files in some folders by short hash. The folders are read when the first movie is looked for. */
export class HashIndex {
  readonly #folders: readonly string[];
  #paths: Map<string, string> | undefined;

  constructor(folders: readonly string[]) {
    this.#folders = folders;
  }

  async find(shortHash: string): Promise<string | undefined> {
    this.#paths ??= await this.#read();
    return this.#paths.get(shortHash);
  }

  async #read(): Promise<Map<string, string>> {
    const paths = new Map<string, string>();
    for (const folder of this.#folders) {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
        (error: unknown) => {
          throw explainFileError(error, "read", folder);
        },
      );
      for (const entry of entries) {
        if (!entry.isFile()) continue;
        const path = join(entry.parentPath, entry.name);
        try {
          const shortHash = await shortHashOfFile(path);
          if (!paths.has(shortHash)) paths.set(shortHash, path);
        } catch (error) {
          warn(`skipped: ${wordError(explainFileError(error, "read", path)).message}`);
        }
      }
    }
    return paths;
  }
}
