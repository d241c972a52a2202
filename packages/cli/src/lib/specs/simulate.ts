import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, text } from "../spec/option.ts";
import { SESSION_FILE } from "./shared.ts";

export const simulateSpec = defineCommand({
  name: "simulate",
  summary: "run an event script as cineSync would, to write and debug it",
  description: [
    "Starts the command line as it is configured in cineSync's preferences, with the arguments that cineSync adds at its end, and hands it the session on standard input. Shows what the script prints, its exit status and how long it took.",
    "No shell is involved: the command line is split at spaces; \"double quotes\" keep words together, and so do 'single quotes' and a backslash except on Windows. There are no variables and no wildcards. A script that is no program needs its interpreter in front: node script.js.",
  ],
  arguments: [SESSION_FILE],
  options: {
    script: text("COMMAND LINE", "the command line of the script, in one argument"),
    key: text("KEY", "the key of the online session"),
    offline: flag("no online session; this is so if there is no --key"),
    saveFormat: choice(["JPEG", "PNG"], "the format in which frames are saved", "JPEG"),
    saveDir: text("FOLDER", "the folder with saved frames, as NAME-00012.jpg", { completes: "folder" }),
    url: text("URL", "the cinesync://script/… URL that runs the script"),
    user: text("NAME", "later releases: who runs the script"),
    offlineKey: text("KEY", "later releases: the key of the offline session"),
    pdf: text("PATH", "later releases: a PDF of the notes", { completes: "file" }),
  },
  examples: [
    { line: 'cinesync simulate --script "node export.js" dailies.csc', does: "run a script offline" },
    {
      line: 'cinesync simulate --script "python3 invite.py me@example.com" --key ASDF1234 --save-dir frames dailies.csc',
      does: "run it as in an online session with saved frames",
    },
  ],
  statuses: { 1: "the script ended with another status than 0" },
});
