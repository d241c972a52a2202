import { defineCommand } from "../spec/command-spec.ts";
import { JSON_FLAG } from "./shared.ts";

export const diffSpec = defineCommand({
  name: "diff",
  summary: "show what is different between two sessions",
  description: [
    "Movies, notes and drawings that were added, changed or removed. Movies are told by their short hash, path or URL, wherever they stand in the playlist.",
  ],
  arguments: [
    { name: "A", description: "the session before", completes: "file" },
    { name: "B", description: "the session after", completes: "file" },
  ],
  options: { json: JSON_FLAG },
  examples: [
    { line: "cinesync diff monday.csc tuesday.csc", does: "show what is new" },
    { line: "cinesync diff a.csc b.csc --json | jq .summary", does: "count it for a program" },
  ],
  statuses: { 1: "the sessions differ" },
});
