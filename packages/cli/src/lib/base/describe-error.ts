import { CliError } from "./cli-error.ts";
import { colorsFor } from "./colors.ts";
import { explainSystemError } from "./file-errors.ts";
import { onOneLine } from "./printable.ts";
import { rephrase } from "./rephrase.ts";

/** An error as one line: what, where, and what to do. */
export function describeError(error: unknown): string {
  const { message, hint } = explain(explainSystemError(error));
  const end = /[.?!]\)?$/.test(message) ? "" : ".";
  const text = `${onOneLine(message)}${end}${hint === undefined ? "" : ` ${hint}`}`;
  return `${colorsFor(process.stderr).red("cinesync:")} ${text}`;
}

function explain(error: unknown): { readonly message: string; readonly hint?: string | undefined } {
  if (error instanceof CliError) return error;
  // Errors of the toolkit say what to do about them.
  if (error instanceof Error && TOOLKIT.has(error.name)) return { message: rephrase(error.message) };
  const message = error instanceof Error ? error.message : String(error);
  return {
    message: `something went wrong that should not have: ${message}`,
    hint: "Run it again with --debug and report what it shows.",
  };
}

/** By name, so that no package is loaded only to compare with its errors. */
const TOOLKIT = new Set([
  "CommandUrlError",
  "DrawingSvgError",
  "EventError",
  "LaunchError",
  "NotesError",
  "ReviewReportError",
  "SessionXmlError",
]);
