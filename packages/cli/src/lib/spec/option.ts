import { CliError } from "../base/cli-error.ts";
import { orList } from "../text/or-list.ts";

/** Describes one option. `V` is the type of its parsed value; the property only carries the type. */
export interface OptionSpec<V = unknown> {
  readonly kind: "flag" | "value" | "list";
  /** The value's name in help texts, for example `FILE`. Absent for flags. */
  readonly placeholder?: string;
  readonly description: string;
  /** The values that are allowed. */
  readonly choices?: readonly string[];
  /** The text that is parsed when the option is left out. */
  readonly defaultValue?: string;
  /** One letter. */
  readonly short?: string;
  /** The names that shells offer for the value. */
  readonly completes?: "file" | "folder";
  /** Parses the value. Errors continue the option's name: `must be …`. */
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

/** An option whose value a function parses. */
function parsed<V>(
  placeholder: string,
  description: string,
  parse: (text: string) => V,
): OptionSpec<V | undefined> {
  return { kind: "value", placeholder, description, parse };
}

/** A repeatable option, whose values may also be separated. */
export function list(
  placeholder: string,
  description: string,
  details: Details & { readonly separator?: string } = {},
): OptionSpec<readonly string[]> {
  const { separator, ...rest } = details;
  const parse = (value: string): readonly string[] =>
    separator === undefined
      ? [value]
      : value
          .split(separator)
          .map((part) => part.trim())
          .filter((part) => part !== "");
  return { kind: "list", placeholder, description, parse, ...rest };
}

/** A repeatable option whose values are `KEY=VALUE`. */
export function pairs(
  placeholder: string,
  description: string,
): OptionSpec<readonly (readonly [key: string, value: string])[]> {
  return { kind: "list", placeholder, description, parse: (value) => [parsePair(value)] };
}

/** @throws {CliError} when there is no `=` after a key. */
export function parsePair(text: string): readonly [key: string, value: string] {
  const at = text.indexOf("=");
  if (at > 0) return [text.slice(0, at).trim(), text.slice(at + 1)];
  throw new CliError(`must be KEY=VALUE, got ${JSON.stringify(text)}`);
}

/** A repeatable option whose values are a few words, which may also be separated by commas. */
export function choices<const C extends string>(
  words: readonly C[],
  placeholder: string,
  description: string,
): OptionSpec<readonly C[]> {
  const parse = (value: string): readonly C[] => value.split(",").map((part) => oneOf(words, part.trim()));
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
  defaultValue: NoInfer<C>,
): OptionSpec<C>;
export function choice<const C extends string>(
  words: readonly C[],
  description: string,
  defaultValue?: C,
): OptionSpec<C | undefined> {
  return {
    kind: "value",
    placeholder: words.join("|"),
    description,
    choices: words,
    parse: (value) => oneOf(words, value),
    ...(defaultValue === undefined ? {} : { defaultValue }),
  };
}

/** An option whose value is a whole number in a range. */
export function integer(
  placeholder: string,
  description: string,
  [least, most]: readonly [least: number, most: number] = [1, Number.MAX_SAFE_INTEGER],
): OptionSpec<number | undefined> {
  const range = most === Number.MAX_SAFE_INTEGER ? `${least} or more` : `${least} to ${most}`;
  return parsed(placeholder, description, (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new CliError(`must be a whole number, ${range}, got ${JSON.stringify(value)}`);
  });
}

function oneOf<C extends string>(words: readonly C[], value: string): C {
  const word = words.find((one) => one.toLowerCase() === value.toLowerCase());
  if (word !== undefined) return word;
  throw new CliError(`must be ${orList(words)}, not ${JSON.stringify(value)}`);
}
