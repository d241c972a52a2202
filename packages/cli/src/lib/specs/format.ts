import { defineCommand } from "../spec/command-spec.ts";
import { flag } from "../spec/option.ts";
import { OUTPUT, SESSION_FILE } from "./shared.ts";

export const formatSpec = defineCommand({
  name: "format",
  summary: "write a session in the canonical form, which is good to compare",
  description: [
    "Elements and attributes in a fixed order, one on each line, numbers in their shortest form: sessions that say the same become the same text, and a small change is a small difference.",
  ],
  arguments: [{ ...SESSION_FILE, repeats: true }],
  options: {
    check: flag("write nothing, and name the files that are not in canonical form"),
    inPlace: flag("replace each FILE by its canonical form"),
    ...OUTPUT,
  },
  examples: [
    { line: "cinesync format dailies.csc -o canonical.csc", does: "write the canonical form" },
    { line: "cinesync format --in-place *.csc", does: "do it to many files" },
    { line: "diff <(cinesync format a.csc) <(cinesync format b.csc)", does: "compare as text" },
  ],
  statuses: { 1: "with --check: at least one file is not in canonical form" },
});
