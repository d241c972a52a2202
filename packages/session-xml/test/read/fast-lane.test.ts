import { SaxesParser } from "saxes";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { parseSession, validateSessionXml } from "../../src/index.ts";
import { LANE_PADDING, type LanePoint, PointLane } from "../../src/lib/xml/point-lane.ts";
import { annotation, media, NAMESPACE, session } from "../support/sample-documents.ts";

// The fast lanes give what the parser gives (`same-result`); here: that they do the work. What they leave to the parser by mistake
// would be seen in the time alone.

const encoder = new TextEncoder();

describe("the parser is given nothing of a plain session but the tags of its root", () => {
  const write = Object.getOwnPropertyDescriptor(SaxesParser.prototype, "write");
  let given = "";
  beforeEach(() => {
    given = "";
    Object.defineProperty(SaxesParser.prototype, "write", {
      ...write,
      value(this: SaxesParser, chunk: string | null) {
        given += chunk ?? "";
        return (write?.value as SaxesParser["write"]).call(this, chunk);
      },
    });
  });
  afterEach(() => {
    if (write !== undefined) Object.defineProperty(SaxesParser.prototype, "write", write);
  });

  const line = (points: string): string =>
    media(annotation(`<line color="#000000" alpha="1" thickness="1">${points.repeat(3)}</line>`));

  test.each([
    "",
    media(),
    media(
      '<mask alpha="1"><center x="0" y="0"/><ratio width="1" height="1"/><scaleFactor value="1"/></mask>',
      'active="true"',
    ),
    `\n\t${media("\r\n  <notes>n</notes>\r")}`,
    "<notes>Grüße 日本語 🎬 &amp; &lt;&gt;&quot;&apos; a]b</notes><chat></chat><group>]</group>",
    "<notes>&#65;</notes>",
    // The bytes of what XML cannot hold, one at a time.
    "<notes>\u307f \u3fff \uf03f \uffbf \uffc0 \ufffd</notes>",
    media("", 'userData="\u307f \u3fff \uf03f \uffbf \uffc0 \ufffd"'),
    media("<notes/>", 'userData=\'a &amp; "b" > é 日 🎬 ]\' active  ="true"').replace("  =", "="),
    media("", 'aa="1" zz="2" AA="3" ZZ="4"'),
    "<abcdefghijklm/><nopqrstuvwxyz/><ABCDEFGHIJKLM/><NOPQRSTUVWXYZ/>",
    line('<point x="1" y="2"/>'),
    line("\n\t<point x='1' y='2' alpha='0.5' />"),
    line('\r\n<point\r\ny="-.5"\tx="+1.25"\n/>'),
    line('<point x="1e-7" y="INF"></point>'),
  ])("%j", async (content) => {
    const xml = session(content);
    const root = xml.replace(content, "");
    for (const source of [xml, encoder.encode(xml)]) {
      given = "";
      parseSession(source);
      expect(given).toBe(root);
      given = "";
      await validateSessionXml(source);
      expect(given).toBe(root);
    }
  });
});

test.each([
  ["reader", parseSession],
  ["validator", validateSessionXml],
])("points are read in one run by the %s", async (_, take) => {
  const read = vi.spyOn(PointLane.prototype, "read");
  const points = '<point x="1" y="2"/>'.repeat(3);
  const line = `<line color="#000000" alpha="1" thickness="1">${points}</line>`;
  const erase = `<erase thickness="1">${points}</erase>`;
  const xml = session(media(annotation(line + erase)));
  await take(xml);
  const runs = read.mock.calls.map(([, start], index) =>
    xml.slice(start, read.mock.results[index]?.value as number),
  );
  vi.restoreAllMocks();
  expect(runs).toEqual([points, points]);
});

test.each([{ fastLane: true }, { fastLane: false }])(
  "points of another namespace are none, %o",
  async (options) => {
    const point = '<point x="1" y="2"/>';
    const other = `<erase xmlns="urn:other">${point}</erase>`;
    const stroke = `<c:erase xmlns:c="${NAMESPACE}" xmlns="urn:other" thickness="1"><c:point x="3" y="4"/>${point}${point}</c:erase>`;
    const xml = session(media(annotation(other + stroke)));
    const [movie] = parseSession(xml, options).media;
    const objects = movie?.kind === "file" ? movie.annotations[0]?.objects : undefined;
    expect(objects?.map((object) => (object.kind === "erase" ? object.points : []))).toEqual([
      [{ x: 3, y: 4 }],
    ]);
    const { issues } = await validateSessionXml(xml, options);
    expect(issues.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
      "unknown-element",
      "unknown-element",
      "unknown-element",
    ]);
  },
);

describe("a run of points", () => {
  /** What the lane reads of a text, as text, and what it tells of it. */
  function read(
    text: string,
    { withAlpha = true, onlyValid = false, most = Infinity } = {},
  ): { rest: string; points: LanePoint[]; count: number; lines: number; last: number } {
    const bytes = encoder.encode(`»${text}${"\0".repeat(LANE_PADDING)}`);
    const lane = new PointLane();
    const points: LanePoint[] = [];
    const end = lane.read(bytes, 2, points, withAlpha, onlyValid, most);
    const rest = new TextDecoder().decode(bytes.subarray(end, bytes.length - LANE_PADDING));
    const { count, lines, lastLineLength } = lane;
    return { rest, points, count, lines, last: lastLineLength };
  }

  const P = '<point x="1" y="2"/>';

  test.each([
    [P, 1, 0],
    [P + P, 2, 0],
    [` ${P}\t${P}  ${P}`, 3, 0],
    [`\n${P}\r${P}\r\n${P}\n\n\r\r\n${P}`, 4, 7],
    ['<point x="1"\ny="2"\r\n/>', 1, 2],
    ["<point\tx='1'\ty='2' />", 1, 0],
    ['<point y="2" x="1"/>', 1, 0],
  ])("%j is read whole", (text, count, lines) => {
    const lastLine = /[^\r\n]*$/.exec(text)?.[0].length;
    expect(read(text)).toEqual({
      rest: "",
      points: Array.from({ length: count }, () => ({ x: 1, y: 2 })),
      count,
      lines,
      last: lastLine,
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
  ])("%j is left to others, also behind others", (text) => {
    const nothing = { rest: text, points: [], count: 0, lines: 0, last: 0 };
    expect(read(text)).toEqual(nothing);
    expect(read(P + text)).toEqual({ ...nothing, points: [{ x: 1, y: 2 }], count: 1, last: P.length });
    expect(read(`\n${P}\n\n${text}`)).toEqual({
      rest: `\n\n${text}`,
      points: [{ x: 1, y: 2 }],
      count: 1,
      lines: 1,
      last: P.length,
    });
  });

  test("has pressure where it may, and within its range if asked for", () => {
    const at = (alpha: string): string => `<point x="1" y="2" alpha="${alpha}"/>`;
    const point = (alpha: number): LanePoint => ({ x: 1, y: 2, alpha });
    expect(read(at("0.5")).points).toEqual([point(0.5)]);
    expect(read(at("0.5"), { withAlpha: false })).toMatchObject({ count: 0, rest: at("0.5") });
    for (const alpha of ["-0.1", "1.1"]) {
      expect(read(at(alpha)).points).toEqual([point(Number(alpha))]);
      expect(read(at(alpha), { onlyValid: true }).count).toBe(0);
    }
    for (const alpha of ["0", "1"]) expect(read(at(alpha), { onlyValid: true }).count).toBe(1);
  });

  test("is no longer than asked for", () => {
    expect(read(P + P + P, { most: 2 })).toMatchObject({ count: 2, rest: P });
    expect(read(P, { most: 0 })).toMatchObject({ count: 0, rest: P });
  });

  test("can be passed over", () => {
    const bytes = encoder.encode(P + "\0".repeat(LANE_PADDING));
    const lane = new PointLane();
    expect(lane.read(bytes, 0, undefined, true, false, Infinity)).toBe(P.length);
    expect(lane.count).toBe(1);
  });

  test.each([
    ..."0 -0 +0 1 007 12.5 -12.5 +12.5 .5 -.5 5. 999999999999999 0.00000000000001 123456789.123456".split(
      " ",
    ),
    ..."0.1 0.2 0.3 1.1 2.675 0.050000 100000.000001 9.99999999999999".split(" "),
  ])("has the number %s as it is", (number) => {
    expect(read(`<point x="${number}" y="2"/>`).points).toEqual([{ x: Number(number), y: 2 }]);
  });

  test.each("1e2 INF NaN 0.1234567890123456 1234567890123456 1.2.3 --1 +-1 1-".split(" "))(
    "leaves the number %s to others, or is exact",
    (number) => {
      const { points, count } = read(`<point x="${number}" y="2"/>`);
      if (count > 0) expect(points).toEqual([{ x: Number(number), y: 2 }]);
    },
  );
});
