import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const SCRIPTS = fileURLToPath(new URL("../scripts", import.meta.url));

/** The result of a script. */
export interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The writer's error code, such as `EPIPE`, or undefined. */
  readonly writeError: string | undefined;
}

export interface RunOptions {
  readonly args: readonly string[];
  /** Text for standard input, which is then closed. Default: nothing. `open`: nothing, and it stays open. */
  readonly input?: Iterable<string> | "open";
  /** Whether standard input is closed after the input. Default: `close`. */
  readonly end?: "close" | "keep open";
  readonly nodeOptions?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether to close the script's output after its first words. */
  readonly hangUp?: boolean;
}

/** Makes the scripts of this test runnable without built packages, and returns a function that runs one. */
export async function prepareScripts(): Promise<{
  readonly run: (name: string, options: RunOptions) => Promise<Outcome>;
  readonly remove: () => Promise<void>;
}> {
  const folder = await mkdtemp(join(tmpdir(), "cinesync-event-scripts-"));
  const names = (await readdir(SCRIPTS)).filter((name) => name.endsWith(".mjs"));
  await build({
    entryPoints: names.map((name) => join(SCRIPTS, name)),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    conditions: ["source"],
  });
  return {
    run: (name, options) => runScript(join(folder, name), options),
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** Starts a script as cineSync does: its arguments at the end, the session on standard input. */
async function runScript(path: string, options: RunOptions): Promise<Outcome> {
  const { args, input = [], end = "close", nodeOptions = [], env = {}, hangUp = false } = options;
  const child = spawn(process.execPath, [...nodeOptions, path, ...args], {
    env: { ...process.env, CINESYNC_DEBUG: "", ...env },
    stdio: "pipe",
  });
  let [stdout, stderr, writeError]: [string, string, string | undefined] = ["", "", undefined];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    if (hangUp) child.stdout.destroy();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin.on("error", (error: NodeJS.ErrnoException) => (writeError = error.code));

  const closed = once(child, "close") as Promise<[number | null]>;
  if (input !== "open") {
    for (const chunk of input) {
      if (!child.stdin.writable) break;
      if (!child.stdin.write(chunk))
        await Promise.race([once(child.stdin, "drain"), closed]).catch(() => undefined);
    }
    if (end === "close") child.stdin.end();
  }
  const [status] = await closed;
  return { status, stdout, stderr, writeError };
}
