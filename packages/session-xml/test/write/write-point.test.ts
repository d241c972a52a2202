import { describe, expect, test } from "vitest";
import type { ChildSpec } from "../../src/lib/format/element-spec.ts";
import { mediaElement } from "../../src/lib/format/elements.ts";
import type { Point } from "../../src/lib/model/annotation.ts";
import { Utf8Writer } from "../../src/lib/write/utf8-writer.ts";
import { isPlainPoint, writePoint } from "../../src/lib/write/write-point.ts";

// Points have a fast path with the same result as the general one. These tests check which points take it, and its output.

/** Returns the child at the end of a path of names. */
function child(...[first = "", ...names]: string[]): ChildSpec {
  let found = mediaElement.childByName.get(first);
  for (const name of names) found = found?.element.childByName.get(name);
  if (found === undefined) throw new Error("There is no such element.");
  return found;
}

const LINE = child("annotation", "line", "point");
const ERASE = child("annotation", "erase", "point");

describe("the fast path for points", () => {
  test.each<[item: unknown, inLine: boolean, inErase: boolean]>([
    [{ x: 0, y: 0 }, true, true],
    [{ x: -1.5, y: Infinity }, true, true],
    [{ x: NaN, y: -0 }, true, true],
    [{ x: 1, y: 2, alpha: undefined, preserved: undefined }, true, true],
    [{ x: 1, y: 2, alpha: 0.5 }, true, false],
    [{ x: 1, y: 2, alpha: 0 }, true, false],
    [{ x: 1, y: 2, alpha: "0.5" }, false, false],
    [{ x: 1, y: 2, alpha: null }, false, false],
    [{ x: 1, y: 2, alpha: NaN }, true, false],
    [{ x: "1", y: 2 }, false, false],
    [{ x: 1, y: "2" }, false, false],
    [{ x: 1 }, false, false],
    [{ y: 2 }, false, false],
    [{}, false, false],
    [null, false, false],
    [undefined, false, false],
    [7, false, false],
    [{ x: 1, y: 2, preserved: {} }, false, false],
    [{ x: 1, y: 2, alpha: 1, preserved: { attributes: [] } }, false, false],
  ])("%j: takes %j in a line, %j in an erase", (item, inLine, inErase) => {
    expect([isPlainPoint(LINE, item), isPlainPoint(ERASE, item)]).toEqual([inLine, inErase]);
  });

  test.each([
    child("annotation", "circle"),
    child("annotation", "circle", "startPoint"),
    child("mask", "center"),
    child("locators", "path"),
  ])("takes points in no other element, such as $element.name", (other) => {
    expect(isPlainPoint(other, { x: 0, y: 0 })).toBe(false);
  });
});

describe("the fast path for points writes", () => {
  test.each<[Point, string]>([
    [{ x: 0, y: 0 }, '<point x="0" y="0"/>'],
    [{ x: 1, y: 2, alpha: 0.5 }, '<point x="1" y="2" alpha="0.5"/>'],
    [{ x: -1.25, y: 1e-7, alpha: 0 }, '<point x="-1.25" y="1e-7" alpha="0"/>'],
    [{ x: NaN, y: -Infinity }, '<point x="NaN" y="-INF"/>'],
    [{ x: -0, y: 1e21, alpha: 1 }, '<point x="-0" y="1e+21" alpha="1"/>'],
  ])("%j", (point, expected) => {
    const sink = new Utf8Writer(() => undefined);
    writePoint(sink, point);
    writePoint(sink, { x: 7, y: 8 });
    const [bytes] = sink.flush();
    expect(new TextDecoder().decode(bytes)).toBe(`${expected}<point x="7" y="8"/>`);
  });
});
