import { defineCommand } from "../spec/command-spec.ts";
import { JSON_FLAG } from "./shared.ts";

export const urlParseSpec = defineCommand({
  name: "url parse",
  summary: "tell what a cinesync: URL asks for",
  description: ["A URL of a command that is not known is told in its parts."],
  arguments: [{ name: "URL", description: "a cinesync: URL; - for standard input, one on each line" }],
  options: { json: JSON_FLAG },
  examples: [
    { line: "cinesync url parse 'cinesync://script/Export%20notes?project=42'", does: "take a URL apart" },
  ],
});
