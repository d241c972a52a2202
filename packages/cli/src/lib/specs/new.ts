import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, list, text } from "../spec/option.ts";
import { OUTPUT } from "./shared.ts";

export const newSpec = defineCommand({
  name: "new",
  summary: "make a session from movies",
  description: [
    "Files that exist get their absolute path and their short hash; URLs, short hashes and paths of other machines are taken as they are. Folders are refused.",
    "A playlist is CSV with a header, or JSON: a list of movies, each with movie (a path, URL or short hash; in JSON also several as locators), and as wanted name, groups (in CSV separated by ;), notes, userData, framesPerSecond, currentFrame, active. Relative paths in a playlist start at its folder.",
  ],
  arguments: [
    {
      name: "MOVIE",
      description: "files, URLs, short hashes or names of images",
      required: false,
      repeats: true,
      completes: "file",
    },
  ],
  options: {
    playlist: text("FILE", "movies from a CSV or JSON file; - for standard input", { completes: "file" }),
    group: list("GROUP", "put all movies into this group; repeatable"),
    groupMovie: list("GROUP", "add an entry that plays a whole group as one movie; repeatable"),
    notes: text("TEXT", "notes on the session"),
    userData: text("TEXT", "user data of the session, for integrations; everyone in the session can read it"),
    fps: text("RATE", "frames per second of movies for which the playlist does not say it"),
    noHash: flag("do not read the files for their short hash"),
    to: choice(["csc", "json"], "what to write; by the name of OUT if not given"),
    ...OUTPUT,
  },
  examples: [
    { line: "cinesync new sh010.mov sh020.mov -o dailies.csc", does: "make a session" },
    {
      line: 'cinesync new *.mov --group "Day 1" --notes "First pass" -o day1.csc',
      does: "with a group and notes",
    },
    { line: "cinesync new --playlist shots.csv -o dailies.csc", does: "from a table" },
  ],
});
