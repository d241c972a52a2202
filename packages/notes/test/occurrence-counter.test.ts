import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OccurrenceCounter } from "../src/lib/rows/occurrence-counter.ts";

const hash = fc.stringMatching(/^[0-9a-f]{40}$/).map((digits) => `short-hash:${digits}`);
const text = fc.oneof(
  hash,
  fc.string({ unit: "binary" }),
  // Texts that are nearly the same, and halves of characters, which no UTF-8 could tell apart.
  fc.constantFrom("", "a", "aa", "\u0000", "\u0000\u0000", "\ud800", "\udfff", "\ufffd", "\uffff", "\u007f"),
  fc.constantFrom("short-hash:", `short-hash:${"0".repeat(40)}`, `short-hash:${"0".repeat(39)}A`),
);

describe("OccurrenceCounter", () => {
  test("counts each text on its own, however alike two are", () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 300 }), (texts) => {
        const counter = new OccurrenceCounter();
        const expected = new Map<string, number>();
        for (const one of texts) {
          const count = (expected.get(one) ?? 0) + 1;
          expected.set(one, count);
          expect(counter.next(one)).toBe(count);
        }
      }),
    );
  });

  test("counts beyond one byte", () => {
    const counter = new OccurrenceCounter();
    for (let count = 1; count <= 70_000; count++) {
      if (counter.next("path:/a.mov") !== count) expect.unreachable(`after ${count}`);
    }
    expect(counter.next("path:/b.mov")).toBe(1);
  });

  test("counts many, and long ones, when its room has grown many times", () => {
    const counter = new OccurrenceCounter();
    const long = "x".repeat(200_000);
    const texts = Array.from({ length: 50_000 }, (_, index) =>
      index % 2 === 0 ? `path:/Volumes/show/${index}.mov` : `short-hash:${String(index).padStart(40, "0")}`,
    );
    for (const occurrence of [1, 2, 3]) {
      expect(counter.next(long)).toBe(occurrence);
      expect(texts.filter((one) => counter.next(one) !== occurrence)).toEqual([]);
    }
  });
});
