import { describe, expect, test } from "vitest";
import { describeDrawing, suggestBackground } from "../src/index.ts";
import { arrow, circle, erase, frame, line, text } from "./support/drawings.ts";

const dot = line([[0.5, 0.5]]);

describe("describeDrawing", () => {
  test("returns an empty text without drawings", () => {
    expect(describeDrawing([])).toBe("");
    expect(describeDrawing([frame(erase([[0.5, 0.5]]))])).toBe("");
  });

  test("counts each kind and quotes text", () => {
    const drawing = frame(
      dot,
      dot,
      circle([0, 0], [1, 1]),
      arrow([0, 0], [1, 1]),
      text([0, 1], [1, 0], "a\n  b"),
    );
    expect(describeDrawing([drawing])).toBe("2 strokes, 1 ellipse, 1 arrow, 1 text: “a b”");
  });

  test("shortens a long text, but never splits a character", () => {
    const words = describeDrawing([frame(text([0, 1], [1, 0], "😀".repeat(500) + "x"))]);
    expect(words).toBe(`1 text: “${"😀".repeat(100)}…”`);
    const odd = describeDrawing([frame(text([0, 1], [1, 0], "x" + "😀".repeat(500)))]);
    expect(odd).toBe(`1 text: “x${"😀".repeat(99)}…”`);
  });
});

describe("suggestBackground", () => {
  test.each([
    ["nothing", [], "#23272e"],
    ["bright colors", ["#ff2209", "#ffffff", "#2bef16"], "#23272e"],
    ["black", ["#000000"], "#eceef1"],
    ["dark blue", ["#0500ff"], "#eceef1"],
    ["black and white", ["#000000", "#ffffff"], "#74777c"],
    ["a color that is invalid", ["red"], "#23272e"],
  ])("for %s", (_name, colors, expected) => {
    expect(suggestBackground([frame(...colors.map((color) => line([[0, 0]], { color })))])).toBe(expected);
  });

  test("uses the letters of a text in a transparent box", () => {
    const background = { color: "#ffffff", alpha: 0 };
    const foreground = { color: "#000000", alpha: 1 };
    expect(suggestBackground([frame(text([0, 1], [1, 0], "a", { background, foreground }))])).toBe("#eceef1");
  });
});
