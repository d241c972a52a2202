import { describe, expect, test } from "vitest";
import { SESSION_NAMESPACE, validateSessionXml } from "../../src/index.ts";
import { annotation } from "../support/sample-documents.ts";

// What is said of each mistake, word for word: what was found, and what was expected.

const IN_SESSION = "expected <group>, <notes>, <chat>, <stereo> or <media> in <session>";
const STATED = 'version="3" sessionFeatures="pro"';

function session(content: string, attributes = STATED): string {
  return `<session xmlns="${SESSION_NAMESPACE}" ${attributes}>${content}</session>`;
}

function movie(content: string, attributes = ""): string {
  return session(
    `<media ${attributes}><name>a</name><locators><url>http://example.com/a</url></locators>${content}</media>`,
  );
}

async function messagesOf(
  xml: string,
  options?: Parameters<typeof validateSessionXml>[1],
): Promise<string[]> {
  const { issues } = await validateSessionXml(xml, options);
  return issues.map(({ code, path, message }) => `${code} ${path}: ${message}`);
}

const MOVIE = "/session/media[1]";
const FRAME = `${MOVIE}/annotation[1]`;

describe("elements and text that have no place", () => {
  test.each([
    [
      session("<oops/>"),
      `unknown-element /session/oops: There is no element <oops> in the format: ${IN_SESSION}.`,
    ],
    [
      session("<point/>"),
      `unknown-element /session/point: <point> belongs into <line> or <erase>: ${IN_SESSION}.`,
    ],
    [
      session("<scaleFactor/>"),
      `unknown-element /session/scaleFactor: <scaleFactor> belongs into <zoomState> or <mask>: ${IN_SESSION}.`,
    ],
    [
      session("<startPoint/>"),
      `unknown-element /session/startPoint: <startPoint> belongs into <circle>, <arrow> or <text>: ${IN_SESSION}.`,
    ],
    [session("<p/>"), `unknown-element /session/p: <p> belongs into <text>: ${IN_SESSION}.`],
    [
      session('<x xmlns=""/>'),
      `unknown-element /session/x: <x> is in no namespace, and every element of a session is in ${SESSION_NAMESPACE}.`,
    ],
    [
      session('<x xmlns="urn:x"/>'),
      `unknown-element /session/x: <x> is in the namespace "urn:x", and every element of a session is in ${SESSION_NAMESPACE}.`,
    ],
    [
      movie("<notes><b/></notes>"),
      `unknown-element ${MOVIE}/notes/b: There is no element <b> in the format: expected no element in <notes>.`,
    ],
    [
      session(`<${"n".repeat(61)}/>`),
      `unknown-element /session/${"n".repeat(61)}: There is no element <${"n".repeat(60)}…> in the format: ${IN_SESSION}.`,
    ],
    [
      session(`<${"n".repeat(60)}/>`),
      `unknown-element /session/${"n".repeat(60)}: There is no element <${"n".repeat(60)}> in the format: ${IN_SESSION}.`,
    ],
    [
      session("<notes/><notes/>"),
      "repeated-element /session/notes[2]: <session> has a <notes> already: expected at most one.",
    ],
    [
      session("\n text here \n"),
      'unexpected-text /session: The text "text here" stands in <session>: expected <group>, <notes>, <chat>, <stereo> or <media>.',
    ],
    [
      movie(annotation('<erase thickness="1"><point x="1" y="1">a</point></erase>')),
      `unexpected-text ${FRAME}/erase[1]/point[1]: The text "a" stands in <point>: expected nothing.`,
    ],
  ])("%s", async (xml, expected) => {
    expect(await messagesOf(xml)).toEqual([expected]);
  });
});

describe("attributes", () => {
  test.each([
    [
      movie('<notes lang="de"/>'),
      `unknown-attribute ${MOVIE}/notes/@lang: <notes> has no attribute "lang" in the format: expected no attribute.`,
    ],
    [
      movie("", 'a="1"'),
      `unknown-attribute ${MOVIE}/@a: <media> has no attribute "a" in the format: expected "userData", "active" or "currentFrame".`,
    ],
    [
      movie("", `${"a".repeat(61)}="1"`),
      `unknown-attribute ${MOVIE}/@${"a".repeat(61)}: <media> has no attribute "${"a".repeat(60)}…" in the format: expected "userData", "active" or "currentFrame".`,
    ],
    [
      movie("", 'framesPerSecond="24"'),
      `unpublished-attribute ${MOVIE}/@framesPerSecond: Later releases of cineSync write "framesPerSecond", and the published schema does not know it.`,
    ],
    [
      session("", 'sessionFeatures="pro"'),
      'missing-attribute /session/@version: <session> has no attribute "version": expected an integer from 3.',
    ],
    [
      session("", 'version="3"'),
      'missing-attribute /session/@sessionFeatures: <session> has no attribute "sessionFeatures": expected one of "standard", "pro".',
    ],
    [
      movie("<annotation/>"),
      `missing-attribute ${FRAME}/@frame: <annotation> has no attribute "frame": expected an integer from 1.`,
    ],
  ])("%s", async (xml, expected) => {
    expect(await messagesOf(xml)).toEqual([expected]);
  });

  test("that the edition knows are named", async () => {
    expect(await messagesOf(movie("", 'a="1"'), { schema: "current" })).toEqual([
      `unknown-attribute ${MOVIE}/@a: <media> has no attribute "a" in the format: expected "userData", "active", "currentFrame" or "framesPerSecond".`,
    ]);
  });
});

describe("elements that are missing, or too many", () => {
  test.each([
    [
      session("<media><name>n</name><locators/></media>"),
      [
        `missing-element ${MOVIE}/locators: <locators> is empty: expected at least one of <path>, <url> or <shortHash>.`,
      ],
    ],
    [
      session("<media/>"),
      [
        `missing-element ${MOVIE}: <media> has no <name>: expected exactly one.`,
        `missing-element ${MOVIE}: <media> has no <locators>: expected exactly one.`,
      ],
    ],
    [
      movie(annotation('<erase thickness="1"/>')),
      [`missing-element ${FRAME}/erase[1]: <erase> has no <point>: expected at least one.`],
    ],
    [
      movie('<playRange><inFrame value="1"/></playRange>'),
      [
        `missing-element ${MOVIE}/playRange: <playRange> has no <outFrame>: expected exactly one.`,
        `missing-element ${MOVIE}/playRange: <playRange> has no <playOnlyRange>: expected exactly one.`,
      ],
    ],
    [
      movie("<groupMovie><group>All Files</group></groupMovie>"),
      [
        `conflicting-elements ${MOVIE}: A <media> with a <groupMovie> has <name>: expected none, since only a media file has one.`,
        `conflicting-elements ${MOVIE}: A <media> with a <groupMovie> has <locators>: expected none, since only a media file has one.`,
      ],
    ],
  ])("%s", async (xml, expected) => {
    expect(await messagesOf(xml)).toEqual(expected);
  });
});

describe("values", () => {
  test.each([
    [
      'version="x" sessionFeatures="pro"',
      'invalid-value @version: "x" is no version: expected an integer from 3.',
    ],
    [
      'version="3" sessionFeatures="big"',
      'invalid-value @sessionFeatures: "big" is no features: expected one of "standard", "pro".',
    ],
    [
      `${STATED} fromScript="yes"`,
      'invalid-value @fromScript: "yes" is no capitalised bool: expected "True" or "False".',
    ],
  ])("of a session with %s", async (attributes, expected) => {
    const messages = await messagesOf(session("", attributes));
    expect(messages).toEqual([expected.replace(" @", " /session/@")]);
  });

  test.each([
    ['active="yes"', 'invalid-value @active: "yes" is no bool: expected "true" or "false".'],
    [
      'currentFrame="1.0"',
      'invalid-value @currentFrame: "1.0" is no frame number: expected an integer from 1.',
    ],
  ])("of a movie with %s", async (attributes, expected) => {
    expect(await messagesOf(movie("", attributes))).toEqual([expected.replace(" @", ` ${MOVIE}/@`)]);
  });

  test("that are long are cut short", async () => {
    for (const [length, shown] of [
      [60, `"${"x".repeat(60)}"`],
      [61, `"${"x".repeat(60)}…"`],
    ] as const) {
      expect(await messagesOf(movie("", `active="${"x".repeat(length)}"`))).toEqual([
        `invalid-value ${MOVIE}/@active: ${shown} is no bool: expected "true" or "false".`,
      ]);
    }
  });

  test("that are too large to be exact", async () => {
    expect(await messagesOf(movie('<annotation frame="9007199254740992"/>'))).toEqual([
      `integer-too-large ${FRAME}/@frame: "9007199254740992" is allowed, but larger than 9007199254740991, the largest integer that can be read exactly.`,
    ]);
    expect(await messagesOf(movie('<annotation frame="9007199254740991"/>'))).toEqual([]);
  });
});

describe("what the schema cannot say", () => {
  test.each([
    [
      session("", 'version="4" sessionFeatures="pro"'),
      "newer-version /session/@version: The session has version 4, and the schema is that of version 3: a newer cineSync wrote it, and may well mean what is reported here.",
    ],
    [
      session('<media active="true"><groupMovie><group>G</group></groupMovie></media>'),
      `unknown-group ${MOVIE}/groupMovie/group: The session has no group "G" that could be played.`,
    ],
    [
      movie("<group>H</group>"),
      `unknown-group ${MOVIE}/group[1]: The session has no group "H" for this movie to be in.`,
    ],
    [
      session("<media><name>n</name><locators><path>p</path><url>FILE:/p</url></locators></media>"),
      `no-portable-locator ${MOVIE}: The movie can be found only under a path, which others in the session may not have: add its short hash or a URL.`,
    ],
    [
      movie('<annotation frame="7"/><annotation frame="8"/><annotation frame="7"/>'),
      `several-annotations-on-frame ${MOVIE}/annotation[3]/@frame: Frame 7 of this movie has an annotation already: cineSync keeps everything on one frame in one annotation since 3.0.`,
    ],
    [
      movie('<playRange><inFrame value="5"/><outFrame value="4"/><playOnlyRange value="true"/></playRange>'),
      `play-range-reversed ${MOVIE}/playRange: The play range starts at frame 5, after its end at frame 4.`,
    ],
    [
      movie(
        '<playRange><inFrame value="4"/><outFrame value="5"/><playOnlyRange value="true"/></playRange>',
        'currentFrame="9"',
      ),
      `current-frame-outside-range ${MOVIE}/@currentFrame: The current frame 9 is outside the play range of 4 to 5, and only that range is played.`,
    ],
    [
      session('<stereo enabled="true" type="composite"/>', 'version="3" sessionFeatures="standard"'),
      'pro-content-in-standard-session /session/@sessionFeatures: The session is "standard", but /session/stereo needs a cineSync Pro account: expected "pro".',
    ],
    [
      session('<media active="true"><groupMovie><group>All Files</group></groupMovie></media>'.repeat(2)),
      "several-active-media /session/media[2]/@active: /session/media[1] is active already: only one entry of the playlist can be shown at a time.",
    ],
  ])("%s", async (xml, expected) => {
    expect((await messagesOf(xml)).filter((message) => !message.startsWith("missing-element"))).toEqual([
      expected,
    ]);
  });
});

describe("a document that is none", () => {
  test.each([
    ["", "empty-document : There is nothing in the file: a session was expected."],
    ["x", "not-well-formed : The XML is not well-formed: text data outside of root node."],
    [
      "<a/>",
      `wrong-root /a: This is not a cineSync session: the root element is <a>, and <session xmlns="${SESSION_NAMESPACE}"> was expected.`,
    ],
    [
      '<session xmlns="urn:x"/>',
      `wrong-namespace /session: The <session> is in the namespace "urn:x", but a cineSync session is in ${SESSION_NAMESPACE}.`,
    ],
    [
      "<session/>",
      `older-format /session: This is a session of cineSync 1 or 2, which is another format: open it in cineSync 3 and save it again. (Sessions of version 3 are in the namespace ${SESSION_NAMESPACE}.)`,
    ],
    [
      "<!DOCTYPE a><a/>",
      "doctype-refused : A DOCTYPE is not allowed in a session file, since it can define entities: remove it.",
    ],
    [
      '{"a":1}',
      "cinesync-5-session : This is JSON, as cineSync 5 saves its sessions (.cs5), not XML: save the session from cineSync 3 or 4 as .csc.",
    ],
    [
      session("<x:a/>"),
      'not-well-formed /session: The namespace prefix "x" is not declared: add xmlns:x="…" to an element around it.',
    ],
    [
      session('<a xmlns:p="u" xmlns:q="u" p:b="" q:b=""/>'),
      'not-well-formed /session: The attribute "q:b" stands twice in one tag, under two prefixes.',
    ],
    [session('<a xmlns:p=""/>'), 'not-well-formed /session: The namespace prefix "p" cannot be undeclared.'],
    [session('<a xmlns:xmlns="u"/>'), 'not-well-formed /session: The prefix "xmlns" cannot be declared.'],
    ...['xml="u"', 'p="http://www.w3.org/XML/1998/namespace"'].map((declaration) => [
      session(`<a xmlns:${declaration}/>`),
      'not-well-formed /session: The prefix "xml" and the namespace http://www.w3.org/XML/1998/namespace belong together and to nothing else.',
    ]),
  ])("%s", async (xml = "", expected) => {
    for (const fastLane of [true, false]) expect(await messagesOf(xml, { fastLane })).toEqual([expected]);
  });
});
