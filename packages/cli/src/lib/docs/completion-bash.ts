import { firstWords, nested, type CompletedCommand, type CompletedValue } from "./completion-model.ts";

/** Completion for bash 3.2 and later. bash offers files where there are no words. */
export function bashCompletion(commands: readonly CompletedCommand[]): string {
  const parents = [...new Set(nested(commands).map(({ words }) => words[0] ?? ""))];
  return `# bash completion for cinesync
_cinesync() {
  local cur prev command word i
  COMPREPLY=()
  cur="\${COMP_WORDS[COMP_CWORD]}"
  prev="\${COMP_WORDS[COMP_CWORD-1]}"
  command=""
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    case "$word" in
      -*) ;;
      *)
        case "$command" in
          "") command="$word" ;;
          ${parents.join("|")}) command="$command $word" ;;
        esac
        ;;
    esac
  done
  case "$command" in
    "" | help)
      COMPREPLY=($(compgen -W "${[...firstWords(commands).keys()].join(" ")} help --help --version" -- "$cur"))
      ;;
${parents.map((parent) => parentCase(parent, commands)).join("")}${commands.map(commandCase).join("")}  esac
}
complete -o bashdefault -o default -F _cinesync cinesync
`;
}

function parentCase(parent: string, commands: readonly CompletedCommand[]): string {
  const words = nested(commands)
    .filter(({ words: [first] }) => first === parent)
    .map(({ words: [, second] }) => second ?? "");
  return `    ${parent})
      COMPREPLY=($(compgen -W "${words.join(" ")}" -- "$cur"))
      ;;
`;
}

function commandCase({ words, options, argument }: CompletedCommand): string {
  const names = options.flatMap(({ long, short }) => (short === undefined ? [long] : [short, long]));
  const values = options.flatMap(({ long, short, value }) =>
    value === undefined
      ? []
      : [`        ${short === undefined ? "" : `${short} | `}${long}) ${offer(value)} return ;;\n`],
  );
  return `    "${words.join(" ")}")
      case "$prev" in
${values.join("")}      esac
      case "$cur" in
        -*) COMPREPLY=($(compgen -W "${names.join(" ")}" -- "$cur")) ;;
        *) ${offer(argument)} ;;
      esac
      ;;
`;
}

function offer(value: CompletedValue | undefined): string {
  if (value === undefined) return ":;";
  if (value.choices.length > 0) return `COMPREPLY=($(compgen -W "${value.choices.join(" ")}" -- "$cur"));`;
  return value.completes === "folder" ? 'COMPREPLY=($(compgen -d -- "$cur"));' : ":;";
}
