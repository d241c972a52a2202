import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { SAMPLE } from "../../lib/run-example.ts";
import { movie, sessionOf } from "../fixtures.ts";
import { ViewerPage, type OpenViewer } from "../viewer-page.ts";

export function everyDay(open: OpenViewer): void {
  describe("every day", () => {
    test("a reload comes back to the frame, the filters and the done marks; back goes to the note before", async () => {
      const viewer = await open();
      const { page } = viewer;
      await viewer.dropSession("s.csc", await readFile(SAMPLE));
      await page.getByText("Frame 48").waitFor();
      await page.keyboard.press("x");
      await page.keyboard.press("n");
      await page.getByText("Frame 61").waitFor();
      await page.getByText("This movie only").click();
      await expect.poll(() => viewer.notes().count()).toBe(4);
      await expect.poll(() => page.evaluate(() => location.hash)).toContain("frame=61");
      // The marks are written a moment after the last change.
      await page.waitForTimeout(400);
      await page.reload();
      await page.getByText("Frame 61").waitFor();
      await expect.poll(() => viewer.notes().count()).toBe(4);
      await page.getByText(/ · 1 done/).waitFor();
      await page.goBack();
      await page.getByText("Frame 48").waitFor();
      await page.goForward();
      await page.getByText("Frame 61").waitFor();
      // Steps are no stops of their own, but "back" leads to where they ended.
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("p");
      await page.getByText("Frame 61").waitFor();
      await page.goBack();
      await page.getByText("Frame 62").waitFor();
      await viewer.close();
    });

    test("recent sessions open again, and can be forgotten; a link without its session asks for it", async () => {
      const viewer = await open();
      const { page } = viewer;
      await viewer.dropSession("s.csc", await readFile(SAMPLE));
      await page.getByText("Frame 48").waitFor();
      await page.keyboard.press("x");
      await viewer.notes().filter({ hasText: "Roto edge" }).click();
      await page.getByText("Frame 61").waitFor();
      await page.waitForTimeout(400);
      const link = page.url();
      await viewer.button("Close").click();
      await viewer.button(/^s\.csc.*15 notes · 1 done/).click();
      await page.getByText("Frame 61").waitFor();
      await viewer.button("Close").click();
      await viewer.button("Forget s.csc").click();
      await expect.poll(() => viewer.button(/^s\.csc/).count()).toBe(0);
      const other = await ViewerPage.openIn(viewer.context, link);
      await other.message("This browser does not have s.csc: drop it here").waitFor();
      await other.dropSession("s.csc", await readFile(SAMPLE));
      await other.page.getByText("Frame 61").waitFor();
      expect(await other.page.getByText(/\d done$/).count()).toBe(0);
      await viewer.close();
    });

    test("movies of the last visit are asked for by name, where the browser has no handles of them", async () => {
      const viewer = await open();
      const { page } = viewer;
      await viewer.drop(
        { name: "s.csc", content: sessionOf("bars-24.mov", "bars-25.mp4") },
        await movie("bars-24.mov"),
      );
      await viewer.shows(10);
      await page.waitForTimeout(400);
      await page.reload();
      await viewer.message("Open in your last visit: bars-24.mov").waitFor();
      await viewer.drop(await movie("bars-24.mov"));
      await page.locator('.stage[data-player="video"]').waitFor();
      await viewer.shows(10);
      expect(await viewer.message("Open in your last visit").count()).toBe(0);
      await viewer.close();
    });

    test("an edited session is kept as it was edited", async () => {
      const viewer = await open();
      const { page } = viewer;
      await viewer.dropSession("s.csc", sessionOf("a.mov"));
      await page.getByText("Frame 10").waitFor();
      await page.keyboard.press("e");
      await page.getByRole("textbox", { name: "Note" }).fill("Changed");
      await viewer.button("Save note").click();
      await expect.poll(() => viewer.notes().first().innerText()).toContain("Changed");
      await page.waitForTimeout(400);
      await page.reload();
      await expect.poll(() => viewer.notes().first().innerText()).toContain("Changed");
      await viewer.button("Save session").waitFor();
      await viewer.close();
    });

    test("opens without a network once it was opened, with the sample and the stepper", async () => {
      const viewer = await open({});
      const { page, context } = viewer;
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
      await context.setOffline(true);
      await page.reload();
      await viewer.button("Open the sample").click();
      await viewer.notes().first().waitFor();
      await viewer.drop({ name: "m.csc", content: sessionOf("bars-24.mov") }, await movie("bars-24.mov"));
      await viewer.shows(10);
      await page.getByText("Decode frame by frame").click();
      await page.locator('.stage[data-player="stepper"]').waitFor();
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("a note and a link can be copied", async () => {
      const viewer = await open({ permissions: ["clipboard-read", "clipboard-write"] });
      const { page } = viewer;
      await viewer.dropSession("s.csc", sessionOf("a.mov"));
      await viewer.button("Copy note").click();
      await viewer.message("Note copied").waitFor();
      const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
      expect(await copied()).toBe("a.mov, frame 10\nOn a.mov");
      await viewer.button("Copy link").click();
      await viewer.message("Link copied").waitFor();
      expect(await copied()).toMatch(/#session=[0-9a-f]{40}&name=s\.csc&movie=1&frame=10$/);
      await viewer.close();
    });

    test("panes are sized by keyboard and stay so; thumbnails show drawings", async () => {
      const viewer = await open();
      const { page } = viewer;
      await viewer.dropSession("s.csc", await readFile(SAMPLE));
      await expect.poll(() => page.locator(".notes .thumbnail img").count()).toBeGreaterThan(1);
      const width = (): Promise<number> =>
        page.locator(".playlist").evaluate((element) => element.getBoundingClientRect().width);
      const before = await width();
      const separator = page.getByRole("separator", { name: "Width of the playlist" });
      for (let press = 0; press < 3; press++) await separator.press("ArrowLeft");
      await expect.poll(width).toBeLessThan(before - 40);
      const after = await width();
      await page.waitForTimeout(100);
      await page.reload();
      await viewer.notes().first().waitFor();
      await expect.poll(width).toBe(after);
      await viewer.close();
    });

    test("on a phone, a tap on a note shows its picture", async () => {
      const viewer = await open({ viewport: { width: 390, height: 844 }, hasTouch: true });
      const { page } = viewer;
      await viewer.drop({ name: "s.csc", content: await readFile(SAMPLE) });
      await viewer.stage().waitFor();
      await viewer.button("Notes").tap();
      expect(await viewer.stage().isVisible()).toBe(false);
      await viewer.notes().filter({ hasText: "Roto edge" }).tap();
      await page.getByText("Frame 61").waitFor();
      expect(await viewer.stage().isVisible()).toBe(true);
      await viewer.close();
    });

    test("every key is in the help and has a button", async () => {
      const viewer = await open();
      const { page } = viewer;
      await viewer.dropSession("s.csc", sessionOf("a.mov"));
      await page.keyboard.press("?");
      const keys = await page.getByRole("dialog", { name: "Keys" }).locator("kbd").allInnerTexts();
      expect(keys).toEqual(
        expect.arrayContaining([
          "Space",
          "←",
          "Shift →",
          "J",
          "K",
          "L",
          "Home",
          "[",
          "/",
          "N",
          "G",
          "D",
          "?",
        ]),
      );
      await page.keyboard.press("Escape");
      const shortcuts = await page
        .locator("[aria-keyshortcuts]")
        .evaluateAll((all) => all.flatMap((one) => one.getAttribute("aria-keyshortcuts")?.split(" ") ?? []));
      for (const key of [
        "Space",
        "ArrowLeft",
        "Shift+ArrowRight",
        "j",
        "k",
        "l",
        "Home",
        "End",
        "[",
        "]",
        "/",
        "n",
        "p",
        "g",
        "d",
        "?",
        "s",
        "f",
      ]) {
        expect(shortcuts).toContain(key);
      }
      // Ctrl and Alt are both down on keyboards that have brackets on AltGr.
      await page.evaluate(() =>
        document.body.dispatchEvent(
          new KeyboardEvent("keydown", { key: "[", ctrlKey: true, altKey: true, bubbles: true }),
        ),
      );
      await page.getByText("range 10–10").waitFor();
      await viewer.close();
    });
  });
}
