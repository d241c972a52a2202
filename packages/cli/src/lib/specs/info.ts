import { defineCommand } from "../spec/command-spec.ts";
import { flag } from "../spec/option.ts";
import { JSON_FLAG, SESSION_FILES } from "./shared.ts";

export const infoSpec = defineCommand({
  name: "info",
  summary: "show the playlist, groups, notes and drawings of a session",
  description: ["Long playlists are cut after 100 movies unless --all is given."],
  arguments: [SESSION_FILES],
  options: {
    all: flag("show the whole playlist"),
    json: JSON_FLAG,
  },
  examples: [
    { line: "cinesync info dailies.csc", does: "show a session" },
    { line: "cinesync info dailies.csc --json | jq .results[0].totals", does: "count for a program" },
    {
      line: "curl -s https://example.com/dailies.csc | cinesync info -",
      does: "show a session without saving it",
    },
  ],
});
