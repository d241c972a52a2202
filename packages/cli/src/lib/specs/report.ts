import { defineCommand } from "../spec/command-spec.ts";
import { flag, text } from "../spec/option.ts";
import { OUTPUT, SESSION_FILE } from "./shared.ts";

export const reportSpec = defineCommand({
  name: "report",
  summary: "make a review report to read, print or send: one HTML file",
  description: [
    "The report holds the playlist and each note with its drawing. With --frames, drawings lie over the pictures that cineSync saved in that folder; frames without one are blank.",
  ],
  arguments: [SESSION_FILE],
  options: {
    frames: text("FOLDER", "the folder in which cineSync has saved frames", { completes: "folder" }),
    title: text("TEXT", "the title (the name of FILE if not given)"),
    key: text("KEY", "the key of the online session, to link to it"),
    userData: flag("show user data"),
    chat: flag("show the chat"),
    ...OUTPUT,
  },
  examples: [
    { line: "cinesync report dailies.csc -o dailies.html", does: "make a report" },
    {
      line: 'cinesync report dailies.csc --frames saved --title "Dailies, Monday" -o dailies.html',
      does: "put the drawings over the saved frames",
    },
  ],
});
