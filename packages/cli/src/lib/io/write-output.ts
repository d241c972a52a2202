import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { constants, rmSync, type Stats } from "node:fs";
import {
  access,
  chmod,
  chown,
  link,
  mkdir,
  open,
  readlink,
  realpath,
  rename,
  rm,
  stat,
  type FileHandle,
} from "node:fs/promises";
import { basename, dirname, extname, join, resolve } from "node:path";
import { pipeline } from "node:stream";
import { createGzip } from "node:zlib";
import { endNow, onAbruptEnd } from "../base/cleanup.ts";
import { CliError, optionError } from "../base/cli-error.ts";
import { escapeControls } from "../base/escape-controls.ts";
import { explainFileError, isFileError } from "../base/file-errors.ts";
import { describeError } from "../base/word-error.ts";
import { inBatches } from "./batches.ts";
import { isDeviceName, safeFileNames } from "./file-names.ts";
import { printError } from "./messages.ts";
import { clearProgress } from "./progress.ts";
import { STANDARD } from "./read-chunks.ts";

export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** The output of a command. */
export interface OutputOptions {
  /** `-` or nothing: standard output. A name that ends in `.gz` is packed. */
  readonly output?: string | undefined;
  /** Replaces a file that exists. Default false. */
  readonly force?: boolean;
}

/** One file of a folder that is written. */
export interface FolderFile {
  /** Made legal on every system, and unlike the other names. */
  readonly name: string;
  readonly chunks: () => Chunks | Promise<Chunks>;
}

/** A redirected /dev/stdout looks like a file, which must not be replaced while the shell writes to it. */
export function isStandardOutput(output: string | undefined): output is undefined | typeof STANDARD {
  return output === undefined || output === STANDARD || output === "/dev/stdout";
}

/** Writes to standard output, as slowly as its reader takes it. */
export async function print(chunk: string | Uint8Array): Promise<void> {
  if (process.stdout.isTTY) clearProgress();
  if (!process.stdout.write(chunk)) await once(process.stdout, "drain");
}

/** Ends quietly when the reader of standard output has read enough, as `head` does. */
export function watchStandardOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // Windows reports EOF where others report EPIPE.
      if (error.code === "EPIPE" || error.code === "EOF") endNow(0);
      if (stream === process.stdout) {
        printError(describeError(explainFileError(error, "write", "standard output")));
      }
      endNow(2);
    });
  }
}

/**
 * Checks, before any work is done for it, that an output can be written.
 *
 * @throws {CliError} when a file is in the way, or a folder, or the folder of the file is missing.
 */
export async function checkOutput({ output, force = false }: OutputOptions): Promise<void> {
  if (isStandardOutput(output)) return;
  if (output === "") throw optionError("-o must not be empty");
  if (process.platform === "win32" && isDeviceName(basename(output))) {
    throw new CliError(`cannot write ${escapeControls(output)}: Windows keeps this name for a device`, {
      code: "cannot-write",
      hint: "choose another name",
    });
  }
  const found = await statIfAny(output);
  if (found?.isDirectory() === true) {
    throw new CliError(`cannot write ${escapeControls(output)}: it is a folder`, {
      code: "cannot-write",
      hint: "give the name of a file in it",
    });
  }
  if (found?.isFile() === true) {
    if (!force) throw exists(output);
    // Replacing a file needs no right to write it, but whoever made it read-only means it.
    if ((found.mode & 0o222) === 0) {
      throw new CliError(`cannot write ${escapeControls(output)}: it is read-only`, {
        code: "cannot-write",
        hint: "make it writable, or choose another name",
      });
    }
    await access(output, constants.W_OK).catch((error: unknown) => {
      throw explainFileError(error, "write", output);
    });
  }
  if (found === undefined && (await statIfAny(dirname(output))) === undefined) {
    throw new CliError(`cannot write ${escapeControls(output)}: its folder does not exist`, {
      code: "cannot-write",
    });
  }
}

/** Writes to standard output, or to a file that appears whole or not at all. */
export async function writeOutput(chunks: Chunks, options: OutputOptions): Promise<void> {
  const { output, force = false } = options;
  if (isStandardOutput(output)) {
    for await (const batch of inBatches(chunks)) await print(batch);
    return;
  }
  await checkOutput(options);
  const found = await statIfAny(output);
  const bytes = /\.gz$/i.test(output) ? packed(chunks) : chunks;
  if (found === undefined || found.isFile()) {
    await put([await prepareFile(output, bytes, found)], force);
    return;
  }
  // Devices and pipes cannot be replaced.
  let file: FileHandle | undefined;
  try {
    file = await open(output, "w");
    await writeAll(file, bytes);
  } catch (error) {
    if (isFileError(error, "EPIPE")) endNow(0);
    throw explainFileError(error, "write", output);
  } finally {
    await file?.close();
  }
}

/**
 * Writes files into a folder, which is made if it is missing: all of them, or none.
 *
 * @throws {CliError} when one of them exists and may not be replaced.
 */
export async function writeFolder(
  files: readonly FolderFile[],
  { output = "", force = false }: OutputOptions,
): Promise<void> {
  const found = await statIfAny(output);
  if (found !== undefined && !found.isDirectory()) {
    throw new CliError(`cannot write into ${escapeControls(output)}: it is not a folder`, {
      code: "cannot-write",
      hint: "several files are written, so -o must name a folder",
    });
  }
  const names = safeFileNames(files.map(({ name }) => name));
  const ending = endingOfFile(output);
  if (found === undefined && ending !== "") {
    throw new CliError(`-o must name a folder for several files, got ${escapeControls(output)}`, {
      code: "cannot-write",
      hint: `leave out ${escapeControls(ending)}, or make the folder first`,
    });
  }
  if (found) for (const name of names) await checkOutput({ output: join(output, name), force });
  const prepared: PreparedFile[] = [];
  try {
    await mkdir(output, { recursive: true });
    for (const [index, { chunks }] of files.entries()) {
      const target = join(output, names[index] ?? "");
      const before = await statIfAny(target);
      prepared.push(await prepareFile(target, await chunks(), before));
    }
  } catch (error) {
    for (const file of prepared) await file.discard();
    throw explainFileError(error, "write", output);
  }
  await put(prepared, force);
}

/** The ending of a name that people give to files, such as `.zip`, but not that of `shot_010.v2` or `2026.11`. */
function endingOfFile(path: string): string {
  const ending = /[/\\]$/.test(path) ? "" : extname(path);
  return /^\.(?!v\d+$)[a-z][a-z0-9]{1,7}$/i.test(ending) ? ending : "";
}

/** A whole file under a temporary name. */
interface PreparedFile {
  readonly path: string;
  readonly temporary: string;
  readonly target: string;
  readonly discard: () => Promise<void>;
}

async function prepareFile(path: string, chunks: Chunks, before: Stats | undefined): Promise<PreparedFile> {
  const target = await targetOf(path);
  // Names have at most 255 bytes, and a UTF-16 unit takes up to three.
  const name = `.${basename(target).slice(0, 50)}.${randomUUID().slice(0, 8)}.tmp`;
  const temporary = join(dirname(target), name);
  const forget = onAbruptEnd(() => {
    rmSync(temporary, { force: true });
  });
  const discard = async (): Promise<void> => {
    await rm(temporary, { force: true });
    forget();
  };
  try {
    const file = await open(temporary, "wx");
    try {
      await writeAll(file, chunks);
      // Some network file systems refuse both, but the file must be written all the same.
      await file.sync().catch(ignoreRefusal);
    } finally {
      await file.close();
    }
    if (before !== undefined) {
      await chown(temporary, before.uid, before.gid).catch(ignoreRefusal);
      await chmod(temporary, before.mode & 0o777).catch(ignoreRefusal);
    }
  } catch (error) {
    await discard();
    throw explainFileError(error, "write", path);
  }
  return { path, temporary, target, discard };
}

async function put(files: readonly PreparedFile[], force: boolean): Promise<void> {
  const linked: string[] = [];
  try {
    for (const { path, temporary, target } of files) {
      try {
        if (force) await rename(temporary, target);
        else {
          await renameUnlessExists(temporary, target, path);
          linked.push(target);
        }
      } catch (error) {
        for (const made of linked) await rm(made, { force: true });
        throw explainFileError(error, "write", path);
      }
    }
  } finally {
    for (const file of files) await file.discard();
  }
}

/** A link stays a link: the file it points at is written, even if it does not exist yet. */
async function targetOf(path: string): Promise<string> {
  const target = await realpath(path).catch(() => undefined);
  if (target !== undefined) return target;
  const link = await readlink(path).catch(() => undefined);
  return link === undefined ? path : resolve(dirname(path), link);
}

function ignoreRefusal(error: unknown): void {
  if (!isFileError(error, "EPERM", "EACCES", "EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP")) throw error;
}

async function writeAll(file: FileHandle, chunks: Chunks): Promise<void> {
  for await (const batch of inBatches(chunks)) await file.writeFile(batch);
}

function packed(chunks: Chunks): AsyncIterable<Uint8Array> {
  const gzip = createGzip();
  // An error of the source comes out of `gzip`.
  pipeline(inBatches(chunks), gzip, () => undefined);
  return gzip as AsyncIterable<Uint8Array>;
}

/** A link cannot replace anything, so a file that appears meanwhile is not lost. */
async function renameUnlessExists(temporary: string, target: string, path: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    // Some file systems have no links.
    if (isFileError(error, "EEXIST") || (await statIfAny(target)) !== undefined) throw exists(path);
    await rename(temporary, target);
  }
}

async function statIfAny(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (isFileError(error, "ENOENT")) return undefined;
    throw explainFileError(error, "write", path);
  }
}

function exists(path: string): CliError {
  return new CliError(`${escapeControls(path)} already exists`, {
    code: "file-exists",
    hint: "choose another name, or replace it with --force",
  });
}
