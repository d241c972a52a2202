import { describe, expect, test } from "vitest";
import {
  createAnnotation,
  createGroupMovie,
  createLine,
  createMediaFile,
  createSession,
  parseSession,
  stringifySession,
  validateSession,
  validateSessionXml,
  writeSessionParts,
  sessionParts,
  type Session,
  type SessionXmlError,
} from "../../src/index.ts";
import { session } from "../support/sample-documents.ts";

const again = (xml: string): string => stringifySession(parseSession(xml));

describe("reading a file and writing it back changes nothing", () => {
  test.each([
    [
      "the features of a session with a group movie",
      session("<media><groupMovie><group>g</group></groupMovie></media>"),
    ],
    [
      "a declaration of the xml prefix",
      session('<notes xmlns:xml="http://www.w3.org/XML/1998/namespace">a</notes>'),
    ],
    ["an attribute and an element of the xml prefix", session('<xml:a xml:lang="de"><xml:b/></xml:a>')],
    [
      "an unpublished attribute of another spelling",
      session("").replace("<session", '<session fromScript="true"'),
    ],
    ["an empty CDATA section in an unknown element", session("<x><![CDATA[]]></x>")],
    [
      "the order of drawings and an unknown kind",
      session(
        `<media><name>a</name><locators><path>/a</path></locators><annotation frame="1"><erase thickness="1"><point x="0" y="0"/></erase><notes>n</notes><star/><erase thickness="2"><point x="0" y="0"/></erase></annotation></media>`,
      ),
    ],
  ])("%s", (_, xml) => {
    const model = parseSession(xml);
    const written = stringifySession(model);
    expect(parseSession(written)).toEqual(model);
    expect(again(written)).toBe(written);
    expect(/sessionFeatures="(\w+)"/.exec(written)?.[1]).toBe(/sessionFeatures="(\w+)"/.exec(xml)?.[1]);
  });

  test("an unknown kind of drawing stays after the same drawings", () => {
    const xml = session(
      `<media><name>a</name><locators><path>/a</path></locators><annotation frame="1"><erase thickness="1"><point x="0" y="0"/></erase><notes>n</notes><star/></annotation></media>`,
    );
    expect(again(xml).replaceAll(/\s+/g, "")).toMatch(/<\/erase><star.*<\/annotation>/);
  });

  test("fromScript in lower case is preserved and reported", async () => {
    const xml = session("").replace("<session", '<session fromScript="true"');
    expect(again(xml)).toContain('fromScript="true"');
    expect(await validateSessionXml(xml)).toMatchObject({
      valid: false,
      issues: [{ code: "invalid-value", details: { subject: "fromScript" } }],
    });
  });
});

test("stringifySession escapes > only where it would end a CDATA section", () => {
  const written = stringifySession(createSession({ notes: "a > b ]]> c >> ]>" }));
  expect(written).toContain("a > b ]]&gt; c >> ]>");
  expect(parseSession(written).notes).toBe("a > b ]]> c >> ]>");
});

describe("everything written can be read with the same limits", () => {
  const limits = {
    textLength: 100,
    unknownContent: 200,
    annotationSize: 3,
    depth: 6,
    attributes: 8,
    nameLength: 20,
  };
  const line = createLine({
    points: [
      { x: 0, y: 0 },
      { x: 1, y: 1 },
    ],
  });
  const annotated = (...frames: number[]): Session =>
    createSession({
      media: [
        createMediaFile({
          locators: ["/a"],
          annotations: frames.map((frame) => createAnnotation(frame, { objects: [line] })),
        }),
      ],
    });
  const deep = (levels: number): Session => {
    let node = { kind: "element", name: "a", namespace: "", attributes: [], children: [] } as never;
    for (let level = 1; level < levels; level += 1)
      node = { kind: "element", name: "a", namespace: "", attributes: [], children: [node] } as never;
    return createSession({ preserved: { content: [{ follows: "", node }] } });
  };
  const attribute = (name: string): object => ({ name, namespace: "", value: "" });

  test.each<[string, Session, string | undefined]>([
    ["a text of the limit", createSession({ notes: ">".repeat(100) }), undefined],
    ["a text over it", createSession({ notes: ">".repeat(101) }), "textLength"],
    ["line breaks count once", createSession({ notes: "\n".repeat(100) }), undefined],
    [
      "attributes count together",
      createSession({ userData: "u".repeat(60), hashToken: "h".repeat(60) }),
      "textLength",
    ],
    ["three drawings and points", annotated(1, 2), undefined],
    [
      "more than three",
      annotated(1).media.length > 0
        ? createSession({
            media: [
              createMediaFile({
                locators: ["/a"],
                annotations: [createAnnotation(1, { objects: [line, line] })],
              }),
            ],
          })
        : createSession(),
      "annotationSize",
    ],
    ["five levels in the session", deep(5), undefined],
    ["six levels", deep(6), "depth"],
    [
      "a long name",
      createSession({ preserved: { attributes: [attribute("n".repeat(21)) as never] } }),
      "nameLength",
    ],
    [
      "unknown content",
      createSession({
        preserved: {
          content: Array.from({ length: 9 }, () => ({
            follows: "",
            node: { kind: "element", name: "a", namespace: "urn:a", attributes: [], children: [] } as never,
          })),
        },
      }),
      "unknownContent",
    ],
  ])("%s", (_, model, limit) => {
    if (limit === undefined) {
      const written = stringifySession(model, { limits });
      expect(stringifySession(parseSession(written, { limits }), { limits })).toBe(written);
      return;
    }
    expect(() => stringifySession(model, { limits })).toThrow(
      expect.objectContaining({
        code: "limit-exceeded",
        details: expect.objectContaining({ limit }) as unknown,
      }),
    );
  });

  test("limits for whole sessions apply to whole sessions, and not to parts", async () => {
    const model = createSession({
      groups: ["a", "b"],
      media: [createMediaFile("/a"), createMediaFile("/b")],
    });
    for (const limit of ["media", "groups"] as const)
      expect(() => stringifySession(model, { limits: { [limit]: 1 } })).toThrow(`limits.${limit} (1)`);
    let text = "";
    for await (const chunk of writeSessionParts(sessionParts(model), { limits: { media: 1, groups: 1 } }))
      text += chunk;
    expect(parseSession(text)).toEqual(model);
  });
});

describe("strict rejects everything that validation reports as an error; the default, only what could not be read back", () => {
  const file = createMediaFile("https://h/a");
  const unknown = { kind: "element", name: "x", namespace: "urn:x", attributes: [], children: [] } as const;
  test.each<[string, Session]>([
    [
      "a frame of 0",
      { ...createSession(), media: [{ ...file, annotations: [{ ...createAnnotation(1), frame: 0 }] }] },
    ],
    ["an empty name", { ...createSession(), media: [{ ...file, name: "" }] }],
    [
      "alpha 2",
      {
        ...createSession(),
        media: [
          {
            ...file,
            annotations: [
              createAnnotation(1, { objects: [{ ...createLine({ points: [{ x: 0, y: 0 }] }), alpha: 2 }] }),
            ],
          },
        ],
      },
    ],
    [
      "an unknown attribute",
      createSession({ preserved: { attributes: [{ name: "a", namespace: "", value: "" }] } }),
    ],
    ["an unknown element", createSession({ preserved: { content: [{ follows: "", node: unknown }] } })],
    [
      "an unknown element in a text",
      createSession({
        notes: "ab",
        preserved: { children: { notes: { content: [{ follows: "#1", node: unknown }] } } },
      }),
    ],
    [
      "text between elements",
      createSession({ preserved: { content: [{ follows: "", node: { kind: "text", text: "t" } }] } }),
    ],
  ])("%s", (_, model) => {
    expect(validateSession(model).valid).toBe(false);
    expect(again(stringifySession(model))).toBe(stringifySession(model));
    expect(() => stringifySession(model, { strict: true })).toThrow(
      expect.objectContaining({
        name: "SessionXmlError",
        path: expect.stringMatching(/^\/session/) as unknown,
      }),
    );
  });

  test("a valid session is written", () => {
    const model = createSession({ groups: ["g"], media: [file, createGroupMovie("g")] });
    expect(stringifySession(model, { strict: true })).toBe(stringifySession(model));
  });
});

describe("writing rejects odd objects with a SessionXmlError, never a bare TypeError", () => {
  const file = createMediaFile("/a");
  const sparse = [, "g"] as unknown as string[];
  test.each<[string, unknown]>([
    [
      "an object without a prototype for a text",
      { ...createSession(), notes: Object.create(null) as unknown },
    ],
    ["the same for a number", { ...createSession(), version: Object.create(null) as unknown }],
    [
      "the same for a kind",
      { ...createSession(), media: [{ ...file, kind: Object.create(null) as unknown }] },
    ],
    ["a list with holes", { ...createSession(), groups: sparse }],
    ["a number for a text", { ...createSession(), media: [{ ...file, name: 7 }] }],
    ["a symbol for a text", { ...createSession(), userData: Symbol("s") }],
    ["a bigint for a number", { ...createSession(), version: 3n }],
    ["null for a movie", { ...createSession(), media: [null] }],
    ["null for an annotation", { ...createSession(), media: [{ ...file, annotations: [null] }] }],
    ["null for a locator", { ...createSession(), media: [{ ...file, locators: [null] }] }],
  ])("%s", (_, model) => {
    let error: unknown;
    try {
      stringifySession(model as Session);
    } catch (caught) {
      error = caught;
    }
    expect((error as SessionXmlError | undefined)?.name).toBe("SessionXmlError");
    expect(validateSession(model as Session).valid).toBe(false);
  });
});
