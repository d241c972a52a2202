import type { DrawingObject } from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { annotationToSvg } from "../src/index.ts";
import { arrow, circle, curve, frame, line, text } from "./support/drawings.ts";
import { pixelAt, render } from "./support/render.ts";

const SIZE = { width: 200, height: 100 };

describe("annotationToSvg: positions", () => {
  test("y is measured upwards from the bottom edge", async () => {
    const picture = await render(
      annotationToSvg(
        frame(
          line([
            [0.1, 0.9],
            [0.3, 0.9],
          ]),
        ),
        SIZE,
      ),
    );
    expect(pixelAt(picture, 0.2, 0.9)).toEqual([255, 0, 0, 255]);
    expect(pixelAt(picture, 0.2, 0.1)).toEqual([0, 0, 0, 0]);
  });

  test("thickness is a fraction of the picture's width", () => {
    expect(
      annotationToSvg(
        frame(
          line(
            [
              [0, 0],
              [1, 1],
            ],
            { thickness: 0.05 },
          ),
        ),
        SIZE,
      ),
    ).toContain('stroke-width="10"');
  });

  test("the pixel ratio determines the displayed aspect ratio", () => {
    const options = {
      ...SIZE,
      pixelRatio: { source: { width: 2, height: 1 }, target: { width: 1, height: 1 } },
    };
    expect(annotationToSvg(frame(), options)).toContain('viewBox="0 0 400 100" width="400" height="100"');
  });

  test("a stroke that leaves the picture keeps its direction", async () => {
    const picture = await render(
      annotationToSvg(
        frame(
          line([
            [0.25, 0.25],
            [1e6, 1e6],
          ]),
        ),
        SIZE,
      ),
    );
    expect(pixelAt(picture, 0.75, 0.75)).toEqual([255, 0, 0, 255]);
  });
});

describe("annotationToSvg: opacity", () => {
  test("a stroke that crosses itself is not darker there", async () => {
    const crossing = line(
      [
        [0.1, 0.1],
        [0.9, 0.9],
        [0.9, 0.1],
        [0.1, 0.9],
      ],
      { alpha: 0.5, thickness: 0.1 },
    );
    const picture = await render(annotationToSvg(frame(crossing), SIZE));
    expect(pixelAt(picture, 0.5, 0.5)).toEqual(pixelAt(picture, 0.25, 0.25));
  });

  test.each(["opacity", "width"] as const)(
    "a stroke with pressure, shown as %s, is not darker where it crosses itself",
    async (pressure) => {
      const there = curve(20, (t) => [0.1 + 0.8 * t, 0.1 + 0.8 * t, 0.5 + 0.4 * t]);
      const back = curve(20, (t) => [0.9 - 0.8 * t, 0.1 + 0.8 * t, 0.9]);
      const drawing = frame(line([...there, ...back], { alpha: 0.5, thickness: 0.1 }));
      const picture = await render(annotationToSvg(drawing, { ...SIZE, pressure }));
      const heavy = pressure === "opacity" ? 0.45 : 0.5;
      expect((pixelAt(picture, 0.5, 0.5)[3] ?? 0) / 255).toBeCloseTo(heavy, 1);
      expect(pixelAt(picture, 0.5, 0.5)).toEqual(pixelAt(picture, 0.7, 0.3));
    },
  );

  test("pressure shown as opacity multiplies the stroke's own opacity", async () => {
    const drawing = frame(
      line(
        curve(50, (t) => [t, 0.5, t]),
        { alpha: 0.8, thickness: 0.03 },
      ),
    );
    const picture = await render(annotationToSvg(drawing, SIZE));
    // Renderers round each of the stacked strokes to 8 bits.
    for (const x of [0.25, 0.5, 0.75])
      expect(Math.abs((pixelAt(picture, x, 0.5)[3] ?? 0) / 255 - 0.8 * x)).toBeLessThan(0.06);
  });

  test("pressure shown as width makes light strokes thin", async () => {
    const drawing = frame(
      line(
        curve(50, (t) => [t, 0.5, t]),
        { thickness: 0.2 },
      ),
    );
    const picture = await render(annotationToSvg(drawing, { ...SIZE, pressure: "width" }));
    expect(pixelAt(picture, 0.2, 0.6)[3]).toBe(0);
    expect(pixelAt(picture, 0.9, 0.6)[3]).toBe(255);
  });

  test("an arrow is not darker where its head covers its shaft", async () => {
    const drawing = frame(arrow([0.1, 0.5], [0.9, 0.5], { alpha: 0.5 }));
    const picture = await render(annotationToSvg(drawing, { ...SIZE, shapeThickness: 0.05 }));
    expect(pixelAt(picture, 0.85, 0.5)).toEqual(pixelAt(picture, 0.3, 0.5));
  });
});

describe("annotationToSvg: arrows", () => {
  const widthAt = async (object: DrawingObject, x: number): Promise<number> => {
    const picture = await render(annotationToSvg(frame(object), { ...SIZE, shapeThickness: 0.02 }));
    return Array.from({ length: 100 }, (_, row) => pixelAt(picture, x, (row + 0.5) / 100)).filter(
      ([, , , alpha]) => alpha === 255,
    ).length;
  };

  test("have their head at the end", async () => {
    const drawn = arrow([0.2, 0.5], [0.8, 0.5]);
    expect(await widthAt(drawn, 0.75)).toBeGreaterThan(2 * (await widthAt(drawn, 0.25)));
  });

  test("have their head at the start with reverse", async () => {
    const drawn = arrow([0.2, 0.5], [0.8, 0.5], { reverse: true });
    expect(await widthAt(drawn, 0.25)).toBeGreaterThan(2 * (await widthAt(drawn, 0.75)));
  });

  test("bend to the left of their direction with special, and to the right with flipSide", async () => {
    const bent = await render(annotationToSvg(frame(arrow([0.2, 0.5], [0.8, 0.5], { special: true })), SIZE));
    const flipped = annotationToSvg(
      frame(arrow([0.2, 0.5], [0.8, 0.5], { special: true, flipSide: true })),
      SIZE,
    );
    const down = await render(flipped);
    const column = (picture: typeof bent): number[] =>
      Array.from({ length: 100 }, (_, row) => (row + 0.5) / 100).filter(
        (y) => (pixelAt(picture, 0.5, y)[3] ?? 0) > 0,
      );
    expect(Math.min(...column(bent))).toBeGreaterThan(0.6);
    expect(Math.max(...column(down))).toBeLessThan(0.4);
  });
});

describe("annotationToSvg keeps objects without a size visible", () => {
  const center = async (object: DrawingObject): Promise<number[]> =>
    pixelAt(await render(annotationToSvg(frame(object), { ...SIZE, shapeThickness: 0.05 })), 0.5, 0.5);

  test.each<[string, DrawingObject]>([
    ["a stroke of one point", line([[0.5, 0.5]], { thickness: 0.05 })],
    ["a stroke of one point with light pressure", line([[0.5, 0.5, 0.5]], { thickness: 0.05 })],
    [
      "a stroke that stays where it is",
      line(
        [
          [0.5, 0.5, 0.5],
          [0.5, 0.5, 1],
        ],
        { thickness: 0.05 },
      ),
    ],
    ["a circle of no size", circle([0.5, 0.5], [0.5, 0.5])],
    ["a circle of no height", circle([0.2, 0.5], [0.8, 0.5])],
    ["an arrow to nowhere", arrow([0.5, 0.5], [0.5, 0.5])],
    ["text in a box of no size", text([0.49, 0.51], [0.49, 0.51], "Text")],
  ])("%s", async (_name, object) => {
    expect((await center(object))[3]).toBeGreaterThan(0);
  });
});

describe("annotationToSvg draws invalid values as far as possible", () => {
  const strange = [NaN, Infinity, -Infinity, 1e308, -1e308, 1e-308, 1e9];

  test.each(strange)("coordinates of %s", async (value) => {
    const drawing = frame(
      line([
        [0.1, 0.5],
        [value, 0.5],
        [0.9, 0.5],
      ]),
      line([[value, value]]),
      circle([value, 0], [1, 1]),
      arrow([0, value], [1, 1]),
      text([0, 0], [value, value], "Text"),
      line([
        [0.1, 0.2],
        [0.9, 0.2],
      ]),
    );
    const svg = annotationToSvg(drawing, SIZE);
    expect(svg).not.toMatch(/NaN|Infinity|e\+/);
    expect(pixelAt(await render(svg), 0.3, 0.2)).toEqual([255, 0, 0, 255]);
  });

  test.each([NaN, Infinity, -1, 0, 1e300])("a thickness, an opacity and a pressure of %s", async (value) => {
    const drawing = frame(
      line(
        [
          [0.1, 0.5, value],
          [0.9, 0.5, 1],
        ],
        { thickness: value, alpha: value },
      ),
      circle([0, 0], [1, 1], { alpha: value }),
    );
    const svg = annotationToSvg(drawing, SIZE);
    expect(svg).not.toMatch(/NaN|Infinity|="-|e\+/);
    await expect(render(svg)).resolves.toMatchObject({ width: 200 });
  });

  test("except an unknown kind, which it leaves out", () => {
    const unknown = { kind: "hologram", id: "" } as unknown as DrawingObject;
    expect(annotationToSvg(frame(unknown), SIZE)).toBe(annotationToSvg(frame(), SIZE));
  });

  test("and an invalid color, as gray", () => {
    expect(annotationToSvg(frame(circle([0, 0], [1, 1], { color: "red" })), SIZE)).toContain(
      'stroke="#808080"',
    );
  });
});
