import { createAnnotation } from "@cinesync/session-xml";
import { describe, expect, test } from "vitest";
import { annotationToSvg, DrawingSvgError, isPictureUrl } from "../src/index.ts";
import { arrow, circle, curve, erase, frame, line, text } from "./support/drawings.ts";

const SIZE = { width: 1920, height: 1080 };
const wave = line(curve(2000, (t) => [t, 0.5 + 0.3 * Math.sin(9 * t)]));

/** Matches the error about an option. */
function invalid(option: string, value?: unknown): Error {
  const details: unknown = expect.objectContaining({ option, ...(value !== undefined && { value }) });
  return expect.objectContaining({ name: "DrawingSvgError", code: "invalid-option", details }) as Error;
}

describe("annotationToSvg: the element", () => {
  test("has a namespace, a view box and a size", () => {
    expect(annotationToSvg(frame(), SIZE)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1920 1080" width="1920" height="1080" aria-hidden="true"></svg>',
    );
  });

  test("is the same text for the same call, which changes nothing", () => {
    const drawing = frame(
      line([
        [0.1, 0.1, 0.5],
        [0.5, 0.5, 1],
      ]),
      erase([[0.2, 0.2]]),
      text([0, 1], [1, 0], "Text"),
    );
    const before = structuredClone(drawing);
    expect(annotationToSvg(drawing, SIZE)).toBe(annotationToSvg(drawing, SIZE));
    expect(drawing).toEqual(before);
  });

  test("has ids that differ between different drawings, and valid references", () => {
    const drawings = [0.2, 0.3].map((y) =>
      frame(
        line([
          [0, y],
          [1, y],
        ]),
        erase([[0.5, y]]),
        wave,
        erase([[0, 0.5]]),
      ),
    );
    const svgs = drawings.map((drawing) => annotationToSvg(drawing, { ...SIZE, title: "Drawing" }));
    const ids = svgs.flatMap((svg) => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    expect(new Set(ids).size).toBe(ids.length);
    const references = svgs.join("").matchAll(/url\(#([^)]+)\)|href="#([^"]+)"|labelledby="([^"]+)"/g);
    for (const [, mask, use, label] of references) expect(ids).toContain(mask ?? use ?? label);
  });

  test("is a picture to screen readers with a title, and decoration without", () => {
    const named = annotationToSvg(frame(), {
      ...SIZE,
      idPrefix: "a",
      title: "Frame 12",
      description: "One arrow",
    });
    expect(named).toContain('role="img" aria-labelledby="a-0" aria-describedby="a-1"');
    expect(named).toContain('<title id="a-0">Frame 12</title><desc id="a-1">One arrow</desc>');
    expect(annotationToSvg(frame(), SIZE)).toContain('aria-hidden="true"');
  });

  test("fills any box with stretch", () => {
    expect(annotationToSvg(frame(), { ...SIZE, stretch: true })).toContain('preserveAspectRatio="none"');
  });
});

describe("annotationToSvg: size", () => {
  test("coordinates have no more digits than the picture's size needs", () => {
    const svg = annotationToSvg(
      frame(
        line([
          [0.123456, 0.654321],
          [0.234567, 0.765432],
        ]),
      ),
      SIZE,
    );
    expect(svg).toContain('d="M237 373.3l213.4-120"');
  });

  test("points in the same place of the grid are written once", () => {
    const svg = annotationToSvg(
      frame(
        line([
          [0.5, 0.5],
          [0.500001, 0.5],
          [0.6, 0.5],
          [0.6, 0.5],
        ]),
      ),
      SIZE,
    );
    expect(svg).toContain('d="M960 540l192 0"');
  });

  test("redundant points are left out", () => {
    const svg = annotationToSvg(frame(wave), SIZE);
    expect(svg.match(/d="([^"]*)"/)?.[1]?.length).toBeLessThan(3000);
  });

  test("a stroke with even pressure needs no mask", () => {
    const drawing = frame(
      line([
        [0.1, 0.1, 0.5],
        [0.5, 0.5, 0.5],
      ]),
    );
    expect(annotationToSvg(drawing, SIZE)).not.toContain("mask");
  });
});

describe("annotationToSvg rejects by name", () => {
  test.each([0, -1, NaN, Infinity, 100_001])("a side of %s pixels", (side) => {
    expect(() => annotationToSvg(frame(), { width: side, height: 100 })).toThrow(invalid("width", side));
    expect(() => annotationToSvg(frame(), { width: 100, height: side })).toThrow(invalid("height", side));
  });

  test("an invalid pixel ratio", () => {
    const pixelRatio = { source: { width: 1, height: 0 }, target: { width: 1, height: 1 } };
    expect(() => annotationToSvg(frame(), { ...SIZE, pixelRatio })).toThrow(
      invalid("pixelRatio", "1:0 to 1:1"),
    );
  });

  test("annotations of several frames", () => {
    const annotations = [createAnnotation(1), createAnnotation(38)];
    expect(() => annotationToSvg(annotations, SIZE)).toThrow(
      expect.objectContaining({
        code: "several-frames",
        details: { code: "several-frames", frames: [1, 38] },
      }),
    );
  });

  test.each([
    [{ shapeThickness: 0 }, "shapeThickness"],
    [{ backgroundColor: "red" }, "backgroundColor"],
    [{ idPrefix: 'a" onload="' }, "idPrefix"],
    [{ idPrefix: "" }, "idPrefix"],
  ])("invalid options %j", (options, option) => {
    expect(() => annotationToSvg(frame(), { ...SIZE, ...options })).toThrow(invalid(option));
  });

  test("with a code, details and a message built from them", () => {
    const failing = (): string => annotationToSvg(frame(), { width: 0, height: 1 });
    expect(failing).toThrow(DrawingSvgError);
    expect(failing).toThrow("width must be a number of pixels above 0 and at most 100000, got 0");
  });

  test("but treats undefined as a left-out option", () => {
    const options = { width: undefined, height: undefined, title: undefined, pressure: undefined };
    expect(annotationToSvg(frame(), options)).toBe(annotationToSvg(frame()));
    expect(annotationToSvg(frame())).toContain('viewBox="0 0 1920 1080"');
  });
});

describe("annotationToSvg: the picture below", () => {
  test.each([
    "https://example.com/frames/a.jpg",
    "http://localhost:8080/a.png",
    "file:///frames/a.png",
    "blob:https://example.com/1",
    "data:image/png;base64,AAAA",
    "frames/shot 010-00038 (2).jpg",
    "../a.png",
    "/a.png",
    "//example.com/a.png",
  ])("can be %s", (background) => {
    expect(annotationToSvg(frame(), { ...SIZE, background })).toContain(`href="${background}"`);
  });

  test.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001 javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:,",
    "vbscript:x",
    "C:\\frames\\a.jpg",
    "",
    "  ",
  ])("cannot be %j", (background) => {
    expect(isPictureUrl(background)).toBe(false);
    expect(() => annotationToSvg(frame(), { ...SIZE, background })).toThrow(
      invalid("background", background),
    );
  });

  test("cannot be a Windows path, and the error says how to write it as a URL", () => {
    expect(() => annotationToSvg(frame(), { ...SIZE, background: "C:\\a.jpg" })).toThrow("file:///C:/");
  });

  test("is below the drawing and above the color", () => {
    const drawing = frame(arrow([0, 0], [1, 1]), circle([0, 0], [1, 1]));
    const svg = annotationToSvg(drawing, { ...SIZE, background: "a.jpg", backgroundColor: "#112233" });
    expect(svg).toMatch(/<rect[^>]*fill="#123"\/><image[^>]*href="a.jpg"\/><g/);
  });
});
