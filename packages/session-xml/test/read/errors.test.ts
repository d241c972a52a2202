import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS, parseSession, readSession, type SessionXmlErrorCode } from "../../src/index.ts";
import type { Engine } from "../../src/lib/parse/document-parser.ts";
import { ENGINES, parseWith } from "../support/engines.ts";
import { errorOf, readingError } from "../support/error-of.ts";
import { annotation, media, NAMESPACE, session } from "../support/sample-documents.ts";

/** A document with `§` at the error, and the other expected values. */
function expectErrorAt(marked: string, code: SessionXmlErrorCode, path: string, engine: Engine): void {
  const offset = marked.indexOf("§");
  const before = marked.slice(0, offset).split(/\r\n|\r|\n/);
  const error = errorOf(() => parseWith(engine, marked.replace("§", "")));
  expect({
    code: error.code,
    path: error.path,
    line: error.line,
    column: error.column,
    offset: error.offset,
  }).toEqual({
    code,
    path,
    line: before.length,
    column: (before.at(-1)?.length ?? 0) + 1,
    offset,
  });
  expect(error.message).toContain(`line ${String(error.line)}, column ${String(error.column)}`);
}

const stroke = (content: string): string =>
  `<line color="#000000" alpha="1" thickness="1">\n  <point x="1" y="2"/>\r\n  <point x="3" y="4"/>\n${content}</line>`;

describe("an error has code, line, column and path", () => {
  const cases: readonly [name: string, marked: string, code: SessionXmlErrorCode, path: string][] = [
    ["bad XML", session("\n <notes>a §& b</notes>"), "not-well-formed", "/session/notes"],
    ["a wrong end tag", session("<notes>a</note§>"), "not-well-formed", "/session/notes"],
    ["text behind the root", `${session("")}\n<!-- x -->\n §text`, "not-well-formed", ""],
    ["text before the root", `\n §text${session("").slice(39)}`, "not-well-formed", ""],
    ["a wrong root", "\n§<playlist/>", "wrong-root", "/playlist"],
    [
      "another namespace",
      `§<session xmlns="${NAMESPACE.replace("3.0", "9.0")}"/>`,
      "wrong-namespace",
      "/session",
    ],
    ["a session of cineSync 1 or 2", '§<session version="2"/>', "older-format", "/session"],
    ["JSON of cineSync 5", ' \n§{"a": 1}', "cinesync-5-session", ""],
    ["a DOCTYPE", '<!DOCTYPE x [<!ENTITY a "b">]>§<x/>', "doctype-refused", ""],
    [
      "an entity that is not one of the five",
      session("<notes>§&nbsp;</notes>"),
      "not-well-formed",
      "/session/notes",
    ],
    ["an & that begins nothing", session("<notes>a §& b; c</notes>"), "not-well-formed", "/session/notes"],
    [
      "no version",
      `§<session xmlns="${NAMESPACE}" sessionFeatures="pro"/>`,
      "missing-attribute",
      "/session/@version",
    ],
    ["no locators", session("\n  §<media><name>a</name></media>"), "missing-element", "/session/media[1]"],
    [
      "empty locators",
      session("<media><name>a</name>§<locators/></media>"),
      "missing-element",
      "/session/media[1]/locators",
    ],
    ["neither movie nor group", session("§<media/>"), "missing-element", "/session/media[1]"],
    [
      "a movie and a group at once",
      session("§<media><name>a</name><groupMovie><group>g</group></groupMovie></media>"),
      "conflicting-elements",
      "/session/media[1]",
    ],
    ["two notes", session("<notes>a</notes>\n\t§<notes>b</notes>"), "repeated-element", "/session/notes[2]"],
    [
      "a point without x",
      session(media(annotation(stroke("  §<point y='1'/>")))),
      "missing-attribute",
      "/session/media[1]/annotation[1]/line[1]/point[3]/@x",
    ],
    [
      "an invalid number after a run of points",
      session(media(annotation(stroke('\r\n <point x="1" \n\t §y="two"/>')))),
      "invalid-value",
      "/session/media[1]/annotation[1]/line[1]/point[3]/@y",
    ],
    [
      "bad XML after a run of points",
      session(media(annotation(stroke('<point x="1" y="2"/> <§>')))),
      "not-well-formed",
      "/session/media[1]/annotation[1]/line[1]",
    ],
    [
      "a stroke without points",
      session(media() + media(annotation("<notes/>") + annotation('§<erase thickness="1"/>'))),
      "missing-element",
      "/session/media[2]/annotation[2]/erase[1]",
    ],
    [
      "a frame that is not a number",
      session(media('<annotation §frame="1.5"/>')),
      "invalid-value",
      "/session/media[1]/annotation[1]/@frame",
    ],
    [
      "an invalid color",
      session(media(annotation('<circle §color="red" alpha="1"/>'))),
      "invalid-value",
      "/session/media[1]/annotation[1]/circle[1]/@color",
    ],
    [
      "an integer that cannot be kept",
      session(media('<annotation §frame="9007199254740993"/>')),
      "invalid-value",
      "/session/media[1]/annotation[1]/@frame",
    ],
    ["an undeclared prefix", session("<x:y/>§"), "not-well-formed", "/session"],
    [
      "an attribute twice, under two prefixes",
      session(`<a xmlns:p="u" xmlns:q="u" p:b="" q:b=""/>§`),
      "not-well-formed",
      "/session",
    ],
  ];
  test.each(cases)("%s", (_name, marked, code, path) => {
    for (const engine of ENGINES) expectErrorAt(marked, code, path, engine);
  });

  test("at the end of a file that is cut off", () => {
    const error = readingError(session("<notes>\n abc").slice(0, -10));
    expect(error).toMatchObject({ code: "not-well-formed", line: 3, column: 5 });
    expect(error.message).toMatch(/unclosed tag: notes/);
  });

  test("for an empty file", () => {
    for (const nothing of ["", new Uint8Array(0), "\ufeff"])
      expect(readingError(nothing).code).toBe("empty-document");
  });

  test("for bytes that are not UTF-8", () => {
    const bytes = new TextEncoder().encode(session("<notes>\nGrößeX</notes>"));
    bytes[bytes.indexOf("X".charCodeAt(0))] = 0xff;
    expect(readingError(bytes)).toMatchObject({ code: "invalid-encoding", line: 3, column: 6 });
    expect(readingError(bytes.subarray(0, bytes.lastIndexOf(0xc3) + 1))).toMatchObject({
      code: "invalid-encoding",
    });
  });

  test("for unsupported encodings", () => {
    const latin1 = session("").replace("UTF-8", "ISO-8859-1");
    expect(readingError(new TextEncoder().encode(latin1))).toMatchObject({ code: "unsupported-encoding" });
    // Text is already decoded.
    expect(parseSession(latin1).version).toBe(3);
    expect(readingError(Uint8Array.of(0x1f, 0x8b, 8, 0, 0))).toMatchObject({
      code: "wrong-file-type",
    });
    expect(readingError(Uint8Array.of(0x3c, 0, 0x3f, 0))).toMatchObject({
      code: "unsupported-encoding",
    });
  });

  test.each(["/shows/review.csc", "C:\\Shows\\review.csc", "review.csc"])(
    "and hints at readSessionFile for the path %s",
    async (path) => {
      expect(readingError(path)).toMatchObject({ code: "wrong-file-type" });
      await expect(readSession(path)).rejects.toThrow(
        /use readSessionFile from @cinesync\/session-xml\/node/,
      );
    },
  );

  test("for an invalid source", async () => {
    await expect(readSession(42 as unknown as string)).rejects.toMatchObject({ code: "invalid-value" });
    await expect(readSession([session("").slice(0, 20), new Uint8Array(1)])).rejects.toThrow(
      /source must be text or bytes, got both/,
    );
    await expect(readSession([1] as unknown as string[])).rejects.toThrow(/got 1$/);
  });
});

describe("values that are out of range are kept", () => {
  test.each([
    ['<annotation frame="0"/>', { annotations: [{ frame: 0 }] }],
    [
      annotation(
        '<circle color="#000000" alpha="7"><startPoint x="0" y="0"/><endPoint x="1" y="1"/></circle>',
      ),
      { annotations: [{ objects: [{ alpha: 7 }] }] },
    ],
    [
      '<mask alpha="0.5"><center x="9" y="9"/><ratio width="-1" height="1"/><scaleFactor value="0"/></mask>',
      { mask: { ratio: { width: -1 } } },
    ],
  ])("%s", (content, expected) => {
    expect(parseSession(session(media(content))).media[0]).toMatchObject(expected);
  });
});

describe("limits are finite, and each is an option", () => {
  const inside = (content: string): string => session(media(annotation(content)));
  const cases: readonly [limit: keyof typeof DEFAULT_LIMITS, value: number, xml: string][] = [
    ["depth", 5, session("<a><b><c><d><e/></d></c></b></a>")],
    ["attributes", 3, session('<a a="" b="" c="" d=""/>')],
    ["textLength", 100, session(`<notes>${"x".repeat(101)}</notes>`)],
    ["textLength", 100, session(`<!--${"x".repeat(70_000)}-->`)],
    ["nameLength", 20, session(`<${"x".repeat(21)}/>`)],
    ["nameLength", 20, session(`<a ${"x".repeat(21)}=""/>`)],
    ["unknownContent", 50, session(`<a>${"x".repeat(60)}</a>`)],
    ["annotationSize", 3, inside(`<erase thickness="1">${'<point x="1" y="1"/>'.repeat(3)}</erase>`)],
    ["annotationSize", 3, inside(`<erase thickness="1">${'<point x="1" y="1" />x'.repeat(3)}</erase>`)],
  ];
  test.each(cases)("%s of %d", (limit, value, xml) => {
    const error = readingError(xml, { limits: { [limit]: value } });
    expect(error.details).toMatchObject({ code: "limit-exceeded", limit, maximum: value });
    expect(parseSession(xml).version).toBe(3);
    for (const name of Object.keys(DEFAULT_LIMITS))
      expect(Object.values(DEFAULT_LIMITS).every(Number.isFinite), name).toBe(true);
  });

  test("and a limit that does not exist, or is not a number, is rejected", () => {
    expect(() => parseSession(session(""), { limits: { dept: 1 } as object })).toThrow(
      expect.objectContaining({ code: "invalid-option" }),
    );
    for (const wrong of [Number.NaN, -1, "5", null]) {
      expect(() => parseSession(session(""), { limits: { depth: wrong as number } })).toThrow(
        expect.objectContaining({ code: "invalid-option" }),
      );
    }
    expect(parseSession(session(""), { limits: { unknownContent: 0, annotationSize: Infinity } }).notes).toBe(
      "",
    );
  });
});
