import { describe, expect, test } from "vitest";
import { createAnnotation, createMediaFile, createSession, stringifySession } from "../../src/index.ts";
import { errorOf } from "../support/error-of.ts";

/** Returns the points of a written stroke. The model is not checked before it is written. */
function written(kind: "line" | "erase", points: readonly unknown[]): string {
  const stroke =
    kind === "line"
      ? { kind, id: "", color: "#000000", alpha: 1, thickness: 1, points }
      : { kind, id: "", thickness: 1, points };
  const annotation = { ...createAnnotation(1), objects: [stroke] } as never;
  const media = createMediaFile({ locators: ["/a.mov"], annotations: [annotation] });
  const xml = stringifySession(createSession({ media: [media] }), { indent: "" });
  return xml
    .replaceAll("\n", "")
    .replace(/^.*?(?=<point)/, "")
    .replace(/<\/(?:line|erase)>.*$/, "");
}

describe("stringifySession writes the point", () => {
  test.each<[point: object, inLine: string, inErase: string]>([
    [{ x: 0, y: 0 }, '<point x="0" y="0"/>', '<point x="0" y="0"/>'],
    [{ x: 1, y: 2, alpha: 0.5 }, '<point x="1" y="2" alpha="0.5"/>', '<point x="1" y="2"/>'],
    [{ x: 1, y: 2, alpha: undefined, preserved: undefined }, '<point x="1" y="2"/>', '<point x="1" y="2"/>'],
    [{ x: -1.25, y: 1e-7, alpha: 0 }, '<point x="-1.25" y="1e-7" alpha="0"/>', '<point x="-1.25" y="1e-7"/>'],
    [{ x: NaN, y: -Infinity }, '<point x="NaN" y="-INF"/>', '<point x="NaN" y="-INF"/>'],
    [{ x: -0, y: 1e21 }, '<point x="-0" y="1e+21"/>', '<point x="-0" y="1e+21"/>'],
    [
      { x: 1, y: 2, preserved: { attributes: [{ name: "tilt", namespace: "", value: "7" }] } },
      '<point x="1" y="2" tilt="7"/>',
      '<point x="1" y="2" tilt="7"/>',
    ],
  ])("%j", (point, inLine, inErase) => {
    const other = { x: 7, y: 8 };
    expect(written("line", [point, other])).toBe(`${inLine}<point x="7" y="8"/>`);
    expect(written("erase", [point, other])).toBe(`${inErase}<point x="7" y="8"/>`);
  });
});

describe("stringifySession rejects the point", () => {
  test.each<[point: unknown, code: string]>([
    [{ x: 1, y: 2, alpha: "0.5" }, "invalid-value"],
    [{ x: 1, y: 2, alpha: null }, "invalid-value"],
    [{ x: "1", y: 2 }, "invalid-value"],
    [{ x: 1, y: "2" }, "invalid-value"],
    [{ x: 1 }, "missing-attribute"],
    [{ y: 2 }, "missing-attribute"],
    [null, "invalid-value"],
    [7, "invalid-value"],
  ])("%j", (point, code) => {
    expect(errorOf(() => written("line", [{ x: 0, y: 0 }, point])).code).toBe(code);
  });
});
