import { optionName, type CommandSpec } from "../spec/command-spec.ts";

export interface CompletedOption {
  /** With its hyphens. */
  readonly long: string;
  /** With its hyphen. */
  readonly short: string | undefined;
  readonly description: string;
  /** What its value is; `undefined` for flags. */
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

/** What the completion scripts of all shells are made of. */
export function completionModel(commands: readonly CommandSpec[]): readonly CompletedCommand[] {
  return commands.map(({ name, summary, options, arguments: [argument] }) => ({
    words: name.split(" "),
    summary,
    options: [
      ...Object.entries(options).map(([key, option]): CompletedOption => ({
        long: optionName(key),
        short: option.short === undefined ? undefined : `-${option.short}`,
        description: option.description,
        value:
          option.kind === "flag"
            ? undefined
            : { name: option.placeholder ?? "", choices: option.choices ?? [], completes: option.completes },
        repeats: option.kind === "list",
      })),
      {
        long: "--debug",
        short: undefined,
        description: "show where an error comes from",
        value: undefined,
        repeats: false,
      },
      {
        long: "--help",
        short: "-h",
        description: "print the help of this command",
        value: undefined,
        repeats: false,
      },
    ],
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
      words.length > 1 ? `work with a ${words[0] ?? ""}` : summary,
    ]),
  );
}

/** Commands whose name is two words. */
export function nested(commands: readonly CompletedCommand[]): readonly CompletedCommand[] {
  return commands.filter(({ words }) => words.length > 1);
}
