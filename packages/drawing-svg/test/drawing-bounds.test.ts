import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { annotationToSvg, drawingBounds } from "../src/index.ts";
import { arrow, circle, erase, frame, line, text } from "./support/drawings.ts";
import { pixelAt, render } from "./support/render.ts";

describe("drawingBounds", () => {
  test("returns undefined without drawings", () => {
    expect(drawingBounds(frame())).toBeUndefined();
    expect(drawingBounds(frame(erase([[0.5, 0.5]])))).toBeUndefined();
    expect(
      drawingBounds(
        frame(
          line([
            [2, 2],
            [3, 3],
          ]),
        ),
      ),
    ).toBeUndefined();
    expect(drawingBounds([])).toBeUndefined();
  });

  test("measures y upwards, and includes the thickness", () => {
    const bounds = drawingBounds(
      frame(
        line(
          [
            [0.2, 0.6],
            [0.4, 0.6],
          ],
          { thickness: 0.02 },
        ),
      ),
      { aspectRatio: 2 },
    );
    expect(bounds?.left).toBeCloseTo(0.19);
    expect(bounds?.right).toBeCloseTo(0.41);
    expect(bounds?.bottom).toBeCloseTo(0.58);
    expect(bounds?.top).toBeCloseTo(0.62);
  });

  test("ignores drawings outside the picture", () => {
    const drawing = frame(
      circle([0.4, 0.4], [0.6, 0.6]),
      circle([5, 5], [6, 6]),
      line([
        [0.5, 0.5],
        [9, 0.5],
      ]),
    );
    const bounds = drawingBounds(drawing);
    expect(bounds?.right).toBe(1);
    expect(bounds?.top).toBeLessThan(0.65);
  });

  test("contains every visible pixel", async () => {
    const fraction = fc.double({ min: -0.2, max: 1.2, noNaN: true });
    const place = fc.tuple(fraction, fraction);
    const shape = fc.oneof(
      fc.array(place, { minLength: 1, maxLength: 4 }).map((places) => line(places)),
      fc.tuple(place, place).map(([from, to]) => circle(from, to)),
      fc.tuple(place, place).map(([from, to]) => arrow(from, to, { special: true })),
      fc.tuple(place, place).map(([from, to]) => text(from, to, "")),
    );
    await fc.assert(
      fc.asyncProperty(shape, async (object) => {
        const bounds = drawingBounds(frame(object), { aspectRatio: 2 });
        const picture = await render(annotationToSvg(frame(object), { width: 80, height: 40 }));
        for (let column = 0; column < 80; column++) {
          for (let row = 0; row < 40; row++) {
            const [x, y] = [(column + 0.5) / 80, (row + 0.5) / 40];
            if (pixelAt(picture, x, y)[3] === 0) continue;
            // A pixel that is touched at its edge shows a trace.
            expect(bounds && x > bounds.left - 0.02 && x < bounds.right + 0.02).toBe(true);
            expect(bounds && y > bounds.bottom - 0.04 && y < bounds.top + 0.04).toBe(true);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each([0, -1, NaN, Infinity])("rejects an aspect ratio of %s", (aspectRatio) => {
    expect(() => drawingBounds(frame(), { aspectRatio })).toThrow(/^aspectRatio must be/);
  });
});
