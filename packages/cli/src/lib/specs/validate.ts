import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag } from "../spec/option.ts";
import { JSON_FLAG, SESSION_FILES } from "./shared.ts";

export const validateSpec = defineCommand({
  name: "validate",
  summary: "check session files and point at each problem",
  description: [
    "Prints each issue as file:line:column: severity code message, with the line and a caret below; equal issues are printed once. Only errors make a session invalid. With --schema published, attributes that only later releases of cineSync write do so too.",
  ],
  arguments: [{ ...SESSION_FILES, description: "session files, optionally gzipped; - for standard input" }],
  options: {
    schema: choice(
      ["current", "published"],
      "the format as cineSync writes it today, or only what its published schema allows",
      "current",
    ),
    json: JSON_FLAG,
    sarif: flag("print SARIF 2.1.0, for code scanners and editors"),
  },
  examples: [
    { line: "cinesync validate dailies.csc", does: "check a session" },
    { line: "cinesync validate --schema published *.csc", does: "check many against the published schema" },
    { line: "cinesync validate --sarif dailies.csc > dailies.sarif", does: "write a report for other tools" },
  ],
  statuses: { 1: "at least one file is not valid" },
});
