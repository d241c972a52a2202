import type { OptionSpec } from "./option.ts";

/** What a command takes that is not an option. */
export interface ArgumentSpec {
  readonly name: string;
  readonly description: string;
  /** Default true. */
  readonly required?: boolean;
  /** Whether it may be given several times. */
  readonly repeats?: boolean;
  readonly choices?: readonly string[];
  readonly completes?: "file" | "folder";
}

/** A command line to copy, and what it does. */
export interface Example {
  readonly line: string;
  readonly does: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/**
 * What there is to say about a command. Parser, help texts, completions, man page and README are all made of it.
 */
export interface CommandSpec<O extends OptionSpecs = OptionSpecs> {
  /** One word, or two for a command within a command. */
  readonly name: string;
  /** One line, for lists of commands. */
  readonly summary: string;
  /** Paragraphs. */
  readonly description?: readonly string[];
  readonly arguments: readonly ArgumentSpec[];
  /** By their names in camelCase; `noHash` is written `--no-hash`. */
  readonly options: O;
  readonly examples: readonly Example[];
  /** What exit statuses mean where it is not "it worked". */
  readonly statuses?: Readonly<Partial<Record<1, string>>>;
}

type ValueOf<S> = S extends OptionSpec<infer V> ? V : never;

/** What a command gets to work with. */
export interface Given<S extends CommandSpec> {
  /** The arguments, in order. */
  readonly operands: readonly string[];
  readonly options: { readonly [Name in keyof S["options"]]: ValueOf<S["options"][Name]> };
}

/** Keeps the types of the options. */
export function defineCommand<const O extends OptionSpecs>(spec: CommandSpec<O>): CommandSpec<O> {
  return spec;
}

/** How an option is written: `noHash` → `--no-hash`. */
export function optionName(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
