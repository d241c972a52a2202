import { optionName, type CommandSpec, type OptionSpecs } from "../spec/command-spec.ts";
import { GLOBAL_OPTIONS } from "../spec/global-options.ts";
import { COMMANDS } from "./table.ts";

/** A word that a shell offers, and its meaning if it has one. */
type Offer = readonly [word: string, meaning?: string];

/** Prints what the scripts of `cinesync completion` ask for: a word and its meaning on each line, `:file` or `:folder`. */
export function printOffers(words: readonly string[]): void {
  const offers = complete(
    words,
    COMMANDS.map(({ spec }) => spec),
  );
  const lines = typeof offers === "string" ? [`:${offers}`] : offers.map((offer) => offer.join("\t"));
  process.stdout.write(lines.map((line) => `${line}\n`).join(""));
}

/**
 * Returns what a shell offers for the last word of a command line.
 *
 * @param words The words after `cinesync` up to the cursor; the last is being typed and may be empty.
 * @returns Words, or whether the shell offers the names of files or of folders itself.
 */
function complete(
  words: readonly string[],
  commands: readonly CommandSpec[],
): readonly Offer[] | "file" | "folder" {
  // bash makes the equals sign of --format=csv a word; the script for PowerShell passes two quotes for nothing.
  const line = words.flatMap((word) => {
    if (word === "=") return [];
    return word === '""' ? "" : (/^(--[^=]+)=(.*)$/s.exec(word)?.slice(1) ?? word);
  });
  const typed = line.at(-1) ?? "";
  const before = line.slice(0, -1);
  const found = offersFor(before, typed, commands);
  if (typeof found === "string") return found;
  const joined = /^--[^=]+=/.exec(words.at(-1) ?? "")?.[0] ?? "";
  return found
    .filter(([word]) => word.startsWith(typed))
    .map(([word, ...meaning]) => [`${joined}${word}`, ...meaning]);
}

function offersFor(
  before: readonly string[],
  typed: string,
  commands: readonly CommandSpec[],
): readonly Offer[] | "file" | "folder" {
  const [first] = before.filter((word) => !word.startsWith("-"));
  const names = commands.map(({ name, summary }): Offer => [name, summary]);
  if (first === undefined) {
    return [
      ...names,
      ["help", "show the help of a command"],
      ["--help", "show help"],
      ["--version", "show the version"],
    ];
  }
  if (first === "help") return names;
  const spec = commands.find(({ name }) => name === first);
  if (spec === undefined) return [];
  const options = Object.entries({ ...spec.options, ...GLOBAL_OPTIONS } as OptionSpecs);
  const [, option] =
    options.find(([name, { short = "" }]) => [optionName(name), `-${short}`].includes(before.at(-1) ?? "")) ??
    [];
  if (option !== undefined && option.kind !== "flag") return valuesOf(option);
  if (typed.startsWith("-")) return options.map(([name, { description }]) => [optionName(name), description]);
  return valuesOf(spec.arguments[0] ?? {});
}

function valuesOf({
  choices = [],
  completes,
}: {
  readonly choices?: readonly string[];
  readonly completes?: "file" | "folder";
}): readonly Offer[] | "file" | "folder" {
  return completes ?? choices.map((word) => [word]);
}
