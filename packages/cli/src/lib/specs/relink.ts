import { defineCommand } from "../spec/command-spec.ts";
import { SEARCH } from "./check-media.ts";
import { SESSION_FILE, SESSION_OUTPUT } from "./shared.ts";

export const relinkSpec = defineCommand({
  name: "relink",
  summary: "find missing movies by short hash, and set their paths",
  description: [
    "Searches by short hash for each movie that is missing at its paths, and makes the path of the file its first. Movies without a short hash are not searched for.",
  ],
  arguments: [SESSION_FILE],
  options: { search: SEARCH, ...SESSION_OUTPUT },
  examples: [
    {
      line: "cinesync relink dailies.csc --search /mnt/dailies -o here.csc",
      does: "find movies that were moved or renamed",
    },
  ],
  statuses: { 1: "a movie was not found" },
});
