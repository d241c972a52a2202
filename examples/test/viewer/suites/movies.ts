import {
  createAnnotation,
  createMediaFile,
  createSession,
  shortHash,
  stringifySession,
} from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { STROKE, codecMovie, fileOnDisk, movie, openMovie, sessionOf } from "../fixtures.ts";
import { readFrames } from "../read-bars.ts";
import type { OpenViewer } from "../viewer-page.ts";

export function movies(open: OpenViewer): void {
  describe("a movie under the drawings", () => {
    test("playing shows frames in order, stops on a frame, and a stopped movie shows the frame that it names", async () => {
      const viewer = await open();
      await openMovie(viewer, "bars-24.mov");
      const { page } = viewer;
      await page.keyboard.press("Space");
      await viewer.button("Stop").first().waitFor();
      await expect
        .poll(async () => Number(await viewer.stage().getAttribute("data-frame")))
        .toBeGreaterThan(20);
      await page.keyboard.press("k");
      const number = page.getByRole("spinbutton", { name: "Frame" });
      await expect
        .poll(async () => (await number.inputValue()) === (await viewer.stage().getAttribute("data-frame")))
        .toBe(true);
      const frame = Number(await number.inputValue());
      expect(await readFrames(viewer, { actions: ["ArrowRight"], frames: [frame + 1] })).toEqual([frame + 1]);
      await page.keyboard.press("j");
      await expect.poll(async () => Number(await number.inputValue())).toBeLessThan(frame - 3);
      await page.keyboard.press("k");
      await viewer.close();
    });

    test("a session that plays only a range loops in it", async () => {
      const viewer = await open();
      const media = createMediaFile({
        locators: ["/show/bars-24.mov"],
        playRange: { inFrame: 20, outFrame: 26, playOnlyRange: true },
      });
      await viewer.drop(
        { name: "s.csc", content: stringifySession(createSession({ media: [media] })) },
        await movie("bars-24.mov"),
      );
      await viewer.page.locator('.stage[data-player="video"]').waitFor();
      await viewer.shows(1);
      await viewer.page.getByText("range 20–26").waitFor();
      expect(await viewer.button("Loop").getAttribute("aria-pressed")).toBe("true");
      const seen = viewer.page.evaluate(async () => {
        const stage = document.querySelector<HTMLElement>(".stage");
        const frames: number[] = [];
        const end = performance.now() + 20_000;
        const isEnough = (): boolean => {
          const turns = frames.filter((frame, index) => frame < (frames[index - 1] ?? 0)).length;
          return turns >= 2 || performance.now() > end;
        };
        while (!isEnough()) {
          const frame = Number(stage?.dataset["frame"]);
          if (frame !== frames.at(-1)) frames.push(frame);
          await new Promise((resolve) => setTimeout(resolve, 4));
        }
        return frames;
      });
      await viewer.page.keyboard.press("Space");
      const frames = (await seen).slice(1);
      expect(frames.length).toBeGreaterThan(5);
      expect(frames.filter((frame) => frame < 20 || frame > 26)).toEqual([]);
      expect(viewer.complaints).toEqual([]);
      await viewer.close();
    });

    test("is found by short hash, else by name, and another version is asked about", async () => {
      const viewer = await open();
      const given = await movie("bars-24.mov");
      const hash = await shortHash(new Blob([Buffer.from(given.content)]));
      const media = [
        createMediaFile({ name: "renamed.mov", locators: ["/b.mov", hash.toUpperCase()] }),
        createMediaFile({ locators: ["/show/bars-25.mp4"] }),
        createMediaFile({ locators: ["/show/bars-48.mp4", "0".repeat(40)] }),
        createMediaFile({ locators: ["/show/bars-23976_v002.mov"] }),
      ];
      await viewer.dropSession("s.csc", stringifySession(createSession({ media })));
      await viewer.drop(given, await movie("bars-25.mp4"));
      await viewer
        .message("2 movies found in the playlist, by short hash: bars-24.mov (1); by name: bars-25.mp4 (2)")
        .waitFor();
      await viewer.drop(await movie("bars-48.mp4"));
      const question = viewer.message("bars-48.mp4 has the name of movie 3, but another short hash");
      await question.getByRole("button", { name: "No" }).click();
      expect(await viewer.playlist().nth(2).innerText()).not.toContain("movie open");
      await viewer.drop(await movie("bars-48.mp4"));
      await question.getByRole("button", { name: "Show it" }).click();
      await expect.poll(() => viewer.playlist().nth(2).innerText()).toContain("movie open");
      await viewer.drop({ name: "bars-23976_v003.mov", content: (await movie("bars-23976.mov")).content });
      await viewer
        .message("bars-23976_v003.mov is not in the playlist. Is it bars-23976_v002.mov (movie 4)?")
        .getByRole("button", { name: "Yes" })
        .click();
      await expect.poll(() => viewer.playlist().nth(3).innerText()).toContain("movie open");
      await viewer.drop({ name: "other.mov", content: "x" });
      await viewer.message("Not in the playlist of s.csc, by short hash or name: other.mov").waitFor();
      await viewer.close();
    });

    test("that the browser cannot decode is named, and a blank frame is shown", async () => {
      const viewer = await open();
      await viewer.drop({ name: "s.csc", content: sessionOf("bars-25.mxf") }, await movie("bars-25.mxf"));
      await viewer.page
        .locator(".problem", { hasText: "cannot show bars-25.mxf: no browser reads MXF files" })
        .waitFor();
      await viewer.shows(10);
      expect(await viewer.stage().getAttribute("data-player")).toBe("blank");
      await viewer.page.keyboard.press("ArrowRight");
      await viewer.shows(11);
      await viewer.close();
    });

    test("Photo-JPEG is decoded frame by frame, and a frame that is damaged is named", async () => {
      const viewer = await open();
      const { page } = viewer;
      const given = await codecMovie("bars-24-jpeg.mov");
      const content = Buffer.from(given.content);
      // The marker at which the fifth picture begins.
      let start = 0;
      for (let picture = 0; picture < 5; picture++) start = content.indexOf("ffd8ff", start + 1, "hex");
      content.fill(0, start, start + 64);
      await viewer.drop({ name: "s.csc", content: sessionOf(given.name) }, { ...given, content });
      await page.locator('.stage[data-player="stepper"]').waitFor();
      await viewer.shows(10);
      const frames = [11, 12, 11, 10, 9, 3, 8];
      const actions = ["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowLeft", 3, 8];
      expect(await readFrames(viewer, { actions, frames })).toEqual(frames);
      await page.getByRole("spinbutton", { name: "Frame" }).fill("5");
      await page.keyboard.press("Enter");
      await viewer.message("cannot show frame 5: ").waitFor();
      expect(await readFrames(viewer, { actions: [6, 4], frames: [6, 4] })).toEqual([6, 4]);
      await viewer.close();
    });

    test("WebM, whose header the page does not read, has its own shape and length", async () => {
      const viewer = await open();
      const { page } = viewer;
      const given = await codecMovie("bars-24-narrow.webm");
      const media = createMediaFile({
        locators: [`/show/${given.name}`],
        annotations: [createAnnotation(10, { objects: [STROKE] })],
      });
      await viewer.drop(
        { name: "s.csc", content: stringifySession(createSession({ media: [media] })) },
        given,
      );
      await page.locator('.stage[data-player="stepper"]').waitFor();
      await viewer.shows(10);
      const shapeOf = (node: Element): number => {
        const { width, height } = node.getBoundingClientRect();
        return width / height;
      };
      await expect.poll(() => page.locator(".box").evaluate(shapeOf)).toBeCloseTo(4 / 3, 2);
      const drawing = page.getByRole("img", { name: /^Frame 10/ });
      const drawn = (): Promise<number> =>
        drawing.evaluate((node: HTMLImageElement) => node.naturalWidth / node.naturalHeight);
      await expect.poll(drawn).toBeCloseTo(4 / 3, 2);
      await expect.poll(() => page.getByRole("slider", { name: "Frame" }).getAttribute("max")).toBe("12");
      expect(await readFrames(viewer, { actions: ["ArrowRight", 2], frames: [11, 2] })).toEqual([11, 2]);
      await viewer.close();
    });

    test("ProRes is named, and one link leads to the page that decodes it, under a policy that still allows no connection", async () => {
      const viewer = await open();
      const { page } = viewer;
      const given = await codecMovie("bars-24-prores.mov");
      await viewer.drop({ name: "s.csc", content: sessionOf(given.name) }, given);
      await page.locator(".problem", { hasText: /cannot show bars-24-prores\.mov \(.*ProRes.*\)/ }).waitFor();
      await page.waitForTimeout(400);
      await page.getByRole("link", { name: "Open the page with the ProRes decoder" }).click();
      await viewer.message("Open in your last visit: bars-24-prores.mov").waitFor();
      expect(page.url()).toContain("/prores.html#session=");
      await viewer.drop(given);
      await page.locator('.stage[data-player="stepper"]').waitFor();
      await viewer.shows(10);
      const frames = [11, 12, 11, 10, 9, 3, 8];
      const actions = ["ArrowRight", "ArrowRight", "ArrowLeft", "ArrowLeft", "ArrowLeft", 3, 8];
      expect(await readFrames(viewer, { actions, frames })).toEqual(frames);
      const refused = await page.evaluate(
        (url) =>
          fetch(url).then(
            () => false,
            () => true,
          ),
        viewer.address,
      );
      expect(refused).toBe(true);
      await viewer.close();
    });

    test("gives its rate and start timecode to the notes", async () => {
      const viewer = await open();
      await openMovie(viewer, "bars-2997df.mov");
      await expect.poll(() => viewer.notes().first().innerText()).toContain("10 · 01:00:58;09");
      await viewer.page.getByText("Frame 10 · 01:00:58;09").waitFor();
      await viewer.page.getByText("About this movie").click();
      await viewer.page.getByText("30000/1001").waitFor();
      await viewer.close();
    });

    test("a large movie is read in parts", async () => {
      const viewer = await open();
      const { page } = viewer;
      await page.evaluate(() => {
        const read = { largest: 0 };
        Object.assign(globalThis, { read });
        for (const name of ["arrayBuffer", "stream", "text"] as const) {
          // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its blob below
          const original = Blob.prototype[name] as (this: Blob) => unknown;
          Object.assign(Blob.prototype, {
            [name](this: Blob) {
              read.largest = Math.max(read.largest, this.size);
              return original.call(this);
            },
          });
        }
      });
      // A whole movie with 20 MB of other data after it, in a free atom.
      const { content } = await movie("bars-24.mov");
      const free = Buffer.alloc(20_000_000);
      free.writeUInt32BE(free.length, 0);
      free.write("free", 4);
      const file = await fileOnDisk("bars-24.mov", Buffer.concat([Buffer.from(content), free]));
      await viewer.dropSession("s.csc", sessionOf("bars-24.mov"));
      await page.evaluate(() => ((globalThis as unknown as { read: { largest: number } }).read.largest = 0));
      await page.getByLabel("Files to open").setInputFiles(file);
      await page.locator('.stage[data-player="video"]').waitFor();
      await viewer.shows(10);
      await page.getByText("Decode frame by frame").click();
      await page.locator('.stage[data-player="stepper"]').waitFor();
      await viewer.shows(10);
      const largest = await page.evaluate(
        () => (globalThis as unknown as { read: { largest: number } }).read.largest,
      );
      expect(largest).toBeLessThan(1_000_000);
      await viewer.close();
    });
  });
}
