import { createWriteStream, rmSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { onAbruptEnd } from "../base/cleanup.ts";
import { readChunks, STANDARD } from "./read-chunks.ts";

/**
 * A path under which an input can be read several times: its own, or for standard input a private temporary file,
 * which is gone when `use` has ended.
 */
export async function withRereadable<T>(path: string, use: (path: string) => Promise<T>): Promise<T> {
  if (path !== STANDARD) return use(path);
  const folder = await mkdtemp(join(tmpdir(), "cinesync-"));
  const forget = onAbruptEnd(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  try {
    const file = join(folder, "standard-input");
    await pipeline(Readable.from(readChunks(STANDARD)), createWriteStream(file, { mode: 0o600 }));
    return await use(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
    forget();
  }
}
