import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { SAMPLE } from "../../lib/run-example.ts";
import { movie, sessionOf } from "../fixtures.ts";
import type { OpenViewer } from "../viewer-page.ts";

const VIEWS = {
  light: { colorScheme: "light" },
  dark: { colorScheme: "dark" },
  narrow: { viewport: { width: 320, height: 700 } },
  wide: { viewport: { width: 2560, height: 1200 } },
  "forced colors": { forcedColors: "active" },
} as const satisfies Record<string, Parameters<OpenViewer>[0]>;

export function accessibility(open: OpenViewer, views: readonly (keyof typeof VIEWS)[]): void {
  describe("axe-core finds nothing to complain of", () => {
    test.each(views)("%s, in every state", async (view) => {
      const options = { viewport: { width: 1400, height: 900 }, ...VIEWS[view] };
      const viewer = await open({ ...options, bypassCSP: true });
      const { page } = viewer;
      const isNarrow = options.viewport.width < 1024;
      const holds = async (state: string): Promise<void> => {
        expect([state, ...(await viewer.violations())]).toEqual([state]);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect([state, overflow <= 0]).toEqual([state, true]);
      };
      await holds("start");
      await viewer.button("New session").click();
      await holds("empty new session");
      await viewer.drop(await movie("bars-24.mov"));
      await page.locator(".draft li").first().waitFor();
      await holds("new session");
      await viewer.drop({ name: "s.csc", content: await readFile(SAMPLE) });
      await viewer.stage().waitFor();
      await holds("session");
      await page.keyboard.press("x");
      await page.keyboard.press("e");
      await holds("editing");
      await page.keyboard.press("Escape");
      await page.getByText("About this movie").click();
      await viewer.drop(
        { name: "s2.csc", content: sessionOf("bars-24.mov", "bars-25_v2.mp4") },
        await movie("bars-24.mov"),
        {
          name: "bars-25_v3.mp4",
          content: (await movie("bars-25.mp4")).content,
        },
      );
      await viewer.shows(10);
      await viewer.message("Is it bars-25_v2.mp4").waitFor();
      await holds("movie, message and question");
      await page.getByLabel("Earlier session to compare with").setInputFiles(SAMPLE);
      await page.getByRole("heading", { name: /^Since/, includeHidden: true }).waitFor({ state: "attached" });
      if (isNarrow) await viewer.button("Notes").click();
      await page.getByText("Filter and sort").click();
      await page.getByRole("searchbox").fill("nothing has this");
      await page.getByText("No note has").waitFor();
      await holds("comparison and empty list");
      if (isNarrow) {
        await viewer.button("Playlist").click();
        await holds("playlist");
      }
      await viewer.button("Export…").click();
      await holds("export");
      await page.keyboard.press("Escape");
      await page.keyboard.press("?");
      await holds("help");
      await viewer.close();
    });

    test("and would if there were something", async () => {
      const viewer = await open({ bypassCSP: true });
      await viewer.page.evaluate(() => {
        document.documentElement.removeAttribute("lang");
      });
      expect(await viewer.violations()).toEqual([expect.stringMatching(/^html-has-lang/)]);
      await viewer.close();
    });
  });
}
