import { randomUUID } from "node:crypto";
import { rmSync, type Stats } from "node:fs";
import { chmod, link, mkdir, open, realpath, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CliError } from "../base/cli-error.ts";
import { endNow, onAbruptEnd } from "../base/cleanup.ts";
import { describeError } from "../base/describe-error.ts";
import { explainFileError } from "../base/file-errors.ts";
import { printable } from "../base/printable.ts";
import { inBatches } from "./batches.ts";
import { drained } from "./drained.ts";
import { clearProgress } from "./progress.ts";
import { STANDARD } from "./read-chunks.ts";
import { tell } from "./tell.ts";

export type Chunks = Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>;

/** Where a command writes to. */
export interface OutputOptions {
  /** `-` or nothing: standard output. */
  readonly output?: string | undefined;
  /** Whether a file that exists may be replaced. Default false. */
  readonly force?: boolean;
}

/** Writes text or bytes to standard output, as slowly as the reader takes them. */
export async function print(chunk: string | Uint8Array): Promise<void> {
  if (process.stdout.isTTY) clearProgress();
  if (process.stdout.write(chunk) || process.stdout.destroyed) return;
  await drained(process.stdout);
}

/** Resolves when the bytes are no longer needed. */
async function printBatch(batch: Uint8Array): Promise<void> {
  if (process.stdout.isTTY) clearProgress();
  await new Promise<void>((resolve) => {
    // Errors are told by the stream itself.
    process.stdout.write(batch, () => {
      resolve();
    });
  });
}

/** Ends quietly when whoever reads standard output has read enough, as `head` does. */
export function watchStandardOutput(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // Windows says EOF where others say EPIPE.
      if (error.code === "EPIPE" || error.code === "EOF") endNow(0);
      // What cannot be written to standard error cannot be told.
      if (stream === process.stdout) tell(describeError(explainFileError(error, "write", "standard output")));
      endNow(2);
    });
  }
}

/**
 * Says that a file is in the way, before any work is done for it.
 *
 * @throws {CliError} when it exists and may not be replaced, or is a folder.
 */
export async function checkOutput({ output, force = false }: OutputOptions): Promise<void> {
  if (output === undefined || output === STANDARD) return;
  const found = await statIfAny(output);
  if (found?.isDirectory() === true) throw isFolder(output);
  if (found?.isFile() === true && !force) throw exists(output);
  if (found === undefined && (await statIfAny(dirname(output))) === undefined) {
    throw new CliError(
      `cannot write ${printable(output)}: there is no folder ${printable(dirname(output))}`,
      {
        hint: "Make the folder first.",
      },
    );
  }
}

/** Writes to standard output, or to a file that appears whole or not at all. */
export async function writeOutput(chunks: Chunks, options: OutputOptions): Promise<void> {
  const { output, force = false } = options;
  if (output === undefined || output === STANDARD) {
    for await (const batch of inBatches(chunks)) await printBatch(batch);
    return;
  }
  await checkOutput(options);
  const found = await statIfAny(output);
  if (found !== undefined && !found.isFile()) {
    await writeInto(output, chunks);
    return;
  }
  await writeWhole(output, chunks, force, found?.mode);
}

/** Makes a folder, and those above it, unless it is there. */
export async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true });
  } catch (error) {
    throw explainFileError(error, "write", path);
  }
}

/** Devices and pipes cannot be replaced. */
async function writeInto(path: string, chunks: Chunks): Promise<void> {
  let file: FileHandle | undefined;
  try {
    file = await open(path, "w");
    await writeAll(file, chunks);
  } catch (error) {
    // Whoever reads the pipe has read enough.
    if (error instanceof Error && "code" in error && error.code === "EPIPE") endNow(0);
    throw explainFileError(error, "write", path);
  } finally {
    await file?.close();
  }
}

async function writeWhole(
  path: string,
  chunks: Chunks,
  force: boolean,
  mode: number | undefined,
): Promise<void> {
  // A link stays a link: what it points at is replaced.
  const target = await realpath(path).catch(() => path);
  // Names have at most 255 bytes, and a character up to three for each unit.
  const temporary = join(
    dirname(target),
    `.${basename(target).slice(0, 50)}.${randomUUID().slice(0, 8)}.tmp`,
  );
  const forget = onAbruptEnd(() => {
    rmSync(temporary, { force: true });
  });
  try {
    const file = await open(temporary, "wx");
    try {
      await writeAll(file, chunks);
      await file.sync();
    } finally {
      await file.close();
    }
    if (mode !== undefined) await chmod(temporary, mode & 0o777);
    await (force ? rename(temporary, target) : renameUnlessExists(temporary, target, path));
  } catch (error) {
    throw explainFileError(error, "write", path);
  } finally {
    await rm(temporary, { force: true });
    forget();
  }
}

async function writeAll(file: FileHandle, chunks: Chunks): Promise<void> {
  for await (const batch of inBatches(chunks)) await file.writeFile(batch);
}

/** A link cannot replace anything, so that not even a file that came up in the meantime is lost. */
async function renameUnlessExists(temporary: string, target: string, path: string): Promise<void> {
  try {
    await link(temporary, target);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") throw exists(path);
    // Some file systems have no links.
    if ((await statIfAny(target)) !== undefined) throw exists(path);
    await rename(temporary, target);
  }
}

async function statIfAny(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw explainFileError(error, "write", path);
  }
}

function exists(path: string): CliError {
  return new CliError(`${printable(path)} exists already`, {
    hint: "Give another name, or --force to replace it.",
  });
}

function isFolder(path: string): CliError {
  return new CliError(`cannot write ${printable(path)}: it is a folder`, {
    hint: "Give the name of a file in it.",
  });
}
