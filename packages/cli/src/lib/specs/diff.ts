import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag } from "../spec/option.ts";
import { JSON_FLAG, OUTPUT } from "./shared.ts";

export const diffSpec = defineCommand({
  name: "diff",
  summary: "show the differences between two sessions",
  description: [
    "Shows movies, notes and drawings that were added, changed or removed. Movies are matched by short hash, path or URL, at any playlist position.",
  ],
  arguments: [
    { name: "A", description: "the session before", completes: "file" },
    { name: "B", description: "the session after", completes: "file" },
  ],
  options: {
    notes: flag("show only notes"),
    format: choice(["text", "md"], "output format (default: from OUT's extension, else text)"),
    json: JSON_FLAG,
    ...OUTPUT,
  },
  examples: [
    { line: "cinesync diff monday.csc tuesday.csc", does: "show the differences" },
    {
      line: "cinesync diff monday.csc tuesday.csc --notes --format md",
      does: "list changed notes for a wiki",
    },
    { line: "cinesync diff a.csc b.csc --json | jq .results[0].summary", does: "count for a program" },
  ],
  statuses: { 1: "the sessions differ" },
});
