import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import {
  createAnnotation,
  createMediaFile,
  createSession,
  parseSession,
  stringifySession,
  stringifySessionJson,
} from "@cinesync/session-xml";
import { beforeAll, describe, expect, test } from "vitest";
import { FRAMES, SAMPLE, scratchFolder } from "../../lib/run-example.ts";
import { STROKE, fileOnDisk, movie, sessionOf } from "../fixtures.ts";
import type { OpenViewer } from "../viewer-page.ts";

export function openingFiles(open: OpenViewer): void {
  describe("opening files", () => {
    let sample: string;
    beforeAll(async () => {
      sample = await readFile(SAMPLE, "utf8");
    });

    test("a dropped session shows its playlist, its notes and the frame where it was left", async () => {
      const viewer = await open();
      await viewer.dropSession("tidewater-review.csc", sample);
      const { page } = viewer;
      const entries = ["sea_0010_comp_v012.mov", "sea_0020_anim_v007.mov", "sea_0030_light_v003.mov"];
      entries.push(
        "plate_A003_C012_v001.mov",
        "霧の港_test_v02.mp4",
        "sea_0040_stereo_v001.mov",
        "Night",
        "All Files",
      );
      expect(await viewer.playlist().locator(".hidden-text").allInnerTexts()).toEqual(entries);
      expect(await viewer.playlist().first().innerText()).toContain("3 frames · current");
      expect(await viewer.notes().nth(2).innerText()).toContain("Hold the lamp four frames longer");
      await page.getByRole("heading", { level: 2, name: "sea_0010_comp_v012.mov" }).waitFor();
      await page.getByText("Frame 48 · 00:00:01:23").waitFor();
      expect(await page.title()).toBe("tidewater-review.csc · Session viewer");
      // `cinesync info` and the report count the same 15 notes.
      await page.getByText("15 notes, 1 drawing without a note", { exact: true }).waitFor();
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("the sample opens with its movies, and its saved frames can be seen instead", async () => {
      const viewer = await open();
      await viewer.button("Open the sample").click();
      await viewer
        .message("2 movies found in the playlist, by short hash: sea_0010_comp_v012.mov (1)")
        .waitFor();
      await viewer.page.locator('.stage[data-player="video"]').waitFor();
      await viewer.shows(48);
      const picture = viewer.page.getByRole("img", { name: /^Frame 48 of sea_0010/ });
      const width = (): Promise<number> => picture.evaluate((node: HTMLImageElement) => node.naturalWidth);
      await expect.poll(width).toBe(1920);
      await viewer.page.getByText("Saved frame", { exact: true }).last().click();
      await expect.poll(width).toBe(960);
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test.each([
      ["gzipped", "s.csc.gz", (text: string) => gzipSync(text)],
      ["JSON", "s.json", (text: string) => stringifySessionJson(parseSession(text))],
      ["gzipped JSON", "s.json.gz", (text: string) => gzipSync(stringifySessionJson(parseSession(text)))],
    ])("a %s session opens", async (_name, name, write) => {
      const viewer = await open();
      await viewer.dropSession(name, write(sample));
      await viewer.page.getByText("15 notes, 1 drawing without a note", { exact: true }).waitFor();
      await viewer.close();
    });

    test("files that are not a session, movie or saved frame are named, and nothing is hashed", async () => {
      const viewer = await open();
      await viewer.dropSession("s.csc", sample);
      const picture = await readFile(`${FRAMES}/sea_0010_comp_v012.mov-00048.jpg`);
      await viewer.drop(
        { name: "old.cs5", content: "{}" },
        { name: "read me.txt", content: "hello" },
        { name: "sea_0010_comp_v012.mov-00048.jpg", content: "" },
        { name: "sea_0010_comp_v012.mov-00061.jpg", content: picture.subarray(0, picture.length / 2) },
        { name: "holiday.jpg", content: picture },
        { name: ".DS_Store", content: "x" },
      );
      await viewer.message("holiday.jpg is not a saved frame").waitFor();
      const texts = await viewer.page.locator(".message p").allInnerTexts();
      expect(texts).toEqual([
        "old.cs5 is a session of cineSync 5: save it as .csc there, then open that",
        "read me.txt is not a session, a movie or a saved frame",
        "sea_0010_comp_v012.mov-00048.jpg is not shown: the file is empty",
        "sea_0010_comp_v012.mov-00061.jpg is not shown: it is cut off",
        "holiday.jpg is not a saved frame: those end in -00048.jpg, the number of the frame",
      ]);
      await viewer.page.getByText("Drawing on a blank frame").waitFor();
      await viewer.close();
    });

    test("saved frames belong to the session that they were dropped with", async () => {
      const viewer = await open();
      const picture = await readFile(`${FRAMES}/sea_0010_comp_v012.mov-00048.jpg`);
      const session = stringifySession(
        createSession({
          media: [
            createMediaFile({
              locators: ["/sea_0010_comp_v012.mov"],
              annotations: [createAnnotation(48, { objects: [STROKE] })],
            }),
          ],
        }),
      );
      await viewer.drop(
        { name: "monday.csc", content: sample },
        { name: "sea_0010_comp_v012.mov-00048.jpg", content: picture },
      );
      await viewer.page.locator(".badge", { hasText: "Saved frame" }).waitFor();
      await viewer.dropSession("tuesday.csc", session);
      await viewer.page.locator(".badge", { hasText: "Drawing on a blank frame" }).waitFor();
      await viewer.button("Export…").click();
      expect((await viewer.export(/^Review report/)).text).not.toContain(picture.toString("base64"));
      await viewer.close();
    });

    test("saved frames can be dropped before their session", async () => {
      const viewer = await open();
      const name = "sea_0010_comp_v012.mov-00048.jpg";
      await viewer.drop({ name, content: await readFile(`${FRAMES}/${name}`) });
      await viewer.message("1 saved frame added: now drop their session").waitFor();
      await viewer.dropSession("s.csc", sample);
      await viewer.page.locator(".badge", { hasText: "Saved frame" }).waitFor();
      await viewer.close();
    });

    test("the list of notes opens at the movie that the session shows, far down the playlist", async () => {
      const viewer = await open();
      const media = Array.from({ length: 200 }, (_, index) =>
        createMediaFile({
          locators: [`/shot_${index}.mov`],
          active: index === 150,
          annotations: [createAnnotation(3, { notes: `Note ${index}` })],
        }),
      );
      await viewer.dropSession("s.csc", stringifySession(createSession({ media })));
      for (const name of ["Playlist", "Notes"]) {
        const row = viewer.page.getByRole("listbox", { name }).getByRole("option", { selected: true });
        expect(await row.getAttribute("aria-posinset")).toBe("151");
        const isInside = await row.evaluate((element) => {
          const box = element.getBoundingClientRect();
          const list = element.closest("[role=listbox]")?.getBoundingClientRect();
          return list !== undefined && box.top >= list.top - 1 && box.bottom <= list.bottom + 1;
        });
        expect(isInside).toBe(true);
      }
      await viewer.close();
    });

    test("a session that cannot be read is refused with its position, and the open one stays", async () => {
      const viewer = await open();
      await viewer.dropSession("s.csc", sample);
      await viewer.drop({ name: "bad.csc", content: "<session>\n<nonsense" });
      await viewer.message(/^cannot open bad\.csc: .*line/).waitFor();
      await viewer.drop({ name: "deep.csc", content: sample.replace("</session>", "<x>".repeat(2000)) });
      await viewer.message("cannot open deep.csc: it is larger than this page reads (").waitFor();
      await viewer.drop({ name: "bad.csc", content: "<session>\n<nonsense" });
      await viewer.message(/^cannot open bad/).waitFor();
      expect(await viewer.notes().first().isVisible()).toBe(true);
      expect(await viewer.page.locator("#session-name").textContent()).toBe("s.csc");
      await viewer.button("Dismiss this message").click();
      expect(await viewer.page.getByText("bad.csc").count()).toBe(0);
      await viewer.close();
    });

    test("a note on an impossible frame costs that note alone", async () => {
      const viewer = await open();
      const annotations = [createAnnotation(2, { notes: "Lost" }), createAnnotation(5, { notes: "Kept" })];
      const media = [createMediaFile({ locators: ["/a.mov"], annotations })];
      const xml = stringifySession(createSession({ media })).replace('frame="2"', 'frame="0"');
      await viewer.dropSession("a.csc", xml);
      await viewer.message(/frame.* 0/).waitFor();
      expect(await viewer.notes().count()).toBe(1);
      expect(await viewer.notes().first().innerText()).toContain("Kept");
      await viewer.close();
    });

    test("a folder gives its session, its movies and its saved frames", async () => {
      const viewer = await open();
      const folder = await scratchFolder();
      const { name, content } = await movie("bars-24.mov");
      await writeFile(join(folder, "s.csc"), sessionOf(name));
      await writeFile(join(folder, name), content);
      await mkdir(join(folder, "older"));
      await writeFile(join(folder, "older", "t.csc"), sessionOf("a.mov"));
      await viewer.page.getByLabel("Folder to open").setInputFiles(folder);
      await viewer.page.locator('.stage[data-player="video"]').waitFor();
      await viewer.shows(10);
      expect(await viewer.page.locator("#session-name").textContent()).toBe("s.csc");
      expect(await viewer.message("t.csc").count()).toBe(0);
      await viewer.close();
    });

    test("files can be chosen where the browser has no file picker, and an empty session says what to do", async () => {
      const viewer = await open();
      const { page } = viewer;
      await page.getByLabel("Files to open").setInputFiles(SAMPLE);
      await viewer.notes().first().waitFor();
      await page
        .getByLabel("Files to open")
        .setInputFiles(await fileOnDisk("empty.csc", stringifySession(createSession())));
      await page.getByText("The session has no movies.").waitFor();
      await page.getByText("No notes yet.").waitFor();
      await page.getByLabel("Files to open").setInputFiles(await fileOnDisk("one.csc", sessionOf("a.mov")));
      await page.getByText("1 note", { exact: true }).waitFor();
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });
  });
}
