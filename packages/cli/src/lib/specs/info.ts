import { defineCommand } from "../spec/command-spec.ts";
import { flag } from "../spec/option.ts";
import { JSON_FLAG, SESSION_FILE } from "./shared.ts";

export const infoSpec = defineCommand({
  name: "info",
  summary: "show what is in a session: playlist, groups, notes and drawings",
  description: [
    "Shows the version and the features of a session, its playlist with the notes and drawings of each movie, and its groups. Of long playlists the first 100 movies are shown, unless all are asked for.",
  ],
  arguments: [SESSION_FILE],
  options: {
    all: flag("show the whole playlist, however long"),
    json: JSON_FLAG,
  },
  examples: [
    { line: "cinesync info dailies.csc", does: "show a session" },
    { line: "cinesync info dailies.csc --json | jq .totals", does: "take one thing out for a program" },
    {
      line: "curl -s https://example.com/dailies.csc | cinesync info -",
      does: "look at a session without saving it",
    },
  ],
});
