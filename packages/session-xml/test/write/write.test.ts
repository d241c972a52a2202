import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Annotation,
  collectSession,
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  encodeSession,
  type Line,
  parseSession,
  type Session,
  type SessionPart,
  sessionParts,
  stringifySession,
  type UnknownNode,
  writeSession,
  writeSessionParts,
} from "../../src/index.ts";
import { errorOf } from "../support/error-of.ts";
import { seriesOfNumbers } from "../support/numbers.ts";

const movie = createMediaFile({ name: "a.mov", locators: ["/a.mov"] });

function withObject(object: unknown): Session {
  const annotation = createAnnotation(3, { objects: [object as Line] });
  return createSession({ media: [movie, { ...movie, annotations: [createAnnotation(1), annotation] }] });
}

/** Number of random numbers. */
const NUMBERS = Number(process.env["NUMBER_COUNT"] ?? 2000);

describe("stringifySession", () => {
  test("writes an empty session", () => {
    expect(stringifySession(createSession())).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<session xmlns="http://www.cinesync.com/ns/session/3.0" version="3" sessionFeatures="standard"/>\n',
    );
  });

  test("indents so that a diff is readable, or as requested", () => {
    const session = createSession({ groups: ["Day"], notes: "a\nb" });
    expect(stringifySession(session)).toContain(
      "\n\t<group>Day</group>\n\t<notes>a&#10;b</notes>\n</session>\n",
    );
    expect(stringifySession(session, { indent: "  " })).toContain("\n  <group>Day</group>\n");
    expect(() => stringifySession(session, { indent: "--" })).toThrow(
      expect.objectContaining({ code: "invalid-option" }),
    );
  });

  test("writes a currentFrame other than 1", () => {
    const session = createSession({ media: [{ ...movie, currentFrame: 65, active: true }] });
    expect(stringifySession(session)).toContain('<media active="true" currentFrame="65">');
  });

  test("escapes & in a LUT path once", () => {
    const session = createSession({ media: [{ ...movie, colorGrading: { lutPath: "/a&b.itx" } }] });
    expect(stringifySession(session)).toContain('<lutPath value="/a&amp;b.itx"/>');
  });

  test("writes sessionFeatures unchanged", () => {
    const session = {
      ...createSession({ media: [createGroupMovie("Day")] }),
      sessionFeatures: "standard",
    } as const;
    expect(stringifySession(session)).toContain('sessionFeatures="standard"');
    expect(stringifySession(createSession({ sessionFeatures: "pro" }))).toContain('sessionFeatures="pro"');
  });

  test("writes a play range that is not played alone with in, out and the flag", () => {
    const playRange = { inFrame: 1, outFrame: 9, playOnlyRange: false };
    const session = createSession({ media: [{ ...movie, playRange }] });
    expect(parseSession(stringifySession(session)).media[0]?.playRange).toEqual(playRange);
  });

  test("writes any number so that it is read back exactly", () => {
    const check = (x: number): void => {
      const object = { kind: "erase", id: "", thickness: 1, points: [{ x, y: 0 }] };
      const xml = stringifySession(withObject(object));
      const text = /<point x="([^"]*)"/.exec(xml)?.[1];
      expect(text).toBe(Object.is(x, -0) ? "-0" : String(x).replace("Infinity", "INF"));
    };
    for (const number of seriesOfNumbers()) check(number);
    fc.assert(fc.property(fc.double(), check), { numRuns: NUMBERS });
    fc.assert(
      fc.property(fc.integer({ min: -2_000_000, max: 2_000_000_000 }), (n) => {
        check(n / 1e6);
      }),
      { numRuns: NUMBERS },
    );
  });

  test("gives the same text for chunks of any size, with long texts and astral characters at the edges", () => {
    for (const length of [65_500, 65_536, 65_600, 200_000]) {
      const notes = `${"x".repeat(length)}🎬é日`.repeat(2);
      const session = createSession({ notes });
      expect(parseSession(stringifySession(session)).notes).toBe(notes);
      expect([...writeSession(session)].join("")).toBe(stringifySession(session));
      expect(parseSession(encodeSession(session)).notes).toBe(notes);
    }
  });
});

describe("writing rejects a model that could not be read back, with its position", () => {
  const line = { kind: "line", id: "", color: "#000000", alpha: 1, thickness: 1, points: [{ x: 1, y: 2 }] };
  const cases: readonly [name: string, session: unknown, path: string, code: string][] = [
    [
      "no points",
      withObject({ ...line, points: [] }),
      "/session/media[2]/annotation[2]/line[1]",
      "missing-element",
    ],
    [
      "a color",
      withObject({ ...line, color: "red" }),
      "/session/media[2]/annotation[2]/line[1]/@color",
      "invalid-value",
    ],
    [
      "a missing alpha",
      withObject({ ...line, alpha: undefined }),
      "/session/media[2]/annotation[2]/line[1]/@alpha",
      "missing-attribute",
    ],
    [
      "a point of text",
      withObject({ ...line, points: [{ x: "1", y: 2 }] }),
      "/session/media[2]/annotation[2]/line[1]/point[1]/@x",
      "invalid-value",
    ],
    [
      "an unknown kind of drawing",
      withObject({ kind: "star" }),
      "/session/media[2]/annotation[2]",
      "invalid-value",
    ],
    [
      "a frame",
      createSession({ media: [{ ...movie, annotations: [{ ...createAnnotation(1), frame: 1.5 }] }] }),
      "/session/media[1]/annotation[1]/@frame",
      "invalid-value",
    ],
    [
      "no locators",
      createSession({ media: [{ ...movie, locators: [] }] }),
      "/session/media[1]/locators",
      "missing-element",
    ],
    ["a version", { ...createSession(), version: Number.NaN }, "/session/@version", "invalid-value"],
    [
      "features",
      { ...createSession(), sessionFeatures: "gold" },
      "/session/@sessionFeatures",
      "invalid-value",
    ],
    ["notes that are not text", { ...createSession(), notes: 5 }, "/session/notes", "invalid-value"],
    [
      "an entry of no kind",
      createSession({ media: [{ name: "x" } as unknown as typeof movie] }),
      "/session/media[1]",
      "invalid-value",
    ],
    [
      "unknown attributes with known names",
      createSession({ preserved: { attributes: [{ name: "version", namespace: "", value: "" }] } }),
      "/session",
      "invalid-preserved-content",
    ],
    [
      "an unknown element with a bad name",
      createSession({
        preserved: {
          content: [
            {
              follows: "",
              node: { kind: "element", name: "a b", namespace: "", attributes: [], children: [] },
            },
          ],
        },
      }),
      "/session",
      "invalid-preserved-content",
    ],
  ];
  test.each(cases)("%s", (_name, session, path, code) => {
    const error = errorOf(() => stringifySession(session as Session));
    expect({ code: error.code, path: error.path ?? "" }).toEqual({ code, path });
  });

  test("or replaces characters that XML does not allow, on request", () => {
    for (const character of ["\u0000", "\u000b", "\u001f", "\ud800", "\udc00", "\ufffe", "\uffff"]) {
      const session = createSession({ media: [{ ...movie, notes: `a${character}b` }] });
      const error = errorOf(() => stringifySession(session));
      expect(error).toMatchObject({ code: "illegal-character", path: "/session/media[1]/notes" });
      expect(error.message).toContain(
        `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`,
      );
      const replaced = stringifySession(session, { illegalCharacters: "replace" });
      expect(parseSession(replaced).media[0]).toMatchObject({ notes: "a\ufffdb" });
    }
    const inAttribute = createSession({ userData: "a\u0001" });
    expect(errorOf(() => stringifySession(inAttribute))).toMatchObject({ path: "/session/@userData" });
  });
});

describe("writeSessionParts rejects parts that do not make a session", () => {
  const [start, ...rest] = [...sessionParts(createSession({ notes: "n", media: [movie] }))] as [
    SessionPart,
    ...SessionPart[],
  ];
  const note: UnknownNode = { kind: "text", text: "a" };
  const all = async (parts: readonly SessionPart[]): Promise<void> => {
    for await (const chunk of writeSessionParts(parts)) expect(chunk).toBeTypeOf("string");
  };
  test.each([
    ["nothing", []],
    ["no start", rest],
    ["two starts", [start, start]],
    ["no end", [start]],
    ["something behind the end", [start, ...rest, ...rest]],
    ["an annotation outside of a movie", [start, { kind: "annotation", value: createAnnotation(1) }]],
    [
      "notes twice",
      [
        start,
        { kind: "session-notes", value: "a" },
        { kind: "session-notes", value: "b" },
        { kind: "session-end" },
      ],
    ],
    ["a movie in a movie", [start, rest[1], rest[1]]],
    ["the end of a movie that has not begun", [start, { kind: "media-end" }]],
    ["the end of the session in a movie", [start, rest[1], { kind: "session-end" }]],
    ["what a movie does not know, outside of one", [start, { kind: "media-unknown", value: note }]],
    [
      "what the session does not know, in a movie",
      [start, rest[1], { kind: "session-unknown", value: note }],
    ],
    ["the session's notes in a movie", [start, rest[1], { kind: "session-notes", value: "a" }]],
    ["a part of no kind", [start, { kind: "sessions" } as never]],
  ] as [string, SessionPart[]][])("%s", async (_name, parts) => {
    await expect(all(parts)).rejects.toMatchObject({ code: "invalid-parts" });
    expect(() => collectSession(parts)).toThrow(expect.objectContaining({ code: "invalid-parts" }));
  });
});

describe("writeSessionParts rejects parts of an entry that could not be read back", () => {
  const locators: SessionPart = { kind: "media-locators", value: movie.locators };
  const name: SessionPart = { kind: "media-name", value: "a.mov" };
  const entry = (...parts: SessionPart[]): SessionPart[] => [
    {
      kind: "session-start",
      value: { version: 3, sessionFeatures: "standard", hashToken: "", userData: "" },
    },
    { kind: "media-start", value: { userData: "", active: false, currentFrame: 1 } },
    ...parts,
    { kind: "media-end" },
    { kind: "session-end" },
  ];
  const write = async (parts: readonly SessionPart[]): Promise<string> => {
    let text = "";
    for await (const chunk of writeSessionParts(parts)) text += chunk;
    return text;
  };

  test.each([
    ["a movie without a name", entry(locators), "<name>"],
    ["a movie without locators", entry(name), "<locators>"],
    ["a group movie with locators", entry({ kind: "media-group-movie", value: "g" }, locators), "<locators>"],
  ])("%s", async (_, parts, element) => {
    await expect(write(parts)).rejects.toMatchObject({ path: "/session/media[1]" });
    await expect(write(parts)).rejects.toThrow(element);
  });

  test("but writes complete ones", async () => {
    expect(parseSession(await write(entry(name, locators))).media).toHaveLength(1);
  });
});

test("writing rejects a drawing without its list of points", () => {
  const line = { kind: "line", id: "", color: "#ffffff", alpha: 1, thickness: 0.1 };
  const annotation = { frame: 1, notes: "", objects: [line] } as unknown as Annotation;
  const session = createSession({ media: [{ ...movie, annotations: [annotation] }] });
  expect(() => stringifySession(session)).toThrow(/a list/);
});

test("writing completes a session of many entries", () => {
  const media = Array.from({ length: 700 }, (_, index) => ({ ...movie, name: `${String(index)}.mov` }));
  const session = createSession({ media });
  expect(parseSession(stringifySession(session))).toEqual(session);
});

test("writing rejects one prefix for two namespaces in one element", () => {
  const attributes = [
    { name: "a:x", namespace: "urn:1", value: "" },
    { name: "a:y", namespace: "urn:2", value: "" },
  ];
  expect(() => stringifySession(createSession({ preserved: { attributes } }))).toThrow(/prefix "a"/);
});

test("writing does not repeat a declaration of a prefix that is already in scope", () => {
  const xml = stringifySession(
    createSession({
      preserved: {
        attributes: [{ name: "a:x", namespace: "urn:1", value: "1" }],
        content: [
          {
            follows: "",
            node: {
              kind: "element",
              name: "a:log",
              namespace: "urn:1",
              attributes: [{ name: "a:y", namespace: "urn:1", value: "2" }],
              children: [],
            },
          },
        ],
      },
    }),
  );
  expect(xml.match(/xmlns:a/g)).toHaveLength(1);
  expect(parseSession(xml).preserved?.content?.[0]?.node).toMatchObject({
    name: "a:log",
    namespace: "urn:1",
  });
});
