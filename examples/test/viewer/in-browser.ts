import type { ChildProcess } from "node:child_process";
import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { CHROMIUM_FLAGS, NO_CHROMIUM, findChromium } from "../../../scripts/lib/chromium.mjs";
import { serveViewer, viewerOpener, type OpenViewer } from "./viewer-page.ts";

/** Runs suites on one build, one server and one browser: each of these costs seconds. */
export function describeInBrowser(suites: (open: OpenViewer) => void): void {
  const executablePath = findChromium();
  if (executablePath === undefined) console.warn(`The viewer is not looked at in a browser. ${NO_CHROMIUM}`);

  describe.skipIf(executablePath === undefined)("the session viewer", () => {
    let browser: Browser | undefined;
    let server: ChildProcess | undefined;
    let opener: OpenViewer | undefined;

    beforeAll(async () => {
      const [served, launched] = await Promise.all([
        serveViewer(),
        chromium.launch({ executablePath: executablePath ?? "", args: CHROMIUM_FLAGS }),
      ]);
      server = served.server;
      browser = launched;
      opener = viewerOpener(browser, served.address);
    }, 180_000);

    afterAll(async () => {
      server?.kill();
      await browser?.close();
    });

    suites((options) => {
      if (opener === undefined) throw new Error("the browser does not run");
      return opener(options);
    });
  });
}
