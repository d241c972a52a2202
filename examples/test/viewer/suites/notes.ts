import { readFile } from "node:fs/promises";
import {
  createAnnotation,
  createMediaFile,
  createSession,
  parseSession,
  stringifySession,
  type DrawingObject,
} from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { SAMPLE } from "../../lib/run-example.ts";
import { STROKE } from "../fixtures.ts";
import type { OpenViewer } from "../viewer-page.ts";

export function notes(open: OpenViewer): void {
  describe("notes", () => {
    test("a drawing is shown where it was drawn", async () => {
      const viewer = await open();
      const annotations = [createAnnotation(3, { objects: [STROKE] })];
      const media = [createMediaFile({ locators: ["/a.mov"], annotations })];
      await viewer.dropSession("a.csc", stringifySession(createSession({ media })));
      const image = viewer.page.getByRole("img", { name: /^Frame 3 of a\.mov with a drawing: / });
      await image.waitFor();
      const alphas = await image.evaluate(async (node: HTMLImageElement) => {
        await node.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [160, 90];
        const context = canvas.getContext("2d");
        if (context === null) return [];
        context.drawImage(node, 0, 0, 160, 90);
        const alphaAt = (x: number, y: number): number | undefined =>
          context.getImageData(160 * x, 90 * (1 - y), 1, 1).data[3];
        return [alphaAt(0.25, 0.75), alphaAt(0.25, 0.25), alphaAt(0.9, 0.9)];
      });
      expect(alphas[0]).toBeGreaterThan(100);
      expect(alphas.slice(1)).toEqual([0, 0]);
      await viewer.page.keyboard.press("d");
      await expect.poll(() => image.isVisible()).toBe(false);
      await viewer.close();
    });

    test("frame by frame and note by note, by mouse and by keyboard", async () => {
      const viewer = await open();
      const { page } = viewer;
      await viewer.dropSession("s.csc", await readFile(SAMPLE));
      const frame = page.getByRole("spinbutton", { name: "Frame" });
      const shows = (value: string): Promise<void> => expect.poll(() => frame.inputValue()).toBe(value);
      await shows("48");
      await viewer.button("One frame forward").click();
      await shows("49");
      await page.getByText("Nothing is drawn on this frame").waitFor();
      await viewer.button("Next note").click();
      await shows("61");
      await viewer.button("Previous note").click();
      await shows("48");
      await page.keyboard.press("n");
      await shows("61");
      await page.keyboard.press("Shift+ArrowLeft");
      await shows("51");
      await page.getByRole("slider", { name: "Frame" }).press("ArrowLeft");
      await shows("50");
      await frame.fill("24");
      await frame.press("Enter");
      await shows("24");
      await page.getByText("Hold the lamp four frames longer before it turns away.").last().waitFor();
      const list = page.getByRole("listbox", { name: "Notes" });
      await list.focus();
      await list.press("ArrowDown");
      await shows("48");
      await list.press("End");
      expect(await list.getByRole("option", { selected: true }).getAttribute("aria-posinset")).toBe("16");
      const playlist = page.getByRole("listbox", { name: "Playlist" });
      await playlist.press("Home");
      await playlist.press("ArrowDown");
      await page.getByRole("heading", { name: "sea_0020_anim_v007.mov" }).waitFor();
      const active = await playlist.getAttribute("aria-activedescendant");
      expect(await page.locator(`[id="${active}"]`).innerText()).toContain("sea_0020_anim_v007.mov");
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("a search finds words in notes, in drawings and in names, without case and accents", async () => {
      const viewer = await open();
      const { page } = viewer;
      const text: DrawingObject = {
        kind: "text",
        id: "",
        startPoint: { x: 0.1, y: 0.9 },
        endPoint: { x: 0.9, y: 0.5 },
        background: { color: "#000000", alpha: 1 },
        foreground: { color: "#ffffff", alpha: 1 },
        p: "Grün statt blau",
      };
      const media = [
        createMediaFile({
          locators: ["/élan.mov"],
          annotations: [
            createAnnotation(1, { notes: "Softer EDGE" }),
            createAnnotation(2, { objects: [text] }),
          ],
        }),
        createMediaFile({
          locators: ["/b.mov"],
          annotations: [createAnnotation(7, { notes: "edge of the roof" })],
        }),
      ];
      await viewer.dropSession("s.csc", stringifySession(createSession({ media })));
      await page.keyboard.press("s");
      const field = page.getByRole("searchbox");
      await expect.poll(() => field.evaluate((node) => node === document.activeElement)).toBe(true);
      const found = async (query: string, count: number): Promise<string> => {
        await field.fill(query);
        await expect.poll(() => viewer.notes().count()).toBe(count);
        return (await viewer.notes().allInnerTexts()).join("\n");
      };
      expect(await found("edge", 2)).toMatch(/Softer EDGE[^]*roof/);
      expect(await found("ROOF edge", 1)).toContain("roof");
      expect(await found("grun", 1)).toMatch(/^2\s/);
      await found("elan", 2);
      await found("nowhere", 0);
      await page.getByText("No note has “nowhere”.").waitFor();
      await viewer.button("Show all notes").click();
      await expect.poll(() => viewer.notes().count()).toBe(3);
      await page.getByText("This movie only").click();
      await expect.poll(() => viewer.notes().count()).toBe(2);
      await viewer.playlist().nth(1).click();
      await expect.poll(() => viewer.notes().count()).toBe(1);
      await viewer.close();
    });

    test("filters by group, drawings and done marks; a done mark stays until the list changes", async () => {
      const viewer = await open();
      const { page } = viewer;
      await viewer.dropSession("s.csc", await readFile(SAMPLE));
      await page.getByText("Filter and sort").click();
      const rows = (count: number): Promise<void> => expect.poll(() => viewer.notes().count()).toBe(count);
      await page.getByText("With drawings").click();
      await rows(6);
      await page.getByText("Filter and sort (1 on)").waitFor();
      await page.keyboard.press("x");
      await page.getByText("6 of 16 notes and drawings · 1 done").waitFor();
      await page.getByLabel("Show").selectOption("Open");
      await rows(5);
      await page.getByLabel("Show").selectOption("Done");
      await rows(1);
      await page.getByLabel("Show").selectOption("Open and done");
      await page.getByLabel("Group").selectOption("Night");
      await expect.poll(() => viewer.notes().count()).toBeLessThan(6);
      await page.getByLabel("Group").selectOption("All groups");
      await page.getByLabel("Order").selectOption("Open first");
      await expect.poll(() => viewer.notes().last().locator(".mark.done").count()).toBe(1);
      await viewer.notes().first().locator(".mark").click();
      await page.getByText(/ · 2 done/).waitFor();
      await viewer.close();
    });

    test("a note can be changed, added and removed, and the session saved", async () => {
      const viewer = await open();
      const { page } = viewer;
      await viewer.dropSession("s.csc", await readFile(SAMPLE));
      await page.keyboard.press("e");
      const field = page.getByRole("textbox", { name: "Note" });
      expect(await field.inputValue()).toContain("The wet rocks");
      await field.fill("Half a stop down.");
      await field.press("Control+Enter");
      await expect.poll(() => viewer.notes().nth(3).innerText()).toContain("Half a stop down.");
      await page.keyboard.press("ArrowRight");
      await viewer.button("Write a note").click();
      // Keys write text here, and move no frames.
      await field.pressSequentially("new j k l");
      await viewer.button("Save note").click();
      await page.getByText("16 notes, 1 drawing without a note").waitFor();
      await page.getByText("Frame 49").waitFor();
      const saved = await viewer.saved(() => viewer.button("Save session").click());
      expect(saved.name).toBe("s.csc");
      const [movie] = parseSession(saved.text).media;
      const texts =
        movie?.kind === "file" ? movie.annotations.map(({ frame, notes: text }) => `${frame} ${text}`) : [];
      expect(texts).toContain("48 Half a stop down.");
      expect(texts).toContain("49 new j k l");
      expect(await viewer.button("Save session").count()).toBe(0);
      await page.keyboard.press("e");
      await field.fill("");
      await viewer.button("Save note").click();
      await page.getByText("15 notes, 1 drawing without a note").waitFor();
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });
  });
}
