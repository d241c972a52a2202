import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { annotationToSvg } from "../src/index.ts";
import { frame, text } from "./support/drawings.ts";

const SIZE = { width: 1000, height: 500 };

interface Laid {
  readonly size: number;
  readonly lines: readonly { readonly text: string; readonly y: number }[];
}

/** Text in the left half of the picture. */
function lay(p: string, left = 0, top = 1, right = 0.5, bottom = 0): Laid {
  const svg = annotationToSvg(frame(text([left, top], [right, bottom], p)), SIZE);
  const lines = [...svg.matchAll(/<text x="[^"]*" y="([^"]*)"[^>]*>([^<]*)<\/text>/g)];
  return {
    size: Number(/font-size="([^"]*)"/.exec(svg)?.[1]),
    lines: lines.map(([, y, line]) => ({ text: line ?? "", y: Number(y) })),
  };
}

describe("text in its box", () => {
  test("line breaks are line breaks, empty lines included", () => {
    const { lines, size } = lay("one\n\ntwo\r\nthree");
    expect(lines.map((line) => line.text)).toEqual(["one", "two", "three"]);
    const [first, second, third] = lines.map(({ y }) => y);
    expect(((second ?? 0) - (first ?? 0)) / size).toBeCloseTo(2.4, 1);
    expect(((third ?? 0) - (second ?? 0)) / size).toBeCloseTo(1.2, 1);
  });

  test("long lines are broken between words, and nothing of them is lost", () => {
    const words = "please delay the camera move to frame 45 and hold it there until the door has closed";
    const { lines } = lay(words, 0, 1, 0.2, 0.6);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.map((line) => line.text).join("")).toBe(words);
    expect(lines.every((line) => !line.text.startsWith(" "))).toBe(true);
  });

  test("lines stay as they were written where letters need not get much smaller for it", () => {
    const { lines } = lay("something with a\nnewline or\ntwo", 0.624, 0.327, 0.791, 0.094);
    expect(lines.map((line) => line.text)).toEqual(["something with a", "newline or", "two"]);
  });

  test("letters are as large as fits, and never larger than a tenth of the picture's height", () => {
    const short = lay("Short").size;
    const long = lay("A much longer text that needs several lines ".repeat(8)).size;
    expect(short).toBe(50);
    expect(long).toBeLessThan(short);
    expect(long).toBeGreaterThan(15);
  });

  test("a word too long for its box is broken once the letters would get too small to read", () => {
    const word = "x".repeat(400);
    const { lines, size } = lay(word, 0, 1, 0.2, 0.5);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.map((line) => line.text).join("")).toBe(word);
    expect(size).toBeGreaterThan(5);
  });

  test("scripts without spaces can be broken between any two characters", () => {
    const { lines } = lay("カメラの動きをフレーム四十五まで遅らせてください", 0, 1, 0.2, 0.5);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map((line) => line.text).join("")).toBe("カメラの動きをフレーム四十五まで遅らせてください");
  });

  test("all lines are inside the box, whatever the text", () => {
    const side = fc.double({ min: 0.02, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.string({ maxLength: 300 }), side, side, (p, width, height) => {
        const { lines, size } = lay(p, 0, height, width, 0);
        for (const { y } of lines) {
          expect(y).toBeLessThanOrEqual(SIZE.height + 0.1);
          expect(y - size).toBeGreaterThanOrEqual(SIZE.height * (1 - height) - 0.1);
        }
      }),
    );
  });

  test("the box may be given from any corner", () => {
    const forwards = annotationToSvg(frame(text([0.2, 0.8], [0.7, 0.3], "Text")), SIZE);
    const backwards = annotationToSvg(frame(text([0.7, 0.3], [0.2, 0.8], "Text")), SIZE);
    expect(backwards).toBe(forwards);
  });

  test("a box without an area grows from its start corner, as large as the text needs", () => {
    const svg = annotationToSvg(frame(text([0.2, 0.8], [0.2, 0.8], "Text")), SIZE);
    expect(svg).toMatch(/<rect x="200" y="100" width="[1-9][\d.]*" height="[1-9][\d.]*"/);
  });

  test("a background that cannot be seen and a text that is empty leave nothing", () => {
    const background = { color: "#000000", alpha: 0 };
    expect(annotationToSvg(frame(text([0, 1], [1, 0], "", { background })), SIZE)).not.toMatch(/<rect|<text/);
  });

  test("text from right to left starts at the right edge", () => {
    const svg = annotationToSvg(frame(text([0, 1], [0.5, 0], "שלום")), SIZE);
    expect(svg).toContain('text-anchor="end">\u202Bשלום\u202C</text>');
    expect(Number(/<text x="([^"]*)"/.exec(svg)?.[1])).toBeGreaterThan(450);
  });

  test("a very long text is laid out in no time", () => {
    const { lines } = lay("word ".repeat(40_000));
    expect(lines.length).toBeGreaterThan(100);
  });
});
