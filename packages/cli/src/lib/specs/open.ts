import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, text } from "../spec/option.ts";

export const PRINT = flag("print the URL instead of opening it");

export const openSpec = defineCommand({
  name: "open",
  summary: "open a session file, or movies, in cineSync",
  description: [
    "Adds a session file to the open session, or replaces it. Movies become a new session file in a private temporary folder, which is then opened.",
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
    mode: choice(["merge", "replace"], "add to the open session, or replace it", "merge"),
    name: text("NAME", "name of the session made from movies"),
    print: PRINT,
  },
  examples: [
    { line: "cinesync open dailies.csc", does: "add a session to the open one" },
    { line: "cinesync open --mode replace dailies.csc", does: "replace it" },
    { line: 'cinesync open sh010.mov sh020.mov --name "Two shots"', does: "open movies" },
  ],
});
