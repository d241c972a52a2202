import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, integer } from "../spec/option.ts";
import { SESSION_FILE } from "./shared.ts";

export const validateSpec = defineCommand({
  name: "validate",
  summary: "check session files and point at what is wrong",
  description: [
    "Prints each issue as file:line:column: severity code message, with the line and a caret below. Warnings do not make a session invalid, except attributes that later releases of cineSync write, when the published schema is asked for.",
  ],
  arguments: [
    { ...SESSION_FILE, description: "session files, in gzip or not; - for standard input", repeats: true },
  ],
  options: {
    schema: choice(
      ["published", "current"],
      "the published schema, or what cineSync itself writes today",
      "published",
    ),
    maxIssues: integer("N", "issues to list for each file (1000 if not given)"),
    json: flag("print JSON, for programs"),
    sarif: flag("print SARIF 2.1.0, for code scanners and editors"),
  },
  examples: [
    { line: "cinesync validate dailies.csc", does: "check a session" },
    { line: "cinesync validate --schema current *.csc", does: "check many, as cineSync writes them today" },
    { line: "cinesync validate --sarif dailies.csc > dailies.sarif", does: "make a report for other tools" },
  ],
  statuses: { 1: "at least one file is not valid" },
});
