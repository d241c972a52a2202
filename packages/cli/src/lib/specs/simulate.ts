import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, text } from "../spec/option.ts";
import { SESSION_FILE } from "./shared.ts";

export const simulateSpec = defineCommand({
  name: "simulate",
  summary: "run an event script as cineSync would, to write and debug it",
  description: [
    "Starts the command line as cineSync's preferences hold it, with the arguments that cineSync adds at its end, and writes the session to its standard input. Shows what the script prints, its exit status and its time.",
    "No shell is involved: the command line is split at spaces; \"double quotes\" keep words together, and so do 'single quotes' and a backslash except on Windows. There are no variables and no wildcards. A script that is not a program needs its interpreter first: node script.js. Batch files (.cmd, .bat) of Windows are run by cmd.exe.",
  ],
  arguments: [SESSION_FILE],
  options: {
    script: text("COMMAND LINE", "the command line of the script, as one argument"),
    key: text("KEY", "key of the online session (default: offline)"),
    offline: flag("run without an online session"),
    saveFormat: choice(["JPEG", "PNG"], "format of saved frames", "JPEG"),
    saveDir: text("FOLDER", "folder with saved frames, named NAME-00012.jpg", { completes: "folder" }),
    url: text("URL", "the cinesync://script/… URL that runs the script"),
    user: text("NAME", "later releases: who runs the script"),
    offlineKey: text("KEY", "later releases: key of the offline session"),
    pdf: text("PATH", "later releases: a PDF of the notes", { completes: "file" }),
  },
  examples: [
    { line: 'cinesync simulate --script "node export.js" dailies.csc', does: "run a script offline" },
    {
      line: 'cinesync simulate --script "python3 invite.py me@example.com" --key ASDF1234 --save-dir frames dailies.csc',
      does: "run it as in an online session with saved frames",
    },
  ],
  statuses: { 1: "the script failed" },
});
