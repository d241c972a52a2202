import { defineCommand } from "../spec/command-spec.ts";

export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

export const completionSpec = defineCommand({
  name: "completion",
  summary: "print a script that completes commands and options in a shell",
  arguments: [{ name: "SHELL", description: SHELLS.join(", "), choices: SHELLS }],
  options: {},
  examples: [
    { line: "source <(cinesync completion bash)", does: "bash: put it into ~/.bashrc" },
    { line: "source <(cinesync completion zsh)", does: "zsh: put it into ~/.zshrc, after compinit" },
    { line: "cinesync completion fish > ~/.config/fish/completions/cinesync.fish", does: "fish" },
    {
      line: "cinesync completion powershell | Out-String | Invoke-Expression",
      does: "PowerShell: put it into $PROFILE",
    },
  ],
});
