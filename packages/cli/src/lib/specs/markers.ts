import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, integer, text } from "../spec/option.ts";
import { OUTPUT, SESSION_FILE } from "./shared.ts";

const COLORS = [
  "blue",
  "cyan",
  "green",
  "yellow",
  "orange",
  "red",
  "pink",
  "magenta",
  "purple",
  "black",
  "white",
] as const;

export const markersSpec = defineCommand({
  name: "markers",
  summary: "export notes as markers for editing systems",
  description: [
    "Writes EDL (DaVinci Resolve), Final Cut Pro 7 XML (Premiere Pro), FCPXML (Final Cut Pro) or OpenTimelineIO. The movies of the playlist follow one another on one timeline, or have one each. An EDL holds one timeline; with several, OUT is a folder.",
  ],
  arguments: [SESSION_FILE],
  options: {
    format: choice(["edl", "fcp7xml", "fcpxml", "otio"], "the form; by the name of OUT if not given"),
    fps: text("RATE", "frames per second of all movies: 24, 29.97, 24000/1001"),
    defaultFps: text("RATE", "the same, for movies of which the session does not say it"),
    startTimecode: text("TIMECODE", "timecode of a timeline's first frame; 01:00:00;00 is drop-frame"),
    firstFrame: integer("N", "number of each movie's first frame, often 1001 (1 if not given)", 0),
    timeline: choice(
      ["playlist", "movie"],
      "one timeline for the playlist, or one for each movie",
      "playlist",
    ),
    name: text("NAME", "name of the playlist's timeline"),
    color: { ...choice(COLORS, `colour of the markers: ${COLORS.join(", ")}`, "blue"), placeholder: "COLOR" },
    trim: flag("use only the play range of movies that have one"),
    notesOnly: flag("leave out frames that only have drawings"),
    ...OUTPUT,
  },
  examples: [
    {
      line: "cinesync markers dailies.csc --format edl --fps 24 -o dailies.edl",
      does: "make markers for Resolve",
    },
    {
      line: "cinesync markers dailies.csc --fps 23.976 --start-timecode 01:00:00:00 -o dailies.otio",
      does: "make an OpenTimelineIO timeline",
    },
    {
      line: "cinesync markers dailies.csc --format edl --default-fps 24 --timeline movie -o edls",
      does: "make an EDL for each movie, in a folder",
    },
  ],
});
