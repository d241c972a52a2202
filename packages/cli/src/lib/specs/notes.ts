import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, integer, list, text } from "../spec/option.ts";
import { OUTPUT, SESSION_FILE } from "./shared.ts";

export const notesSpec = defineCommand({
  name: "notes",
  summary: "export notes as CSV, JSON, JSON Lines or Markdown",
  description: [
    "A row for each frame that has notes or drawings, each movie that has notes, and last the session. CSV has the columns of cineSync's older notes export unless others are given: mediaFile, frame, notes, kind, playlistPosition, frameNumber, timecode, framesPerSecond, drawings, groups, userData, shortHash, paths, urls, key.",
    "--spreadsheet makes CSV that is safe to open in a spreadsheet: with a byte order mark, and with an apostrophe before text that would run as a formula.",
  ],
  arguments: [SESSION_FILE],
  options: {
    format: choice(["csv", "json", "jsonl", "md"], "the form of the export; by the name of OUT if not given"),
    columns: list("NAMES", "columns of CSV, separated by commas", { separator: "," }),
    fps: text("RATE", "frames per second of all movies: 24, 29.97, 24000/1001"),
    defaultFps: text("RATE", "the same, for movies of which the session does not say it"),
    startTimecode: text("TIMECODE", "timecode of each movie's first frame, for example 01:00:00:00"),
    firstFrame: integer("N", "number of each movie's first frame, often 1001 (1 if not given)", 0),
    notesOnly: flag("leave out frames that only have drawings"),
    spreadsheet: flag("make CSV safe for spreadsheet programs"),
    ...OUTPUT,
  },
  examples: [
    { line: "cinesync notes dailies.csc", does: "print the notes as CSV" },
    {
      line: "cinesync notes dailies.csc --spreadsheet -o notes.csv",
      does: "make a file for Excel, Numbers or Calc",
    },
    {
      line: "cinesync notes dailies.csc --columns mediaFile,timecode,notes --default-fps 24 --format csv",
      does: "choose the columns",
    },
    { line: "cinesync notes dailies.csc -o notes.md", does: "make a text for a wiki" },
  ],
});
