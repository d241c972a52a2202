import { EventError } from "./event-error.ts";

/** The arguments that cineSync is known to add, without their hyphens. */
export type ArgumentName = (typeof NAMES)[number];

const NAMES = ["key", "save-format", "save-dir", "url", "offline-key", "user", "pdfPath"] as const;

/** The value of an option: text, `true` for a name alone, or a list of these when the option is repeated. */
export type OptionValue = string | true | readonly (string | true)[];

/** A command line, sorted into cineSync's arguments, positional arguments and options. */
export interface SplitArguments {
  /** cineSync's own arguments: the value, or the error that reading it throws. */
  readonly values: ReadonlyMap<ArgumentName, string | EventError>;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, OptionValue>>;
  /** Whether a lone `--` ended the options. */
  readonly ended: boolean;
}

const KNOWN: ReadonlySet<string> = new Set(NAMES);

/**
 * Separates cineSync's arguments, other options and positional arguments. Words with a single hyphen are positional,
 * because cineSync never adds any.
 */
export function splitArguments(argv: readonly string[]): SplitArguments {
  const values = new Map<ArgumentName, string | EventError>();
  const others = new Map<string, (string | true)[]>();
  const args: string[] = [];
  const end = argv.indexOf("--");

  for (let index = 0; index < argv.length; index++) {
    if (index === end) {
      for (const rest of argv.slice(end + 1)) args.push(rest);
      break;
    }
    const word = argv[index] ?? "";
    const [, name, joined] = /^--([^=]+)(?:=([^]*))?$/.exec(word) ?? [];
    if (name === undefined) {
      args.push(word);
    } else if (isKnown(name)) {
      const value = joined ?? wordAsValue(argv[index + 1]);
      if (joined === undefined && value !== undefined) index++;
      values.set(name, checked(name, values.get(name), value));
    } else {
      // The next word may or may not be the value of an unknown option, so it stays an argument.
      const all = others.get(name);
      if (all) all.push(joined ?? true);
      else others.set(name, [joined ?? true]);
    }
  }

  const options = [...others].map(([name, all]): [string, OptionValue] => [
    name,
    all.length === 1 && all[0] !== undefined ? all[0] : all,
  ]);
  // fromEntries defines properties, so an option called __proto__ is safe.
  return { values, args, options: Object.fromEntries(options), ended: end >= 0 };
}

function isKnown(name: string): name is ArgumentName {
  return KNOWN.has(name);
}

/** Returns the word after `--name` if it can be its value: a key can start with one hyphen, but two start an argument. */
function wordAsValue(word: string | undefined): string | undefined {
  return word === undefined || word.startsWith("--") ? undefined : word;
}

function checked(
  name: ArgumentName,
  earlier: string | EventError | undefined,
  value: string | undefined,
): string | EventError {
  const argument = `--${name}`;
  if (earlier instanceof EventError) return earlier;
  // cineSync passes an empty name for a user without one.
  if (value === undefined || (value === "" && name !== "user")) {
    return new EventError("missing-value", { argument });
  }
  if (earlier === undefined || earlier === value) return value;
  return new EventError("repeated-argument", { argument, actual: earlier, other: value });
}
