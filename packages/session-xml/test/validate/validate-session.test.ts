import { describe, expect, test } from "vitest";
import {
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  type DrawingObject,
  type PreservedContent,
  parseSession,
  type Session,
  stringifySession,
  validateSession,
  validateSessionXml,
  type ValidationOptions,
} from "../../src/index.ts";
import { EVERYTHING } from "../support/sample-documents.ts";
import { circle } from "../support/circle.ts";

/** The issues, as `code path`. */
function reported(session: unknown, options?: ValidationOptions): string[] {
  return validateSession(session as Session, options).issues.map(({ code, path }) => `${code} ${path}`);
}

const URL = "http://example.com/a.mov";

function withObject(object: object): Session {
  const annotations = [createAnnotation(1, { objects: [object as DrawingObject] })];
  return createSession({ media: [createMediaFile({ locators: [URL], annotations })] });
}

function withExtra(preserved: unknown): Session {
  return createSession({ preserved: preserved as PreservedContent });
}

const XMLNS = "http://www.w3.org/2000/xmlns/";
const PATH = "/session/media[1]/annotation[1]/circle[1]";

describe("validateSession of a model", () => {
  test("accepts a new one", () => {
    const session = createSession({
      groups: ["Day 1"],
      media: [createMediaFile({ locators: [URL], groups: ["Day 1"] }), createGroupMovie("Day 1")],
    });
    expect(reported({ ...session, sessionFeatures: "pro" })).toEqual([]);
  });

  test("reports the same as for its file", () => {
    const session = parseSession(EVERYTHING);
    const paths = reported(session).filter((issue) => issue.startsWith("unknown-"));
    expect(paths).toEqual(
      [
        "unknown-attribute /session/@studio:department",
        "unknown-attribute /session/@future",
        "unknown-element /session/future",
        "unknown-element /session/media[1]/annotation[1]/studio:stamp",
        "unknown-attribute /session/media[1]/annotation[1]/notes/@studio:by",
        "unknown-attribute /session/media[1]/annotation[1]/line[1]/@width",
        "unknown-attribute /session/media[1]/annotation[1]/line[1]/point[2]/@tilt",
        "unknown-attribute /session/media[1]/playRange/playOnlyRange/@why",
      ].sort((a, b) => paths.indexOf(a) - paths.indexOf(b)),
    );
  });

  test("does not change it", () => {
    const session = parseSession(EVERYTHING);
    const before = structuredClone(session);
    validateSession(session);
    expect(session).toEqual(before);
  });

  test.each<[string, unknown]>([
    ["undefined", undefined],
    ["null", null],
    ["a text", "session"],
    ["a number", 3],
    ["a list", []],
    ["a function", () => 0],
  ])("rejects %s", (_, session) => {
    expect(reported(session)).toEqual(["invalid-value /session"]);
  });

  test("rejects one without any field", () => {
    expect(reported({})).toEqual(
      [
        "missing-attribute /session/@version",
        "missing-attribute /session/@sessionFeatures",
        "invalid-value /session",
      ].map((issue) => issue.replace("invalid-value /session/@", "missing-attribute /session/@")),
    );
  });

  test.each<[string, object, string[]]>([
    ["a field of the wrong type", { notes: 7 }, ["invalid-value /session/notes"]],
    ["null for a text", { notes: null }, ["invalid-value /session/notes"]],
    ["a text for a number", { version: "3" }, ["invalid-value /session/@version"]],
    ["half a version", { version: 3.5 }, ["invalid-value /session/@version"]],
    ["a version below 3", { version: 2 }, ["value-out-of-range /session/@version"]],
    ["a newer version", { version: 4 }, ["newer-version /session/@version"]],
    ["an empty group", { groups: ["a", ""] }, ["value-out-of-range /session/group[2]"]],
    ["a group that is not text", { groups: [1] }, ["invalid-value /session/group[1]"]],
    ["groups that are not a list", { groups: "a" }, ["invalid-value /session"]],
    ["a character that XML cannot hold", { chat: "\ud800" }, ["illegal-character /session/chat"]],
    ["another in an attribute", { userData: "\u0000" }, ["illegal-character /session/@userData"]],
    ["media that is not an object", { media: [7] }, ["invalid-value /session/media[1]"]],
    ["media of no kind", { media: [{}] }, ["invalid-value /session/media[1]"]],
    ["stereo that is not an object", { stereo: true }, ["invalid-value /session/stereo"]],
    ["a field that there is not", { note: "" }, ["unknown-field /session"]],
    ["one that is undefined, which is nothing", { note: undefined }, []],
  ])("reports %s", (_, fields, expected) => {
    expect(reported({ ...createSession(), ...fields })).toEqual(expected);
  });

  test.each<[string, object, string[]]>([
    [
      "no points",
      { kind: "line", id: "", color: "#000000", alpha: 1, thickness: 1, points: [] },
      ["missing-element"],
    ],
    ["points that are not a list", { kind: "erase", id: "", thickness: 1 }, ["invalid-value"]],
    [
      "pressure where there is none",
      { kind: "erase", id: "", thickness: 1, points: [{ x: 0, y: 0, alpha: 1 }] },
      ["unknown-field"],
    ],
  ])("reports a stroke that has %s", (_, stroke, codes) => {
    expect(validateSession(withObject(stroke)).issues.map(({ code }) => code)).toEqual(codes);
  });

  test.each<[string, object, string[]]>([
    ["an alpha above 1", { alpha: 1.5 }, [`value-out-of-range ${PATH}/@alpha`]],
    ["an alpha that rounds to 1", { alpha: 1 + 1e-9 }, []],
    ["no alpha", { alpha: undefined }, [`missing-attribute ${PATH}/@alpha`]],
    ["a color by name", { color: "red" }, [`invalid-value ${PATH}/@color`]],
    [
      "a coordinate that is not a number",
      { startPoint: { x: "0", y: 0 } },
      [`invalid-value ${PATH}/startPoint/@x`],
    ],
    ["a coordinate that is NaN, which is allowed", { startPoint: { x: NaN, y: Infinity } }, []],
    ["no end", { endPoint: undefined }, [`missing-element ${PATH}`]],
    [
      "an id that is empty but explicitDefaults",
      { preserved: { explicitDefaults: ["id"] } },
      [`value-out-of-range ${PATH}/@id`],
    ],
    ["another kind", { kind: "square" }, ["invalid-value /session/media[1]/annotation[1]"]],
  ])("reports a circle that has %s", (_, fields, expected) => {
    expect(reported(withObject({ ...circle, ...fields }))).toEqual(expected);
  });

  test("reports a group movie with fields of a media file", () => {
    const media = { ...createGroupMovie("All Files"), annotations: [], name: "a" };
    expect(reported({ ...createSession({ sessionFeatures: "pro" }), media: [media] })).toEqual([
      "unknown-field /session/media[1]",
      "unknown-field /session/media[1]",
    ]);
  });

  test("reports missing locators, and locators of which none is valid", () => {
    const [none, empty, strange] = [undefined, [], [{ kind: "disk", value: "a" }]].map((locators) =>
      reported(createSession({ media: [{ ...createMediaFile(URL), locators: locators as never }] })),
    );
    expect(none).toEqual(["missing-element /session/media[1]"]);
    expect(empty).toEqual(["missing-element /session/media[1]/locators"]);
    expect(strange).toEqual(["invalid-value /session/media[1]/locators"]);
  });

  test.each([
    [{ inFrame: "9", outFrame: 4 }, "inFrame"],
    [{ inFrame: 9, outFrame: "4" }, "outFrame"],
  ])("reports a play range of texts, without further checks of it", (range, field) => {
    const playRange = { ...range, playOnlyRange: true } as never;
    const session = createSession({ media: [{ ...createMediaFile(URL), playRange }] });
    expect(reported(session)).toEqual([`invalid-value /session/media[1]/playRange/${field}/@value`]);
  });

  test("reports a current frame that is a text, without further checks of it", () => {
    const playRange = { inFrame: 5, outFrame: 7, playOnlyRange: true };
    const currentFrame = "9" as unknown as number;
    const session = createSession({ media: [{ ...createMediaFile(URL), playRange, currentFrame }] });
    expect(reported(session)).toEqual(["invalid-value /session/media[1]/@currentFrame"]);
  });

  test("allows missing lists only in a session or a movie", () => {
    const movie = { userData: "", active: false, currentFrame: 1 };
    const file = { ...movie, kind: "file", name: "a", locators: [{ kind: "url", value: URL }] };
    const { groups, ...session } = createSession({ sessionFeatures: "pro" });
    expect(
      reported({ ...session, media: [file, { ...movie, kind: "group-movie", group: "All Files" }] }),
    ).toEqual([]);
    expect(reported({ ...session, media: [{ ...file, annotations: [{ frame: 1 }] }] })).toEqual([
      "invalid-value /session/media[1]/annotation[1]",
    ]);
    expect(reported({ ...session, media: undefined })).toEqual(["invalid-value /session"]);
  });

  test("reports an invalid attribute of later releases, and nothing else about it", () => {
    const fromScript = "True" as unknown as boolean;
    expect(reported({ ...createSession(), fromScript })).toEqual(["invalid-value /session/@fromScript"]);
  });

  test("accepts attributes of later releases", () => {
    const session = createSession({
      fromScript: true,
      media: [createMediaFile({ locators: [URL], framesPerSecond: 24 })],
    });
    expect(reported(session, { schema: "published" })).toEqual([
      "unpublished-attribute /session/@fromScript",
      "unpublished-attribute /session/media[1]/@framesPerSecond",
    ]);
    expect(validateSession(session, { schema: "published" }).valid).toBe(false);
    expect(validateSession(session)).toEqual({ valid: true, issues: [] });
  });
});

describe("validateSession of preserved content", () => {
  test.each<[string, unknown, string[]]>([
    ["nothing", {}, []],
    ["null", null, ["invalid-preserved-content /session"]],
    ["a list", [], ["invalid-preserved-content /session"]],
    ["attributes that are not a list", { attributes: {} }, ["invalid-preserved-content /session"]],
    ["an invalid attribute", { attributes: [1] }, ["invalid-preserved-content /session"]],
    ...["name", "namespace", "value"].flatMap((field) =>
      [undefined, 1, null].map((wrong): [string, unknown, string[]] => [
        `an attribute of which the ${field} is ${String(wrong)}`,
        { attributes: [{ name: "a", namespace: "", value: "", [field]: wrong }] },
        ["invalid-preserved-content /session"],
      ]),
    ),
    [
      "attributes after an invalid one",
      { attributes: [1, { name: "a", namespace: "", value: "" }] },
      ["invalid-preserved-content /session", "unknown-attribute /session/@a"],
    ],
    [
      "an attribute",
      { attributes: [{ name: "a", namespace: "", value: "" }] },
      ["unknown-attribute /session/@a"],
    ],
    ["a declaration", { attributes: [{ name: "xmlns:a", namespace: XMLNS, value: "urn:a" }] }, []],
    ["content that is not a list", { content: "a" }, ["invalid-preserved-content /session"]],
    ...[null, 1, "a", [], {}, { follows: "" }, { follows: "", node: null }, { follows: "", node: [] }].map(
      (placed): [string, unknown, string[]] => [
        `${JSON.stringify(placed)} as content`,
        { content: [placed] },
        ["invalid-preserved-content /session"],
      ],
    ),
    ...["kind", "name", "namespace"].map((field): [string, unknown, string[]] => [
      `an element of which the ${field} is a number`,
      {
        content: [
          {
            follows: "",
            node: { kind: "element", name: "a", namespace: "", attributes: [], children: [], [field]: 1 },
          },
        ],
      },
      ["invalid-preserved-content /session"],
    ]),
    [
      "an invalid text",
      { content: [{ follows: "", node: { kind: "text", text: 1 } }] },
      ["invalid-preserved-content /session"],
    ],
    [
      "content of no kind",
      { content: [{ follows: "", node: { kind: "comment" } }] },
      ["invalid-preserved-content /session"],
    ],
    [
      "text",
      { content: [{ follows: "", node: { kind: "text", text: " a " } }] },
      ["unexpected-text /session"],
    ],
    ["white space", { content: [{ follows: "", node: { kind: "text", text: "\n " } }] }, []],
    [
      "an element",
      {
        content: [
          {
            follows: "",
            node: { kind: "element", name: "x:a", namespace: "urn:x", attributes: [], children: [] },
          },
        ],
      },
      ["unknown-element /session/x:a"],
    ],
    [
      "an element in the namespace of sessions, which is written without its prefix",
      {
        content: [
          {
            follows: "",
            node: {
              kind: "element",
              name: "x:a",
              namespace: "http://www.cinesync.com/ns/session/3.0",
              attributes: [],
              children: [],
            },
          },
        ],
      },
      ["unknown-element /session/a"],
    ],
  ])("%s", (_, preserved, expected) => {
    expect(reported(withExtra(preserved))).toEqual(expected);
  });

  test.each<[string, object]>([
    ["with a name that XML does not allow", { name: "xmlns:a b" }],
    ["of xml", { name: "xmlns:xml" }],
    ["of xmlns", { name: "xmlns:xmlns" }],
    ["that is in another namespace", { namespace: "" }],
    ["of nothing", { value: "" }],
    ["of the namespace of xml", { value: "http://www.w3.org/XML/1998/namespace" }],
    ["with a character that XML cannot hold", { value: "urn:\u0000" }],
  ])("reports a declaration that cannot be written: %s", (_, fields) => {
    const session = withExtra({
      attributes: [{ name: "xmlns:a", namespace: XMLNS, value: "urn:a", ...fields }],
    });
    expect(validateSession(session)).toMatchObject({
      valid: false,
      issues: [{ code: "invalid-preserved-content" }],
    });
    expect(() => stringifySession(session)).toThrow();
  });

  test("reports a repeated declaration", () => {
    const declaration = { name: "xmlns:a", namespace: XMLNS, value: "urn:a" };
    const session = withExtra({ attributes: [declaration, declaration] });
    expect(reported(session)).toEqual(["invalid-preserved-content /session/@xmlns:a"]);
    expect(() => stringifySession(session)).toThrow();
  });

  test("reports content of elements that have no object", () => {
    const attributes = [{ name: "by", namespace: "", value: "me" }];
    const session = withExtra({ children: { notes: { attributes }, "group[2]": { attributes } } });
    expect(reported({ ...session, notes: "a", groups: ["a", "b"] })).toEqual([
      "unknown-attribute /session/group[2]/@by",
      "unknown-attribute /session/notes/@by",
    ]);
  });

  test("treats text next to a text as part of it", () => {
    const preserved = { content: [{ follows: "#0", node: { kind: "text", text: "0" } as const }] };
    const locator = { kind: "short-hash", value: "0".repeat(39), preserved } as const;
    const session = createSession({ media: [{ ...createMediaFile(URL), locators: [locator] }] });
    expect(reported(session)).toEqual([]);
    expect(
      reported({
        ...session,
        media: [{ ...session.media[0], locators: [{ ...locator, value: "0".repeat(40) }] }],
      }),
    ).toEqual(["value-out-of-range /session/media[1]/locators/shortHash[1]"]);
  });
});

test("validateSession treats stray text next to the model as text of its element", async () => {
  const named = (text: string): Session =>
    createSession({
      media: [
        {
          ...createMediaFile({ name: "a", locators: ["https://example.com/a.mov"] }),
          name: "",
          preserved: { children: { name: { content: [{ follows: "#0", node: { kind: "text", text } }] } } },
        },
      ],
    });
  for (const [text, codes] of [
    ["a.mov", []],
    ["", ["value-out-of-range"]],
  ] as const) {
    const session = named(text);
    expect(validateSession(session).issues.map(({ code }) => code)).toEqual(codes);
    const { issues } = await validateSessionXml(stringifySession(session));
    expect(issues.map(({ code }) => code)).toEqual(codes);
  }
});
