import { CliError, type ErrorPosition } from "./cli-error.ts";
import { colorsFor } from "./colors.ts";
import { singleLine } from "./escape-controls.ts";
import { explainSystemError } from "./file-errors.ts";

/** An error as `--json` gives it. */
export interface WordedError extends ErrorPosition {
  readonly code: string;
  readonly message: string;
  readonly hint?: string | undefined;
}

/** An error in the words of the command line. */
export function wordError(error: unknown): WordedError {
  const known = explainSystemError(error);
  if (known instanceof CliError) {
    const { code, message, hint, position } = known;
    return { code, message, hint, ...position };
  }
  if (isToolkitError(known)) return { code: known.code, ...reworded(known) };
  return {
    code: "internal-error",
    message: `internal error: ${known instanceof Error ? known.message : String(known)}`,
    hint: "run it again with --debug and report what it prints",
  };
}

/** The message of an error and its cure. */
export function errorText(error: unknown): string {
  const { message, hint } = wordError(error);
  return hint === undefined ? message : `${message}; ${hint}`;
}

/** An error as one line for a terminal. */
export function describeError(error: unknown): string {
  return `${colorsFor(process.stderr).red("cinesync:")} ${singleLine(errorText(error))}`;
}

/** Options of the libraries that have another name on the command line. */
const FLAGS: Readonly<Record<string, string>> = { frameRate: "--fps", defaultFrameRate: "--default-fps" };

/** The flag of an option of a library: `startTimecode` → `--start-timecode`, `rules[0].to` → `--to`. */
function flagName(option: string): string {
  const name = (option.split(".").at(-1) ?? option).replace(/\[\d+\]$/, "");
  return FLAGS[name] ?? `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

interface ToolkitError extends Error {
  readonly code: string;
  /** The message without the position. */
  readonly reason?: string;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** By name, so that no package is loaded only to compare with its errors. */
const TOOLKIT = new Set([
  "CommandUrlError",
  "DrawingPngError",
  "DrawingSvgError",
  "EventError",
  "LaunchError",
  "MediaInfoError",
  "MergeError",
  "NotesError",
  "ReviewReportError",
  "SessionXmlError",
]);

function isToolkitError(error: unknown): error is ToolkitError {
  return error instanceof Error && TOOLKIT.has(error.name) && "code" in error;
}

/** The message and the hint in terms of flags. */
function reworded(error: ToolkitError): Omit<WordedError, "code"> {
  const { name, code, message, reason = message, details = {} } = error;
  const hint = HINTS[`${name} ${code}`];
  const { option, expected, limit, maximum, value = details["actual"] } = details;
  if (name === "SessionXmlError" && code === "limit-exceeded") {
    const what = LIMITS[String(limit)] ?? String(limit);
    return { message: `a session can have at most ${String(maximum)} ${what}`, hint };
  }
  if (typeof option !== "string" || typeof expected !== "string") return { message: reason, hint };
  // Most classes have a text for `actual`; other values are JSON.
  const isText = typeof value === "string" && !("value" in details) && name !== "MergeError";
  const got = value === undefined ? "" : `, got ${isText ? value : JSON.stringify(value)}`;
  return { message: `${flagName(option)} must be ${expected}${got}`, hint };
}

/** Cures of errors of the libraries, by class and code, in terms of flags. */
const HINTS: Readonly<Record<string, string>> = {
  "NotesError unknown-frame-rate": "give --fps or --default-fps",
  "NotesError mixed-frame-rates": "give --timeline movie or --fps",
  "NotesError guessed-duration": "give --durations, or --timeline movie, which needs no lengths",
  "NotesError limit-exceeded": "give --timeline movie or another --format",
  "SessionXmlError limit-exceeded": "check where the file comes from",
  "MediaInfoError missing-dependency": "npm install --global mediainfo.js",
};

/** The limits of a session, as people count them. */
const LIMITS: Readonly<Record<string, string>> = {
  depth: "levels of elements",
  attributes: "attributes of an element",
  textLength: "characters of one text",
  nameLength: "characters of a name",
  unknownContent: "characters of unknown content",
  annotationSize: "points of an annotation",
  annotations: "annotations",
  media: "movies",
  groups: "groups",
};
