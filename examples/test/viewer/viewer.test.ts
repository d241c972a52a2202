import type { ChildProcess } from "node:child_process";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { CHROMIUM_FLAGS, NO_CHROMIUM, findChromium } from "../../../scripts/lib/chromium.mjs";
import { accessibility } from "./suites/accessibility.ts";
import { everyDay } from "./suites/every-day.ts";
import { exporting } from "./suites/exporting.ts";
import { largeSessions } from "./suites/large-sessions.ts";
import { movies } from "./suites/movies.ts";
import { notes } from "./suites/notes.ts";
import { openingFiles } from "./suites/opening-files.ts";
import { safety } from "./suites/safety.ts";
import { severalSessions } from "./suites/several-sessions.ts";
import { story } from "./suites/story.ts";
import { ViewerPage, serveViewer, type OpenViewer } from "./viewer-page.ts";

const executablePath = findChromium();
if (executablePath === undefined) console.warn(`The viewer is not looked at in a browser. ${NO_CHROMIUM}`);

// One build, one server and one browser for all of them: each costs seconds.
describe.skipIf(executablePath === undefined)("the session viewer", () => {
  let browser: Browser;
  let server: ChildProcess | undefined;
  let address: string;

  beforeAll(async () => {
    ({ address, server } = await serveViewer());
    browser = await chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_FLAGS });
  }, 180_000);

  afterAll(async () => {
    server?.kill();
    await browser.close();
  });

  const open: OpenViewer = (options) => ViewerPage.open(browser, address, options);

  story(open);
  openingFiles(open);
  notes(open);
  movies(open);
  everyDay(open);
  severalSessions(open);
  exporting(open);
  safety(open);
  largeSessions(open);
  accessibility(open);
});
