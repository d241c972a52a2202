import { firstWords, nested, type CompletedCommand } from "./completion-model.ts";

/** Completion for Windows PowerShell 5.1 and PowerShell 7, which offer files where there are no words. */
export function powershellCompletion(commands: readonly CompletedCommand[]): string {
  const parents = [...new Set(nested(commands).map(({ words }) => words[0] ?? ""))];
  const first = [...firstWords(commands), ["help", "show the help of a command"] as const];
  return `# PowerShell completion for cinesync
Register-ArgumentCompleter -Native -CommandName cinesync -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $options = @{
${commands.map(optionsEntry).join("")}    }
    $values = @{
${commands.map(valuesEntry).join("")}    }
    $offers = @{
        '' = @(
${first.map(([word, summary]) => `            ${pair(word, summary)}\n`).join("")}            ${pair("--help", "show help")}
            ${pair("--version", "show the version")}
        )
${parents.map((parent) => parentEntry(parent, commands)).join("")}${commands.map(offersEntry).join("")}    }
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    $command = ''
    foreach ($word in $words) {
        if ($word.StartsWith('-')) { continue }
        if ($command -eq '') { $command = $word }
        elseif (@(${parents.map(quote).join(", ")}) -contains $command) { $command = "$command $word" }
    }
    $previous = if ($words.Count -gt 0) { $words[-1] } else { '' }
    $found = @(
        if ($values[$command] -and $values[$command].ContainsKey($previous)) {
            $values[$command][$previous] | ForEach-Object { ,@($_, $_) }
        } elseif ($wordToComplete.StartsWith('-') -and $options[$command]) { $options[$command] }
        else { $offers[$command] }
    )
    foreach ($item in $found) {
        if ($item[0] -like "$wordToComplete*") {
            [System.Management.Automation.CompletionResult]::new($item[0], $item[0], 'ParameterValue', $item[1])
        }
    }
}
`;
}

function optionsEntry({ words, options }: CompletedCommand): string {
  const lines = options.map(({ long, description }) => `            ${pair(long, description)}\n`);
  return `        ${quote(words.join(" "))} = @(\n${lines.join("")}        )\n`;
}

function valuesEntry({ words, options }: CompletedCommand): string {
  const lines = options.flatMap(({ long, value }) =>
    value !== undefined && value.choices.length > 0
      ? [`            ${quote(long)} = @(${value.choices.map(quote).join(", ")})\n`]
      : [],
  );
  return lines.length === 0 ? "" : `        ${quote(words.join(" "))} = @{\n${lines.join("")}        }\n`;
}

function offersEntry({ words, argument }: CompletedCommand): string {
  if (argument === undefined || argument.choices.length === 0) return "";
  const lines = argument.choices.map((word) => `            ${pair(word, word)}\n`);
  return `        ${quote(words.join(" "))} = @(\n${lines.join("")}        )\n`;
}

function parentEntry(parent: string, commands: readonly CompletedCommand[]): string {
  const lines = nested(commands)
    .filter(({ words: [word] }) => word === parent)
    .map(({ words: [, second = ""], summary }) => `            ${pair(second, summary)}\n`);
  return `        ${quote(parent)} = @(\n${lines.join("")}        )\n`;
}

/** The comma in front keeps a list of one pair from becoming the pair. */
function pair(word: string, description: string): string {
  return `,@(${quote(word)}, ${quote(description)})`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
