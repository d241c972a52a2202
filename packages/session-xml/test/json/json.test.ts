import { describe, expect, test } from "vitest";
import {
  type ColorGrading,
  createMediaFile,
  createSession,
  parseSessionJson,
  stringifySession,
  stringifySessionJson,
} from "../../src/index.ts";
import { errorOf } from "../support/error-of.ts";

const file = createMediaFile({ locators: ["/a.mov"] });

/** A session in JSON with additional fields. */
function json(fields: object): string {
  return JSON.stringify({ version: 3, sessionFeatures: "pro", ...fields });
}

describe("numbers that JSON does not have", () => {
  const colorGrading = {
    offset: { red: NaN, green: -0, blue: Infinity },
    saturation: Infinity,
    contrast: -0,
    gamma: NaN,
    linearToLog: true,
  } as unknown as ColorGrading;
  const zoomState = { center: { x: -Infinity, y: 0.5 }, scaleFactor: -Infinity };
  const session = createSession({ media: [{ ...file, colorGrading, zoomState }] });

  test("survive in every number, in an object or in a value element", () => {
    const text = stringifySessionJson(session);
    expect(JSON.parse(text)).toMatchObject({
      media: [
        {
          colorGrading: {
            offset: { red: "NaN", green: "-0", blue: "INF" },
            saturation: "INF",
            contrast: "-0",
            gamma: "NaN",
            linearToLog: true,
          },
          zoomState: { center: { x: "-INF", y: 0.5 }, scaleFactor: "-INF" },
        },
      ],
    });
    expect(parseSessionJson(text)).toEqual(session);
  });

  test("have exactly one spelling, which is valid only for numbers", () => {
    for (const spelling of ["Infinity", "+INF", "inf", " INF", "INF ", "0", "--0", "1"]) {
      const media = [{ ...file, zoomState: { center: { x: 0, y: 0 }, scaleFactor: spelling } }];
      expect(errorOf(() => parseSessionJson(json({ media })))).toMatchObject({
        code: "invalid-value",
        path: "/session/media[1]/zoomState/scaleFactor/@value",
      });
    }
    expect(parseSessionJson(json({ chat: "NaN", userData: "-0", hashToken: "INF" }))).toMatchObject({
      chat: "NaN",
      userData: "-0",
      hashToken: "INF",
    });
  });

  test("have no other spelling", () => {
    const path = "/session/media[1]/annotation[1]";
    const line = { kind: "line", color: "INF", alpha: 1, thickness: 1, points: [{ x: 0, y: 0 }] };
    for (const [annotation, at] of [
      [{ frame: "NaN", objects: [] }, `${path}/@frame`],
      [{ frame: 1, objects: [line] }, `${path}/line[1]/@color`],
    ] as const) {
      expect(
        errorOf(() => parseSessionJson(json({ media: [{ ...file, annotations: [annotation] }] }))),
      ).toMatchObject({
        code: "invalid-value",
        path: at,
      });
    }
    const media = [{ ...file, active: "-0" }];
    expect(errorOf(() => parseSessionJson(json({ media })))).toMatchObject({
      path: "/session/media[1]/@active",
    });
  });
});

test("stringifySessionJson indents by two spaces, or as requested", () => {
  const session = createSession();
  expect(stringifySessionJson(session)).toMatch(/^\{\n {2}"version": 3,\n/);
  expect(stringifySessionJson(session, "\t")).toMatch(/^\{\n\t"version": 3,\n/);
  expect(stringifySessionJson(session, 0)).toMatch(/^\{"version":3,/);
});

test.each([undefined, null, "notes", 5])("stringifySessionJson rejects %s", (value) => {
  const { code, details } = errorOf(() => stringifySessionJson(value as never));
  expect({ code, subject: "subject" in details && details.subject }).toEqual({
    code: "invalid-value",
    subject: "session",
  });
});

describe("parseSessionJson: a left-out field", () => {
  const DEFAULTS = {
    version: 3,
    sessionFeatures: "pro",
    hashToken: "",
    userData: "",
    groups: [],
    notes: "",
    chat: "",
  };

  test("gets its default: lists, texts, attributes, the kind of a movie", () => {
    const media = [
      { name: "a.mov", locators: file.locators },
      { kind: "group-movie", group: "g" },
    ];
    expect(parseSessionJson(json({ media }))).toStrictEqual({
      ...DEFAULTS,
      media: [
        file,
        { kind: "group-movie", userData: "", active: false, currentFrame: 1, groups: [], group: "g" },
      ],
    });
  });

  test("stays absent if it has no default", () => {
    const text = json({ media: [{ name: "a.mov", locators: file.locators, colorGrading: {} }] });
    expect(parseSessionJson(text)).toStrictEqual({
      ...DEFAULTS,
      media: [{ ...file, colorGrading: {} }],
    });
  });

  test("is kept if it is present", () => {
    const session = createSession({ groups: ["g"], notes: "n", chat: "c", userData: "u", hashToken: "h" });
    expect(parseSessionJson(stringifySessionJson(session))).toEqual(session);
  });
});

describe("parseSessionJson rejects an invalid session, with its position", () => {
  const withMovie = (fields: object): string => json({ media: [file, { ...file, ...fields }] });
  const withObjects = (...objects: unknown[]): string =>
    withMovie({
      annotations: [
        { frame: 1, objects: [] },
        { frame: 2, objects },
      ],
    });

  test.each([
    ["null", "/session", "invalid-value"],
    ['"a"', "/session", "invalid-value"],
    [withMovie({ mask: [] }), "/session/media[2]/mask", "invalid-value"],
    [withMovie({ mask: null }), "/session/media[2]/mask", "invalid-value"],
    [withMovie({ annotations: {} }), "/session/media[2]", "invalid-value"],
    [withMovie({ tint: 1 }), "/session/media[2]", "unknown-field"],
    [json({ media: [{ kind: "group-movie", group: "g", name: "a" }] }), "/session/media[1]", "unknown-field"],
    [
      withObjects({ kind: "erase", thickness: 1, points: [{ x: 0, y: 0, z: 0 }] }),
      "/session/media[2]/annotation[2]/erase[1]/point[1]",
      "unknown-field",
    ],
    [
      withObjects({ kind: "erase", thickness: 1, points: [{ x: 0, y: "0" }] }),
      "/session/media[2]/annotation[2]/erase[1]/point[1]/@y",
      "invalid-value",
    ],
    [withObjects({ kind: "star" }), "/session/media[2]/annotation[2]", "invalid-value"],
    [withObjects(null), "/session/media[2]/annotation[2]", "invalid-value"],
    [json({ notes: 7 }), "/session/notes", "invalid-value"],
    [json({ notes: "\u0000" }), "/session/notes", "illegal-character"],
  ])("case %#", (text, path, code) => {
    expect(errorOf(() => parseSessionJson(text))).toMatchObject({ code, path });
  });

  test("if the text is not JSON", () => {
    const error = errorOf(() => parseSessionJson("{,}"));
    expect(error).toMatchObject({ code: "invalid-json", path: undefined });
    expect(error.cause).toBeInstanceOf(SyntaxError);
  });
});

describe("parseSessionJson: preserved content", () => {
  const attribute = { name: "a", namespace: "", value: "1" };
  const element = { kind: "element", name: "x", namespace: "", attributes: [attribute], children: [] };
  const preserved = {
    attributes: [attribute],
    content: [
      { follows: "", node: { ...element, children: [element, { kind: "text", text: "t" }] } },
      { follows: "", node: { kind: "text", text: "t" } },
    ],
    children: { notes: { attributes: [attribute] } },
    explicitDefaults: ["notes"],
  };

  test("is read in the form in which it was written", () => {
    const session = parseSessionJson(json({ preserved }));
    expect(session.preserved).toEqual(preserved);
    expect(stringifySession(session)).toContain('<notes a="1"></notes>');
  });

  test.each<{ readonly wrong: unknown }>([
    { wrong: null },
    { wrong: [] },
    { wrong: "a" },
    { wrong: { attributes: {} } },
    { wrong: { attributes: [1] } },
    { wrong: { attributes: [attribute, null] } },
    { wrong: { attributes: [{ ...attribute, name: 1 }] } },
    { wrong: { attributes: [{ ...attribute, namespace: 1 }] } },
    { wrong: { attributes: [{ ...attribute, value: 1 }] } },
    { wrong: { content: "a" } },
    { wrong: { content: [null] } },
    { wrong: { content: [{ node: element }] } },
    { wrong: { content: [{ follows: "" }] } },
    { wrong: { content: [{ follows: "", node: { kind: "comment" } }] } },
    { wrong: { content: [{ follows: "", node: { kind: "text", text: 1 } }] } },
    { wrong: { content: [{ follows: "", node: { ...element, name: 1 } }] } },
    { wrong: { content: [{ follows: "", node: { ...element, namespace: 1 } }] } },
    { wrong: { content: [{ follows: "", node: { ...element, attributes: [1] } }] } },
    { wrong: { content: [{ follows: "", node: { ...element, children: [element, 1] } }] } },
    { wrong: { explicitDefaults: "notes" } },
    { wrong: { explicitDefaults: [1] } },
    { wrong: { children: [] } },
    { wrong: { children: { notes: { attributes: {} } } } },
  ])("is rejected in the form %j", ({ wrong }) => {
    const refused = (fields: object, path: string): void => {
      expect(errorOf(() => parseSessionJson(json(fields)))).toMatchObject({
        code: "invalid-preserved-content",
        path,
      });
    };
    refused({ preserved: wrong }, "/session");
    refused({ media: [file, { ...file, preserved: wrong }] }, "/session/media[2]");
    const locators = [{ kind: "path", value: "/a", preserved: wrong }];
    refused({ media: [{ ...file, locators }] }, "/session/media[1]/locators");
  });

  test("is rejected if elements are nested endlessly", () => {
    const deep = `{"kind":"element","name":"a","namespace":"","attributes":[],"children":[`;
    const text = json({ preserved: { content: [{ follows: "", node: 0 }] } }).replace(
      ":0}",
      `:${deep.repeat(100_000)}${"]}".repeat(100_000)}}`,
    );
    expect(errorOf(() => parseSessionJson(text))).toMatchObject({
      code: "invalid-json",
    });
  });
});
