import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

// Sessions of 60 MB go through a process with a heap of 24 MB. The process makes the session while it reads it, so
// everything in memory is held by the reader or the writer.

const MEGABYTES = 60;
const HEAP_MEGABYTES = 24;

/** Memory that may remain after a garbage collection: the code itself, one chunk and one movie. */
const MAX_HEAP = 12e6;
const MAX_BUFFERS = 6e6;

interface Outcome {
  /** Number of parts, movies or chunks. */
  readonly count: number;
  /** True if the written document equals the one that was read. */
  readonly isSame: boolean;
  /** The most memory in use at eight positions in the document, after a garbage collection. */
  readonly heap: number;
  readonly buffers: number;
}

const folder = mkdtempSync(path.join(tmpdir(), "session-xml-"));
const script = path.join(folder, "stream.mjs");

beforeAll(() => {
  buildSync({
    entryPoints: [fileURLToPath(new URL("../scripts/stream.mjs", import.meta.url))],
    outfile: script,
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true, maxRetries: 5 });
});

/** Runs the script in a small heap. @returns its output, or `undefined` when the heap was too small. */
async function stream(shape: string, loop: string): Promise<Outcome | undefined> {
  const flags = ["--expose-gc", `--max-old-space-size=${String(HEAP_MEGABYTES)}`];
  const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
    execFile(
      process.execPath,
      [...flags, script, shape, loop, String(MEGABYTES)],
      { cwd: folder },
      (_, stdout, stderr) => {
        resolve({ stdout, stderr });
      },
    );
  });
  if (stderr.includes("heap out of memory")) return undefined;
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout) as Outcome;
}

describe(`${String(MEGABYTES)} MB in a heap of ${String(HEAP_MEGABYTES)} MB`, () => {
  test.each([
    "drawing",
    "notes",
    "movies",
    "long unknown text",
    "unknown attributes",
    "deep unknown elements",
  ])("reads %s movie by movie", async (shape) => {
    const outcome = await stream(shape, "media");
    expect(outcome?.count).toBeGreaterThan(100);
    expect(outcome?.heap).toBeLessThan(MAX_HEAP);
    expect(outcome?.buffers).toBeLessThan(MAX_BUFFERS);
  });

  test.each([
    ["drawing", "text"],
    ["notes", "bytes"],
    ["movies", "text"],
    ["one movie", "bytes"],
    ["long unknown text", "text"],
    ["unknown attributes", "bytes"],
    ["deep unknown elements", "bytes"],
  ])("reads %s part by part and writes it unchanged as %s", async (shape, loop) => {
    const outcome = await stream(shape, loop);
    expect(outcome?.isSame).toBe(true);
    expect(outcome?.count).toBeGreaterThan(800);
    expect(outcome?.heap).toBeLessThan(MAX_HEAP);
    expect(outcome?.buffers).toBeLessThan(MAX_BUFFERS);
  });

  test("is too small for the whole session, and for one movie that contains everything", async () => {
    expect(await stream("drawing", "whole")).toBeUndefined();
    expect(await stream("one movie", "media")).toBeUndefined();
  });
});
