import { spawn, spawnSync } from "node:child_process";
import { closeSync, copyFileSync, mkdtempSync, openSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { bundledProgram } from "./program.ts";

/** The path of the command. */
export const PROGRAM = await bundledProgram();

const FIXTURES = fileURLToPath(new URL("../fixtures/input", import.meta.url));

export interface Result {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  /** A file for standard input, instead of a pipe. */
  readonly inputFile?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Options for the runtime. */
  readonly node?: readonly string[];
}

/** Creates a folder with all fixtures, which is removed after the tests of the file. */
export function playground(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cinesync-cli-")));
  for (const name of readdirSync(FIXTURES)) copyFileSync(join(FIXTURES, name), join(folder, name));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/** The environment of a command, without colors and with an empty home. */
export function environment(cwd: string, more: RunOptions["env"] = {}): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMPDIR } = process.env;
  return { PATH, SystemRoot, TEMP, TMPDIR, HOME: cwd, USERPROFILE: cwd, ...more };
}

/** Runs the command to its end, without a terminal. */
export function cinesync(args: readonly string[], options: RunOptions = {}): Result {
  const { cwd = FIXTURES, input = "", inputFile, env, node = [] } = options;
  const file = inputFile === undefined ? undefined : openSync(join(cwd, inputFile), "r");
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, PROGRAM, ...args], {
    cwd,
    ...(file === undefined ? { input } : { stdio: [file, "pipe", "pipe"] }),
    env: environment(cwd, env),
    encoding: "utf8",
    maxBuffer: 1_000_000_000,
  });
  if (file !== undefined) closeSync(file);
  return { status, stdout, stderr };
}

/** Runs the command and closes its standard output after the first data. */
export async function cinesyncHead(args: readonly string[], cwd: string): Promise<Result> {
  const child = spawn(process.execPath, [PROGRAM, ...args], { cwd, env: environment(cwd) });
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  child.stdout.once("data", () => {
    child.stdout.destroy();
  });
  const status = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { status, stdout: "", stderr };
}

/** True where the program `script` of util-linux can give a command a terminal. */
export const hasTerminal: boolean =
  process.platform === "linux" &&
  spawnSync("script", ["--version"], { encoding: "utf8" }).stdout.includes("util-linux");

/** Runs a shell line in a terminal; `cinesync` is the command. `stdout` has the output of both streams. */
export function inTerminal(
  line: string,
  {
    cwd,
    columns = 80,
    env,
  }: { readonly cwd: string; readonly columns?: number; readonly env?: RunOptions["env"] },
): Result {
  const command = `cinesync() { "${process.execPath}" "${PROGRAM}" "$@"; }; stty cols ${columns} rows 24; ${line}`;
  const { status, stdout, stderr } = spawnSync("script", ["-qec", command, "/dev/null"], {
    cwd,
    env: environment(cwd, { TERM: "xterm", SHELL: "/bin/sh", ...env }),
    encoding: "utf8",
    input: "",
  });
  return { status, stdout: stdout.replaceAll("\r\n", "\n"), stderr };
}
