import { defineCommand } from "../spec/command-spec.ts";
import { choice, choices, list } from "../spec/option.ts";
import { OUTPUT, SESSION_FILE } from "./shared.ts";

const CONTRIBUTIONS = ["notes", "drawings"] as const;

export const filterSpec = defineCommand({
  name: "filter",
  summary: "keep a part of a session, or strip it for another company",
  description: [
    "Keeps movies by name, place or group, frames by number or by what is on them, and takes out what is not for everyone: chat, user-data, paths, urls, hash-token, unknown (what the format does not know), or all of these. Movies whose paths are taken out are still found by their short hash. Notes are not searched for secrets.",
    "Files of any size are filtered in constant memory. Choosing movies reads the file twice, and keeps standard input in a temporary file.",
  ],
  arguments: [SESSION_FILE],
  options: {
    movie: list("NAME", "keep movies of this name; * and ? stand for any characters; repeatable"),
    place: list("N", "keep movies at these places in the playlist: 1,3-5", { separator: "," }),
    group: list("GROUP", "keep movies in this group; repeatable"),
    frames: list("RANGE", "keep notes and drawings on these frames: 10, 10-20, 10-; repeatable", {
      separator: ",",
    }),
    with: choices(CONTRIBUTIONS, "WHAT", "keep frames that have notes, or drawings"),
    without: choices(CONTRIBUTIONS, "WHAT", "take out all notes, or drawings"),
    redact: choices(
      ["chat", "user-data", "paths", "urls", "hash-token", "unknown", "all"],
      "WHAT",
      "take these out, separated by commas",
    ),
    to: choice(["csc", "json"], "what to write; by the name of OUT if not given"),
    ...OUTPUT,
  },
  examples: [
    { line: 'cinesync filter dailies.csc --movie "sh010*" -o sh010.csc', does: "keep some movies" },
    {
      line: "cinesync filter dailies.csc --redact all -o for-vendor.csc",
      does: "strip it for another company",
    },
    {
      line: "cinesync filter dailies.csc --frames 100-200 --with notes | cinesync notes -",
      does: "list the notes of a part",
    },
  ],
});
