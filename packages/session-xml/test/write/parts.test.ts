import { describe, expect, test } from "vitest";
import {
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  encodeSession,
  type PreservedContent,
  type Session,
  type SessionPart,
  sessionParts,
  stringifySession,
  type UnknownNode,
  writeSession,
  writeSessionBytes,
  writeSessionParts,
} from "../../src/index.ts";
import { errorOf } from "../support/error-of.ts";

const movie = createMediaFile({ name: "a", locators: ["/a"] });

/** Returns the text between the tags of the root, without line breaks and indentation. */
function inside(session: object, options = {}): string {
  const xml = stringifySession(session as Session, { indent: "", ...options });
  return xml
    .replaceAll("\n", "")
    .replace(/^.*?<session[^>]*>/, "")
    .replace("</session>", "");
}

test.each([null, "a", 7, undefined])("writing rejects %j instead of an object", (object) => {
  const mask = { alpha: 1, center: object, ratio: { width: 1, height: 1 }, scaleFactor: 1 };
  const path = `/session/media[1]/mask${object === undefined ? "" : "/center"}`;
  expect(errorOf(() => inside({ ...createSession(), media: [{ ...movie, mask }] }))).toMatchObject({
    code: object === undefined ? "missing-element" : "invalid-value",
    path,
  });
});

describe("writing rejects a repeated field that is not a list", () => {
  test.each([
    [{ groups: {} }, "groups"],
    [{ media: "a" }, "media"],
    [{ groups: null }, "groups"],
    [{ media: [{ ...movie, groups: 1 }] }, "groups"],
    [{ media: [{ ...movie, annotations: {} }] }, "annotations"],
  ])("such as %j", (fields, field) => {
    expect(errorOf(() => inside({ ...createSession(), ...fields }))).toMatchObject({
      code: "invalid-value",
      details: { subject: field, expected: "a list" },
    });
  });

  test("but it may be absent", () => {
    const { groups, ...session } = createSession();
    expect(inside({ ...session, media: undefined })).toBe("");
  });
});

test.each([null, 7, "a", undefined, {}, { kind: "disk" }])(
  "writing rejects %j as an entry of the playlist",
  (entry) => {
    expect(errorOf(() => inside({ ...createSession(), media: [movie, entry] }))).toMatchObject({
      code: "invalid-value",
      path: "/session/media[2]",
    });
  },
);

test.each([null, 7, "a", undefined])("writing rejects %j as a point", (point) => {
  const stroke = { kind: "erase", id: "", thickness: 1, points: [{ x: 0, y: 0 }, point] };
  const media = [{ ...movie, annotations: [{ frame: 1, notes: "", objects: [stroke] }] }];
  expect(errorOf(() => inside({ ...createSession(), media }))).toMatchObject({
    code: "invalid-value",
    path: "/session/media[1]/annotation[1]/erase[1]/point[2]",
  });
});

describe("a value equal to its default is written only if the file spelled it out", () => {
  test.each<[explicitDefaults: string[] | undefined, names: string[]]>([
    [undefined, []],
    [[], []],
    [["kind", "frame"], []],
    [["notes"], ["notes"]],
    [
      ["chat", "hashToken"],
      ["chat", "hashToken"],
    ],
    [
      ["active", "id", "notes"],
      ["active", "id", "notes"],
    ],
    [
      ["currentFrame", "userData"],
      ["currentFrame", "userData"],
    ],
  ])("for %j", (explicitDefaults, names) => {
    const preserved = explicitDefaults === undefined ? {} : { preserved: { explicitDefaults } };
    const erase = { kind: "erase", id: "", thickness: 1, points: [{ x: 0, y: 0 }], ...preserved } as const;
    const frame = { ...createAnnotation(1, { objects: [erase] }), ...preserved };
    const session = createSession({
      media: [{ ...movie, annotations: [frame], ...preserved }],
      ...preserved,
    });
    const has = (name: string, text: string): string => (names.includes(name) ? text : "");
    const notes = has("notes", "<notes></notes>");
    const userData = has("userData", ' userData=""');
    expect(
      stringifySession(session, { indent: "" })
        .replaceAll("\n", "")
        .replace(/^.*standard"/, ""),
    ).toBe(
      `${has("hashToken", ' hashToken=""')}${userData}>${notes}${has("chat", "<chat></chat>")}<media${userData}${has("active", ' active="false"')}${has("currentFrame", ' currentFrame="1"')}><name>a</name><locators><path>/a</path></locators>${notes}<annotation frame="1">${notes}<erase${has("id", ' id=""')} thickness="1"><point x="0" y="0"/></erase></annotation></media></session>`,
    );
  });
});

describe("the part that starts a session or a movie", () => {
  const attributes = [{ name: "a", namespace: "", value: "1" }];
  const starts = (preserved: PreservedContent | undefined): SessionPart[] => {
    const more = preserved === undefined ? {} : { preserved };
    const session = createSession({ media: [{ ...movie, ...more }], ...more });
    return [...sessionParts(session)].filter(({ kind }) => kind.endsWith("-start"));
  };
  const SESSION = { version: 3, sessionFeatures: "standard", hashToken: "", userData: "" };
  const MEDIA = { userData: "", active: false, currentFrame: 1 };

  test.each<[preserved: PreservedContent | undefined, ofSession: object, ofMedia: object]>([
    [undefined, {}, {}],
    [{}, {}, {}],
    [{ explicitDefaults: [] }, {}, {}],
    [{ explicitDefaults: ["notes", "chat"] }, {}, {}],
    [{ content: [{ follows: "", node: { kind: "text", text: " " } }] }, {}, {}],
    [{ children: { notes: { attributes } } }, {}, {}],
    [{ attributes }, { preserved: { attributes } }, { preserved: { attributes } }],
    [
      { explicitDefaults: ["active", "notes", "userData", "hashToken"] },
      { preserved: { explicitDefaults: ["userData", "hashToken"] } },
      { preserved: { explicitDefaults: ["active", "userData"] } },
    ],
    [
      { attributes, explicitDefaults: ["userData"] },
      { preserved: { attributes, explicitDefaults: ["userData"] } },
      { preserved: { attributes, explicitDefaults: ["userData"] } },
    ],
  ])("has the attributes of %j, and their explicitDefaults", (preserved, ofSession, ofMedia) => {
    expect(starts(preserved)).toStrictEqual([
      { kind: "session-start", value: SESSION, ...ofSession },
      { kind: "media-start", value: MEDIA, ...ofMedia },
    ]);
  });
});

describe("writing rejects parts", () => {
  const start: SessionPart = {
    kind: "session-start",
    value: { version: 3, sessionFeatures: "pro", hashToken: "", userData: "" },
  };
  const open: SessionPart = { kind: "media-start", value: { userData: "", active: false, currentFrame: 1 } };
  const name: SessionPart = { kind: "media-name", value: "a" };
  const locators: SessionPart = { kind: "media-locators", value: [{ kind: "path", value: "/a" }] };
  const group: SessionPart = { kind: "media-group-movie", value: "g" };
  const close: SessionPart = { kind: "media-end" };
  const end: SessionPart = { kind: "session-end" };
  const node: UnknownNode = { kind: "text", text: "a" };
  const misplaced = (kind: string): string => `part "${kind}" is out of order`;

  async function outcome(parts: readonly SessionPart[]): Promise<string> {
    let text = "";
    try {
      for await (const chunk of writeSessionParts(parts)) text += chunk;
    } catch (error) {
      const { code, path, reason } = errorOf(() => {
        throw error;
      });
      return `${code} ${path ?? ""}: ${reason}`;
    }
    return text;
  }

  test.each<[name: string, parts: SessionPart[], expected: string]>([
    ["no parts", [], 'invalid-parts : part "session-end" is missing at the end'],
    ["an open session", [start], 'invalid-parts /session: part "session-end" is missing at the end'],
    [
      "an open movie",
      [start, open],
      'invalid-parts /session/media[1]: part "session-end" is missing at the end',
    ],
    ["no start", [end], `invalid-parts : ${misplaced("session-end")}`],
    ["two starts", [start, start], `invalid-parts /session: ${misplaced("session-start")}`],
    ["more behind the end", [start, end, end], `invalid-parts : ${misplaced("session-end")}`],
    ["a start behind the end", [start, end, start], `invalid-parts : ${misplaced("session-start")}`],
    [
      "a movie in a movie",
      [start, open, open],
      `invalid-parts /session/media[1]: ${misplaced("media-start")}`,
    ],
    ["an end of no movie", [start, close], `invalid-parts /session: ${misplaced("media-end")}`],
    ["an end too early", [start, open, end], `invalid-parts /session/media[1]: ${misplaced("session-end")}`],
    [
      "unknown content of a movie in the session",
      [start, { kind: "media-unknown", value: node }],
      `invalid-parts /session: ${misplaced("media-unknown")}`,
    ],
    [
      "unknown content of the session in a movie",
      [start, open, { kind: "session-unknown", value: node }],
      `invalid-parts /session/media[1]: ${misplaced("session-unknown")}`,
    ],
    ["a name of no movie", [start, name], `invalid-parts /session: ${misplaced("media-name")}`],
    [
      "a second name",
      [start, open, name, name],
      'invalid-parts /session/media[1]: part "media-name" appears twice',
    ],
    [
      "a second movie without a name",
      [start, open, name, locators, close, open, locators, close, end],
      "missing-element /session/media[2]: missing <name> in <media>",
    ],
    [
      "a movie without locators",
      [start, open, name, close, end],
      "missing-element /session/media[1]: missing <locators> in <media>",
    ],
    [
      "a group movie with a name",
      [start, open, name, group, close, end],
      "conflicting-elements /session/media[1]: <name> must not be in a <media> with <groupMovie>",
    ],
    [
      "a group movie with an annotation",
      [start, open, group, { kind: "annotation", value: createAnnotation(1) }, close, end],
      "conflicting-elements /session/media[1]: <annotation> must not be in a <media> with <groupMovie>",
    ],
    [
      "an annotation of no frame, behind another",
      [
        start,
        open,
        { kind: "annotation", value: createAnnotation(1) },
        { kind: "annotation", value: { ...createAnnotation(1), frame: 0.5 } },
      ],
      "invalid-value /session/media[1]/annotation[2]/@frame: frame must be a whole number, 1 or more, got 0.5",
    ],
  ])("for %s", async (_, parts, expected) => {
    expect(await outcome(parts)).toBe(expected);
  });

  test("but not for their order, and writes movies of both kinds", async () => {
    const written = await outcome([start, open, locators, name, close, open, group, close, end]);
    expect(written.replaceAll(/\n\t*/g, "")).toMatch(
      /<media><locators><path>\/a<\/path><\/locators><name>a<\/name><\/media><media><groupMovie><group>g<\/group><\/groupMovie><\/media><\/session>$/,
    );
  });
});

describe("line breaks in written text", () => {
  const text = (content: string): UnknownNode => ({ kind: "text", text: content });
  const x: UnknownNode = { kind: "element", name: "x", namespace: "", attributes: [], children: [] };

  test.each<[name: string, nodes: UnknownNode[], expected: string]>([
    ["come before each element", [x, x], '>|\t<x xmlns=""/>|\t<x xmlns=""/>|\t<chat>c</chat>|</session>|'],
    ["are left to a text", [text("1")], ">1<chat>c</chat>|</session>|"],
    ["are left to each text", [text("1"), x, text("2")], '>1<x xmlns=""/>2<chat>c</chat>|</session>|'],
    [
      "come again behind what follows it",
      [text("1"), x, x],
      '>1<x xmlns=""/>|\t<x xmlns=""/>|\t<chat>c</chat>|</session>|',
    ],
  ])("%s", (_, nodes, expected) => {
    const content = nodes.map((node) => ({ follows: "", node }));
    const xml = stringifySession(createSession({ chat: "c", preserved: { content } }));
    expect(xml.replaceAll("\n", "|").replace(/^.*?<session[^>]*/, "")).toBe(expected);
  });
});

describe("writing yields chunks while it splits the session", () => {
  test.each([
    ["bytes", writeSessionBytes],
    ["text", writeSession],
  ])("as %s", (_, write) => {
    let asked = 0;
    const media = Array.from({ length: 2000 }, () => ({
      ...movie,
      get name() {
        asked += 1;
        return "n".repeat(200);
      },
    }));
    const chunks = write(createSession({ media }));
    expect(asked).toBe(0);
    const first = chunks.next().value as string | Uint8Array;
    expect(first.length).toBeGreaterThan(60_000);
    expect(asked).toBeGreaterThan(100);
    expect(asked).toBeLessThan(1000);
    let { length } = first;
    for (const chunk of chunks) length += chunk.length;
    expect(asked).toBe(2000);
    expect(length).toBe(encodeSession(createSession({ media })).length);
  });
});

test("group movies are written with their group, and in groups", () => {
  expect(inside(createSession({ groups: ["g"], media: [createGroupMovie("g", { groups: ["h"] })] }))).toBe(
    "<group>g</group><media><group>h</group><groupMovie><group>g</group></groupMovie></media>",
  );
});

describe("writing rejects invalid preserved content, with its position", () => {
  const element = { kind: "element", name: "a", namespace: "urn:a", attributes: [], children: [] };
  const annotation = { frame: 1, notes: "", objects: [] };
  const placed = (node: unknown): object => ({ content: [{ follows: "", node }] });
  const WRONG: readonly unknown[] = [
    null,
    5,
    [],
    { attributes: 5 },
    { attributes: [null] },
    { attributes: [{ name: "a", namespace: "", value: 5 }] },
    { content: {} },
    { content: [null] },
    { content: [{ follows: 5, node: element }] },
    placed(null),
    placed({ kind: "comment" }),
    placed({ kind: "text", text: 5 }),
    placed({ ...element, name: 5 }),
    placed({ ...element, attributes: undefined }),
    placed({ ...element, children: "a" }),
    placed({ ...element, children: [null] }),
    placed({ ...element, children: [{ ...element, children: [{ kind: "text" }] }] }),
    { children: null },
    { explicitDefaults: "notes" },
    { explicitDefaults: [5] },
  ];

  test.each(WRONG)("%j", (preserved) => {
    const places: readonly (readonly [path: string, fields: object])[] = [
      ["/session", { preserved }],
      ["/session/media[1]", { media: [{ ...movie, preserved }] }],
      [
        "/session/media[1]/annotation[1]",
        { media: [{ ...movie, annotations: [{ ...annotation, preserved }] }] },
      ],
    ];
    for (const [path, fields] of places) {
      expect(errorOf(() => inside({ ...createSession(), ...fields }))).toMatchObject({
        code: "invalid-preserved-content",
        path,
      });
    }
    const children = { preserved: { children: { notes: preserved } }, notes: "n" };
    expect(errorOf(() => inside({ ...createSession(), ...children }))).toMatchObject({
      code: "invalid-preserved-content",
      path: "/session/notes",
    });
  });

  test.each([null, { kind: "text" }])("in the part %j", async (value) => {
    const [start = { kind: "session-end" }] = sessionParts(createSession());
    const node = value as unknown as UnknownNode;
    const text = writeSessionParts([
      start,
      { kind: "session-unknown", value: node },
      { kind: "session-end" },
    ]);
    await expect(text.next()).rejects.toMatchObject({ code: "invalid-preserved-content", path: "/session" });
  });
});

test.each([null, undefined, 5, "a", []])("writing rejects %j instead of a session", (session) => {
  expect(errorOf(() => stringifySession(session as unknown as Session))).toMatchObject({
    code: "invalid-value",
    details: { subject: "session", expected: "an object" },
  });
});
