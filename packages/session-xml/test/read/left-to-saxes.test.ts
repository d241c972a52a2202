import { expect, test } from "vitest";
import type { Limits } from "../../src/lib/xml/limits.ts";
import { outcome, validateWith } from "../support/engines.ts";
import { annotation, media, session } from "../support/sample-documents.ts";

// Markup at the edge of the tokenizer's knowledge: saxes alone gives the same result.

const attributes = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) =>
      ` ${String.fromCharCode(0x61 + (index % 26)).repeat(1 + Math.floor(index / 26))}="${String(index)}"`,
  ).join("");
const name = (length: number): string => "abcdefghij".repeat(100).slice(0, length);

/** Each is put into a session, between two tags. */
const SNIPPETS = [
  // Attributes.
  '<x a"1"/>',
  '<x a:"1"/>',
  "<x a=1/>",
  '<x a ="1"/>',
  '<x a= "1"/>',
  "<x a/>",
  "<x a='1\"/>",
  `<x a="1'/>`,
  '<x a="1"b="2"/>',
  '<x a="1" a="2"/>',
  '<x a="1" b="2" a="3"/>',
  '<x a="1<2"/>',
  '<x a="1>2]]>"/>',
  '<x a="1\t2"/>',
  '<x a="1\n2"/>',
  '<x a="1\r\n2"/>',
  '<x a="1\u00012"/>',
  '<x a="\uffee\ufffd"/>',
  '<x a="\ufffe"/>',
  '<x a="&amp;&lt;&gt;&quot;&apos;&#65;&#x42;é日🎬"/>',
  '<x a="&#9;&#10;&#13;"/>',
  '<x a="&y;"/>',
  '<x a="& "/>',
  '<x 1="2"/>',
  '<x a1="2" a-b="3" é="4" _="5"/>',
  '<x ="2"/>',
  '<x xmlns="urn:x"><y/></x>',
  '<x xmlns=""/>',
  '<x xmlnsa="1" axmlns="2"/>',
  '<x xmlns:p="urn:p" p:a="1"/>',
  '<x p:a="1"/>',
  `<x${attributes(16)}/>`,
  `<x${attributes(17)}/>`,
  `<x${attributes(27)}/>`,
  `<x ${name(63)}="1" ${name(64)}="2" ${name(65)}="3"/>`,
  // Tags.
  `<${name(64)}></${name(64)}><${name(65)}></${name(65)}>`,
  "<x / >",
  "<x/ >",
  "<x//>",
  "< x/>",
  "<x\t\n\r\n\r/>",
  "<x></x >",
  "<x></ x>",
  "<x></x\n><y/>",
  "<x></x/>",
  "<x></x a='1'>",
  "<x></y>",
  "<x></xy>",
  "<xy></x>",
  "<x><y></x></y>",
  "</x>",
  "<x",
  '<x a="1',
  '<x a="1"',
  "<x>",
  "<x-y/><x1/><x.y/><_/><é/><x:/>",
  "<>",
  "</>",
  "<<x/>",
  "<x<y/>",
  "<x>a</x>",
  "<__proto__ constructor='1'/>",
  // Text.
  "<notes>a]b]]c]] >d</notes>",
  "<notes>a]]>b</notes>",
  "<notes>]]></notes>",
  "<notes>]]&gt;</notes>",
  "<notes>a&amp;b&lt;c&gt;d&quot;e&apos;f</notes>",
  "<notes>&#x1F3AC;&#65;&#9;&#xd;&#10;</notes>",
  "<notes>\ta\r\nb\rc\nd\r\n\r</notes>",
  "<notes>\r\n\r \n\t</notes>",
  ...[
    "&#0;",
    "&#x0;",
    "&#1;",
    "&#xD800;",
    "&#xDFFF;",
    "&#xFFFE;",
    "&#x110000;",
    "&#9999999;",
    "&#99999999;",
  ].map((reference) => `<notes>a${reference}</notes>`),
  ...["&#x10FFFF;", "&#x10ffff;", "&#1114111;", "&#x0000041;", "&#00000065;"].map(
    (reference) => `<notes>a${reference}b</notes>`,
  ),
  ...["&y;", "&;", "&", "&amp", "&amp <", "&#;", "&#x;", "&#xg;", "&#6 5;", "&#X41;", "& amp;", "&AMP;"].map(
    (reference) => `<notes>a${reference}</notes>`,
  ),
  "<notes>\u0001</notes>",
  "<notes>\u000b</notes>",
  "<notes>\u007f\u0080\u07ff\u0800\ud7ff\ue000\uffee\uffbf\ufffd\u{10000}\u{10ffff}</notes>",
  "<notes>\ufffe</notes>",
  "<notes>\uffff</notes>",
  "<notes>a<!-- b -->c<![CDATA[<d>]]>e<?f g?>h</notes>",
  "<notes>a<b/>c</notes>",
  "text <x/> text",
  "<!-- a -- b -->",
  "<!DOCTYPE x>",
  "<?xml version='1.0'?>",
];

const POINT = '<point x="1" y="2"/>';

/** Inside a stroke, between two points. */
const IN_STROKE = [
  `<${POINT}`,
  `<${POINT}/erase>`,
  `<${POINT}x/>`,
  `</${POINT}`,
  `</${POINT}erase>`,
  `< ${POINT}`,
  `a${POINT}b`,
  `]]>${POINT}`,
  `&amp;${POINT}`,
  `&${POINT}amp;`,
  `<!${POINT}`,
  `<?${POINT}`,
  `<?a ${POINT}?>`,
  `<!-- ${POINT} -->${POINT}`,
  `<!-- ${POINT} --${POINT}`,
  `<![CDATA[${POINT}]]>${POINT}`,
  `<x>${POINT}</x>${POINT}`,
  `<x/>${POINT}<x></x>${POINT}`,
  `<x a=">"/>${POINT}`,
  `<x a='${POINT}'/>${POINT}`,
  `<x a='&gt;${POINT.replace("<", "&lt;")}'/>${POINT}`,
  `<x ${POINT}/>`,
  `<point ${POINT}`,
  `<point x="1" y="2"${POINT}`,
  `<point x="1" y="2"></point>${POINT}`,
  `<point x="1" y="2">${POINT}</point>`,
  `<point x="1" y="2"/${POINT}>`,
  `<point x="1" y="&#50;"/>${POINT}`,
  `<point x="1" y="2" z="3"/>${POINT}`,
  `<point x="1" y="2e0"/>${POINT}`,
  `<point x="1" y="two"/>${POINT}`,
  `<point\r\nx="1"\ry="2"\n/>\r\r\n${POINT}`,
  `</erase><erase thickness="1">${POINT}`,
  `<erase xmlns="urn:x">${POINT}</erase>${POINT}`,
  `<point xmlns="urn:x" x="1" y="2"/>${POINT}`,
  `\u0001${POINT}`,
  `\ufffe${POINT}`,
  `é${POINT}日${POINT}🎬`,
];

const LIMITS: readonly (readonly [content: string, limit: keyof Limits, most: number])[] = [
  ["<abcdefghijklmnopqrst bcdefghijklmnopqrstu='1'/>", "nameLength", 20],
  [`<x${attributes(5)}/>`, "attributes", 5],
  ["<x><y/></x>", "depth", 3],
  ...[
    `<notes>${"é".repeat(200)}</notes>`,
    `<notes>${"&amp;".repeat(200)}</notes>`,
    `<notes><![CDATA[${"a".repeat(188)}]]></notes>`,
    `<notes>\n<!--${"a".repeat(193)}--></notes>`,
    `text<?p ${"a".repeat(194)}?>`,
    `<x a="${"a".repeat(191)}"/>`,
    `text\n<x${" ".repeat(191)}a="1"/>`,
    `text<x>${"\n".repeat(200)}</x>`,
    `<x>text</x${" ".repeat(196)}>`,
  ].map((content) => [content, "textLength", 200] as const),
];

function expectSame(xml: string, limits: Partial<Limits> = {}): void {
  const options = { limits };
  const bytes = new TextEncoder().encode(xml);
  const wanted = outcome(xml, options, "saxes");
  const issues = validateWith("saxes", xml, options);
  expect(outcome(xml.split(""), options, "saxes")).toEqual(wanted);
  const half = Math.floor(bytes.length / 2);
  for (const source of [[xml], [bytes], [bytes.subarray(0, half), bytes.subarray(half)], xml.split("")]) {
    expect(outcome(source, options)).toEqual(wanted);
    expect(validateWith("tokenizer", source, options)).toEqual(issues);
  }
}

test.each(SNIPPETS)("the tokenizer and saxes agree on %j", (snippet) => {
  expectSame(session(`<group>a</group>\n${snippet}\n<chat>b</chat>`));
});

test.each([...IN_STROKE, ...IN_STROKE.map((content) => `\n${content}`)])(
  "the tokenizer and saxes agree on a stroke with %j, in any chunks",
  (content) => {
    const xml = session(media(annotation(`<erase thickness="1">${POINT}${content}${POINT}</erase><line/>`)));
    expectSame(xml);
    const wanted = outcome(xml, {}, "saxes");
    const issues = validateWith("saxes", xml);
    const bytes = new TextEncoder().encode(xml);
    const start = bytes.indexOf(0x3e, xml.indexOf("<erase"));
    for (let cut = start; cut < bytes.length - 60; cut += 1) {
      for (const source of [
        [bytes.subarray(0, cut), bytes.subarray(cut)],
        [bytes.subarray(0, cut), bytes.subarray(cut, cut + 1), bytes.subarray(cut + 1)],
      ]) {
        expect(outcome(source)).toEqual(wanted);
        expect(validateWith("tokenizer", source)).toEqual(issues);
      }
    }
  },
);

test.each(LIMITS)(
  "the tokenizer and saxes agree on %s, with a %s of %i and of less",
  (content, limit, most) => {
    const xml = session(`<a/>${content}`);
    const codes: string[] = [];
    for (const value of [most, most - 1, Math.floor(most * 0.9)]) {
      const limits = { [limit]: value };
      expectSame(xml, limits);
      const result = outcome([xml], { limits });
      codes.push("error" in result ? String(result.error["code"]) : "");
    }
    expect(codes).toEqual(["", "limit-exceeded", "limit-exceeded"]);
  },
);

test.each([
  [`<x a="${"a".repeat(200)}&"/>`, 0],
  [`<x a="${"a".repeat(200)}" a="b"/>`, 0],
  [`<x${attributes(27)} p:a="${"a".repeat(200)}"/>`, 0],
  [`text<x a="${"a".repeat(200)}"`, 4],
  [`<notes>${"a".repeat(200)}&y;</notes>`, 7],
  [`<notes>${"a".repeat(200)}\u0001</notes>`, 7],
  [`<?p:i ${"a".repeat(200)}?>`, 0],
])("%s is too long before it is anything else", (content, start) => {
  const xml = session(`<a/>${content}`);
  const limits = { textLength: 100 };
  expectSame(xml, limits);
  expect(outcome([xml], { limits })).toMatchObject({
    error: {
      code: "limit-exceeded",
      offset: xml.indexOf(content) + start,
    },
  });
});
