import { createWriteStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { explainTemporaryFileError } from "../base/file-errors.ts";
import { readRawChunks, STANDARD } from "./read-chunks.ts";
import { makeTemporaryFolder } from "./temporary-folder.ts";

/**
 * Runs work that reads an input several times. What is no regular file, such as standard input or a pipe, is copied to
 * a private temporary file first, which is removed when the work ends.
 */
export async function withTempCopy<T>(path: string, work: (path: string) => Promise<T>): Promise<T> {
  if (path !== STANDARD) {
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || found.isFile() || found.isDirectory()) return work(path);
  }
  const folder = await makeTemporaryFolder();
  try {
    const copy = join(folder.path, "input");
    await pipeline(readRawChunks(path), createWriteStream(copy, { flags: "wx", mode: 0o600 })).catch(
      (error: unknown) => {
        throw explainTemporaryFileError(error);
      },
    );
    return await work(copy);
  } finally {
    await folder.remove();
  }
}
