import { defineCommand } from "../spec/command-spec.ts";

export const SHELLS = ["bash", "zsh", "fish", "powershell"] as const;

export const completionSpec = defineCommand({
  name: "completion",
  summary: "print a script that completes commands and options in a shell",
  arguments: [{ name: "SHELL", description: SHELLS.join(", "), choices: SHELLS }],
  options: {},
  examples: [
    { line: "source <(cinesync completion bash)", does: "bash: add it to ~/.bashrc" },
    { line: "source <(cinesync completion zsh)", does: "zsh: add it to ~/.zshrc, after compinit" },
    { line: "cinesync completion fish > ~/.config/fish/completions/cinesync.fish", does: "fish" },
    {
      line: "cinesync completion powershell | Out-String | Invoke-Expression",
      does: "PowerShell: add it to $PROFILE",
    },
  ],
});
