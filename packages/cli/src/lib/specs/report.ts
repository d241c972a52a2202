import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, integer, text } from "../spec/option.ts";
import { FRAMES, MOVIES, OUTPUT, PROBE, SESSION_FILE } from "./shared.ts";

export const reportSpec = defineCommand({
  name: "report",
  summary: "make a review report to read, print or mail: HTML, PDF or EML",
  description: [
    "Shows each note with its movie, frame and picture. With --frames, pictures are the frames that cineSync saved in that folder; without one, drawings are shown on a blank frame.",
    "PDF needs an installed Chrome, Chromium or Edge and the optional package playwright-core. EML is a mail with embedded pictures, ready to open in a mail program and send.",
  ],
  arguments: [SESSION_FILE],
  options: {
    format: choice(["html", "pdf", "eml"], "output format (default: from OUT's extension, else html)"),
    frames: text("FOLDER", "folder in which cineSync saved frames", { completes: "folder" }),
    title: text("TEXT", "title (default: FILE's name)"),
    date: text("DATE", "date in the title (default: when FILE was changed)"),
    ...MOVIES,
    ...FRAMES,
    ...PROBE,
    maxWidth: integer("PIXELS", "make wider pictures smaller (default: 960; 0 keeps them)", [0, 20_000]),
    quality: integer("N", "JPEG quality of smaller pictures, 1 to 100 (default: 75)", [1, 100]),
    layout: choice(["full", "compact"], "one note per row, or several", "full"),
    paper: choice(["A4", "Letter"], "paper of a PDF (default: Letter in North America, else A4)"),
    linkedFrames: flag("link to the pictures beside OUT instead of embedding them"),
    status: text(
      "KEY",
      "show this value of the movies' JSON user data as their status, such as review.status",
    ),
    paths: flag("show the movies' paths"),
    key: text("KEY", "key of the online session, to link to it"),
    userData: flag("show user data"),
    chat: flag("show the chat"),
    ...OUTPUT,
  },
  examples: [
    { line: "cinesync report dailies.csc -o dailies.html", does: "make a report" },
    {
      line: 'cinesync report dailies.csc --frames saved --title "Dailies, Monday" -o dailies.pdf',
      does: "make a PDF with the saved frames",
    },
    { line: "cinesync report dailies.csc --frames saved -o dailies.eml", does: "make a mail" },
  ],
});
