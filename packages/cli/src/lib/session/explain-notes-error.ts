import { NotesError } from "@cinesync/notes";
import { CliError } from "../base/cli-error.ts";
import { optionName } from "../spec/command-spec.ts";

/** What the options of `@cinesync/notes` are called on the command line, where that is not their own name. */
const OPTIONS: Readonly<Record<string, string>> = { frameRate: "fps", defaultFrameRate: "defaultFps" };
const NAMES = /\b(frameRate|defaultFrameRate|startTimecode|firstFrame|columns)\b/g;

/** The same error with the names of options as people have to type them. */
export function explainNotesError(error: NotesError): CliError;
export function explainNotesError(error: unknown): unknown;
export function explainNotesError(error: unknown): unknown {
  if (!(error instanceof NotesError)) return error;
  const message = error.message
    .replace(NAMES, (name) => optionName(OPTIONS[name] ?? name))
    .replace("make a timeline for each movie", "give --timeline movie");
  return new CliError(message, { cause: error });
}
