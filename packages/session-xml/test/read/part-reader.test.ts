import { SaxesParser } from "saxes";
import { afterEach, describe, expect, test, vi } from "vitest";
import { parseSession } from "../../src/index.ts";
import { PartReader } from "../../src/lib/read/part-reader.ts";
import { annotation, media, session } from "../support/sample-documents.ts";

describe("a lane for points may begin again", () => {
  const [start = ""] = session("§").split("§");
  const frame = `${start}<media><annotation frame="1">`;
  const line = `${frame}<line color="#000000" alpha="1" thickness="1">`;
  const erase = `${frame}<erase thickness="1">`;

  test.each([
    ["", false],
    [start, false],
    [frame, false],
    [line, true],
    [`${line}<point x="1" y="2"/>`, true],
    [`${line}<point x="1" y="2">`, false],
    [`${line}<point x="1" y="2"><x/></point>`, true],
    [`${line}<x>`, false],
    [`${line}<x><line>`, false],
    [`${line}<x/>`, true],
    [`${line}<point x="1" y="2"/></line>`, false],
    [erase, true],
    [`${erase}<x><y></y>`, false],
    [`${erase}<x><y></y></x>`, true],
    [`${frame}<circle color="#000000" alpha="1">`, false],
    [`${start}<line>`, false],
  ])("behind %s: %j", (xml, isNear) => {
    for (const fastLane of [true, false]) {
      const reader = new PartReader(() => undefined, { fastLane });
      // White space shows the parser that the tag in front of it has ended.
      reader.write(xml);
      reader.write(" ");
      expect(reader.isNear()).toBe(isNear);
    }
  });
});

describe("the fast lanes", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });
  const stroke = '<erase thickness="1"><point x="1" y="2"/></erase>';
  const xml = session(media(annotation(stroke)));

  test.each([
    ["are on", undefined, false],
    ["are on when they are asked for", { fastLane: true }, false],
    ["are off when they are not wanted", { fastLane: false }, true],
  ])("%s", (_, options, isGiven) => {
    const write = vi.spyOn(SaxesParser.prototype, "write");
    parseSession(xml, options);
    const given = write.mock.calls.map(([chunk]) => (typeof chunk === "string" ? chunk : "")).join("");
    expect(given.includes(stroke)).toBe(isGiven);
    expect(given.includes("<point")).toBe(isGiven);
  });
});
