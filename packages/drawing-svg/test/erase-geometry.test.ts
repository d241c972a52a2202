import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCanvas } from "../src/lib/canvas/canvas.ts";
import type { Pixel } from "../src/lib/canvas/box.ts";
import { CoarseEraser } from "../src/lib/erase/coarse-eraser.ts";
import { ExactEraser } from "../src/lib/erase/erase-shape.ts";
import { EraserIndex } from "../src/lib/erase/eraser-index.ts";
import { placeDistanceSquared } from "../src/lib/erase/segment-distance.ts";
import { outlineStroke } from "../src/lib/shape/outline.ts";
import type { Ring, Stroke } from "../src/lib/shape/shape.ts";
import { strokesBox } from "../src/lib/stroke/visible-strokes.ts";

const SIZE = { width: 192, height: 108 };
const detail = { share: 1, maxLevels: 24, maxTextLength: 1000 };
const canvas = createCanvas(SIZE, detail, () => "id");
/** ERASE_RUNS asks for more. */
const RUNS = Number(process.env["ERASE_RUNS"] ?? 500);
/** Positions this near to an edge may count as either side: arcs are polygons, and positions are rounded. */
const EDGE = 0.08;

const coordinate = fc.integer({ min: -20_000, max: 212_000 }).map((thousandths) => thousandths / 1000);
// Few different positions: strokes that go back over themselves, pause, and meet end to end.
const odd = fc.constantFrom(0, 10, 10.001, 50, 54, 96, 108, 192);
const place = fc.oneof(fc.record({ x: coordinate, y: coordinate }), fc.record({ x: odd, y: odd }));
const stroke = fc.array(place, { minLength: 1, maxLength: 30 });
const radius = fc.constantFrom(0.24, 2, 5, 5.0001, 20);
const alpha = fc.constantFrom(1, 0.3);
const samples = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 20, maxLength: 60 });

/** Returns the winding number of outlines around a position. */
function winding(rings: readonly Ring[], { x, y }: Pixel): number {
  let count = 0;
  for (const ring of rings) {
    let from = ring.at(-1);
    for (const to of ring) {
      if (from && from.y <= y !== to.y <= y) {
        const crossing = from.x + ((y - from.y) / (to.y - from.y)) * (to.x - from.x);
        if (crossing > x) count += to.y > from.y ? 1 : -1;
      }
      from = to;
    }
  }
  return count;
}

function distance(through: Stroke, at: Pixel): number {
  let least = Infinity;
  for (const [index, to] of through.entries()) {
    const from = through[index - 1] ?? to;
    least = Math.min(least, placeDistanceSquared(at, { from, to }));
  }
  return Math.sqrt(least);
}

/** Returns positions near the stroke, where the edges are. */
function near(through: Stroke, r: number, offsets: readonly Pixel[]): Pixel[] {
  return offsets.map(({ x, y }, index) => {
    const center = through[index % through.length] ?? { x, y };
    return { x: center.x + ((x - 96) / 100) * r, y: center.y + ((y - 96) / 100) * r };
  });
}

describe("the outline of a stroke", () => {
  test("contains the stroke, nothing else, and never has a negative winding number", () => {
    fc.assert(
      fc.property(stroke, radius, samples, (through, r, offsets) => {
        const ring = outlineStroke(through, r, canvas.tolerance);
        for (const at of [...near(through, r, offsets), ...offsets]) {
          const off = distance(through, at) - r;
          if (Math.abs(off) < EDGE) continue;
          const times = winding([ring], at);
          if (off < 0) expect(times).toBeGreaterThan(0);
          else expect(times).toBe(0);
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });
});

describe("an eraser", () => {
  const eraserOf = (strokes: readonly Stroke[], r: number): EraserIndex => {
    const index = new EraserIndex(SIZE.width, SIZE.height);
    index.add({ kind: "eraser", strokes, width: 2 * r, box: strokesBox(strokes, 2 * r) });
    return index;
  };

  test("leaves exactly the parts that it does not touch", () => {
    fc.assert(
      fc.property(
        stroke,
        radius,
        stroke,
        radius,
        alpha,
        samples,
        (drawn, r, erased, eraserRadius, a, offsets) => {
          const exact = new ExactEraser(eraserOf([erased], eraserRadius), canvas, Infinity);
          const remains = exact.cutStrokes({ strokes: [drawn], width: 2 * r, alpha: a });
          const left = remains ?? { strokes: [drawn], rings: [] };
          const rings = [
            ...left.strokes.map((one) => outlineStroke(one, r, canvas.tolerance)),
            ...left.rings,
          ];
          for (const at of [...near(drawn, r, offsets), ...near(erased, eraserRadius, offsets)]) {
            if (at.x < 0 || at.y < 0 || at.x > SIZE.width || at.y > SIZE.height) continue;
            const [inside, erasedBy] = [distance(drawn, at) - r, distance(erased, at) - eraserRadius];
            if (Math.abs(inside) < EDGE || Math.abs(erasedBy) < EDGE) continue;
            expect(winding(rings, at) !== 0, JSON.stringify(at)).toBe(inside < 0 && erasedBy > 0);
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  test("cuts areas too", () => {
    fc.assert(
      fc.property(place, place, stroke, radius, samples, (a, b, erased, eraserRadius, offsets) => {
        const [left, right] = [Math.min(a.x, b.x), Math.max(a.x, b.x)];
        const [top, bottom] = [Math.min(a.y, b.y), Math.max(a.y, b.y)];
        const corners = [left, right].flatMap((x) => [
          { x, y: top },
          { x, y: bottom },
        ]);
        const ring = [corners[0], corners[2], corners[3], corners[1]].filter((one) => one !== undefined);
        const exact = new ExactEraser(eraserOf([erased], eraserRadius), canvas, Infinity);
        const rings = exact.cutRings({ rings: [ring], alpha: 1 })?.rings ?? [ring];
        for (const at of [...offsets, ...near(erased, eraserRadius, offsets)]) {
          if (at.x < 0 || at.y < 0 || at.x > SIZE.width || at.y > SIZE.height) continue;
          const inside = Math.max(left - at.x, at.x - right, top - at.y, at.y - bottom);
          const erasedBy = distance(erased, at) - eraserRadius;
          if (Math.abs(inside) < EDGE || Math.abs(erasedBy) < EDGE) continue;
          expect(winding(rings, at) !== 0, JSON.stringify(at)).toBe(inside < 0 && erasedBy > 0);
        }
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  test("as a bitmap moves no center line by more than a cell", () => {
    fc.assert(
      fc.property(stroke, stroke, fc.constantFrom(2, 5, 20), (drawn, erased, eraserRadius) => {
        const coarse = new CoarseEraser(SIZE.width, SIZE.height);
        coarse.add({
          kind: "eraser",
          strokes: [erased],
          width: 2 * eraserRadius,
          box: strokesBox([erased], 2 * eraserRadius),
        });
        const cell = (1.5 * SIZE.width) / 640;
        for (const part of coarse.cut(drawn)) {
          for (const at of part) {
            expect(distance(drawn, at)).toBeLessThan(1e-6);
            if (at.x < 0 || at.y < 0 || at.x >= SIZE.width || at.y >= SIZE.height) continue;
            expect(distance(erased, at)).toBeGreaterThan(eraserRadius - 2 * cell);
          }
        }
      }),
    );
  });
});
