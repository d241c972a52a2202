import { CliError } from "../base/cli-error.ts";

/** How a command understands one option. `V` is what the command gets; the property only carries the type. */
export interface OptionSpec<V = unknown> {
  readonly kind: "flag" | "value" | "list";
  /** What stands for the value in help texts, for example `FILE`. Absent for flags. */
  readonly placeholder?: string;
  readonly description: string;
  /** The values there are; other text is refused. */
  readonly choices?: readonly string[];
  /** What it is when it is not given, for help texts. */
  readonly defaultText?: string;
  /** One letter. */
  readonly short?: string;
  /** What shells complete the value with. */
  readonly completes?: "file" | "folder";
  /** Turns text into what the command gets; throws when it cannot. */
  readonly parse?: (text: string) => unknown;
  readonly value?: V;
}

interface Details {
  readonly short?: string;
  readonly completes?: "file" | "folder";
}

/** An option without a value. */
export function flag(description: string, details: Details = {}): OptionSpec<boolean> {
  return { kind: "flag", description, ...details };
}

/** An option with any text as its value. */
export function text(
  placeholder: string,
  description: string,
  details: Details = {},
): OptionSpec<string | undefined> {
  return { kind: "value", placeholder, description, ...details };
}

/** An option that may be given several times, and whose values may also be separated by commas. */
export function list(
  placeholder: string,
  description: string,
  details: Details & { readonly separator?: string } = {},
): OptionSpec<readonly string[]> {
  const { separator, ...rest } = details;
  const parse = (given: string): readonly string[] =>
    separator === undefined
      ? [given]
      : given
          .split(separator)
          .map((part) => part.trim())
          .filter((part) => part !== "");
  return { kind: "list", placeholder, description, parse, ...rest };
}

/** An option whose values are a few words, given several times or separated by commas. */
export function choices<const C extends string>(
  words: readonly C[],
  placeholder: string,
  description: string,
): OptionSpec<readonly C[]> {
  const parse = (given: string): readonly C[] =>
    given.split(",").map((part) => {
      const word = words.find((one) => one === part.trim());
      if (word === undefined) throw notOneOf(part.trim(), words);
      return word;
    });
  return { kind: "list", placeholder, description, choices: words, parse };
}

/** An option whose value is one of a few words. */
export function choice<const C extends string>(
  words: readonly C[],
  description: string,
): OptionSpec<C | undefined>;
export function choice<const C extends string>(
  words: readonly C[],
  description: string,
  fallback: NoInfer<C>,
): OptionSpec<C>;
export function choice<const C extends string>(
  words: readonly C[],
  description: string,
  fallback?: C,
): OptionSpec<C | undefined> {
  const parse = (given: string): C => {
    const word = words.find((one) => one.toLowerCase() === given.toLowerCase());
    if (word === undefined) throw notOneOf(given, words);
    return word;
  };
  return {
    kind: "value",
    placeholder: words.join("|"),
    description,
    choices: words,
    parse,
    ...(fallback === undefined ? {} : { defaultText: fallback }),
  };
}

/** An option whose value is an integer from `least`. */
export function integer(placeholder: string, description: string, least = 1): OptionSpec<number | undefined> {
  const parse = (given: string): number => {
    const number = Number(given);
    if (!/^\d+$/.test(given) || !Number.isSafeInteger(number) || number < least) {
      throw new CliError(`${JSON.stringify(given)} is not an integer from ${least}`);
    }
    return number;
  };
  return { kind: "value", placeholder, description, parse };
}

function notOneOf(given: string, words: readonly string[]): CliError {
  return new CliError(`${JSON.stringify(given)} is none of ${words.join(", ")}`);
}
