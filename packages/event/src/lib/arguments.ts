import { expectArgument } from "./expect-argument.ts";
import { joinSessionUrl, parseCommandUrl, type Command } from "@cinesync/commands";
import { messageOf } from "./error-line.ts";
import { EventError } from "./event-error.ts";
import { splitArguments, type ArgumentName, type OptionValue } from "./split-arguments.ts";

/** The session key when the application is not in an online session. */
export const OFFLINE_KEY = "_OFFLINE_";

/** The offline key when the application is in an online session. */
export const ONLINE_KEY = "_ONLINE_";

/** The format of the saved frames. */
export type SaveFormat = "JPEG" | "PNG";

/** The extension of the saved frames' file names. */
export type SaveExtension = "jpg" | "png";

/**
 * The arguments that cineSync passes to a script. An invalid argument does not stop a script that does not use it:
 * reading its field throws the `EventError`.
 */
export interface EventArguments {
  /** The key of the online session, `"_OFFLINE_"` (`OFFLINE_KEY`) when there is none. */
  readonly sessionKey: string;
  /** Whether the application is not in an online session. */
  readonly isOffline: boolean;
  /** cineSync 4 and later: the key of the offline session, `"_ONLINE_"` (`ONLINE_KEY`) when online. */
  readonly offlineKey?: string;
  /** Later releases: the name of the user who runs the script. May be empty. */
  readonly user?: string;
  /** The format in which frames are saved. */
  readonly saveFormat: SaveFormat;
  /** The extension of the saved frames' names, without the dot. */
  readonly saveExtension: SaveExtension;
  /** The folder in which cineSync has saved the frames with drawings. Absent when frames are not saved. */
  readonly saveFolder?: string;
  /** Later releases: the path of a PDF of the notes that cineSync has written. */
  readonly pdfPath?: string;
  /** The `cinesync://script/…` URL that triggered the script. Absent when it was started from the menu. */
  readonly url?: string;
  /** The command in `url`. Absent when `url` is. */
  readonly command?: Command;
  /** The URL that lets others join the online session. Absent when offline. */
  readonly joinUrl?: string;
  /** The script's own positional arguments, in order: those of the command line configured in cineSync. */
  readonly args: readonly string[];
  /**
   * All other arguments by their name without hyphens: the script's own, and those of a newer release of cineSync.
   * `--name=value` is `"value"`, `--name` alone is `true`, and a repeated name has a list of its values in order.
   */
  readonly options: Readonly<Record<string, OptionValue>>;
}

const FORMATS: ReadonlyMap<string, readonly [SaveFormat, SaveExtension]> = new Map([
  ["JPEG", ["JPEG", "jpg"]],
  ["PNG", ["PNG", "png"]],
]);

/**
 * Parses the arguments that cineSync passes to a script.
 *
 * @param argv The arguments after the script's name: `process.argv.slice(2)`. Both `--key=KEY` and `--key KEY` are
 * accepted; a value that starts with two hyphens needs the `=`. Arguments after a lone `--` are positional.
 * @returns Plain data. Reading a field whose argument is invalid throws an {@link EventError}: `missing-value`,
 * `repeated-argument` (with different values) or `invalid-argument`.
 * @throws {EventError} `missing-argument` when there is no `--key` or `--save-format`.
 *
 * @example
 * ```ts
 * import { parseEventArguments } from "@cinesync/event";
 *
 * const event = parseEventArguments(["smtp.example.com", "--key=ASDF1234", "--save-format=JPEG"]);
 * console.log(event.args, event.joinUrl); // [ 'smtp.example.com' ] cinesync://session/ASDF1234
 * ```
 */
export function parseEventArguments(argv: readonly string[]): EventArguments {
  expectArgument("list", "argv", argv);
  for (const argument of argv) expectArgument("text", "argv", argument);
  const { values, args, options, ended } = splitArguments(argv);
  const event: Partial<EventArguments> = {};

  /** Sets a field to its converted value, or to a getter that throws when the argument is invalid. */
  const set = <Name extends keyof EventArguments>(
    field: Name,
    name: ArgumentName,
    convert: (value: string) => EventArguments[Name],
  ): void => {
    const value = values.get(name);
    if (value === undefined) return;
    try {
      if (value instanceof EventError) throw value;
      define(event, field, { value: convert(value), enumerable: true });
    } catch (error) {
      // Not enumerable: copying or printing an event must not throw.
      define(event, field, { get: () => fail(error), enumerable: false });
    }
  };

  for (const name of ["key", "save-format"] as const) {
    if (values.has(name)) continue;
    const reason = ended ? { reason: 'everything after "--" belongs to the script' } : {};
    throw new EventError("missing-argument", { argument: `--${name}`, ...reason });
  }
  set("sessionKey", "key", (key) => key);
  set("isOffline", "key", (key) => key === OFFLINE_KEY);
  set("offlineKey", "offline-key", (key) => key);
  set("user", "user", (user) => user);
  set("saveFormat", "save-format", (text) => formatOf(text)[0]);
  set("saveExtension", "save-format", (text) => formatOf(text)[1]);
  set("saveFolder", "save-dir", (folder) => folder);
  set("pdfPath", "pdfPath", (path) => path);
  set("url", "url", (url) => url);
  set("command", "url", commandOf);
  if (values.get("key") !== OFFLINE_KEY) set("joinUrl", "key", joinUrlOf);
  define(event, "args", { value: args, enumerable: true });
  define(event, "options", { value: options, enumerable: true });
  return event as EventArguments;
}

function define(event: object, field: string, descriptor: PropertyDescriptor): void {
  const writable = "value" in descriptor ? { writable: true } : {};
  Object.defineProperty(event, field, { ...descriptor, ...writable, configurable: true });
}

function fail(error: unknown): never {
  throw error;
}

function formatOf(actual: string): readonly [SaveFormat, SaveExtension] {
  const format = FORMATS.get(actual.toUpperCase());
  if (format) return format;
  throw new EventError("invalid-argument", { argument: "--save-format", expected: "JPEG or PNG", actual });
}

function commandOf(url: string): Command {
  return convert("--url", "a cinesync: URL", url, parseCommandUrl);
}

function joinUrlOf(key: string): string {
  return convert("--key", "the key of a session", key, joinSessionUrl);
}

function convert<T>(argument: string, expected: string, actual: string, change: (value: string) => T): T {
  try {
    return change(actual);
  } catch (cause) {
    const details = { argument, expected, actual, reason: messageOf(cause) };
    throw new EventError("invalid-argument", details, { cause });
  }
}
