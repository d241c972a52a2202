import { open, type FileHandle } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { CliError } from "../base/cli-error.ts";
import { explainFileError } from "../base/file-errors.ts";
import { printable } from "../base/printable.ts";
import { drained } from "./drained.ts";
import { Progress } from "./progress.ts";
import { standardInputChunks } from "./standard-input.ts";

/** Stands for standard input or output in place of a path. */
export const STANDARD = "-";

const CHUNK = 65_536;

let isStandardInputTaken = false;

/** How an input is called in messages. */
export function inputName(path: string): string {
  return path === STANDARD ? "standard input" : printable(path);
}

/**
 * The bytes of a file, or of standard input for `-`, with gzip undone. One chunk is in memory at a time, and it is
 * overwritten by the next: whoever wants to keep bytes has to copy them.
 */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const raw = path === STANDARD ? standardInput() : fileChunks(path);
  try {
    const first = await peek(raw);
    if (first === undefined) return;
    const all = prepend(first, raw);
    if (first[0] === 0x1f && first[1] === 0x8b) yield* gunzip(all, path);
    else yield* all;
  } finally {
    // Whoever stops early leaves the file open otherwise.
    await raw.return();
  }
}

/** At least two bytes, to tell what they are. */
async function peek(chunks: AsyncGenerator<Uint8Array>): Promise<Uint8Array | undefined> {
  let first: Uint8Array | undefined;
  while (first === undefined || first.length < 2) {
    const next = await chunks.next();
    if (next.done === true) break;
    first = first === undefined ? next.value : Buffer.concat([first, next.value]);
  }
  return first;
}

async function* fileChunks(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  let file: FileHandle;
  try {
    file = await open(path, "r");
  } catch (error) {
    throw explainFileError(error, "read", path);
  }
  try {
    const stat = await file.stat();
    const progress = new Progress(path, stat.isFile() ? stat.size : undefined);
    // One buffer for the whole file: a new one for each chunk would be garbage faster than it is collected.
    const buffer = new Uint8Array(CHUNK);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK, null);
      if (bytesRead === 0) return;
      progress.advance(bytesRead);
      // A few bytes may be kept by the decoder until there are enough for a character or a mark.
      yield bytesRead < 16 ? Uint8Array.from(buffer.subarray(0, bytesRead)) : buffer.subarray(0, bytesRead);
    }
  } catch (error) {
    throw explainFileError(error, "read", path);
  } finally {
    await file.close();
  }
}

async function* standardInput(): AsyncGenerator<Uint8Array, void, undefined> {
  if (isStandardInputTaken) {
    throw new CliError("standard input can be read only once", { hint: "Give - for one file only." });
  }
  isStandardInputTaken = true;
  const progress = new Progress("standard input", undefined);
  for await (const bytes of standardInputChunks(CHUNK)) {
    progress.advance(bytes.length);
    yield bytes;
  }
}

async function* gunzip(
  packed: AsyncIterable<Uint8Array>,
  path: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const unzip = createGunzip({ chunkSize: CHUNK });
  let failure: Error | undefined;
  const feed = async (): Promise<void> => {
    try {
      // The decompressor works in another thread, and the next chunk would overwrite what it is reading.
      for await (const chunk of packed) {
        if (unzip.destroyed) return;
        if (!unzip.write(Uint8Array.from(chunk))) await drained(unzip);
      }
      unzip.end();
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      unzip.destroy();
    }
  };
  const feeding = feed();
  try {
    for await (const chunk of unzip) yield chunk as Buffer;
  } catch (error) {
    if (failure !== undefined) throw failure;
    const detail = error instanceof Error ? error.message : String(error);
    throw new CliError(`cannot read ${inputName(path)}: its gzip compression is damaged (${detail})`, {
      cause: error,
      hint: "Get the file again.",
    });
  } finally {
    unzip.destroy();
    await feeding;
  }
  if (failure !== undefined) throw failure;
}

async function* prepend(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  yield* rest;
}
