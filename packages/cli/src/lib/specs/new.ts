import { defineCommand } from "../spec/command-spec.ts";
import { flag, list, pairs, text } from "../spec/option.ts";
import { SESSION_OUTPUT } from "./shared.ts";

export const newSpec = defineCommand({
  name: "new",
  summary: "make a session from movies, a playlist or a cut",
  description: [
    "Files get their absolute path, their short hash and their frame rate. URLs, short hashes and paths of another system (C:\\… here, /… on Windows) stay as they are.",
    'A playlist is CSV with a header, JSON, a plain list of paths, or a cut (.otio), whose clips become movies with play ranges and rates. Columns and fields: movie (path, URL or short hash; in JSON several as locators), name, groups (in CSV separated by ;), notes, userData, framesPerSecond, currentFrame, active. --map names other columns: --map "movie=Path to Movie". Relative paths start at the playlist\'s folder.',
  ],
  arguments: [
    {
      name: "MOVIE",
      description: "files, URLs, short hashes or image sequences",
      required: false,
      repeats: true,
      completes: "file",
    },
  ],
  options: {
    playlist: text("FILE", "movies from a CSV, JSON, text or OTIO file; - for standard input", {
      completes: "file",
    }),
    map: pairs("FIELD=COLUMN", "column of the playlist for a field; repeatable"),
    group: list("GROUP", "put all movies into this group; repeatable"),
    groupMovie: list("GROUP", "add an entry that plays a whole group as one movie; repeatable"),
    notes: text("TEXT", "notes on the session"),
    userData: text("TEXT", "user data of the session, for integrations; everyone in the session can read it"),
    fps: text("RATE", "frame rate of movies that have none in the playlist (default: from the movie)"),
    allowMissing: flag("accept files that are missing here, without a short hash"),
    noHash: flag("do not read files for their short hash"),
    noProbe: flag("do not read files for their frame rate"),
    ...SESSION_OUTPUT,
  },
  examples: [
    { line: "cinesync new sh010.mov sh020.mov -o dailies.csc", does: "make a session" },
    {
      line: 'cinesync new *.mov --group "Day 1" --notes "First pass" -o day1.csc',
      does: "add a group and notes",
    },
    { line: "cinesync new --playlist shots.csv -o dailies.csc", does: "make it from a table" },
    { line: "ls /mnt/dailies/*.mov | cinesync new --playlist - -o dailies.csc", does: "make it from a list" },
  ],
});
