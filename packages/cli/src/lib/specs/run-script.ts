import { defineCommand } from "../spec/command-spec.ts";
import { text } from "../spec/option.ts";
import { PRINT } from "./open.ts";

export const runScriptSpec = defineCommand({
  name: "run-script",
  summary: "run a script that is configured in cineSync",
  description: ["The script gets the whole URL in its argument --url."],
  arguments: [
    { name: "NAME", description: "the script's name in cineSync's preferences" },
    { name: "KEY=VALUE", description: "parameters for the script", required: false, repeats: true },
  ],
  options: {
    query: text("QUERY", "the parameters as an encoded query, instead of KEY=VALUE"),
    print: PRINT,
  },
  examples: [
    {
      line: 'cinesync run-script "Export notes" project=42 reel="A 1"',
      does: "run a script with parameters",
    },
    { line: 'cinesync run-script "Export notes" --print', does: "print the link" },
  ],
});
