import type { ExitStatus } from "../base/cli-error.ts";
import { watchSignals } from "../base/cleanup.ts";
import { describeError } from "../base/describe-error.ts";
import { setVersion } from "../base/version.ts";
import { clearProgress } from "../io/progress.ts";
import { tell } from "../io/tell.ts";
import { watchStandardOutput } from "../io/write-output.ts";
import { runProgram, UsageError } from "./program.ts";

/** Runs a command line, and says in one line what went wrong if something did. */
export async function main(argv: readonly string[], version: string): Promise<void> {
  setVersion(version);
  watchStandardOutput();
  watchSignals();
  let status: ExitStatus;
  try {
    status = await runProgram(argv, version);
  } catch (error) {
    status = 2;
    // The parser has said what is wrong with the command line.
    if (!(error instanceof UsageError)) tell(describeError(error));
    if (argv.includes("--debug") && error instanceof Error) tell(traceOf(error));
  }
  clearProgress();
  process.exitCode = status;
}

function traceOf(error: Error): string {
  const stack = error.stack ?? String(error);
  return error.cause instanceof Error ? `${stack}\nCaused by: ${traceOf(error.cause)}` : stack;
}
