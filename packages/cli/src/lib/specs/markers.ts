import { defineCommand } from "../spec/command-spec.ts";
import { choice, flag, text } from "../spec/option.ts";
import { FRAMES, MOVIES, OUTPUT, PROBE, SESSION_FILE, WITH } from "./shared.ts";

// As in @cinesync/notes, which is loaded only when the command runs.
const FORMATS = ["edl", "edl-loc", "avid", "fcp7xml", "fcpxml", "otio", "frameio-csv", "rv"] as const;

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
    "Formats: edl (DaVinci Resolve), edl-loc (* LOC: of Avid, Nucoda and conform tools), avid (Media Composer marker list), fcp7xml (Premiere Pro), fcpxml (Final Cut Pro), otio (OpenTimelineIO: Resolve, Hiero, Kdenlive, xSTUDIO), frameio-csv (Flame, Nucoda) and rv (OpenRV).",
    "On a playlist timeline the movies follow one another, so each needs its length: from --durations, from the movie itself where it is found, from the session where it says so, else a guess, which is reported. --timeline movie needs no lengths: one timeline for each movie, as files in the folder OUT where a format holds one timeline.",
  ],
  arguments: [SESSION_FILE],
  options: {
    format: {
      ...choice(FORMATS, "output format, one of the above (default: from OUT's extension)"),
      placeholder: "FORMAT",
    },
    timeline: choice(
      ["playlist", "movie"],
      "one timeline for the playlist, or one for each movie (default: playlist, but movie where lengths are unknown and the format holds several timelines)",
    ),
    ...PROBE,
    ...MOVIES,
    with: WITH,
    ...FRAMES,
    startTimecode: text("TIMECODE", "timecode of the timeline's first frame (default: 01:00:00:00)"),
    name: text("NAME", "name of the playlist's timeline"),
    color: { ...choice(COLORS, `color of the markers: ${COLORS.join(", ")}`), placeholder: "COLOR" },
    markerName: text("TEXT", "name of all markers (default: first line of each note)"),
    markersOn: choice(
      ["timeline", "clips", "both"],
      "otio, fcp7xml: where markers are placed (default: timeline)",
    ),
    user: text("NAME", "avid, frameio-csv: author of the markers"),
    trim: flag("use only the play range of movies that have one"),
    ...OUTPUT,
  },
  examples: [
    {
      line: "cinesync markers dailies.csc --default-fps 24 -o dailies.edl",
      does: "write markers for Resolve",
    },
    {
      line: "cinesync markers dailies.csc --format avid --timeline movie --user Maya -o lists",
      does: "write a marker list for each movie into a folder",
    },
    {
      line: "cinesync markers dailies.csc --durations lengths.csv -o dailies.otio",
      does: "write an OpenTimelineIO timeline with known lengths",
    },
  ],
});
