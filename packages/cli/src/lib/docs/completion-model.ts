import { optionName, type CommandSpec, type OptionSpecs } from "../spec/command-spec.ts";
import { GLOBAL_OPTIONS } from "../spec/global-options.ts";

export interface CompletedOption {
  /** With its hyphens. */
  readonly long: string;
  /** With its hyphen. */
  readonly short: string | undefined;
  readonly description: string;
  /** `undefined` for flags. */
  readonly value: CompletedValue | undefined;
  readonly repeats: boolean;
}

export interface CompletedValue {
  readonly name: string;
  readonly choices: readonly string[];
  readonly completes: "file" | "folder" | undefined;
}

export interface CompletedCommand {
  /** One or two words. */
  readonly words: readonly string[];
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  readonly argument: CompletedValue | undefined;
}

/** The data that the completion scripts of all shells are generated from. */
export function completionModel(commands: readonly CommandSpec[]): readonly CompletedCommand[] {
  return commands.map(({ name, summary, options, arguments: [argument] }) => ({
    words: name.split(" "),
    summary,
    options: Object.entries({ ...options, ...GLOBAL_OPTIONS } as OptionSpecs).map(
      ([key, option]): CompletedOption => ({
        long: optionName(key),
        short: option.short === undefined ? undefined : `-${option.short}`,
        description: option.description,
        value:
          option.kind === "flag"
            ? undefined
            : { name: option.placeholder ?? "", choices: option.choices ?? [], completes: option.completes },
        repeats: option.kind === "list",
      }),
    ),
    argument: argument && {
      name: argument.name,
      choices: argument.choices ?? [],
      completes: argument.completes,
    },
  }));
}

/** The first words of all commands, each once, with a summary. */
export function firstWords(commands: readonly CompletedCommand[]): ReadonlyMap<string, string> {
  return new Map(
    commands.map(({ words, summary }) => [
      words[0] ?? "",
      words.length > 1 ? `inspect a ${words[0] ?? ""}` : summary,
    ]),
  );
}

/** Commands whose name is two words. */
export function nested(commands: readonly CompletedCommand[]): readonly CompletedCommand[] {
  return commands.filter(({ words }) => words.length > 1);
}
