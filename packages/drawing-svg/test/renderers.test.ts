import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { NO_CHROMIUM } from "../../../scripts/lib/chromium.mjs";
import { meanDifference, shownBox } from "../scripts/lib/compare-pictures.mjs";
import { findChromiumRenderer, resvg } from "../scripts/lib/renderers.mjs";
import { annotationOf, drawingsOf, SHAPES, textAnnotation, TEXTS } from "../scripts/lib/test-drawings.mjs";
import { annotationToSvg } from "../src/index.ts";

/** A mean difference (of 255) that nobody sees at 1:1. */
const LIMIT = 8;
const chromium = findChromiumRenderer();
if (chromium === undefined) console.warn(`Skipped: ${NO_CHROMIUM}`);

const sample = readFileSync(
  new URL("../../../examples/sample/tidewater-review.csc", import.meta.url),
  "utf8",
);
const drawings = [
  ...Object.entries(SHAPES).map(([name, objects]) => [name, annotationOf(objects)] as const),
  ...drawingsOf(sample).map(([name, annotation]) => [`the sample's ${name}`, annotation] as const),
];

describe("annotationToSvg uses only plain shapes", () => {
  test.each(drawings)("%s", (_name, annotation) => {
    const svg = annotationToSvg(annotation);
    expect(svg).not.toMatch(/<(?:mask|clipPath|filter|use|defs|style|tspan|marker|pattern)\b/);
    expect(svg).not.toMatch(/ (?:id|style|class|transform|opacity)=/);
    expect(svg).not.toMatch(/rgba?\(|#[0-9a-f]{8}\b/);
  });
});

test.skipIf(chromium === undefined)(
  "resvg and Chromium show every drawing alike",
  async () => {
    const svgs = drawings.map(([, annotation]) => annotationToSvg(annotation, { width: 960, height: 540 }));
    const [expected = [], shown] = [await chromium?.render(svgs), await resvg.render(svgs)];
    for (const [index, [name]] of drawings.entries()) {
      const [a, b] = [expected[index], shown[index]];
      expect(a && b && meanDifference(a, b), name).toBeLessThanOrEqual(LIMIT);
      expect(a && shownBox(a), name).toBeDefined();
    }
  },
  120_000,
);

test.skipIf(chromium === undefined)("letters stay in their box in Chromium", async () => {
  const names = Object.keys(TEXTS);
  const pictures = (await chromium?.render(names.map((name) => annotationToSvg(textAnnotation(name))))) ?? [];
  for (const [index, name] of names.entries()) {
    const picture = pictures[index];
    const box = picture && shownBox(picture);
    const [[x1 = 0, y1 = 0, x2 = 0, y2 = 0] = []] = TEXTS[name] ?? [];
    expect(box?.left, name).toBeGreaterThanOrEqual(x1 * 1920 - 4);
    expect(box?.right, name).toBeLessThanOrEqual(x2 * 1920 + 4);
    expect(box?.top, name).toBeGreaterThanOrEqual((1 - y1) * 1080 - 4);
    expect(box?.bottom, name).toBeLessThanOrEqual((1 - y2) * 1080 + 4);
  }
});
