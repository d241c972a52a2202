import type { ExitStatus } from "../base/cli-error.ts";
import type { OptionSpec } from "./option.ts";

/** An argument that is not an option. */
export interface ArgumentSpec {
  readonly name: string;
  readonly description: string;
  /** Default true. */
  readonly required?: boolean;
  readonly repeats?: boolean;
  readonly choices?: readonly string[];
  /** The names that shells offer. Wildcards in files are expanded. */
  readonly completes?: "file" | "folder";
}

/** A command line to copy, and what it does. */
export interface Example {
  readonly line: string;
  readonly does: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** Describes a command. Parser, help texts, completions and man page are generated from it. */
export interface CommandSpec<O extends OptionSpecs = OptionSpecs> {
  readonly name: string;
  /** One line, for lists of commands. */
  readonly summary: string;
  /** Paragraphs. */
  readonly description?: readonly string[];
  readonly arguments: readonly ArgumentSpec[];
  /** By name in camelCase; `noHash` is typed `--no-hash`. */
  readonly options: O;
  readonly examples: readonly Example[];
  /** The meaning of exit status 1. */
  readonly statuses?: Readonly<Partial<Record<1, string>>>;
}

type ValueOf<S> = S extends OptionSpec<infer V> ? V : never;

/** The arguments and options of a command, parsed. */
export interface CommandInput<S extends CommandSpec> {
  /** The arguments in order. */
  readonly operands: readonly string[];
  /** The version of the program. */
  readonly version: string;
  readonly options: { readonly [Name in keyof S["options"]]: ValueOf<S["options"][Name]> };
}

/** Does the work of a command. */
export type Run<S extends CommandSpec> = (input: CommandInput<S>) => Promise<ExitStatus>;

/** Keeps the types of the options. */
export function defineCommand<const O extends OptionSpecs>(spec: CommandSpec<O>): CommandSpec<O> {
  return spec;
}

/** Returns an option as it is typed: `noHash` → `--no-hash`. */
export function optionName(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
