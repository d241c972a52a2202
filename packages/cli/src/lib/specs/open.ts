import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, text } from "../spec/option.ts";

export const PRINT = flag("print the URL instead of opening it");

export const openSpec = defineCommand({
  name: "open",
  summary: "open a session file, or movies, in cineSync",
  description: [
    "A session file is added to the session that is open in cineSync, or replaces it. Movies are put into a new session file in a private temporary folder, which is then opened.",
  ],
  arguments: [
    {
      name: "FILE",
      description: "a session file, or movies: files, URLs, short hashes",
      repeats: true,
      completes: "file",
    },
  ],
  options: {
    mode: choice(["merge", "replace"], "add to the session that is open, or replace it", "merge"),
    name: text("NAME", "what to call the session of movies"),
    print: PRINT,
  },
  examples: [
    { line: "cinesync open dailies.csc", does: "add a session to the one that is open" },
    { line: "cinesync open --mode replace dailies.csc", does: "replace it" },
    { line: 'cinesync open sh010.mov sh020.mov --name "Two shots"', does: "open movies" },
  ],
});
