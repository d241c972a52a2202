import { defineCommand } from "../spec/command-spec.ts";
import { list } from "../spec/option.ts";
import { JSON_FLAG, SESSION_FILE } from "./shared.ts";

export const checkMediaSpec = defineCommand({
  name: "check-media",
  summary: "tell which movies are found here, and whether they are the right files",
  description: [
    "Looks for each movie's paths and compares the short hash of what lies there with the one in the session: ok (found, the hash agrees), found (no hash to compare), changed (found, but it is another file), missing, or unchecked (there is no path). URLs are not fetched. --from and --to look in other places, as cinesync remap does.",
  ],
  arguments: [SESSION_FILE],
  options: {
    from: list("PREFIX", "the beginning of paths to replace; repeatable, each with a --to"),
    to: list("PREFIX", "what stands there instead"),
    json: JSON_FLAG,
  },
  examples: [
    { line: "cinesync check-media dailies.csc", does: "look for the movies" },
    {
      line: "cinesync check-media dailies.csc --from 'Z:\\' --to /mnt/z",
      does: "look where they are mounted here",
    },
  ],
  statuses: { 1: "a movie is missing or is another file" },
});
