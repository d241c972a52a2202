import { describe, expect, test } from "vitest";
import { cut } from "../support/cuts.ts";
import { generateDocument } from "../support/documents.ts";
import { outcome, partsOutcome, validateWith } from "../support/engines.ts";
import { Random } from "../support/random.ts";
import { annotation, EVERYTHING, media, PLAIN, session, STROKES } from "../support/sample-documents.ts";

const encoder = new TextEncoder();

/** Number of generated documents. */
const COUNT = Number(process.env["SAME_RESULT_COUNT"] ?? 150);
const SEED = Number(process.env["SAME_RESULT_SEED"] ?? 20_071);

/** Small damage that generated documents do not have: single characters changed, removed or inserted, often next to a bracket. */
function damaged(xml: string, random: Random): { readonly xml: string; readonly at: number } {
  const anywhere = random.below(xml.length);
  const bracket = random.once(2) ? xml.indexOf(random.pick(["<", ">"]), anywhere) : -1;
  const at = bracket === -1 ? anywhere : bracket;
  const characters = [
    "<",
    ">",
    "&",
    '"',
    "'",
    "/",
    " ",
    "\n",
    "\r",
    "é",
    "🎬",
    "\ud800",
    "\u0000",
    "]]>",
    "<!--",
    "=",
  ];
  const rest = xml.slice(at + random.below(3));
  return { xml: xml.slice(0, at) + random.pick(["", ...characters]) + rest, at };
}

describe("the tokenizer and saxes give the same result, in any chunks, as text and as bytes,", () => {
  function compare(xml: string, random: Random): void {
    const expected = outcome(xml, {}, "saxes");
    const expectedParts = partsOutcome(xml, {}, "saxes");
    expect(outcome([xml])).toEqual(expected);
    expect(outcome(cut(xml, random))).toEqual(expected);
    expect(outcome(cut(xml, random), {}, "saxes")).toEqual(expected);
    expect(partsOutcome(cut(xml, random))).toEqual(expectedParts);
    const issues = validateWith("saxes", xml);
    expect(validateWith("tokenizer", [xml])).toEqual(issues);
    expect(validateWith("tokenizer", cut(xml, random))).toEqual(issues);
    // A lone surrogate has no bytes; a declared encoding and a NUL at the start count only for bytes.
    if (
      /\p{Surrogate}/u.test(xml) ||
      /<\?xml[^>]*encoding(?!="UTF-8")/.test(xml) ||
      xml.lastIndexOf("\0", 1) >= 0
    )
      return;
    const bytes = encoder.encode(xml);
    expect(outcome([bytes])).toEqual(expected);
    expect(outcome(cut(bytes, random))).toEqual(expected);
    expect(partsOutcome(cut(bytes, random))).toEqual(expectedParts);
    expect(validateWith("tokenizer", cut(bytes, random))).toEqual(issues);
  }

  /** Split in two at the error, before it, or after it. */
  function compareCutAround(xml: string, at: number): void {
    const expected = outcome(xml, {}, "saxes");
    const issues = validateWith("saxes", xml);
    for (const place of [at, at + 1, at + 2]) {
      const halves = [xml.slice(0, place), xml.slice(place)];
      expect(outcome(halves)).toEqual(expected);
      expect(validateWith("tokenizer", halves)).toEqual(issues);
    }
  }

  for (const [name, xml] of Object.entries({ EVERYTHING, PLAIN, STROKES })) {
    test(`for ${name}`, () => {
      for (let index = 0; index < Math.min(COUNT, 30); index += 1) compare(xml, new Random(SEED, index));
    });

    test(`for ${name} with damage`, () => {
      for (let index = 0; index < COUNT; index += 1) {
        const random = new Random(SEED + 1, index);
        const { xml: broken, at } = damaged(xml, random);
        compare(broken, random);
        compareCutAround(broken, at);
      }
    });

    test(`for ${name} cut off anywhere`, () => {
      const step = Math.ceil(2800 / COUNT);
      for (let end = 0; end < xml.length; end += step) compare(xml.slice(0, end), new Random(SEED + 2, end));
    });
  }

  const contents = [
    ..."& && &amp &amp;&lt;&gt;&quot;&apos; &unknown; &#65; &#x41; &#X41; &#0; &#x0; &#x1F3AC; &#xD800; &#xFFFE; &#x110000; &#9999999; &#10; &#13;".split(
      " ",
    ),
    ..."] ]] ]]> ]]]> ]>] >".split(" "),
    ..."\t|\r|\r\n|\r\r\n|\n\r|a\rb|\u0085|\u2028|\u00a0".split("|"),
    ..."é 日本 🎬 \ufffd \ufffe \uffff \u0001 \u000b \u001f \u007f \ufeff \ud800 \udc00".split(" "),
    ..."<!--c--> <![CDATA[<&]]> <?p i?> <p/> <x:p/> <p></p> <p>t</p> </p> </notes> < <1/> <a.b/> <p a='1'/>".split(
      " ",
    ),
    "<p ></p >",
    "<p a = '1'/>",
    "<p a='1' a='2'/>",
    "<p a='1'b='2'/>",
    "<p\n  a='\t'\r\n  b='\n'\r  c='&#9;'/>",
    "<p a='>'/>",
    "<p a='<'/>",
    "<p a/>",
    "<p / >",
    "<p xmlns='urn:example'><q/></p>",
    "<p xmlnsx='1'/>",
    `<p ${Array.from({ length: 20 }, (_, index) => `${"abcdefghijklmnopqrst"[index] ?? ""}='${String(index)}'`).join(" ")}/>`,
    `<${"long".repeat(20)}/>`,
  ];
  test.each(contents)("for text, markup and attributes with %j", (content) => {
    const random = new Random(SEED + 4, content.length);
    const text = (inside: string): string =>
      session(
        `\n${media(`\r\n  ${annotation(`\n\t<notes>${inside}</notes>${inside}`)}`, `userData="${inside}"`)}\n${inside}`,
      );
    const documents = [
      text(`Grüße ${content} 🎬 ${content}${content}`),
      text(content),
      session(`<future>${content}${content}</future>`),
      `${session(media())}${content}`,
    ];
    for (const xml of documents.slice(0, COUNT)) compare(xml, random);
  });

  test(`for ${String(COUNT)} generated documents`, () => {
    for (let index = 0; index < COUNT; index += 1) {
      compare(generateDocument(SEED, index).xml, new Random(SEED + 3, index));
    }
  });
});

test("single bytes give the same result as the whole document", () => {
  for (const xml of [EVERYTHING, STROKES]) {
    const bytes = encoder.encode(xml);
    const single = Array.from(bytes, (_, index) => bytes.subarray(index, index + 1));
    expect(outcome(single)).toEqual(outcome([xml]));
  }
});
