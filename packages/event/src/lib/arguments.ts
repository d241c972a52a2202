import { joinSessionUrl, parseCommandUrl, type Command } from "@cinesync/commands";
import { BY_HAND } from "./by-hand.ts";
import { EventError } from "./event-error.ts";
import { messageOf, quote } from "./text.ts";
import { splitArguments, type OptionValue } from "./split-arguments.ts";

/** The session key that says that the application is in no online session. */
export const OFFLINE_KEY = "_OFFLINE_";

/** The offline key that says that the application is in an online session. */
export const ONLINE_KEY = "_ONLINE_";

/** The format of the saved frames. */
export type SaveFormat = "JPEG" | "PNG";

/** The ending of the saved frames' file names. */
export type SaveExtension = "jpg" | "png";

/** What cineSync tells a script by its arguments. */
export interface EventArguments {
  /** The key of the online session, `"_OFFLINE_"` (`OFFLINE_KEY`) when there is none. */
  readonly sessionKey: string;
  /** Whether the application is in no online session. */
  readonly isOffline: boolean;
  /** Later releases: the key of the offline session, `"_ONLINE_"` (`ONLINE_KEY`) when online. */
  readonly offlineKey?: string;
  /** Later releases: the name of the user who runs the script. May be empty. */
  readonly user?: string;
  /** The format in which frames are saved. */
  readonly saveFormat: SaveFormat;
  /** The ending of the saved frames' names, without the point. */
  readonly saveExtension: SaveExtension;
  /** The folder in which cineSync has saved the frames with drawings. Absent when frames are not saved. */
  readonly saveFolder?: string;
  /** Later releases: the path of a PDF of the notes that cineSync has written. */
  readonly pdfPath?: string;
  /** The `cinesync://script/…` URL that triggered the script. Absent when it was started from the menu. */
  readonly url?: string;
  /** What `url` says. Absent when `url` is. */
  readonly command?: Command;
  /** The URL that lets others join the online session. Absent when offline. */
  readonly joinUrl?: string;
  /** The script's own positional arguments, in order: those of the command line configured in cineSync. */
  readonly args: readonly string[];
  /**
   * Arguments that are not cineSync's, or those of a release newer than this package, by their name without the
   * hyphens: `--name=value` is `"value"`, `--name` alone is `true`, and a name that is given several times has
   * all of these in a list, in order.
   */
  readonly options: Readonly<Record<string, OptionValue>>;
}

const FORMATS: ReadonlyMap<string, readonly [SaveFormat, SaveExtension]> = new Map([
  ["JPEG", ["JPEG", "jpg"]],
  ["PNG", ["PNG", "png"]],
]);

/**
 * Understands the arguments that cineSync gives to a script.
 *
 * @param argv The arguments behind the script's name: `process.argv.slice(2)`. Both `--key=KEY` and `--key KEY`
 * are understood. A value that itself starts with two hyphens has to be joined by `=`. What follows a lone `--`
 * is positional.
 * @throws {EventError} `missing-argument`, `missing-value`, `repeated-argument` or `invalid-argument`, with the
 * `argument` at fault.
 */
export function parseEventArguments(argv: readonly string[]): EventArguments {
  const { values, args, options, ended } = splitArguments(argv);

  const required = (name: "key" | "save-format"): string => {
    const value = values.get(name);
    if (value !== undefined) return value;
    const hidden = ended ? ' Everything behind "--" counts as the script\'s own.' : "";
    throw new EventError(
      "missing-argument",
      `--${name} is missing: cineSync adds it when it runs a script.${hidden} ${BY_HAND}`,
      { argument: `--${name}` },
    );
  };

  const sessionKey = required("key");
  const isOffline = sessionKey === OFFLINE_KEY;
  const [saveFormat, saveExtension] = formatOf(required("save-format"));
  const offlineKey = values.get("offline-key");
  const user = values.get("user");
  const saveFolder = values.get("save-dir");
  const pdfPath = values.get("pdfPath");
  const url = values.get("url");
  return {
    sessionKey,
    isOffline,
    ...(offlineKey !== undefined && { offlineKey }),
    ...(user !== undefined && { user }),
    saveFormat,
    saveExtension,
    ...(saveFolder !== undefined && { saveFolder }),
    ...(pdfPath !== undefined && { pdfPath }),
    ...(url !== undefined && { url, command: commandOf(url) }),
    ...(!isOffline && { joinUrl: joinUrlOf(sessionKey) }),
    args,
    options,
  };
}

function formatOf(value: string): readonly [SaveFormat, SaveExtension] {
  const format = FORMATS.get(value.toUpperCase());
  if (format) return format;
  throw new EventError("invalid-argument", `--save-format is ${quote(value)}, but has to be JPEG or PNG.`, {
    argument: "--save-format",
  });
}

function commandOf(url: string): Command {
  try {
    return parseCommandUrl(url);
  } catch (cause) {
    throw new EventError(
      "invalid-argument",
      `--url is ${quote(url)}, but has to be the cinesync: URL that triggered the script: ${messageOf(cause)}`,
      { argument: "--url", cause },
    );
  }
}

function joinUrlOf(key: string): string {
  try {
    return joinSessionUrl(key);
  } catch (cause) {
    throw new EventError(
      "invalid-argument",
      `--key is ${quote(key)}, which cannot be the key of a session: ${messageOf(cause)}`,
      { argument: "--key", cause },
    );
  }
}
