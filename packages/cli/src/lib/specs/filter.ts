import { defineCommand } from "../spec/command-spec.ts";
import { choices, list } from "../spec/option.ts";
import { MOVIES, SESSION_FILE, SESSION_OUTPUT, WITH } from "./shared.ts";

// As in @cinesync/merge, which is loaded only when the command runs.
const REDACTIONS = [
  "chat",
  "user-data",
  "paths",
  "urls",
  "session-notes",
  "group-names",
  "hash-token",
  "unknown",
] as const;

export const filterSpec = defineCommand({
  name: "filter",
  summary: "keep a part of a session, or redact it for another company",
  description: [
    "Keeps movies by name, playlist position or group, and frames by number or content. --redact removes chat, user-data, paths, urls, hash-token, unknown (content the format does not define), session-notes, group-names (groups are called Group 1, Group 2 … instead) or all of these. Movies without paths are still found by short hash. The texts of notes are not searched for secrets.",
    "Choosing movies reads the file twice; standard input and pipes are copied to a private temporary file first.",
  ],
  arguments: [SESSION_FILE],
  options: {
    ...MOVIES,
    frames: list("RANGE", "only notes and drawings on these frames: 10, 10-20, 10-; repeatable", {
      separator: ",",
    }),
    with: WITH,
    remove: choices(["notes", "drawings"] as const, "WHAT", "remove all notes, or drawings"),
    redact: choices([...REDACTIONS, "all"] as const, "WHAT", "remove these, separated by commas"),
    ...SESSION_OUTPUT,
  },
  examples: [
    { line: 'cinesync filter dailies.csc --movie "sh010*" -o sh010.csc', does: "keep some movies" },
    {
      line: "cinesync filter dailies.csc --redact all -o for-vendor.csc",
      does: "redact it for another company",
    },
    {
      line: "cinesync filter dailies.csc --frames 100-200 --with notes | cinesync notes -",
      does: "list notes of a part",
    },
  ],
});
