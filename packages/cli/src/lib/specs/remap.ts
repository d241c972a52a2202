import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, list } from "../spec/option.ts";
import { OUTPUT, SESSION_FILE } from "./shared.ts";

export const remapSpec = defineCommand({
  name: "remap",
  summary: "move movie paths from one site's drives to another's",
  description: [
    "Replaces the beginning of paths of movies and of look-up tables: whole folders, with the separators of the target. Windows paths match whatever their capitals and slashes. Several pairs are tried in order. URLs are moved by prefixes that are URLs.",
  ],
  arguments: [SESSION_FILE],
  options: {
    from: list("PREFIX", "the beginning of paths to replace; repeatable, each with a --to"),
    to: list("PREFIX", "what stands there instead"),
    caseSensitive: flag("capitals matter, in Windows paths too"),
    ignoreCase: flag("capitals do not matter, in POSIX paths either"),
    format: choice(["csc", "json"], "what to write; by the name of OUT if not given"),
    ...OUTPUT,
  },
  examples: [
    {
      line: "cinesync remap dailies.csc --from 'Z:\\' --to /mnt/z -o here.csc",
      does: "from Windows to Linux",
    },
    {
      line: "cinesync remap dailies.csc --from /Volumes/show --to '\\\\server\\show' -o there.csc",
      does: "from a Mac to a Windows share",
    },
  ],
});
