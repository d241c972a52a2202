import { defineCommand } from "../spec/command-spec.ts";
import { choice } from "../spec/option.ts";
import { OUTPUT } from "./shared.ts";

export const mergeSpec = defineCommand({
  name: "merge",
  summary: "add sessions to a session, as cineSync merges a file",
  description: [
    "Movies that are the same by their short hash, path or URL are joined; notes and drawings are added up, and nothing stands there twice. Settings stay as the first session has them. What the sessions say differently is told on standard error.",
  ],
  arguments: [
    { name: "BASE", description: "the session to add to", completes: "file" },
    { name: "OTHER", description: "sessions to add", repeats: true, completes: "file" },
  ],
  options: {
    to: choice(["csc", "json"], "what to write; by the name of OUT if not given"),
    ...OUTPUT,
  },
  examples: [
    { line: "cinesync merge sydney.csc london.csc -o both.csc", does: "join the notes of two sites" },
    { line: "cinesync merge monday.csc tuesday.csc wednesday.csc -o week.csc", does: "join more than two" },
  ],
});
