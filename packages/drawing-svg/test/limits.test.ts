import { createAnnotation, type DrawingObject } from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { annotationToSvg } from "../src/index.ts";
import { createCanvas } from "../src/lib/canvas/canvas.ts";
import { drawObject } from "../src/lib/compose/draw-object.ts";
import { limitDetail } from "../src/lib/compose/limit-detail.ts";
import { ExactEraser } from "../src/lib/erase/erase-shape.ts";
import { EraserIndex } from "../src/lib/erase/eraser-index.ts";
import { circle, erase, frame, line, text } from "./support/drawings.ts";

const MAX_LENGTH = 5_000_000;

/** The same numbers in every run. */
function random(): () => number {
  let state = 1;
  return () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;
}

type Place = readonly [x: number, y: number, alpha?: number];

function anywhere(count: number, alpha?: (index: number) => number): readonly Place[] {
  const next = random();
  return Array.from({ length: count }, (_, index) =>
    alpha ? [next(), next(), alpha(index)] : [next(), next()],
  );
}

/** A wandering stroke with a point every few pixels. */
function walk(count: number, alpha?: (index: number) => number, next = random()): readonly Place[] {
  let [x, y, angle] = [next(), next(), 6 * next()];
  return Array.from({ length: count }, (_, index) => {
    angle += 0.6 * (next() - 0.5);
    x = Math.min(1, Math.max(0, x + 0.003 * Math.cos(angle)));
    y = Math.min(1, Math.max(0, y + 0.003 * Math.sin(angle)));
    return alpha ? [x, y, alpha(index)] : [x, y];
  });
}

const alternating = (index: number): number => index % 2;
const next = random();

const HOSTILE: Record<string, () => readonly DrawingObject[]> = {
  "100,000 points anywhere with pressure on and off": () => [line(anywhere(100_000, alternating))],
  "100,000 points of a walk with pressure on and off": () => [line(walk(100_000, alternating))],
  "a million points anywhere": () => [line(anywhere(1_000_000))],
  "a million points with pressure on and off": () => [line(anywhere(1_000_000, alternating))],
  "one point a million times": () => [line(Array.from({ length: 1_000_000 }, (_, i) => [0.5, 0.5, i % 2]))],
  "a million strokes of one point": () => Array.from({ length: 1_000_000 }, () => line([[next(), next()]])),
  "3,000 strokes and 3,000 erasers after them": () => [
    ...Array.from({ length: 3000 }, () => line(walk(20, next, next))),
    ...Array.from({ length: 3000 }, () => erase(walk(20, undefined, next), { thickness: 0.01 })),
  ],
  "a scribble and an eraser's scribble": () => [
    line(anywhere(5000, next), { alpha: 0.5 }),
    erase(anywhere(500), { thickness: 0.002 }),
  ],
  "100,000 points anywhere, crossed by an eraser": () => [
    line(anywhere(100_000, next)),
    erase(anywhere(500), { thickness: 0.002 }),
  ],
  "20,000 texts": () =>
    Array.from({ length: 20_000 }, () => text([next(), next()], [next(), next()], "word ".repeat(40))),
  "a text of five million characters": () => [text([0, 1], [1, 0], "word ".repeat(1_000_000))],
};

describe("a machine-made drawing stays under 5 MB", () => {
  test.each(Object.keys(HOSTILE))("%s", (name) => {
    const annotation = createAnnotation(1, { objects: HOSTILE[name]?.() ?? [] });
    for (const pressure of ["opacity", "width"] as const) {
      const svg = annotationToSvg(annotation, { pressure });
      expect(svg.length).toBeLessThan(MAX_LENGTH);
      expect(svg).toContain("<g fill");
    }
  });
});

describe("a drawing beyond the limits", () => {
  const dots = (count: number): DrawingObject[] =>
    Array.from({ length: count }, (_, index) => line([[(index % 1000) / 1000, 0.5]]));
  const problemsOf = (objects: readonly DrawingObject[]): unknown[] => {
    const problems: unknown[] = [];
    annotationToSvg(createAnnotation(1, { objects }), {
      width: 320,
      height: 180,
      onProblem: ({ details }) => problems.push(details),
    });
    return problems;
  };

  test("loses an even share of its objects, and reports it", () => {
    expect(problemsOf(dots(15_001))).toEqual([
      { code: "limit-exceeded", limit: "objects", actual: 15_001, maximum: 15_000 },
    ]);
    expect(limitDetail(dots(15_001)).objects).toHaveLength(15_000);
    expect(problemsOf(dots(15_000))).toEqual([]);
  });

  test("loses points and the ends of texts, and reports it", () => {
    expect(problemsOf([line(anywhere(100_001)), text([0, 1], [1, 0], "a".repeat(400_001))])).toEqual([
      { code: "limit-exceeded", limit: "points", actual: 100_001, maximum: 100_000 },
      { code: "limit-exceeded", limit: "text", actual: 400_001, maximum: 400_000 },
    ]);
  });

  test("keeps its erasers, unless there are too many of them", () => {
    const everything = erase([[0, 0.5], [1, 0.5]], { thickness: 0.5 }); // prettier-ignore
    const svg = annotationToSvg(frame(...dots(40_000), everything), { width: 320, height: 180 });
    expect(svg).not.toContain("<path");
  });
});

describe("a hand-made drawing keeps", () => {
  test("every point, object and character", () => {
    const objects = [
      ...Array.from({ length: 500 }, () => line(walk(100))),
      text([0, 1], [1, 0], "a".repeat(1000)),
    ];
    const { objects: kept, detail } = limitDetail(objects);
    expect(kept).toBe(objects);
    expect(detail.share).toBe(1);
    expect(detail.maxTextLength).toBeGreaterThan(1000);
  });

  test("24 levels of pressure for 3,000 points", () => {
    expect(limitDetail([line(walk(3000, next))]).detail.maxLevels).toBe(24);
  });
});

describe("erasing", () => {
  /** Returns the work for a stroke of some points under an eraser that crosses it in some places. */
  function work(points: number, maxWork = Infinity): ExactEraser {
    const across = erase(
      Array.from({ length: 40 }, (_, i) => [i / 40, i % 2]),
      { thickness: 0.01 },
    );
    const objects = [line(walk(points), { thickness: 0.004 }), across];
    const canvas = createCanvas({}, limitDetail(objects).detail, () => "");
    const [stroke, eraser] = objects.map((object) => drawObject(object, canvas));
    const index = new EraserIndex(canvas.width, canvas.height);
    if (eraser?.kind === "eraser") index.add(eraser);
    const exact = new ExactEraser(index, canvas, maxWork);
    for (const shape of stroke?.kind === "paint" ? stroke.shapes : []) {
      if (shape.kind === "stroke") exact.cutStrokes(shape);
    }
    return exact;
  }

  test("costs at most about eleven times as much for ten times the points", () => {
    const [few, many] = [work(1000).work, work(10_000).work];
    expect(few).toBeGreaterThan(0);
    expect(many / few).toBeLessThan(11.5);
  });

  test("stops at its limit", () => {
    const exact = work(10_000, 5000);
    expect(exact.isExhausted).toBe(true);
    expect(exact.work).toBeLessThan(2 * 5000);
  });

  test("still erases beyond the limit", () => {
    const lines = Array.from({ length: 2000 }, () => line(anywhere(20), { thickness: 0.002 }));
    const scribble = erase(anywhere(4000), { thickness: 0.002 });
    const everything = erase(
      Array.from({ length: 41 }, (_, i) => [i % 2, i / 40]),
      { thickness: 0.1 },
    );
    const svg = annotationToSvg(frame(...lines, circle([0.2, 0.2], [0.8, 0.8]), scribble, everything));
    expect(svg).not.toContain("<path");
  });
});
