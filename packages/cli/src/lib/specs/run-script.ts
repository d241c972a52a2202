import { defineCommand } from "../spec/command-spec.ts";
import { text } from "../spec/option.ts";
import { PRINT } from "./open.ts";

export const runScriptSpec = defineCommand({
  name: "run-script",
  summary: "run a script that is configured in cineSync",
  description: ["The script sees the whole URL in its argument --url."],
  arguments: [
    { name: "NAME", description: "the script's name in cineSync's preferences" },
    {
      name: "K=V",
      description: "what the script is to be told, encoded here",
      required: false,
      repeats: true,
    },
  ],
  options: {
    query: text("QUERY", "the same as text that is encoded already"),
    print: PRINT,
  },
  examples: [
    {
      line: 'cinesync run-script "Export notes" project=42 reel="A 1"',
      does: "run a script and tell it something",
    },
    { line: 'cinesync run-script "Export notes" --print', does: "print the link" },
  ],
});
