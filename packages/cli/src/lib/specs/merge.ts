import { defineCommand } from "../spec/command-spec.ts";
import { pairs } from "../spec/option.ts";
import { SESSION_OUTPUT } from "./shared.ts";

export const mergeSpec = defineCommand({
  name: "merge",
  summary: "merge sessions into one, as cineSync merges a file",
  description: [
    "Movies with the same short hash, path or URL become one; notes and drawings are added, none twice. Settings stay as the first session has them, and differences are reported.",
  ],
  arguments: [
    { name: "BASE", description: "the session to add to", completes: "file" },
    { name: "OTHER", description: "sessions to add", repeats: true, completes: "file" },
  ],
  options: {
    label: pairs("NAME=FILE", "put NAME before each note of FILE, to show who said it; repeatable"),
    ...SESSION_OUTPUT,
  },
  examples: [
    { line: "cinesync merge sydney.csc london.csc -o both.csc", does: "merge the notes of two sites" },
    {
      line: "cinesync merge sydney.csc london.csc --label Sydney=sydney.csc --label London=london.csc -o both.csc",
      does: "show which site wrote a note",
    },
  ],
});
