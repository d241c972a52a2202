import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, list, text } from "../spec/option.ts";
import { FRAMES, JSON_FLAG, MOVIES, OUTPUT, PROBE, SESSION_FILES, WITH } from "./shared.ts";

export const notesSpec = defineCommand({
  name: "notes",
  summary: "export notes as CSV, JSON, JSON Lines or Markdown",
  description: [
    'Writes a row for the session, for each movie that has notes, and for each frame that has notes or drawings. CSV has the columns of cineSync\'s older notes export unless --columns chooses others: mediaFile, mediaName, frame, notes, kind, playlistPosition, frameNumber, timecode, framesPerSecond, drawings, groups, userData, userData.KEY (a value out of JSON user data, such as userData.shotgun.version_id), shortHash, paths, urls, key, picture (the saved frame in --frames) and file (the session). NAME=COLUMN renames a column: --columns "Version=mediaFile,Note=notes".',
    "--spreadsheet makes CSV safe to open in a spreadsheet: with a byte order mark, and with no cell that runs as a formula.",
  ],
  arguments: [SESSION_FILES],
  options: {
    format: choice(["csv", "json", "jsonl", "md"], "output format (default: from OUT's extension, else csv)"),
    columns: list("NAMES", "columns of CSV, separated by commas", { separator: "," }),
    delimiter: text("CHARACTER", "separator of CSV: , ; or tab (default: ,)"),
    spreadsheet: flag("make CSV safe for spreadsheet programs"),
    ...MOVIES,
    with: WITH,
    grep: text("TEXT", "only notes that contain this text, ignoring case"),
    since: text(
      "OLD",
      "only notes that are new or changed since this session (.csc, .json) or export (.csv, .json, .jsonl)",
      {
        completes: "file",
      },
    ),
    frames: text("FOLDER", "folder of saved frames, for the column picture", { completes: "folder" }),
    ...FRAMES,
    ...PROBE,
    json: JSON_FLAG,
    ...OUTPUT,
  },
  examples: [
    { line: "cinesync notes dailies.csc", does: "print the notes as CSV" },
    {
      line: "cinesync notes dailies.csc --spreadsheet -o notes.csv",
      does: "write a file for Excel, Numbers or Calc",
    },
    {
      line: 'cinesync notes dailies.csc --columns "Shot=mediaFile,frameNumber,timecode,notes" --first-frame 1001 --default-fps 24',
      does: "choose and rename columns",
    },
    {
      line: "cinesync notes tuesday.csc --since monday.csc -o new.md",
      does: "write what is new since Monday",
    },
  ],
});
