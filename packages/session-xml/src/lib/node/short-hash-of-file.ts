import { createHash } from "node:crypto";
import { open, stat } from "node:fs/promises";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { shortHashInput } from "../hash/short-hash-input.ts";
import { expectPath } from "./session-file.ts";

/**
 * The short hash of a movie on disk. Reads 2 KiB of it, however large it is.
 *
 * @returns 40 lower-case hex digits.
 * @throws {SessionXmlError} `invalid-file` when it is not a file; the usual file system errors when it cannot be read.
 *
 * @example
 * import { writeFile } from "node:fs/promises";
 * import { shortHashOfFile } from "@cinesync/session-xml/node";
 *
 * await writeFile("a.mov", "");
 * await shortHashOfFile("a.mov"); // "e159a0ec868fc7598fbf50017bceb36059e11902"
 */
export async function shortHashOfFile(path: string): Promise<string> {
  expectPath(path);
  // Opening a pipe would wait for somebody to write.
  const found = await stat(path);
  if (!found.isFile()) {
    throw new SessionXmlError("invalid-file", { file: path, problem: "cannot hash what is not a file" });
  }
  const file = await open(path, "r");
  try {
    const input = await shortHashInput(found.size, async (start, end) => {
      const bytes = new Uint8Array(end - start);
      let filled = 0;
      while (filled < bytes.length) {
        const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, start + filled);
        if (bytesRead === 0) {
          const problem = "the file became shorter while it was read";
          throw new SessionXmlError("invalid-file", { file: path, problem });
        }
        filled += bytesRead;
      }
      return bytes;
    });
    return createHash("sha1").update(input).digest("hex");
  } finally {
    await file.close();
  }
}
