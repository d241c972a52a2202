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

describe("annotationToSvg: text in its box", () => {
  test("keeps line breaks, including empty lines", () => {
    const { lines, size } = lay("one\n\ntwo\r\nthree");
    expect(lines.map((line) => line.text)).toEqual(["one", "two", "three"]);
    const [first, second, third] = lines.map(({ y }) => y);
    expect(((second ?? 0) - (first ?? 0)) / size).toBeCloseTo(2.4, 1);
    expect(((third ?? 0) - (second ?? 0)) / size).toBeCloseTo(1.2, 1);
  });

  test("breaks long lines between words without losing anything", () => {
    const words = "please delay the camera move to frame 45 and hold it there until the door has closed";
    const { lines } = lay(words, 0, 1, 0.2, 0.6);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.map((line) => line.text).join("")).toBe(words);
    expect(lines.every((line) => !line.text.startsWith(" "))).toBe(true);
  });

  test("keeps the lines if the letters need not become much smaller", () => {
    const { lines } = lay("something with a\nnewline or\ntwo", 0.624, 0.327, 0.791, 0.094);
    expect(lines.map((line) => line.text)).toEqual(["something with a", "newline or", "two"]);
  });

  test("has letters as large as possible, up to a tenth of the picture's height", () => {
    const short = lay("Short").size;
    const long = lay("A much longer text that needs several lines ".repeat(8)).size;
    expect(short).toBe(50);
    expect(long).toBeLessThan(short);
    expect(long).toBeGreaterThan(15);
  });

  test("breaks a word that would make the letters too small to read", () => {
    const word = "x".repeat(400);
    const { lines, size } = lay(word, 0, 1, 0.2, 0.5);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.map((line) => line.text).join("")).toBe(word);
    expect(size).toBeGreaterThan(5);
  });

  test("breaks between any two characters of scripts without spaces", () => {
    const { lines } = lay("カメラの動きをフレーム四十五まで遅らせてください", 0, 1, 0.2, 0.5);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.map((line) => line.text).join("")).toBe("カメラの動きをフレーム四十五まで遅らせてください");
  });

  test("has all lines inside the box, whatever the text", () => {
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

  test("accepts a box from any corner", () => {
    const forwards = annotationToSvg(frame(text([0.2, 0.8], [0.7, 0.3], "Text")), SIZE);
    const backwards = annotationToSvg(frame(text([0.7, 0.3], [0.2, 0.8], "Text")), SIZE);
    expect(backwards).toBe(forwards);
  });

  test("grows a box without an area from its start corner to fit the text", () => {
    const svg = annotationToSvg(frame(text([0.2, 0.8], [0.2, 0.8], "Text")), SIZE);
    expect(svg).toMatch(/<rect x="200" y="100" width="[1-9][\d.]*" height="[1-9][\d.]*"/);
  });

  test("draws nothing for an invisible background and an empty text", () => {
    const background = { color: "#000000", alpha: 0 };
    expect(annotationToSvg(frame(text([0, 1], [1, 0], "", { background })), SIZE)).not.toMatch(/<rect|<text/);
  });

  test("starts right-to-left text at the right edge", () => {
    const svg = annotationToSvg(frame(text([0, 1], [0.5, 0], "שלום")), SIZE);
    expect(svg).toContain('text-anchor="end">\u202Bשלום\u202C</text>');
    expect(Number(/<text x="([^"]*)"/.exec(svg)?.[1])).toBeGreaterThan(450);
  });

  test("lays out a very long text quickly", () => {
    const { lines } = lay("word ".repeat(40_000));
    expect(lines.length).toBeGreaterThan(100);
  });
});
