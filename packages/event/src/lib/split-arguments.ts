import { EventError } from "./event-error.ts";
import { quote } from "./text.ts";

/** The arguments that cineSync is known to add, without their hyphens. */
export type ArgumentName = "key" | "save-format" | "save-dir" | "url" | "offline-key" | "user" | "pdfPath";

/** What stands for an option in `options`: a value, `true` for a name alone, or all of several. */
export type OptionValue = string | true | readonly (string | true)[];

/** A command line, taken apart. */
export interface SplitArguments {
  /** cineSync's own arguments: each at most once. */
  readonly values: ReadonlyMap<ArgumentName, string>;
  readonly args: readonly string[];
  readonly options: Readonly<Record<string, OptionValue>>;
  /** Whether a lone `--` ended the options. */
  readonly ended: boolean;
}

/** Whether an argument's value may be empty: a user may have no name, all else would be a mistake. */
const KNOWN: ReadonlyMap<string, { readonly mayBeEmpty: boolean }> = new Map([
  ["key", { mayBeEmpty: false }],
  ["save-format", { mayBeEmpty: false }],
  ["save-dir", { mayBeEmpty: false }],
  ["url", { mayBeEmpty: false }],
  ["offline-key", { mayBeEmpty: false }],
  ["user", { mayBeEmpty: true }],
  ["pdfPath", { mayBeEmpty: false }],
] satisfies [ArgumentName, { mayBeEmpty: boolean }][]);

const OPTION = /^--([^=]+)(?:=([^]*))?$/;

/**
 * Tells cineSync's arguments, other options and positional arguments apart. Words with a single hyphen are
 * positional: they can only be the script's own.
 */
export function splitArguments(argv: readonly string[]): SplitArguments {
  const values = new Map<ArgumentName, string>();
  const others = new Map<string, (string | true)[]>();
  const args: string[] = [];
  let ended = false;

  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] ?? "";
    if (ended) {
      args.push(word);
      continue;
    }
    if (word === "--") {
      ended = true;
      continue;
    }
    const [, name, joined] = OPTION.exec(word) ?? [];
    if (name === undefined) {
      args.push(word);
    } else if (!isKnown(name)) {
      // Whether the next word belongs to an option that nobody here knows cannot be told, so it does not.
      others.set(name, [...(others.get(name) ?? []), joined ?? true]);
    } else {
      const value = joined ?? wordAsValue(argv[index + 1]);
      if (joined === undefined && value !== undefined) index++;
      setOnce(values, name, value);
    }
  }

  const options = [...others].map(([name, all]): [string, OptionValue] => [
    name,
    all.length === 1 && all[0] !== undefined ? all[0] : all,
  ]);
  // fromEntries defines its properties, so that an option called __proto__ is one like any other.
  return { values, args, options: Object.fromEntries(options), ended };
}

function isKnown(name: string): name is ArgumentName {
  return KNOWN.has(name);
}

/** The word behind `--name` as its value: keys may start with a hyphen, but two start the next argument. */
function wordAsValue(word: string | undefined): string | undefined {
  return word === undefined || word.startsWith("--") ? undefined : word;
}

function setOnce(values: Map<ArgumentName, string>, name: ArgumentName, value: string | undefined): void {
  const argument = `--${name}`;
  if (value === undefined || (value === "" && KNOWN.get(name)?.mayBeEmpty === false)) {
    throw new EventError("missing-value", `${argument} has no value: write ${argument}=VALUE.`, { argument });
  }
  const earlier = values.get(name);
  if (earlier !== undefined) {
    throw new EventError(
      "repeated-argument",
      `${argument} is given twice, as ${quote(earlier)} and as ${quote(value)}: give it once. cineSync adds it itself, so an option of the script's own needs another name.`,
      { argument },
    );
  }
  values.set(name, value);
}
