import { describe, expect, test } from "vitest";
import { ENGINES, parseWith } from "../support/engines.ts";
import { annotation, media, session } from "../support/sample-documents.ts";

// The fields of drawings come in one order, regardless of the attributes in the file, so that sessions as JSON can be compared line by line.

const POSITIONS = '<startPoint y="1" x="2"/><endPoint y="3" x="4"/>';
const START = { x: 2, y: 1 };
const END = { x: 4, y: 3 };

describe.each(ENGINES)("fields are in the order of the model, by %s", (engine) => {
  test.each<[xml: string, object: object]>([
    [
      '<line thickness="5" alpha="0.5" color="#abcdef" id="i"><point alpha="1" y="2" x="3"/><point y="4" x="5"/></line>',
      {
        kind: "line",
        id: "i",
        color: "#abcdef",
        alpha: 0.5,
        thickness: 5,
        points: [
          { x: 3, y: 2, alpha: 1 },
          { x: 5, y: 4 },
        ],
      },
    ],
    [
      '<line thickness="5" alpha="0.5" color="#abcdef"><point y="2" x="3"></point></line>',
      { kind: "line", id: "", color: "#abcdef", alpha: 0.5, thickness: 5, points: [{ x: 3, y: 2 }] },
    ],
    [
      '<erase thickness="5" id="i"><point y="2" x="3"/></erase>',
      { kind: "erase", id: "i", thickness: 5, points: [{ x: 3, y: 2 }] },
    ],
    [
      '<erase thickness="5"><point y="2" x="3"/></erase>',
      { kind: "erase", id: "", thickness: 5, points: [{ x: 3, y: 2 }] },
    ],
    [
      `<circle alpha="1" color="#abcdef" id="i">${POSITIONS}</circle>`,
      { kind: "circle", id: "i", color: "#abcdef", alpha: 1, startPoint: START, endPoint: END },
    ],
    [
      `<circle alpha="1" color="#abcdef">${POSITIONS}</circle>`,
      { kind: "circle", id: "", color: "#abcdef", alpha: 1, startPoint: START, endPoint: END },
    ],
    [
      `<arrow alpha="1" color="#abcdef" id="i">${POSITIONS}</arrow>`,
      { kind: "arrow", id: "i", color: "#abcdef", alpha: 1, startPoint: START, endPoint: END },
    ],
    [
      `<arrow alpha="1" color="#abcdef">${POSITIONS}</arrow>`,
      { kind: "arrow", id: "", color: "#abcdef", alpha: 1, startPoint: START, endPoint: END },
    ],
    [
      `<text>${POSITIONS}<background alpha="1" color="#abcdef"/><foreground alpha="0" color="#123456"/><p>t</p></text>`,
      {
        kind: "text",
        id: "",
        startPoint: START,
        endPoint: END,
        background: { color: "#abcdef", alpha: 1 },
        foreground: { color: "#123456", alpha: 0 },
        p: "t",
      },
    ],
  ])("%s", (xml, object) => {
    const [movie] = parseWith(engine, session(media(annotation(xml)))).media;
    const expected = [{ frame: 1, notes: "", objects: [object] }];
    expect(JSON.stringify(movie?.kind === "file" && movie.annotations)).toBe(JSON.stringify(expected));
  });

  test("for sizes and play ranges", () => {
    const xml = media(
      '<playRange><playOnlyRange value="true"/><outFrame value="9"/><inFrame value="8"/></playRange><pixelRatio><source height="1" width="2"/><target height="3" width="4"/></pixelRatio>',
    );
    const [movie] = parseWith(engine, session(xml)).media;
    const { playRange, pixelRatio } = movie?.kind === "file" ? movie : {};
    expect(JSON.stringify([playRange, pixelRatio])).toBe(
      JSON.stringify([
        { inFrame: 8, outFrame: 9, playOnlyRange: true },
        { source: { width: 2, height: 1 }, target: { width: 4, height: 3 } },
      ]),
    );
  });

  test("for a frame whose notes follow its drawings in the file", () => {
    const xml = media(
      annotation(`<circle color="#abcdef" alpha="1">${POSITIONS}</circle><notes>n</notes>`, 7),
    );
    const [movie] = parseWith(engine, session(xml)).media;
    const [frame] = movie?.kind === "file" ? movie.annotations : [];
    expect(Object.keys(frame ?? {})).toEqual(["frame", "notes", "objects"]);
  });
});
