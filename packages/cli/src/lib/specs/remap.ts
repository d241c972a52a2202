import { defineCommand } from "../spec/command-spec.ts";
import { flag } from "../spec/option.ts";
import { PREFIXES } from "./check-media.ts";
import { SESSION_FILE, SESSION_OUTPUT } from "./shared.ts";

export const remapSpec = defineCommand({
  name: "remap",
  summary: "move movie paths from one site's drives to another's",
  description: [
    "Replaces the beginning of paths of movies and look-up tables, whole folders at a time, with the separators of the target. Windows paths match whatever their case and slashes. Pairs are tried in order. Prefixes that are URLs move URLs.",
  ],
  arguments: [SESSION_FILE],
  options: {
    ...PREFIXES,
    caseSensitive: flag("match case in Windows paths too"),
    ignoreCase: flag("ignore case in POSIX paths too"),
    ...SESSION_OUTPUT,
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
