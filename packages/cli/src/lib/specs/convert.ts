import { defineCommand } from "../spec/command-spec.ts";
import { SESSION_FILE, SESSION_OUTPUT } from "./shared.ts";

export const convertSpec = defineCommand({
  name: "convert",
  summary: "convert a session file to JSON or back, without loss",
  description: ["JSON is held in memory, up to about 500 MB; session files can have any size."],
  arguments: [SESSION_FILE],
  options: SESSION_OUTPUT,
  examples: [
    { line: "cinesync convert dailies.csc -o dailies.json", does: "write JSON" },
    { line: "cinesync convert dailies.json -o dailies-2.csc", does: "write a session file again" },
    {
      line: "cinesync convert dailies.csc --format json | jq '.media[].name'",
      does: "query it with a JSON tool",
    },
    { line: "cinesync convert dailies.csc -o dailies.csc.gz", does: "compress it" },
  ],
});
