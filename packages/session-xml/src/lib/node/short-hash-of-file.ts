import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { shortHashInput } from "../hash/short-hash-input.ts";

/**
 * The short hash of a movie on disk. Reads 2 KiB of it, however large it is.
 *
 * @returns 40 lower-case hex digits.
 * @throws {Error} when the file cannot be read, or is not a file.
 */
export async function shortHashOfFile(path: string): Promise<string> {
  const file = await open(path, "r");
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new Error(`Only a file has a short hash, and this is not one: ${path}`);
    const input = await shortHashInput(stat.size, async (start, end) => {
      const bytes = new Uint8Array(end - start);
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
        if (bytesRead === 0) throw new Error(`The file became shorter while it was read: ${path}`);
        filled += bytesRead;
      }
      return bytes;
    });
    return createHash("sha1").update(input).digest("hex");
  } finally {
    await file.close();
  }
}
