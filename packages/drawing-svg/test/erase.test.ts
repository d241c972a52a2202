import { createAnnotation } from "@cinesync/session-xml";
import { expect, test } from "vitest";
import { annotationToSvg } from "../src/index.ts";
import { circle, erase, frame, line, text } from "./support/drawings.ts";
import { pixelAt, render } from "./support/render.ts";

const SIZE = { width: 200, height: 100 };
const RED = [255, 0, 0, 255];
const BLUE = [0, 0, 255, 255];
const NOTHING = [0, 0, 0, 0];

test("an erase erases only earlier drawings", async () => {
  const across = line([
    [0, 0.5],
    [1, 0.5],
  ]);
  const later = line(
    [
      [0.5, 0],
      [0.5, 1],
    ],
    { color: "#0000ff" },
  );
  const picture = await render(
    annotationToSvg(
      frame(
        across,
        erase([
          [0.4, 0.5],
          [0.6, 0.5],
        ]),
        later,
      ),
      SIZE,
    ),
  );
  expect(pixelAt(picture, 0.2, 0.5)).toEqual(RED);
  expect(pixelAt(picture, 0.42, 0.5)).toEqual(NOTHING);
  expect(pixelAt(picture, 0.5, 0.5)).toEqual(BLUE);
});

test("the order of drawings matters", async () => {
  const across = line([
    [0, 0.5],
    [1, 0.5],
  ]);
  const eraser = erase([[0.5, 0.5]]);
  const first = await render(annotationToSvg(frame(eraser, across), SIZE));
  const last = await render(annotationToSvg(frame(across, eraser), SIZE));
  expect(pixelAt(first, 0.5, 0.5)).toEqual(RED);
  expect(pixelAt(last, 0.5, 0.5)).toEqual(NOTHING);
});

test("an erase does not erase the picture below the drawing", async () => {
  const drawing = frame(
    line([
      [0, 0.5],
      [1, 0.5],
    ]),
    erase([[0.5, 0.5]]),
  );
  const picture = await render(annotationToSvg(drawing, { ...SIZE, backgroundColor: "#00ff00" }));
  expect(pixelAt(picture, 0.5, 0.5)).toEqual([0, 255, 0, 255]);
});

test("a later annotation on a frame erases drawings of an earlier one", async () => {
  const drawn = createAnnotation(7, {
    objects: [
      line([
        [0, 0.5],
        [1, 0.5],
      ]),
    ],
  });
  const erased = createAnnotation(7, { objects: [erase([[0.5, 0.5]])] });
  const picture = await render(annotationToSvg([drawn, erased], SIZE));
  expect(pixelAt(picture, 0.2, 0.5)).toEqual(RED);
  expect(pixelAt(picture, 0.5, 0.5)).toEqual(NOTHING);
});

test("every stroke shows exactly the parts that no later erase touches", async () => {
  // Stroke i crosses the picture in its own row, erase j in its own column, after stroke j.
  const count = 12;
  const middle = (index: number): number => (index + 0.5) / count;
  const objects = Array.from({ length: count }, (_, index) => [
    line(
      [
        [0, middle(index)],
        [1, middle(index)],
      ],
      { thickness: 0.03 },
    ),
    erase(
      [
        [middle(index), 0],
        [middle(index), 1],
      ],
      { thickness: 0.04 },
    ),
  ]).flat();
  const picture = await render(annotationToSvg(frame(...objects), { width: 400, height: 400 }));
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      const expected = column >= row ? NOTHING : RED;
      expect([row, column, pixelAt(picture, middle(column), middle(row))]).toEqual([row, column, expected]);
    }
  }
});

test("a drawing that is erased a thousand times stays small and flat", () => {
  const objects = Array.from({ length: 1000 }, () => [
    line([
      [0, 0.5],
      [1, 0.5],
    ]),
    erase([[0.5, 0.5]]),
  ]).flat();
  const svg = annotationToSvg(frame(...objects), SIZE);
  expect(svg.length).toBeLessThan(1_000_000);
  expect(depthOf(svg)).toBeLessThan(30);
});

test("an eraser masks letters and cuts their box, and a fully erased text disappears", async () => {
  const half = frame(text([0.1, 0.9], [0.5, 0.6], "half of this"), erase([[0.1, 0.75]]));
  const svg = annotationToSvg(half, SIZE);
  expect(svg).toMatch(/<path fill="#383854" d="[^"]*"\/><defs><mask id="([^"]*)".*<g mask="url\(#\1\)">/);
  const picture = await render(svg);
  expect(pixelAt(picture, 0.12, 0.75)).toEqual(NOTHING);
  expect(pixelAt(picture, 0.4, 0.75)[3]).toBe(255);
  const gone = frame(text([0.4, 0.6], [0.45, 0.5], "gone"), erase([[0.42, 0.55]], { thickness: 0.3 }));
  expect(annotationToSvg(gone, SIZE)).not.toMatch(/<text|<path/);
});

test("an erase that touches nothing leaves no trace in the SVG", () => {
  const drawn = circle([0.1, 0.1], [0.2, 0.2]);
  const untouched = annotationToSvg(frame(drawn), { ...SIZE, idPrefix: "a" });
  const far = annotationToSvg(frame(erase([[0.15, 0.15]]), drawn, erase([[0.9, 0.9]])), {
    ...SIZE,
    idPrefix: "a",
  });
  expect(far).toBe(untouched);
});

function depthOf(svg: string): number {
  let [depth, deepest] = [0, 0];
  for (const [tag] of svg.matchAll(/<[^<>]*>/g)) {
    if (tag.startsWith("</")) depth--;
    else if (!tag.endsWith("/>")) deepest = Math.max(deepest, ++depth);
  }
  return deepest;
}
