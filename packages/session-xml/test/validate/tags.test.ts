import { describe, expect, test } from "vitest";
import { ENGINES, validateWith } from "../support/engines.ts";
import { session } from "../support/sample-documents.ts";

// Tags over several lines, in any chunks: the position of each issue is that of its tag or attribute.

const CONTENT = [
  "\n <x1\n/><x2\n\n\tzz='1'/><x3",
  "/> <x4 a='>x9'\n/>\n<media\n active=\"yes\"\r\n\tcurrentFrame='0'  z1 = \"a='1'\" z2='2'\n>",
  "<name\n>a</name><locators\r><url\n>http://a/</url></locators><annotation\n\n/></media>",
  "text <x5/><notes\nlang='de'>a</notes\n><notes\n>b</notes>",
].join("");

const EXPECTED: readonly (readonly [code: string, found: string])[] = [
  ["unknown-element", "<x1"],
  ["unknown-element", "<x2"],
  ["unknown-element", "<x3"],
  ["unknown-element", "<x4"],
  ["invalid-value", "active="],
  ["value-out-of-range", "currentFrame="],
  ["unknown-attribute", "z1 ="],
  ["unknown-attribute", "z2="],
  ["missing-attribute", "<annotation"],
  ["unexpected-text", "text "],
  ["unknown-element", "<x5"],
  ["unknown-attribute", "lang="],
  ["repeated-element", "<notes\n>b"],
];

describe.each(ENGINES)("positions of issues in tags, by %s", (engine) => {
  test.each(["\n", "\r\n", "\r"])("are right with line ends %j", (lineEnd) => {
    const withEnds = (text: string): string => text.replaceAll(/\r\n|\r|\n/g, lineEnd);
    const xml = withEnds(session(CONTENT));
    const expected = EXPECTED.map(([code, found]) => {
      const offset = xml.indexOf(withEnds(found));
      const lines = xml.slice(0, offset).split(lineEnd);
      return { code, offset, line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
    });
    const check = (source: string[]): void => {
      const { issues } = validateWith(engine, source);
      expect(issues.map(({ code, offset, line, column }) => ({ code, offset, line, column }))).toEqual(
        expected,
      );
    };
    check([xml]);
    check(xml.split(""));
    for (let cut = 0; cut < xml.length; cut += 1) check([xml.slice(0, cut), xml.slice(cut)]);
  });
});
