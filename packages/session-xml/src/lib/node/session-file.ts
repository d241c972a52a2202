import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { SessionPart } from "../model/part.ts";
import type { Session } from "../model/session.ts";
import { readSession } from "../read/read.ts";
import type { ReadOptions } from "../read/read-options.ts";
import { writeSessionBytes, writeSessionPartsBytes } from "../write/write.ts";
import type { WriteOptions } from "../write/write-options.ts";

/**
 * Reads a session file.
 *
 * @throws {SessionXmlError} when it is not a session, with line and column; the usual file system errors otherwise.
 */
export function readSessionFile(path: string | URL, options?: ReadOptions): Promise<Session> {
  return readSession(createReadStream(path), options);
}

/**
 * Writes a session file, whole or not at all: what was there stays until everything has been written.
 *
 * @param session A session, or its parts, which are written in constant memory.
 * @throws {SessionXmlError} when the session could not be read back, naming the place; the usual file system errors otherwise.
 */
export async function writeSessionFile(
  path: string,
  session: Session | Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options?: WriteOptions,
): Promise<void> {
  // A link stays a link: what it points at is replaced.
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (found) => found.mode & 0o777,
    () => undefined,
  );
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  const chunks =
    "media" in session ? writeSessionBytes(session, options) : writeSessionPartsBytes(session, options);
  const file = await open(temporary, "wx", mode);
  try {
    try {
      for await (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
