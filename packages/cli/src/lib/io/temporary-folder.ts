import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onAbruptEnd } from "../base/cleanup.ts";
import { explainTemporaryFileError } from "../base/file-errors.ts";

/** A folder that only this user can open. */
export interface TemporaryFolder {
  readonly path: string;
  /** Removes the folder and its contents, as an interrupt does. */
  readonly remove: () => Promise<void>;
}

/** @throws {CliError} when it cannot be made. */
export async function makeTemporaryFolder(): Promise<TemporaryFolder> {
  let path: string;
  try {
    path = await mkdtemp(join(tmpdir(), "cinesync-"));
  } catch (error) {
    throw explainTemporaryFileError(error);
  }
  const forget = onAbruptEnd(() => {
    rmSync(path, { recursive: true, force: true });
  });
  return {
    path,
    remove: async () => {
      await rm(path, { recursive: true, force: true });
      forget();
    },
  };
}
