import { chromium, type Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CHROMIUM_FLAGS, findChromium, NO_CHROMIUM } from "../../../scripts/lib/chromium.mjs";
import { annotationToSvg } from "../src/index.ts";
import { erase, frame, line, text } from "./support/drawings.ts";

const executablePath = findChromium();
if (executablePath === undefined) console.warn(`Skipped: ${NO_CHROMIUM}`);

let browser: Browser;
beforeAll(async () => {
  if (executablePath !== undefined)
    browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
}, 120_000);
afterAll(async () => {
  if (executablePath !== undefined) await browser.close();
});

const SIZE = { width: 640, height: 360 };
const TEXTS = [
  "My Stereo!",
  "please delay the camera move to frame 45",
  "MMMM WWWW @@@@ %%%% MWMWMWMW",
  "illi illi lilil ,.;: iiii ffff tttt",
  "one\n\ntwo lines more\n   and one that is indented",
  "Größe ändern, façade übermalen, ČŘŽ",
  "カメラの動きを遅らせて 请推迟镜头移动",
  "תנועת המצלמה אחרי פריים 45",
  "a".repeat(60),
];

test.skipIf(executablePath === undefined)(
  "text stays inside its box and fills much of it in a browser",
  async () => {
    const page = await browser.newPage();
    for (const words of TEXTS) {
      for (const right of [0.3, 0.5, 0.9]) {
        const drawing = frame(text([0.1, 0.9], [right, 0.5], words));
        await page.setContent(annotationToSvg(drawing, SIZE));
        const { box, extent } = await page.evaluate(() => {
          const boxOf = (selector: string): { left: number; top: number; right: number; bottom: number } => {
            const { left, top, right, bottom } =
              document.querySelector(selector)?.getBoundingClientRect() ?? new DOMRect();
            return { left, top, right, bottom };
          };
          return { box: boxOf("rect"), extent: boxOf("g:has(> text)") };
        });
        // Fonts differ between machines, but one of twice the estimated width would mean a wrong estimate.
        const slack = 0.05 * (box.right - box.left);
        expect(extent.left, words).toBeGreaterThanOrEqual(box.left - slack);
        expect(extent.right, words).toBeLessThanOrEqual(box.right + slack);
        expect(extent.top, words).toBeGreaterThanOrEqual(box.top - slack);
        expect(extent.bottom, words).toBeLessThanOrEqual(box.bottom + slack);
        // A machine without a font for a script shows small boxes instead of its letters.
        if (!/^[ -~\n]*$/.test(words)) continue;
        const filled = (extent.right - extent.left) / (box.right - box.left);
        const tall = (extent.bottom - extent.top) / (box.bottom - box.top);
        const isLargest = (extent.bottom - extent.top) / SIZE.height > 0.09;
        expect(filled > 0.5 || tall > 0.5 || isLargest, words).toBe(true);
      }
    }
    await page.close();
  },
  60_000,
);

test.skipIf(executablePath === undefined)(
  "masks and order also work for an SVG inside a page in a browser",
  async () => {
    const page = await browser.newPage({ viewport: SIZE });
    const drawing = frame(
      line(
        [
          [0, 0.5],
          [1, 0.5],
        ],
        { thickness: 0.1 },
      ),
      erase([[0.5, 0.5]], { thickness: 0.2 }),
      line(
        [
          [0, 0.25, 0.2],
          [1, 0.25, 0.8],
        ],
        { thickness: 0.03 },
      ),
      erase([[0.75, 0.25]], { thickness: 0.1 }),
    );
    const svg = annotationToSvg(drawing, { ...SIZE, backgroundColor: "#000000" });
    await page.setContent(`<style>*{margin:0}</style>${svg}`);
    const picture = await page.screenshot();
    const red = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext("2d");
      canvas?.drawImage(image, 0, 0);
      const at = (x: number, y: number): number =>
        canvas?.getImageData(x * image.width, (1 - y) * image.height, 1, 1).data[0] ?? -1;
      return {
        drawn: at(0.2, 0.5),
        erased: at(0.5, 0.5),
        light: at(0.2, 0.25),
        heavy: at(0.9, 0.25),
        erasedToo: at(0.75, 0.25),
      };
    }, picture.toString("base64"));
    expect(red).toMatchObject({ drawn: 255, erased: 0, erasedToo: 0 });
    expect(red.light / 255).toBeCloseTo(0.32, 1);
    expect(red.heavy / 255).toBeCloseTo(0.74, 1);
    await page.close();
  },
);
