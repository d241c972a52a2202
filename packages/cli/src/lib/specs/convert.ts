import { defineCommand } from "../spec/command-spec.ts";
import { choice } from "../spec/option.ts";
import { OUTPUT, SESSION_FILE } from "./shared.ts";

export const convertSpec = defineCommand({
  name: "convert",
  summary: "turn a session file into JSON or the other way round, without loss",
  description: [
    "Files of any size are converted in constant memory. Large JSON is read twice, and standard input and what is known of each movie are kept in temporary files meanwhile.",
  ],
  arguments: [SESSION_FILE],
  options: {
    to: choice(["csc", "json"], "what to write; by the name of OUT if not given"),
    ...OUTPUT,
  },
  examples: [
    { line: "cinesync convert dailies.csc -o dailies.json", does: "make JSON" },
    { line: "cinesync convert dailies.json -o dailies-2.csc", does: "make a session file again" },
    {
      line: "cinesync convert dailies.csc --to json | jq '.media[].name'",
      does: "take something out with a JSON tool",
    },
  ],
});
