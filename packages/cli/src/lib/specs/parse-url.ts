import { defineCommand } from "../spec/command-spec.ts";
import { flag } from "../spec/option.ts";

export const parseUrlSpec = defineCommand({
  name: "parse-url",
  summary: "show the parts of a cinesync: URL",
  arguments: [{ name: "URL", description: "a cinesync: URL; - for standard input, one per line" }],
  options: { json: flag("print one JSON object per URL") },
  examples: [
    { line: "cinesync parse-url 'cinesync://script/Export%20notes?project=42'", does: "show its parts" },
  ],
});
