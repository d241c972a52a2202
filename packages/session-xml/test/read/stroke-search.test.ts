import { describe, expect, test } from "vitest";
import { behindNextStroke, closesNext, indexBehindTag } from "../../src/lib/xml/stroke-search.ts";

const encoder = new TextEncoder();

/** What is left of a text where a search ends: `[` and `]` say where it may begin and has to end. */
function rest(search: (bytes: Uint8Array, start: number, end: number) => number, text: string): string {
  const start = text.indexOf("[");
  const end = text.indexOf("]") - 1;
  const plain = text.replace("[", "").replace("]", "");
  const index = search(encoder.encode(plain), start, end);
  return plain.slice(index, end);
}

describe("the start of the next stroke", () => {
  test.each([
    ["[<line a='1'>here]", "here"],
    ["[<erase a='1'>here]", "here"],
    ["<line>[text <b/> <linear/> here]", " here"],
    ["[<objects><circle/><line>here<line>there]", "here<line>there"],
    ["[</line><erase>here]", "here"],
    ["[line> xline> <Line> <lane> <lime> <lint> <ine> erase> <Erase> <ease> <eras>here]", "here"],
    ["[<crase><ezase><erzse><eraze><zine><lzne><lize><linz>]", ""],
    ["[<circle>]<line>", ""],
    ["[<line]>", ""],
    ["[<lin]", ""],
    ["[<]", ""],
    ["[]", ""],
  ])("%s", (text, expected) => {
    expect(rest(behindNextStroke, text)).toBe(expected);
  });
});

describe("the end of a tag", () => {
  test.each([
    ["[a>here]", "here"],
    ["a>[b>here>]", "here>"],
    ["[>here]", "here"],
    ["[here]>", ""],
    ["[here>]", ""],
    ["[here]", ""],
  ])("%s", (text, expected) => {
    expect(rest(indexBehindTag, text)).toBe(expected);
  });
});

describe("whether an end tag comes next", () => {
  test.each([
    ["</line>", true],
    [" \n</line>", true],
    ["<point/></line>", false],
    ["<point/>", false],
    ["/ <", false],
    ["/", false],
    ["", false],
  ])("%j", (text, expected) => {
    expect(closesNext(encoder.encode(text), 0)).toBe(expected);
    expect(closesNext(encoder.encode(`</a>${text}`), 4)).toBe(expected);
  });
});
