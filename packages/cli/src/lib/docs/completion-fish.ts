import {
  firstWords,
  nested,
  type CompletedCommand,
  type CompletedOption,
  type CompletedValue,
} from "./completion-model.ts";

/** Completion for fish. */
export function fishCompletion(commands: readonly CompletedCommand[]): string {
  const lines = [
    "# fish completion for cinesync",
    "complete -c cinesync -f",
    "complete -c cinesync -n __fish_use_subcommand -l version -d 'show the version'",
    "complete -c cinesync -n __fish_use_subcommand -s h -l help -d 'show help'",
  ];
  for (const [word, summary] of [...firstWords(commands), ["help", "show the help of a command"] as const]) {
    lines.push(`complete -c cinesync -n __fish_use_subcommand -a ${quote(word)} -d ${quote(summary)}`);
  }
  lines.push(
    `complete -c cinesync -n '__fish_seen_subcommand_from help' -a ${quote([...firstWords(commands).keys()].join(" "))}`,
  );
  for (const { words, summary } of nested(commands)) {
    const [first = "", second = ""] = words;
    const when = `__fish_seen_subcommand_from ${first}; and not __fish_seen_subcommand_from ${second}`;
    lines.push(`complete -c cinesync -n ${quote(when)} -a ${quote(second)} -d ${quote(summary)}`);
  }
  for (const command of commands) lines.push(...commandLines(command));
  return `${lines.join("\n")}\n`;
}

function commandLines({ words, options, argument }: CompletedCommand): readonly string[] {
  const when = quote(words.map((word) => `__fish_seen_subcommand_from ${word}`).join("; and "));
  const start = `complete -c cinesync -n ${when}`;
  const lines = options.map((option) => `${start}${optionText(option)}`);
  if (argument !== undefined) {
    const values = valueText(argument);
    if (argument.choices.length > 0 || argument.completes !== undefined) lines.push(`${start}${values}`);
  }
  return lines;
}

function optionText({ long, short, description, value }: CompletedOption): string {
  const letter = short === undefined ? "" : ` -s ${short.slice(1)}`;
  const requires = value === undefined ? "" : ` -r${valueText(value)}`;
  return `${letter} -l ${long.slice(2)}${requires} -d ${quote(description)}`;
}

function valueText({ choices, completes }: CompletedValue): string {
  if (choices.length > 0) return ` -f -a ${quote(choices.join(" "))}`;
  if (completes === undefined) return " -f";
  return completes === "folder" ? " -f -a '(__fish_complete_directories)'" : " -F";
}

function quote(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
