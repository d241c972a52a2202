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

describe("name patterns", () => {
  it("match as the regular expressions do that they stand for", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "*", "?", "."), maxLength: 8 });
    fc.assert(
      fc.property(text, text, (pattern, name) => {
        const source = pattern.replaceAll(".", "\\.").replace(/\*+/g, ".*").replaceAll("?", ".");
        expect(matches(pattern, name)).toBe(new RegExp(`^${source}$`, "su").test(name));
      }),
      { numRuns: 2000 },
    );
  });

  it("ignore case and how accents are composed", () => {
    expect(matches("\u00c9T*", "e\u0301te.mov")).toBe(true);
    expect(matches("?.mov", "🎬.mov")).toBe(true);
  });

  it("with many stars take one pass over a long name", () => {
    expect(matches(`${"*a".repeat(50)}*b`, "a".repeat(200_000))).toBe(false);
  });
});
