import { CliError, type ErrorPosition } from "./cli-error.ts";
import { colorsFor } from "./colors.ts";
import { shorten, singleLine } from "./escape-controls.ts";
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
function reworded({
  name,
  code,
  message,
  reason = message,
  details = {},
}: ToolkitError): Omit<WordedError, "code"> {
  const words = REWORDED[`${name} ${code}`];
  if (words) return words(details);
  const { option, expected, value = details["actual"] } = details;
  if (typeof option !== "string" || typeof expected !== "string") return { message: reason };
  // Most classes have a text for `actual`; other values are JSON.
  const isText = typeof value === "string" && !("value" in details) && name !== "MergeError";
  const got = value === undefined ? "" : `, got ${isText ? value : JSON.stringify(value)}`;
  return { message: `${flagName(option)} must be ${expected}${got}` };
}

const text = (value: unknown): string => shorten(JSON.stringify(value));
const GUESSES: Readonly<Record<string, string>> = {
  "group-movie": "a group movie",
  "play-range": "its play range",
  "last-frame": "the last frame mentioned",
};
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
const TIMELINES = "give --durations, or --timeline movie, which needs no lengths";

/** Errors whose messages name options of the libraries, by class and code. */
const REWORDED: Readonly<
  Record<string, (details: Readonly<Record<string, unknown>>) => Omit<WordedError, "code">>
> = {
  "NotesError unknown-frame-rate": ({ mediaName }) => ({
    message: `cannot count timecode of ${text(mediaName)}: its frame rate is unknown`,
    hint: "give --fps or --default-fps",
  }),
  "NotesError mixed-frame-rates": ({ movies }) => ({
    message: `cannot make one timeline: ${ratesText(movies)}`,
    hint: "give --timeline movie or --fps",
  }),
  "NotesError guessed-duration": ({ mediaName, frames, from }) => ({
    message: `length of ${text(mediaName)} is unknown, guessed ${String(frames)} ${frames === 1 ? "frame" : "frames"} from ${GUESSES[String(from)] ?? "the session"}`,
    hint: TIMELINES,
  }),
  "NotesError limit-exceeded": ({ timeline, limit, actual }) => ({
    message: `timeline ${text(timeline)} has ${String(actual)} markers, more than the ${String(limit)} of this format`,
    hint: "give --timeline movie or another --format",
  }),
  "SessionXmlError limit-exceeded": ({ limit, maximum }) => ({
    message: `a session can have at most ${String(maximum)} ${LIMITS[String(limit)] ?? String(limit)}`,
    hint: "check where the file comes from",
  }),
  "MediaInfoError missing-dependency": ({ format, dependency }) => ({
    message: `cannot read ${String(format)}: the optional package ${String(dependency)} is not installed`,
    hint: `npm install --global ${String(dependency)}`,
  }),
};

function ratesText(movies: unknown): string {
  const some = (movies as readonly { readonly mediaName: string; readonly frameRate: string }[]).slice(0, 5);
  return some
    .map(({ mediaName, frameRate }) => `${text(mediaName)} has ${frameRate} frames per second`)
    .join(", ");
}
