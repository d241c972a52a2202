import { rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onAbruptEnd } from "../base/cleanup.ts";

/** A folder that only this user can look into. */
export interface TemporaryFolder {
  readonly path: string;
  /** Removes it with all that is in it. An interrupt does so too. */
  readonly remove: () => Promise<void>;
}

export async function makeTemporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), "cinesync-"));
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
