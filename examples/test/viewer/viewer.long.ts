// The tests that look at every movie and every view; viewer.test.ts looks at some.
import { accessibility } from "./suites/accessibility.ts";
import { exactFrames } from "./suites/exact-frames.ts";
import { veryLongLists } from "./suites/large-sessions.ts";
import { describeInBrowser } from "./in-browser.ts";

describeInBrowser((open) => {
  exactFrames(open, {
    movies: [
      "bars-23976.mov",
      "bars-24.mov",
      "bars-25.mp4",
      "bars-2997df.mov",
      "bars-48.mp4",
      "bars-24-delayed.mp4",
      "bars-24-trimmed.mov",
    ],
    steps: 40,
  });
  veryLongLists(open);
  accessibility(open, ["light", "dark", "narrow", "wide", "forced colors"]);
});
