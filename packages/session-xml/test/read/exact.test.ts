import { describe, expect, test } from "vitest";
import {
  collectSession,
  parseSession,
  readSessionParts,
  type SessionPart,
  type SessionWarning,
} from "../../src/index.ts";
import { ENGINES, parseWith } from "../support/engines.ts";
import { errorOf } from "../support/error-of.ts";
import { annotation, media, session } from "../support/sample-documents.ts";

describe.each(ENGINES)("preserved content, by %s", (engine) => {
  test("lists each explicit default once, by name", () => {
    const xml = session(
      '<media userData="" active="false" currentFrame="1"><name>a</name><locators><url>u</url></locators><notes></notes></media>',
    );
    const [movie] = parseWith(engine, xml).media;
    expect(movie?.preserved).toEqual({ explicitDefaults: ["active", "currentFrame", "notes", "userData"] });
  });

  test("has stray text as one node in any chunks", () => {
    const xml = session(
      media(annotation("<stroke/>a<![CDATA[b]]>&amp;<!-- c -->d<notes>n</notes> e <?f?>g<stroke/>")),
    );
    const [movie] = parseWith(engine, xml).media;
    const content = movie?.kind === "file" ? movie.annotations[0]?.preserved?.content : undefined;
    expect(
      content?.map(({ follows, node }) => [follows, node.kind === "text" ? node.text : node.name]),
    ).toEqual([
      ["", "stroke"],
      ["", "ab&d"],
      ["notes", " e g"],
      ["notes", "stroke"],
    ]);
  });

  test("has elements inside text, after the characters that they follow", () => {
    const { preserved, notes } = parseWith(engine, session("<notes>ab<b/>c<b/></notes>"));
    expect(notes).toBe("abc");
    expect(preserved?.children?.["notes"]?.content?.map(({ follows }) => follows)).toEqual(["#2", "#3"]);
  });
});

describe.each(ENGINES)("limits are exact, by %s", (engine) => {
  const strokes = (points: number): string =>
    `<erase thickness="1">${'<point x="1" y="1"/>'.repeat(points)}</erase>`;

  test.each([
    [
      "textLength",
      100,
      session(`<notes>${"a".repeat(80)}<![CDATA[bcd]]>${"e".repeat(16)}&amp;</notes>`),
      "/session/notes",
    ],
    ["annotationSize", 6, session(media(annotation(strokes(3) + strokes(1)))), undefined],
    ["annotationSize", 4, session(media(annotation(strokes(3)) + annotation(strokes(3)))), undefined],
    ["unknownContent", 24 * 2 + 5, session('<ab c="de"/>'), "/session"],
    ["depth", 3, session("<a><b/></a>"), "/session/a"],
    ["attributes", 4, session('<a b="" c="" d="" e=""/>'), undefined],
  ] as const)("%s of %d", (limit, value, xml, path) => {
    const read = (most: number): unknown => parseWith(engine, xml, { limits: { [limit]: most } });
    expect(read(value)).toBeTypeOf("object");
    const error = errorOf(() => read(value - 1));
    expect(error).toMatchObject({ code: "limit-exceeded", line: 2 });
    if (path !== undefined) expect(error.path).toBe(path);
  });
});

describe("a missing attribute is named", () => {
  test.each([
    ['color="#000000" alpha="1"', "thickness"],
    ['color="#000000" thickness="1"', "alpha"],
    ['alpha="1" thickness="1"', "color"],
    // As many attributes as are required, but not these; a tag before it has the missing one.
    ['alpha="1" thickness="1" id="a"', "color"],
    ['alpha="1" thickness="1" studio="b"', "color"],
  ])("%s", (attributes, missing) => {
    const line = `<arrow alpha="1" color="#000000"><startPoint x="0" y="0"/><endPoint x="1" y="1"/></arrow><line ${attributes}><point x="1" y="1"/></line>`;
    for (const engine of ENGINES) {
      expect(errorOf(() => parseWith(engine, session(media(annotation(line)))))).toMatchObject({
        code: "missing-attribute",
        path: `/session/media[1]/annotation[1]/line[1]/@${missing}`,
      });
    }
  });
});

test("only a newer version causes a warning", () => {
  const warningsOf = (version: number): SessionWarning[] => {
    const warnings: SessionWarning[] = [];
    const xml = session("").replace('version="3"', `version="${String(version)}"`);
    parseSession(xml, { onWarning: (warning) => warnings.push(warning) });
    return warnings;
  };
  expect(warningsOf(3)).toEqual([]);
  expect(warningsOf(4)).toEqual([
    expect.objectContaining({ code: "newer-version", path: "/session/@version", line: 2 }),
  ]);
  expect(warningsOf(4)[0]?.details).toEqual({ code: "newer-version", version: 4, known: 3 });
});

describe("collectSession", () => {
  const start: SessionPart = {
    kind: "session-start",
    value: { version: 3, sessionFeatures: "standard", hashToken: "", userData: "" },
  };
  const end: SessionPart = { kind: "session-end" };
  const movie: SessionPart = { kind: "media-start", value: { userData: "", active: false, currentFrame: 1 } };

  test.each([
    ["a second start", [start, start, end], "session-start misplaced"],
    ["a part behind the end", [start, end, end], "session-end misplaced"],
    ["a start behind the end", [start, end, start, end], "session-start misplaced"],
    ["a movie in a movie", [start, movie, movie], "media-start misplaced"],
    ["the end of a movie outside of one", [start, { kind: "media-end" }], "media-end misplaced"],
    ["parts of a movie outside of one", [start, { kind: "media-name", value: "a" }], "media-name misplaced"],
    ["no end", [start], "session-end missing"],
    [
      "two of one kind",
      [start, { kind: "session-chat", value: "a" }, { kind: "session-chat", value: "b" }, end],
      "session-chat repeated",
    ],
  ] as [string, SessionPart[], string][])("rejects %s", (_, parts, expected) => {
    const [part, problem] = expected.split(" ");
    expect(() => collectSession(parts)).toThrow(
      expect.objectContaining({ details: { code: "invalid-parts", part, problem } }),
    );
  });

  test("returns the session that the parts came from, with all unknown content in its position", async () => {
    const xml = session(
      `<x/><notes>n</notes>a<group>g</group><group>h</group><y/>${media(`<p/>${annotation("<notes>n</notes>")}`)}<z/>`,
    );
    expect(await collectSession(readSessionParts(xml))).toEqual(parseSession(xml));
    const unknown = collectSession([
      start,
      { kind: "session-unknown", value: { kind: "text", text: "a" } },
      end,
    ]);
    expect(unknown.preserved).toEqual({ content: [{ follows: "", node: { kind: "text", text: "a" } }] });
    expect(collectSession([start, end]).preserved).toBeUndefined();
    expect("preserved" in collectSession([start, end])).toBe(false);
  });
});
