import { defineCommand } from "../spec/command-spec.ts";
import { list } from "../spec/option.ts";
import { JSON_FLAG, SESSION_FILES } from "./shared.ts";

/** Pairs of prefixes of paths. */
export const PREFIXES = {
  from: list("PREFIX", "beginning of paths to replace; repeatable, each with a --to"),
  to: list("PREFIX", "its replacement"),
} as const;

/** The option for folders that are searched by short hash. */
export const SEARCH = list("FOLDER", "look for missing movies in this folder and those below; repeatable", {
  completes: "folder",
});

export const checkMediaSpec = defineCommand({
  name: "check-media",
  summary: "check which movies are found here, and whether they are the right files",
  description: [
    "Compares the short hash of the file at each movie's path with the one in the session: ok, found (no hash to compare), moved (the right file, found by --search elsewhere), changed (another file), missing, unreadable, or unchecked (no path; URLs are not fetched). Notes beyond a movie's last frame are reported. --from and --to look in other places, as cinesync remap does.",
  ],
  arguments: [SESSION_FILES],
  options: {
    ...PREFIXES,
    search: SEARCH,
    json: JSON_FLAG,
  },
  examples: [
    { line: "cinesync check-media dailies.csc", does: "look for the movies" },
    {
      line: "cinesync check-media dailies.csc --from 'Z:\\' --to /mnt/z",
      does: "look where they are mounted here",
    },
    { line: "cinesync check-media dailies.csc --search /mnt/dailies", does: "look for them by content" },
  ],
  statuses: { 1: "a movie is missing, changed, moved, unreadable or could not be checked" },
});
