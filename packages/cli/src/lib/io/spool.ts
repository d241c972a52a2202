import { open } from "node:fs/promises";
import { join } from "node:path";
import { explainTemporaryFileError } from "../base/file-errors.ts";
import { readChunks, STANDARD } from "./read-chunks.ts";
import { makeTemporaryFolder } from "./temporary-folder.ts";

/**
 * A path under which an input can be read several times: its own, or for standard input a private temporary file,
 * which is gone when `use` has ended.
 */
export async function withRereadable<T>(path: string, use: (path: string) => Promise<T>): Promise<T> {
  if (path !== STANDARD) return use(path);
  const folder = await makeTemporaryFolder();
  try {
    const file = join(folder.path, "standard-input");
    await writeChunks(file, readChunks(STANDARD));
    return await use(file);
  } finally {
    await folder.remove();
  }
}

/** Writes a new temporary file that only this user can read. */
export async function writeChunks(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    for await (const chunk of chunks) await file.writeFile(chunk);
  } catch (error) {
    // What cannot be read has been explained where it is read.
    throw explainTemporaryFileError(error);
  } finally {
    await file.close();
  }
}
