import { colorsFor } from "../base/colors.ts";
import { singleLine } from "../base/escape-controls.ts";
import { describeError } from "../base/word-error.ts";
import { plural } from "../text/plural.ts";
import { clearProgress } from "./progress.ts";

let isQuiet = false;
let isDebugging = false;
let warnings = 0;
let uncounted = 0;

/** Keeps everything but errors off standard error. */
export function beQuiet(): void {
  isQuiet = true;
}

/** Adds where errors come from. */
export function beVerbose(): void {
  isDebugging = true;
}

/** Prints an error as one line. */
export function reportError(error: unknown): void {
  printError(describeError(error));
  if (isDebugging && error instanceof Error) printError(traceOf(error));
}

function traceOf(error: Error): string {
  const stack = error.stack ?? String(error);
  return error.cause instanceof Error ? `${stack}\nCaused by: ${traceOf(error.cause)}` : stack;
}

/** Writes a line to standard error, which leaves standard output to programs. */
export function printError(line: string): void {
  clearProgress();
  process.stderr.write(`${line}\n`);
}

/** Reports something that was guessed, skipped, missing or impossible, although the work goes on. */
export function warn(message: string): void {
  warnings++;
  uncounted++;
  if (!isQuiet) printError(`${colorsFor(process.stderr).yellow("warning:")} ${singleLine(message)}`);
}

/** Reports what was done, with the number of warnings: the last line of a command. */
export function summarize(text: string): void {
  uncounted = 0;
  if (!isQuiet) printError(warnings > 0 ? `${text} (${plural(warnings, "warning")})` : text);
}

/** Reports the number of warnings if no summary did; one alone needs no count. */
export function summarizeWarnings(): void {
  if (uncounted > 1 && !isQuiet) printError(plural(warnings, "warning"));
}

/** Prints a step of the work, such as the start of a script. */
export function notice(line: string): void {
  if (!isQuiet) printError(line);
}
