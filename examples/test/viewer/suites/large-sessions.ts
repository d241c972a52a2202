import { createAnnotation, createMediaFile, createSession, stringifySession } from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { STROKE, fileOnDisk } from "../fixtures.ts";
import type { OpenViewer } from "../viewer-page.ts";

export function largeSessions(open: OpenViewer): void {
  describe("a session of 12 MB", () => {
    const points = Array.from({ length: 600 }, (_, index) => ({
      x: index / 600,
      y: Number((0.5 + 0.4 * Math.sin(index / 40)).toFixed(6)),
      alpha: 0.5,
    }));
    const media = Array.from({ length: 40 }, (_, movie) =>
      createMediaFile({
        locators: [`/show/shot_${movie}.mov`],
        framesPerSecond: 24,
        annotations: Array.from({ length: 500 }, (_each, frame) =>
          createAnnotation(frame + 1, {
            notes: `Note ${movie}.${frame}`,
            objects: frame % 60 === 0 ? [{ ...STROKE, points }] : [],
          }),
        ),
      }),
    );
    const large = stringifySession(createSession({ media }));

    test("opens with progress and without freezing the page, and has few rows in it", async () => {
      expect(large.length).toBeGreaterThan(12_000_000);
      const viewer = await open();
      const { page } = viewer;
      await page.evaluate(() => {
        const seen = { progress: [] as number[], longest: 0 };
        Object.assign(globalThis, { seen });
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) seen.longest = Math.max(seen.longest, duration);
        }).observe({ type: "longtask" });
        new MutationObserver(() => {
          const bar = document.querySelector("progress");
          if (bar !== null) seen.progress.push(bar.value);
        }).observe(document.querySelector("main") ?? document.body, {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        });
      });
      await page.getByLabel("Files to open").setInputFiles(await fileOnDisk("large.csc", large));
      await page.getByText("20,000 notes", { exact: true }).waitFor({ timeout: 50_000 });
      const seen = await page.evaluate(
        () => (globalThis as unknown as { seen: { progress: number[]; longest: number } }).seen,
      );
      const steps = new Set(seen.progress.filter((value) => value > 0 && value < 1));
      // A fast machine passes through few of them.
      expect(steps.size).toBeGreaterThan(0);
      expect(seen.progress).toEqual([...seen.progress].sort((a, b) => a - b));
      // Generous, since the machine may be busy: reading these in the page would take it several seconds.
      expect(seen.longest).toBeLessThan(1000);
      expect(await viewer.notes().count()).toBeLessThan(60);
      await page.getByRole("searchbox").fill("note 39.499");
      await page.getByText("1 of 20,000 notes", { exact: true }).waitFor();
      await viewer.notes().first().click();
      await page.getByText("Frame 500").waitFor();
      await page.getByRole("searchbox").fill("");
      await page.getByText("20,000 notes", { exact: true }).waitFor();
      const list = page.getByRole("listbox", { name: "Notes" });
      expect(await list.getByRole("option", { selected: true }).getAttribute("aria-posinset")).toBe("20000");
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("can be given up while it is being read", async () => {
      const viewer = await open();
      // Much more of it than can be read before the button is pressed.
      const longer = large.replace("</session>", " ".repeat(100_000_000));
      await viewer.page.getByLabel("Files to open").setInputFiles(await fileOnDisk("large.csc", longer));
      await viewer.button("Cancel").click();
      await viewer.message("large.csc was not opened: you canceled").waitFor();
      await viewer.page.getByRole("heading", { name: "Drop a session and its movies here" }).waitFor();
      await expect
        .poll(() => viewer.page.workers().filter((worker) => worker.url().startsWith("blob:")).length)
        .toBe(0);
      await viewer.close();
    });
  });
}

export function veryLongLists(open: OpenViewer): void {
  test("a list higher than browsers lay out scrolls to its end", async () => {
    const viewer = await open();
    const annotations = Array.from({ length: 200_000 }, (_, index) =>
      createAnnotation(index + 1, { notes: "n" }),
    );
    const session = createSession({ media: [createMediaFile({ locators: ["/a.mov"], annotations })] });
    const file = await fileOnDisk("long.csc", stringifySession(session));
    await viewer.page.getByLabel("Files to open").setInputFiles(file);
    const list = viewer.page.getByRole("listbox", { name: "Notes" });
    await list.waitFor({ timeout: 50_000 });
    await list.press("End");
    await viewer.page.getByText("Frame 200000").waitFor();
    const last = list.getByRole("option", { selected: true });
    expect(await last.innerText()).toMatch(/^200000\s/);
    const inside = await last.evaluate((row) => {
      const box = row.getBoundingClientRect();
      const around = row.closest("[role=listbox]")?.getBoundingClientRect();
      return around !== undefined && box.top >= around.top && box.bottom <= around.bottom + 1;
    });
    expect(inside).toBe(true);
    await list.press("ArrowUp");
    await viewer.page.getByText("Frame 199999").waitFor();
    await viewer.close();
  });
}
