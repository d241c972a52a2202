import { describe, expect, test } from "vitest";
import { type FastLane, XmlInput } from "../../src/lib/xml/xml-input.ts";
import type { XmlScanner } from "../../src/lib/xml/xml-scanner.ts";

// Who reads which bytes: whether the result is right is seen elsewhere (`same-result`), and a lane that is asked too rarely, or too
// often, only takes time.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** A lane that knows `<point/>` alone, in a `line`, and a scanner that only takes notes. */
class Steered implements FastLane {
  readonly events: string[] = [];
  #all = "";
  wantsBytes = true;

  isNear(): boolean {
    return this.#all.lastIndexOf("<line>") > this.#all.lastIndexOf("</line>");
  }

  isOpen(): boolean {
    return this.isNear() && this.#all.endsWith(">");
  }

  run(bytes: Uint8Array, start: number): number {
    expect(bytes.length).toBeGreaterThan(start);
    const rest = decoder.decode(bytes.subarray(start));
    const taken = /^(?:\s*<point\/>)*/.exec(rest)?.[0] ?? "";
    this.events.push(`lane ${taken}`);
    // The parser tells of an event only behind a tag of its own.
    this.#all += taken === "" ? " " : taken;
    return start + encoder.encode(taken).length;
  }

  write(text: string, bytes?: Uint8Array, from?: number, to?: number): void {
    this.events.push(text);
    this.#all += text;
    expect(bytes !== undefined).toBe(this.wantsBytes);
    if (bytes !== undefined) expect(decoder.decode(bytes.subarray(from, to))).toBe(text);
  }
}

function eventsOf(
  chunks: readonly (string | Uint8Array)[],
  { lane = true, wantsBytes = true } = {},
): string[] {
  const steered = new Steered();
  steered.wantsBytes = wantsBytes;
  const input = new XmlInput(steered as unknown as XmlScanner, lane ? steered : undefined);
  for (const chunk of chunks) input.write(chunk);
  return steered.events;
}

const cases: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ["nothing for the lane", ["<a><b>Grüße</b><line>"], ["<a><b>Grüße</b><line>"]],
  [
    "a stroke",
    ["<a>Grüße<line><point/> <point/></line><b/></a>"],
    ["<a>Grüße<line>", "lane <point/> <point/>", "</line><b/></a>"],
  ],
  [
    "strokes one after the other",
    ["<a><line><point/></line>\n<line><point/></line></a>"],
    ["<a><line>", "lane <point/>", "</line>\n<line>", "lane <point/>", "</line></a>"],
  ],
  [
    "a point that the lane does not know, between points that it knows",
    ["<a><line><point/><point x='1e9'/><point/></line>"],
    ["<a><line>", "lane <point/>", "<point x='1e9'/>", "lane <point/>", "</line>"],
  ],
  [
    "a stroke with nothing for the lane at its start",
    ["<a><line><point x='1'/><point/></line><line><point/></line>"],
    ["<a><line>", "lane ", "<point x='1'/><point/></line><line>", "lane <point/>", "</line>"],
  ],
];

describe("who reads what", () => {
  test.each(cases)("%s, as bytes", (_, chunks, events) => {
    expect(eventsOf(chunks.map((chunk) => encoder.encode(chunk)))).toEqual(events);
  });

  test.each(cases)("%s, as text", (_, chunks, events) => {
    expect(eventsOf(chunks)).toEqual(events);
  });

  test("goes on behind the tag that a chunk has cut, and is prepared for strokes behind a chunk with strokes", () => {
    const chunks = [
      "<a><line><point/><po",
      "int/><point/></li",
      "ne><b><line>",
      "</line><c><line>",
      "</line>",
    ];
    expect(eventsOf(chunks.map((chunk) => encoder.encode(chunk)))).toEqual([
      "<a><line>",
      "lane <point/>",
      "<po",
      // Strokes are expected: up to the end of the tag that is cut.
      "int/>",
      "lane <point/>",
      "</li",
      "ne>",
      "<b><line>",
      // None came: the next chunk is read as a whole.
      "</line><c><line>",
      "</line>",
    ]);
  });

  test("leaves all to the scanner without a lane, and gives no bytes where none are wanted", () => {
    const [text] = ["<a>é<line><point/></line>"];
    for (const chunk of [text, encoder.encode(text)]) {
      expect(eventsOf([chunk], { lane: false })).toEqual([text]);
      expect(eventsOf([chunk], { wantsBytes: false })).toEqual([text]);
    }
  });
});
