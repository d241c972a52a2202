import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import pixelmatch from "pixelmatch";
import { PNG } from "pngjs";
import { describe, expect, test } from "vitest";
import { annotationToSvg, type AnnotationSvgOptions } from "../src/index.ts";
import { arrow, circle, curve, erase, frame, line, text } from "./support/drawings.ts";
import { render } from "./support/render.ts";
import type { Annotation } from "@cinesync/session-xml";

const SIZE = { width: 240, height: 135, backgroundColor: "#ffffff" } as const;
const STRIPES = stripes();

const loop = curve(60, (t) => [
  0.5 + 0.3 * Math.sin(4 * Math.PI * t),
  0.5 + 0.35 * Math.cos(2 * Math.PI * t),
]);
const pressed = curve(40, (t) => [0.1 + 0.8 * t, 0.5 + 0.3 * Math.sin(6 * t), t]);

const PICTURES: [name: string, drawing: Annotation, options?: Partial<AnnotationSvgOptions>][] = [
  [
    "line",
    frame(
      line([
        [0.1, 0.2],
        [0.5, 0.9],
        [0.9, 0.2],
      ]),
    ),
  ],
  ["line-see-through-crossing-itself", frame(line(loop, { alpha: 0.5, thickness: 0.08 }))],
  ["line-of-one-point", frame(line([[0.5, 0.5]], { thickness: 0.1 }))],
  [
    "line-of-one-place",
    frame(
      line(
        [
          [0.5, 0.5],
          [0.5, 0.5],
        ],
        { thickness: 0.1, alpha: 0.5 },
      ),
    ),
  ],
  ["line-pressure-opacity", frame(line(pressed, { thickness: 0.06 }))],
  ["line-pressure-width", frame(line(pressed, { thickness: 0.06, alpha: 0.5 })), { pressure: "width" }],
  ["line-pressure-none", frame(line(pressed, { thickness: 0.06 })), { pressure: "none" }],
  [
    "line-leaving-the-picture",
    frame(
      line([
        [0.5, 0.5],
        [900, 1200],
        [-700, 0.5],
        [0.2, 0.2],
      ]),
    ),
  ],
  [
    "erase-between-lines",
    frame(
      line([
        [0, 0.5],
        [1, 0.5],
      ]),
      erase([
        [0.5, 0],
        [0.5, 1],
      ]),
      line(
        [
          [0, 0.2],
          [1, 0.8],
        ],
        { color: "#0000ff" },
      ),
    ),
  ],
  [
    "erase-twice",
    frame(
      line(
        [
          [0, 0.5],
          [1, 0.5],
        ],
        { thickness: 0.1 },
      ),
      erase([[0.3, 0.5]]),
      circle([0.2, 0.1], [0.8, 0.9], { color: "#008000" }),
      erase([
        [0.7, 0.5],
        [0.8, 0.5],
      ]),
      line(
        [
          [0, 0.4],
          [1, 0.4],
        ],
        { color: "#0000ff", alpha: 0.5 },
      ),
    ),
  ],
  [
    "erase-over-a-picture",
    frame(
      line([
        [0, 0.5],
        [1, 0.5],
      ]),
      erase([[0.5, 0.5]]),
    ),
    { background: STRIPES },
  ],
  ["circle", frame(circle([0.2, 0.2], [0.8, 0.7])), { shapeThickness: 0.02 }],
  ["circle-see-through", frame(circle([0.8, 0.9], [0.2, 0.1], { alpha: 0.4 })), { shapeThickness: 0.05 }],
  ["circle-flat", frame(circle([0.2, 0.5], [0.8, 0.5])), { shapeThickness: 0.02 }],
  ["circle-of-no-size", frame(circle([0.5, 0.5], [0.5, 0.5])), { shapeThickness: 0.1 }],
  ["arrow", frame(arrow([0.2, 0.2], [0.8, 0.8])), { shapeThickness: 0.02 }],
  ["arrow-see-through", frame(arrow([0.8, 0.5], [0.2, 0.5], { alpha: 0.4 })), { shapeThickness: 0.04 }],
  ["arrow-reverse", frame(arrow([0.2, 0.2], [0.8, 0.8], { reverse: true })), { shapeThickness: 0.02 }],
  ["arrow-special", frame(arrow([0.2, 0.5], [0.8, 0.5], { special: true })), { shapeThickness: 0.01 }],
  [
    "arrow-special-flip-side-reverse",
    frame(arrow([0.2, 0.5], [0.8, 0.5], { special: true, flipSide: true, reverse: true })),
    { shapeThickness: 0.01 },
  ],
  ["arrow-short", frame(arrow([0.5, 0.5], [0.52, 0.5])), { shapeThickness: 0.005 }],
  ["arrow-to-nowhere", frame(arrow([0.5, 0.5], [0.5, 0.5])), { shapeThickness: 0.1 }],
  [
    "text-box",
    frame(text([0.2, 0.8], [0.7, 0.3], "Words", { background: { color: "#383854", alpha: 0.5 } })),
  ],
  [
    "pixel-ratio",
    frame(circle([0, 0], [1, 1])),
    { pixelRatio: { source: { width: 2, height: 1 }, target: { width: 1, height: 1 } } },
  ],
  [
    "upright-picture",
    frame(
      arrow([0.1, 0.1], [0.9, 0.9]),
      line([
        [0.1, 0.9],
        [0.3, 0.9],
      ]),
    ),
    { width: 90, height: 160 },
  ],
];

/** Number of pixels that may differ, because renderers round the edges of shapes differently. */
const TOLERANCE = 0.002;

describe("each kind of drawing looks like its picture in test/pictures", () => {
  test.each(PICTURES)("%s", async (name, drawing, options = {}) => {
    const rendered = await render(annotationToSvg(drawing, { ...SIZE, ...options }));
    const file = new URL(`pictures/${name}.png`, import.meta.url);
    if (process.env["UPDATE_PICTURES"] === "1") await writeFile(file, rendered.png);
    expect(existsSync(file), "new picture: run with UPDATE_PICTURES=1 and look at it").toBe(true);
    const expected = PNG.sync.read(await readFile(file));
    expect([rendered.width, rendered.height]).toEqual([expected.width, expected.height]);
    const differing = pixelmatch(expected.data, rendered.data, undefined, expected.width, expected.height, {
      threshold: 0.1,
    });
    expect(differing / (expected.width * expected.height)).toBeLessThanOrEqual(TOLERANCE);
  });
});

/** A picture of two pixels, blue and yellow. */
function stripes(): string {
  const picture = new PNG({ width: 2, height: 1 });
  picture.data.set([0, 0, 255, 255, 255, 255, 0, 255]);
  return `data:image/png;base64,${PNG.sync.write(picture).toString("base64")}`;
}
