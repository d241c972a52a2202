import {
  firstWords,
  nested,
  type CompletedCommand,
  type CompletedOption,
  type CompletedValue,
} from "./completion-model.ts";

/** Completion for zsh, by its own _arguments. */
export function zshCompletion(commands: readonly CompletedCommand[]): string {
  const parents = [...new Set(nested(commands).map(({ words }) => words[0] ?? ""))];
  return `#compdef cinesync
# zsh completion for cinesync
_cinesync() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  _arguments -C '(- *)'{-h,--help}'[show help]' '(- *)--version[show the version]' '1:command:->command' '*::argument:->argument'
  case $state in
    command)
      local -a commands
      commands=(
${[...firstWords(commands)].map(([word, summary]) => `        ${quote(`${word}:${summary}`)}\n`).join("")}        'help:show the help of a command'
      )
      _describe command commands
      ;;
    argument)
      case $line[1] in
        help) _values command ${[...firstWords(commands).keys()].join(" ")} ;;
${commands
  .filter(({ words }) => words.length === 1)
  .map((command) => `        ${command.words[0] ?? ""})\n          ${argumentsOf(command)}\n          ;;\n`)
  .join("")}${parents.map((parent) => parentCase(parent, commands)).join("")}      esac
      ;;
  esac
}
if [ "$funcstack[1]" = "_cinesync" ]; then
  _cinesync "$@"
else
  compdef _cinesync cinesync
fi
`;
}

function parentCase(parent: string, commands: readonly CompletedCommand[]): string {
  const inner = nested(commands).filter(({ words: [first] }) => first === parent);
  return `        ${parent})
          if ((CURRENT == 2)); then
            _values command ${inner.map(({ words: [, second], summary }) => quote(`${second ?? ""}[${escaped(summary)}]`)).join(" ")}
          else
            shift words
            ((CURRENT--))
            case $words[1] in
${inner.map((command) => `              ${command.words[1] ?? ""}) ${argumentsOf(command)} ;;\n`).join("")}            esac
          fi
          ;;
`;
}

function argumentsOf({ options, argument }: CompletedCommand): string {
  const specs = [
    ...options.map(optionSpec),
    ...(argument ? [quote(`*:${escaped(argument.name)}:${action(argument)}`)] : []),
  ];
  return `_arguments ${specs.join(" ")}`;
}

function optionSpec({ long, short, description, value, repeats }: CompletedOption): string {
  const tail = `[${escaped(description)}]${value === undefined ? "" : `:${escaped(value.name)}:${action(value)}`}`;
  const star = repeats ? "*" : "";
  const name = value === undefined ? long : `${long}=`;
  if (short === undefined) return quote(`${star}${name}${tail}`);
  return `${quote(`(${short} ${long})${short}${value === undefined ? "" : "+"}${tail}`)} ${quote(`(${short} ${long})${name}${tail}`)}`;
}

function action({ choices, completes }: CompletedValue): string {
  if (choices.length > 0) return `(${choices.join(" ")})`;
  if (completes === undefined) return " ";
  return completes === "folder" ? "_files -/" : "_files";
}

function escaped(text: string): string {
  return text.replace(/[\\:[\]]/g, "\\$&");
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
