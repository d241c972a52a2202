import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { mediaMatcher, type MediaSummary } from "../src/index.ts";

const movie = (name: string): MediaSummary => ({
  playlistPosition: 1,
  kind: "file",
  name,
  groups: [],
  locators: [],
  userData: "",
  active: false,
});
const matches = (pattern: string, name: string): boolean => mediaMatcher({ names: [pattern] })(movie(name));

describe("mediaMatcher's name patterns", () => {
  it("match like the equivalent regular expressions", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", "."), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (pattern, name) => {
        const source = pattern.replaceAll(".", "\\.").replace(/\*+/g, ".*").replaceAll("?", ".");
        expect(matches(pattern, name)).toBe(new RegExp(`^${source}$`, "su").test(name));
      }),
      { numRuns: 2000 },
    );
  });

  it("ignore case and the composition of accents", () => {
    expect(matches("\u00c9T*", "e\u0301te.mov")).toBe(true);
    expect(matches("?.mov", "🎬.mov")).toBe(true);
  });

  it("with many stars need one pass over a long name", () => {
    expect(matches(`${"*a".repeat(50)}*b`, "a".repeat(200_000))).toBe(false);
  });
});
