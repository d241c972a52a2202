import type { ArgumentSpec } from "../spec/command-spec.ts";
import { choice, choices, flag, integer, list, text } from "../spec/option.ts";

/** A session to read. */
export const SESSION_FILE: ArgumentSpec = {
  name: "FILE",
  description: "a session: .csc or .json, optionally gzipped; - for standard input",
  completes: "file",
};

/** Sessions to read. */
export const SESSION_FILES: ArgumentSpec = {
  ...SESSION_FILE,
  description: "sessions: .csc or .json, optionally gzipped; - for standard input",
  repeats: true,
};

/** `-o` and `--force`. */
export const OUTPUT = {
  output: text("OUT", "write to this file (default: standard output)", { short: "o", completes: "file" }),
  force: flag("replace OUT if it exists"),
} as const;

/** Options of commands that write a session. */
export const SESSION_OUTPUT = {
  format: choice(["csc", "json"], "output format (default: from OUT's extension, else csc)"),
  output: text("OUT", "write to this file, gzipped if it ends in .gz (default: standard output)", {
    short: "o",
    completes: "file",
  }),
  force: OUTPUT.force,
} as const;

export const JSON_FLAG = flag("print JSON for programs, as schema/*.json of this package describes it");

/** Which movies. */
export const MOVIES = {
  movie: list(
    "MOVIE",
    "only movies of this name (* and ? match any text) or playlist position (2, 3-5); repeatable",
  ),
  group: list("GROUP", "only movies in this group; repeatable"),
} as const;

/** Which frames. */
export const WITH = choices(
  ["notes", "drawings"] as const,
  "WHAT",
  "only frames that have notes, or drawings",
);

/** Options for frame numbers and timecodes. */
export const FRAMES = {
  fps: text("RATE", "frame rate of all movies: 24, 29.97, 24000/1001 (default: from the session)"),
  defaultFps: text("RATE", "frame rate of movies that have none in the session"),
  firstFrame: integer("N", "number of each movie's first frame, often 1001 (default: 1)", [0, 10_000_000]),
  startTimecode: text("TIMECODE", "timecode of the first frame; 01:00:00;00 is drop-frame"),
} as const;

/** Options for facts of the movies' files. */
export const PROBE = {
  durations: text(
    "FILE",
    "CSV with movie and frames, and optionally start (timecode) and fps, of each movie",
    {
      completes: "file",
    },
  ),
  noProbe: flag("do not read the movies' files for length, rate and start timecode"),
} as const;
