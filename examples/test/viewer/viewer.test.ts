import { accessibility } from "./suites/accessibility.ts";
import { everyDay } from "./suites/every-day.ts";
import { exactFrames } from "./suites/exact-frames.ts";
import { exporting } from "./suites/exporting.ts";
import { largeSessions } from "./suites/large-sessions.ts";
import { movies } from "./suites/movies.ts";
import { notes } from "./suites/notes.ts";
import { openingFiles } from "./suites/opening-files.ts";
import { safety } from "./suites/safety.ts";
import { severalSessions } from "./suites/several-sessions.ts";
import { story } from "./suites/story.ts";
import { describeInBrowser } from "./in-browser.ts";

describeInBrowser((open) => {
  story(open);
  openingFiles(open);
  notes(open);
  movies(open);
  exactFrames(open, { movies: ["bars-23976.mov", "bars-24-trimmed.mov"], steps: 10 });
  everyDay(open);
  severalSessions(open);
  exporting(open);
  safety(open);
  largeSessions(open);
  accessibility(open, ["light"]);
});
