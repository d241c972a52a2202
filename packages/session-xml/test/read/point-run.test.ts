import { describe, expect, test } from "vitest";
import { ByteWindow } from "../../src/lib/tokenizer/byte-window.ts";
import { PointRun } from "../../src/lib/tokenizer/point-run.ts";
import type { RunPoint } from "../../src/lib/xml/xml-handler.ts";

const decoder = new TextDecoder();

/** Reads a run of points, and returns the rest of the text too. */
function read(
  text: string,
  { withAlpha = true, isKept = true, most = Infinity } = {},
): { rest: string; points: RunPoint[]; count: number; place: unknown } {
  const window = new ByteWindow();
  window.append(text);
  const points: RunPoint[] = [];
  const count = new PointRun().read(window, { points: isKept ? points : undefined, most }, withAlpha);
  const { line, column } = window.here();
  const { bytes, start, end } = window;
  return { rest: decoder.decode(bytes.subarray(start, end)), points, count, place: [line, column] };
}

const P = '<point x="1" y="2"/>';

describe("PointRun", () => {
  test.each([
    [P, 1],
    [P + P, 2],
    [` ${P}\t${P}  ${P}`, 3],
    [`\n${P}\r${P}\r\n${P}\n\n\r\r\n${P}`, 4],
    ['<point x="1"\ny="2"\r\n/>', 1],
    ["<point\tx='1'\ty='2' />", 1],
    ['<point y="2" x="1"/>', 1],
  ])("reads %j completely", (text, count) => {
    const lines = text.split(/\r\n|\r|\n/);
    expect(read(text)).toEqual({
      rest: "",
      points: Array.from({ length: count }, () => ({ x: 1, y: 2 })),
      count,
      place: [lines.length, (lines.at(-1)?.length ?? 0) + 1],
    });
  });

  test.each([
    "",
    "\n </line>",
    "<!-- -->",
    "x",
    "<point/>",
    '<point x="1"/>',
    '<point y="1"/>',
    '<point alpha="1"/>',
    '<point x="1" alpha="1"/>',
    '<point x="1" y="2">',
    '<point x="1" y="2"/ >',
    '<point x="1"y="2"/>',
    '<pointx="1" y="2"/>',
    '<point x="1" x="2" y="2"/>',
    '<point x="1" y="2" y="2"/>',
    '<point x="1" y="2" alpha="1" alpha="1"/>',
    '<point x="1" y="2" z="3"/>',
    '<point x ="1" y="2"/>',
    '<point x= "1" y="2"/>',
    '<point x=1 y="2"/>',
    `<point x="1' y="2"/>`,
    `<point x='1" y="2"/>`,
    '<point x="" y="2"/>',
    '<point x="." y="2"/>',
    '<point x="-" y="2"/>',
    '<point x="1 " y="2"/>',
    '<point x=" 1" y="2"/>',
    '<point x="1a" y="2"/>',
    '<point x="/" y="2"/>',
    '<point x=":" y="2"/>',
    '<point x="&#49;" y="2"/>',
    '<point xx="1" y="2"/>',
    '<point x="1" yy="2"/>',
    '<point x="1" y="2" alphb="3"/>',
    '<point x="1" y="2" alqha="3"/>',
    '<point x="1" y="2" alpia="3"/>',
    '<point x="1" y="2" ampha="3"/>',
    ...["<qoint", "<pnint", "<pojnt", "<poimt", "<poins", "apoint"].map((name) => `${name} x="1" y="2"/>`),
  ])("leaves %j to others, also after others", (text) => {
    expect(read(text)).toEqual({ rest: text, points: [], count: 0, place: [1, 1] });
    expect(read(P + text)).toMatchObject({ rest: text, points: [{ x: 1, y: 2 }], place: [1, P.length + 1] });
    expect(read(`\n${P}\n\n${text}`)).toMatchObject({
      rest: `\n\n${text}`,
      count: 1,
      place: [2, P.length + 1],
    });
  });

  test("reads pressure only where it is allowed", () => {
    const at = (alpha: string): string => `<point x="1" y="2" alpha="${alpha}"/>`;
    const point = (alpha: number): RunPoint => ({ x: 1, y: 2, alpha });
    expect(read(at("0.5")).points).toEqual([point(0.5)]);
    expect(read(at("0.5"), { withAlpha: false })).toMatchObject({ count: 0, rest: at("0.5") });
    for (const alpha of ["-0.1", "1.1"]) {
      expect(read(at(alpha)).points).toEqual([point(Number(alpha))]);
      expect(read(at(alpha), { isKept: false }).count).toBe(0);
    }
    for (const alpha of ["0", "1"]) expect(read(at(alpha), { isKept: false }).count).toBe(1);
  });

  test("reads no more points than requested", () => {
    expect(read(P + P + P, { most: 2 })).toMatchObject({ count: 2, rest: P });
    expect(read(P, { most: 0 })).toMatchObject({ count: 0, rest: P });
  });

  test.each([
    ..."0 -0 +0 1 007 12.5 -12.5 +12.5 .5 -.5 5. 999999999999999 0.00000000000001 123456789.123456".split(
      " ",
    ),
    ..."0.1 0.2 0.3 1.1 2.675 0.050000 100000.000001 9.99999999999999".split(" "),
  ])("reads the number %s exactly", (number) => {
    expect(read(`<point x="${number}" y="2"/>`).points).toEqual([{ x: Number(number), y: 2 }]);
  });

  test.each("1e2 INF NaN 0.1234567890123456 1234567890123456 1.2.3 --1 +-1 1-".split(" "))(
    "leaves the number %s to others",
    (number) => {
      expect(read(`<point x="${number}" y="2"/>`).count).toBe(0);
    },
  );
});
