import { defineCommand } from "../spec/command-spec.ts";
import { flag } from "../spec/option.ts";
import { SESSION_FILES, SESSION_OUTPUT } from "./shared.ts";

export const formatSpec = defineCommand({
  name: "format",
  summary: "write a session in the canonical form, for comparing texts",
  description: [
    "Elements and attributes in a fixed order, one per line, numbers in their shortest form: equal sessions become equal texts, and a small change is a small difference.",
  ],
  arguments: [SESSION_FILES],
  options: {
    check: flag("write nothing, and print the files that are not in canonical form"),
    inPlace: flag("replace each session file with its canonical form"),
    output: SESSION_OUTPUT.output,
    force: SESSION_OUTPUT.force,
  },
  examples: [
    { line: "cinesync format dailies.csc -o canonical.csc", does: "write the canonical form" },
    { line: "cinesync format --in-place *.csc", does: "rewrite many files" },
    { line: "diff <(cinesync format a.csc) <(cinesync format b.csc)", does: "compare as text" },
  ],
  statuses: { 1: "with --check: at least one file is not in canonical form" },
});
