import type { ExitStatus } from "../base/cli-error.ts";
import { watchSignals } from "../base/cleanup.ts";
import { wordError } from "../base/word-error.ts";
import { JSON_VERSION } from "../io/json-results.ts";
import { beQuiet, beVerbose, reportError, summarizeWarnings } from "../io/messages.ts";
import { clearProgress } from "../io/progress.ts";
import { print, watchStandardOutput } from "../io/write-output.ts";
import { runProgram, UsageError } from "./program.ts";

/** Runs a command line and reports an error as one line. */
export async function main(argv: readonly string[], version: string): Promise<void> {
  watchStandardOutput();
  watchSignals();
  const flags = argv.includes("--") ? argv.slice(0, argv.indexOf("--")) : argv;
  if (flags.includes("--no-color")) process.env["NO_COLOR"] = "1";
  if (flags.some((flag) => flag === "--quiet" || flag === "-q")) beQuiet();
  if (flags.includes("--debug")) beVerbose();
  let status: ExitStatus;
  try {
    status = await runProgram(argv, version);
  } catch (error) {
    status = 2;
    // The parser has printed what is wrong with the command line.
    if (!(error instanceof UsageError)) reportError(error);
    if (flags.includes("--json") && process.stdout.bytesWritten === 0) {
      await print(`${JSON.stringify({ version: JSON_VERSION, error: wordError(error) }, undefined, 2)}\n`);
    }
  }
  clearProgress();
  summarizeWarnings();
  process.exitCode = status;
}
