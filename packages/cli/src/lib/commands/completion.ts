import { optionError } from "../base/cli-error.ts";
import { print } from "../io/write-output.ts";
import type { Run } from "../spec/command-spec.ts";
import { SHELLS, type completionSpec } from "../specs/completion.ts";
import { orList } from "../text/or-list.ts";

/**
 * Each script asks `cinesync __complete WORD...`, which prints a word and its meaning on each line, separated by a tab,
 * or `:file` or `:folder`. So a script never grows old, and the commands are known in one place.
 */
const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], string>> = {
  // bash 3.2 and later.
  bash: `_cinesync() {
  local word meaning
  COMPREPLY=()
  while IFS=$'\\t' read -r word meaning; do
    case $word in
      :file) ;;
      :folder) while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "\${COMP_WORDS[COMP_CWORD]}") ;;
      *) COMPREPLY+=("$word") ;;
    esac
  done < <(cinesync __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o bashdefault -o default -F _cinesync cinesync
`,
  zsh: `#compdef cinesync
_cinesync() {
  local -a offers
  offers=("\${(@f)$(cinesync __complete "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  offers=("\${(@)offers/$'\\t'/:}")
  case $offers[1] in
    '') ;;
    :file) _files ;;
    :folder) _files -/ ;;
    *) _describe cinesync offers ;;
  esac
}
if [ "$funcstack[1]" = "_cinesync" ]; then
  _cinesync "$@"
else
  compdef _cinesync cinesync
fi
`,
  fish: `function __cinesync_complete
    set -l offers (cinesync __complete (commandline -opc)[2..] (commandline -ct) 2>/dev/null)
    switch "$offers[1]"
        case :file
            __fish_complete_path (commandline -ct)
        case :folder
            __fish_complete_directories (commandline -ct)
        case '*'
            printf '%s\\n' $offers
    end
end
complete -c cinesync -f -a '(__cinesync_complete)'
`,
  // Windows PowerShell 5.1 and PowerShell 7, which offer files where there are no words.
  powershell: `Register-ArgumentCompleter -Native -CommandName cinesync -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    # Windows PowerShell drops an empty argument.
    $typed = if ($wordToComplete) { $wordToComplete } else { '""' }
    cinesync __complete @words $typed 2>$null | Where-Object { $_ -notlike ':*' } | ForEach-Object {
        $word, $meaning = $_ -split "\`t", 2
        if (-not $meaning) { $meaning = $word }
        [System.Management.Automation.CompletionResult]::new($word, $word, 'ParameterValue', $meaning)
    }
}
`,
};

/** Prints the script that completes commands, options and values in a shell. */
export const completion: Run<typeof completionSpec> = async ({ operands }) => {
  const shell = SHELLS.find((one) => one === operands[0]?.toLowerCase());
  if (shell === undefined) {
    throw optionError(`SHELL must be ${orList(SHELLS)}, not ${JSON.stringify(operands[0])}`);
  }
  await print(SCRIPTS[shell]);
  return 0;
};
