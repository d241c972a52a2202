import { randomUUID } from "node:crypto";
import { createReadStream, type Stats } from "node:fs";
import {
  access,
  chmod,
  chown,
  constants,
  type FileHandle,
  open,
  readlink,
  rename,
  rm,
  stat,
} from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { showValue } from "../errors/excerpt.ts";
import { SessionXmlError } from "../errors/session-xml-error.ts";
import { expectArgument } from "../model/expect-argument.ts";
import { isObject } from "../model/is-preserved-content.ts";
import type { SessionPart } from "../model/part.ts";
import type { Session } from "../model/session.ts";
import { readSession } from "../read/read.ts";
import type { ReadOptions } from "../read/read-options.ts";
import { writeSessionBytes, writeSessionPartsBytes } from "../write/write.ts";
import type { WriteOptions } from "../write/write-options.ts";

/** Systems allow about this many links in a row. */
const MOST_LINKS = 40;

/**
 * Reads a session file.
 *
 * @throws {SessionXmlError} when it is not a session, with line and column; the usual file system errors otherwise.
 *
 * @example
 * import { createSession } from "@cinesync/session-xml";
 * import { readSessionFile, writeSessionFile } from "@cinesync/session-xml/node";
 *
 * await writeSessionFile("review.csc", createSession({ notes: "Comp review" }));
 * (await readSessionFile("review.csc")).notes; // "Comp review"
 */
export async function readSessionFile(path: string | URL, options?: ReadOptions): Promise<Session> {
  expectPath(path);
  return readSession(chunksOfFile(path), options);
}

/** Opens the file when it is read: a stream that nobody reads would end the process with its error. */
async function* chunksOfFile(path: string | URL): AsyncGenerator<Uint8Array, void, undefined> {
  yield* createReadStream(path) as AsyncIterable<Buffer>;
}

/**
 * Writes a session file, whole or not at all: an existing file stays until everything has been written, and keeps its
 * mode, and its owner and group where the system allows it. A link stays a link. Pipes and devices are written through.
 *
 * @param session A session, or its parts, which are written in constant memory.
 * @throws {SessionXmlError} when the session could not be read back, with the path in it, and `invalid-file` when the file is
 * read-only; the usual file system errors otherwise.
 *
 * @example
 * import { createMediaFile, createSession } from "@cinesync/session-xml";
 * import { writeSessionFile } from "@cinesync/session-xml/node";
 *
 * await writeSessionFile("review.csc", createSession({ media: [createMediaFile("/shots/a.mov")] }));
 */
export async function writeSessionFile(
  path: string,
  session: Session | Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options?: WriteOptions,
): Promise<void> {
  expectPath(path);
  if (!isObject(session) || !("media" in session)) expectArgument("iterable", "session", session);
  const chunks =
    "media" in session ? writeSessionBytes(session, options) : writeSessionPartsBytes(session, options);
  try {
    await writeChunks(path, chunks);
  } finally {
    // Parts that could not be written have their source closed.
    await chunks.return();
  }
}

async function writeChunks(
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const existing = await stat(path).catch(ignoreMissing);
  // /dev/stdout can be a file that this program must not replace.
  if (existing !== undefined && (!existing.isFile() || /^\/(?:dev|proc)\//.test(resolve(path)))) {
    const file = await open(path, "w");
    await writeAll(file, chunks);
    return;
  }
  const target = await followLinks(path);
  if (existing !== undefined) await requireWritable(target);
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  const file = await open(temporary, "wx", existing === undefined ? undefined : existing.mode & 0o777);
  try {
    await writeAll(file, chunks);
    if (existing !== undefined) await keepAttributes(temporary, existing);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function writeAll(
  file: FileHandle,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  try {
    for await (const chunk of chunks) await file.writeFile(chunk);
    // Some file systems refuse it, and pipes have no disk.
    await file.sync().catch(ignoreRefusal);
  } finally {
    await file.close();
  }
}

/** Returns the target of a link, which need not exist yet. */
async function followLinks(path: string): Promise<string> {
  let target = resolve(path);
  for (let count = 0; count < MOST_LINKS; count += 1) {
    const next = await readlink(target).catch(() => undefined);
    if (next === undefined) return target;
    target = resolve(dirname(target), next);
  }
  throw new SessionXmlError("invalid-file", { file: path, problem: "too many links" });
}

/** Replacing a file needs no right to write it, but whoever made it read-only means it. */
async function requireWritable(path: string): Promise<void> {
  const { mode } = await stat(path);
  const isWritable = await access(path, constants.W_OK).then(
    () => (mode & 0o222) !== 0,
    () => false,
  );
  if (!isWritable)
    throw new SessionXmlError("invalid-file", { file: path, problem: "cannot write a read-only file" });
}

async function keepAttributes(path: string, { mode, uid, gid }: Stats): Promise<void> {
  // The owner first: changing it clears bits of the mode.
  await chown(path, uid, gid).catch(() => chown(path, -1, gid).catch(ignoreRefusal));
  await chmod(path, mode & 0o7777).catch(ignoreRefusal);
}

/** Network and FAT file systems refuse modes, owners and syncs; keeping them is a courtesy. */
function ignoreRefusal(error: unknown): void {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (!["EPERM", "EACCES", "EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EROFS"].includes(String(code)))
    throw error;
}

/** A function of the file system would refuse other values too, in its own words. */
export function expectPath(path: unknown): void {
  const isUrl = path instanceof URL && path.protocol === "file:";
  if (isUrl || (typeof path === "string" && !path.includes("\0"))) return;
  throw new SessionXmlError("invalid-value", {
    subject: "path",
    expected: "a path or a file: URL",
    actual: showValue(path),
  });
}

export function ignoreMissing(error: unknown): undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR") return undefined;
  throw error;
}
