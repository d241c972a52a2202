import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

/** Returns a path in the folder of the examples. */
export function inExamples(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

export const SAMPLE = inExamples("sample/tidewater-review.csc");
export const FRAMES = inExamples("sample/frames");

export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs an example like a person or cineSync, in a new process with the built packages. */
export async function runExample(
  script: string,
  args: readonly string[],
  options: { readonly input?: string | Uint8Array; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> {
  if (!existsSync(inExamples("../packages/event/dist/index.js"))) {
    throw new Error("The examples run on the built packages: npm run build");
  }
  const child = spawn(process.execPath, [inExamples(script), ...args], {
    env: { ...process.env, CINESYNC_DEBUG: "", ...options.env },
  });
  const outcome = { stdout: "", stderr: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => (outcome.stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (outcome.stderr += text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(options.input ?? "");
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject).on("close", resolve);
  });
  return { status, ...outcome };
}

/** Creates an empty folder, which is removed after the test. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "cinesync-examples-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}
