import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { CliError } from "../base/cli-error.ts";
import { escapeControls } from "../base/escape-controls.ts";
import { explainFileError } from "../base/file-errors.ts";
import { Progress } from "./progress.ts";

/** Means standard input or output in place of a path. */
export const STANDARD = "-";

let isStandardInputTaken = false;

/** The name of an input in messages. */
export function inputName(path: string): string {
  return path === STANDARD ? "standard input" : escapeControls(path);
}

/** The bytes of a file, or of standard input for `-`, with gzip unpacked. */
export async function* readChunks(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  const raw = readRawChunks(path);
  try {
    let first: Uint8Array = new Uint8Array();
    while (first.length < 2) {
      const next = await raw.next();
      if (next.done === true) break;
      first = first.length === 0 ? next.value : Buffer.concat([first, next.value]);
    }
    const all = prepend([first], raw);
    if (first[0] === 0x1f && first[1] === 0x8b) yield* unpacked(all, path);
    else if (first.length > 0) yield* all;
  } finally {
    // Closes the file when the caller stops early.
    await raw.return();
  }
}

/** Returns whether a file is packed by gzip, whatever its name. */
export async function isGzipped(path: string): Promise<boolean> {
  for await (const [first, second] of readRawChunks(path)) return first === 0x1f && second === 0x8b;
  return false;
}

/** Some chunks before others. */
export async function* prepend(
  first: readonly Uint8Array[],
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield* first;
  yield* rest;
}

/** The bytes of a file or of standard input, still packed if they are. */
export async function* readRawChunks(path: string): AsyncGenerator<Uint8Array, void, undefined> {
  if (path === STANDARD) {
    if (isStandardInputTaken) {
      throw new CliError("standard input can be read only once", { hint: "give - for one file only" });
    }
    isStandardInputTaken = true;
  }
  const stream = path === STANDARD ? process.stdin : createReadStream(path);
  const progress = new Progress(path);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      progress.advance(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw explainFileError(error, "read", inputName(path));
  }
}

async function* unpacked(
  packed: AsyncIterable<Uint8Array>,
  path: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  let failure: unknown;
  const gunzip = createGunzip();
  pipeline(packed, gunzip, (error) => {
    failure = error;
  });
  try {
    yield* gunzip as AsyncIterable<Uint8Array>;
  } catch (error) {
    if (failure instanceof CliError) throw failure;
    const reason = error instanceof Error ? error.message : String(error);
    throw new CliError(`cannot read ${inputName(path)}: damaged gzip file (${reason})`, {
      code: "cannot-read",
      cause: error,
    });
  }
}
