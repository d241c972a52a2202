import { describe, expect, test } from "vitest";
import {
  createAnnotation,
  createErase,
  createMediaFile,
  createSession,
  encodeSession,
  type PlacedContent,
  parseSession,
  type SessionPart,
  type UnknownAttribute,
  stringifySession,
  type UnknownElement,
  type UnknownNode,
  writeSessionParts,
} from "../../src/index.ts";
import { errorOf } from "../support/error-of.ts";
import { annotation, media, NAMESPACE, session } from "../support/sample-documents.ts";

const element = (name: string, namespace: string, ...children: UnknownNode[]): UnknownElement => ({
  kind: "element",
  name,
  namespace,
  attributes: [],
  children,
});
const text = (content: string): UnknownNode => ({ kind: "text", text: content });

/** Returns the text inside the root, without indentation. */
function inside(content: readonly PlacedContent[], fields: object = {}): string {
  const xml = stringifySession(createSession({ ...fields, preserved: { content } }), { indent: "" });
  return xml
    .slice(xml.indexOf("<session"))
    .replace(/^<session[^>]*>/, "")
    .replaceAll("\n", "")
    .replace("</session>", "");
}

describe("writing unknown elements in a text", () => {
  test.each([
    "<notes>ab<b/>c<b/></notes>",
    "<notes><b/>abc</notes>",
    "<notes><b/><b>x</b>a<b/>🎬<b/>b</notes>",
    media('<group>g<x c="d"/>h</group><notes>a<b/>&lt;</notes>').replace("<media >", "<media>"),
    media(annotation("<notes>1<b/>2</notes>")).replace("<media >", "<media>"),
  ])("writes %s as it was read", (content) => {
    const xml = session(content);
    const written = stringifySession(parseSession(xml), { indent: "" }).replaceAll("\n", "");
    expect(written).toBe(xml.replaceAll("\n", ""));
  });

  test("puts them at the end if the text is shorter now", () => {
    const children = { notes: { content: [{ follows: "#5", node: element("b", "") }] } };
    const xml = stringifySession(createSession({ notes: "abc", preserved: { children } }));
    expect(xml).toContain('<notes>abc<b xmlns=""/></notes>');
  });
});

describe("writing unknown content", () => {
  const content = (...places: string[]): PlacedContent[] =>
    places.map((follows, index) => ({ follows, node: text(String(index)) }));

  test("puts it at the end, in file order, if its position no longer exists", () => {
    expect(inside(content("media[7]", "chat", "media[3]", "chat", "stereo"), { notes: "n" })).toBe(
      "<notes>n</notes>01234",
    );
  });

  test("puts it after the sibling that `follows` names, once", () => {
    expect(
      inside(content("group[2]", "", "notes", "group[1]", "group[2]"), { groups: ["g", "h"], notes: "n" }),
    ).toBe("1<group>g</group>3<group>h</group>04<notes>n</notes>2");
  });
});

describe("whatever is written can be read again: writing rejects", () => {
  const movie = createMediaFile("/a.mov");
  const notes = element("notes", NAMESPACE, text("n"));
  const inFront = (node: UnknownNode): object => ({ preserved: { content: [{ follows: "", node }] } });

  test.each<[what: string, fields: object, path: string]>([
    ["a second <notes> of a session", { notes: "a", ...inFront(notes) }, "/session/notes"],
    ["the only <notes>, which would be read as a field", inFront(notes), "/session/notes"],
    ["<notes> with a prefix", inFront({ ...notes, name: "p:notes" }), "/session/notes"],
    ["<media> without content", inFront(element("media", NAMESPACE)), "/session/media"],
    [
      "a second <name> of a movie",
      { media: [{ ...movie, ...inFront(element("name", NAMESPACE)) }] },
      "/session/media[1]/name",
    ],
    [
      "a point without coordinates",
      {
        media: [
          {
            ...movie,
            annotations: [
              createAnnotation(1, {
                objects: [
                  { ...createErase({ points: [{ x: 0, y: 0 }] }), ...inFront(element("point", NAMESPACE)) },
                ],
              }),
            ],
          },
        ],
      },
      "/session/media[1]/annotation[1]/erase[1]/point",
    ],
  ])("%s as unknown content", (_, fields, path) => {
    expect(errorOf(() => stringifySession(createSession(fields)))).toMatchObject({
      code: "invalid-preserved-content",
      path,
    });
  });

  test.each(["framesPerSecond", "active", "currentFrame"])(
    "%s as an unknown attribute, even if the movie lacks it",
    (name) => {
      const { [name]: _, ...rest } = { ...movie, framesPerSecond: 24 } as Record<string, unknown>;
      const attributes = [{ name, namespace: "", value: "24" }];
      expect(
        errorOf(() =>
          stringifySession(createSession({ media: [{ ...rest, preserved: { attributes } }] as never })),
        ),
      ).toMatchObject({
        code: "invalid-preserved-content",
        path: "/session/media[1]",
      });
    },
  );

  test("text that is too long together with the unknown text in it", () => {
    const children = { notes: { content: [{ follows: "#1", node: text("bcd") }] } };
    const model = createSession({ notes: "aef", preserved: { children } });
    const write = (textLength: number): string => stringifySession(model, { limits: { textLength } });
    expect(parseSession(write(100)).notes).toBe("abcdef");
    const long = createSession({ notes: "a".repeat(98), preserved: { children } });
    expect(errorOf(() => stringifySession(long, { limits: { textLength: 100 } }))).toMatchObject({
      code: "limit-exceeded",
      path: "/session/notes",
    });
  });

  test("but not the same names in another namespace or inside unknown elements", () => {
    const other = [element("notes", ""), element("x", NAMESPACE, notes)];
    const xml = inside(other.map((node) => ({ follows: "", node })));
    expect(xml).toBe('<notes xmlns=""/><x><notes>n</notes></x>');
  });
});

describe("reading what was written and writing it again changes nothing:", () => {
  const XMLNS = "http://www.w3.org/2000/xmlns/";
  const declaration = (prefix: string, value: string): UnknownAttribute => ({
    name: `xmlns:${prefix}`,
    namespace: XMLNS,
    value,
  });
  const first = (...nodes: UnknownNode[]): object => ({
    preserved: { content: nodes.map((node) => ({ follows: "", node })) },
  });

  test.each<[what: string, fields: object]>([
    ["white space between elements, which is dropped", { notes: "n", ...first(text(" ")) }],
    ["white space between movies", { media: [{ ...createMediaFile("/a.mov"), ...first(text("\r\n ")) }] }],
    ["white space before and after text", first(text(" "), text("a"), text(" "), text(" b "))],
    ["a prefix for the namespace of sessions", { preserved: { attributes: [declaration("p", NAMESPACE)] } }],
    ["an element with such a prefix", first(element("p:x", NAMESPACE, element("p:y", NAMESPACE)))],
    [
      "declarations of the prefix xml",
      {
        preserved: { attributes: [declaration("xml", "http://www.w3.org/XML/1998/namespace")] },
      },
    ],
  ])("%s", (_, fields) => {
    const written = stringifySession(createSession(fields));
    expect(stringifySession(parseSession(written))).toBe(written);
  });

  test.each([
    ["text around CDATA sections", "a<![CDATA[b]]>c<!-- d -->e<notes>n</notes>f<![CDATA[g]]>"],
    ["text of a movie around a comment", media("a<!-- b -->c").replace("<media >", "<media>")],
    [
      "declarations after other attributes",
      '<x a="1" xmlns:p="urn:p" p:b="2" xmlns:q="urn:q"><q:y c="3" xmlns:q="urn:r"/></x>',
    ],
    ["a declaration after the attributes of an element that needs it", '<p:x a="1" xmlns:p="urn:p"/>'],
    ["the order of unknown attributes of a movie", media("", 'p:a="1" xmlns:p="urn:p"')],
  ])("%s, and the model stays equal", (_, content) => {
    const model = parseSession(session(content));
    const written = stringifySession(model);
    expect(parseSession(written)).toEqual(model);
    expect(stringifySession(parseSession(written))).toBe(written);
  });
});

test("writing indents unknown elements like their siblings", () => {
  const xml = session(
    media(
      '<x/><playRange><x/><inFrame value="1"/><x/><outFrame value="2"/><playOnlyRange value="true"/><x/></playRange>' +
        annotation('<x/><erase thickness="1"><x/><point x="1" y="2"/><x/></erase><x/>'),
    ),
  );
  const lines = stringifySession(parseSession(xml)).split("\n");
  const indented = lines.map((line) => `${String(/^\t*/.exec(line)?.[0].length)} ${line.trim().slice(0, 6)}`);
  expect(indented.slice(2, -2)).toEqual([
    "1 <media",
    "2 <name>",
    "2 <locat",
    "3 <path>",
    "2 </loca",
    "2 <x/>",
    "2 <playR",
    "3 <x/>",
    "3 <inFra",
    "3 <x/>",
    "3 <outFr",
    "3 <playO",
    "3 <x/>",
    "2 </play",
    "2 <annot",
    "3 <x/>",
    "3 <erase",
    "4 <x/>",
    "4 <point",
    "4 <x/>",
    "3 </eras",
    "3 <x/>",
    "2 </anno",
    "1 </medi",
  ]);
});

describe("writing namespace declarations", () => {
  test("applies them only to their element", () => {
    const [a, b] = [element("p:a", "urn:p", element("p:c", "urn:p")), element("p:b", "urn:p")];
    expect(
      inside([
        { follows: "", node: a },
        { follows: "", node: b },
      ]),
    ).toBe('<p:a xmlns:p="urn:p"><p:c/></p:a><p:b xmlns:p="urn:p"/>');
  });

  test("applies those of a known element to its content, and ends them with it", () => {
    const attributes = [{ name: "p:a", namespace: "urn:p", value: "1" }];
    const movie = createMediaFile("/a.mov");
    const xml = stringifySession(
      createSession({
        media: [
          { ...movie, preserved: { attributes, content: [{ follows: "", node: element("p:b", "urn:p") }] } },
          { ...movie, preserved: { attributes } },
        ],
      }),
      { indent: "" },
    ).replaceAll("\n", "");
    expect(xml).toContain('<media xmlns:p="urn:p" p:a="1"><p:b/><name>');
    expect(xml).toContain('<media xmlns:p="urn:p" p:a="1"><name>');
  });

  test("repeats them if an element between has changed them", () => {
    const inner = element("p:b", "urn:q", element("p:c", "urn:p"), element("d", "", element("e", "")));
    expect(inside([{ follows: "", node: element("p:a", "urn:p", inner, element("p:f", "urn:p")) }])).toBe(
      '<p:a xmlns:p="urn:p"><p:b xmlns:p="urn:q"><p:c xmlns:p="urn:p"/><d xmlns=""><e/></d></p:b><p:f/></p:a>',
    );
  });

  test("puts them before other attributes, so that a second writing changes nothing", () => {
    const attributes = [
      { name: "a", namespace: "", value: "1" },
      { name: "p:b", namespace: "urn:p", value: "2" },
    ];
    const content = [{ follows: "", node: { ...element("x", ""), attributes } }];
    const xml = stringifySession(createSession({ preserved: { content } }));
    expect(xml).toContain('<x xmlns="" xmlns:p="urn:p" a="1" p:b="2"/>');
    expect(stringifySession(parseSession(xml))).toBe(xml);
  });

  test("adds none for xml", () => {
    const attributes = [{ name: "xml:lang", namespace: "http://www.w3.org/XML/1998/namespace", value: "de" }];
    expect(stringifySession(createSession({ preserved: { attributes } }))).toContain(' xml:lang="de"/>');
  });
});

describe("writing parts of unknown content", () => {
  const start: SessionPart = {
    kind: "session-start",
    value: { version: 3, sessionFeatures: "standard", hashToken: "", userData: "" },
  };
  const write = async (...parts: SessionPart[]): Promise<string> => {
    let xml = "";
    for await (const chunk of writeSessionParts([start, ...parts, { kind: "session-end" }], { indent: "" }))
      xml += chunk;
    return xml.replaceAll("\n", "");
  };
  const movie: SessionPart[] = [
    { kind: "media-start", value: { userData: "", active: false, currentFrame: 1 } },
    { kind: "media-name", value: "a" },
    { kind: "media-locators", value: [{ kind: "path", value: "/a" }] },
  ];

  test("writes them in order", async () => {
    const x = element("x", "");
    expect(
      await write(
        { kind: "session-unknown", value: text("1") },
        ...movie,
        { kind: "media-unknown", value: x },
        { kind: "media-end" },
        { kind: "session-unknown", value: x },
      ),
    ).toContain(
      '>1<media><name>a</name><locators><path>/a</path></locators><x xmlns=""/></media><x xmlns=""/></session>',
    );
  });

  test("rejects them in the wrong position", async () => {
    const misplaced = /is out of order/;
    await expect(write({ kind: "media-unknown", value: text("1") })).rejects.toThrow(misplaced);
    await expect(write(...movie, { kind: "session-unknown", value: text("1") })).rejects.toThrow(misplaced);
    await expect(write(...movie)).rejects.toThrow(misplaced);
    await expect(write({ kind: "media-end" })).rejects.toThrow(misplaced);
  });
});

describe("writing characters", () => {
  test.each([
    "\u007f",
    "\u0080",
    "\u07ff",
    "\u0800",
    "\ud7ff",
    "\ue000",
    "\ufffd",
    "\u{10000}",
    "\u{10ffff}",
  ])("writes %j literally, in any position", (character) => {
    const name = `${character}a${character}`;
    const chat = `${"x".repeat(70)}${character}${character}${"é".repeat(70)}${character}`;
    const written = createSession({ notes: name, chat, userData: chat });
    expect(parseSession(encodeSession(written))).toEqual(written);
    expect(new TextDecoder().decode(encodeSession(written))).toContain(`<notes>${name}</notes>`);
  });

  test.each(["\udc00\udc00", "\ud800\ud800", "\ud800a", "a\udbff", "\udfff\ud800", "\ufffe"])(
    "rejects %j",
    (notes) => {
      expect(errorOf(() => stringifySession(createSession({ notes })))).toMatchObject({
        code: "illegal-character",
        path: "/session/notes",
      });
      const replaced = encodeSession(createSession({ notes }), { illegalCharacters: "replace" });
      expect(parseSession(replaced).notes).toBe(notes.replaceAll(/[\ud800-\udfff\ufffe]/g, "\ufffd"));
    },
  );
});
