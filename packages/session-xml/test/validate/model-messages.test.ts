import { describe, expect, test } from "vitest";
import {
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  type DrawingObject,
  type PreservedContent,
  type Session,
  SESSION_NAMESPACE,
  SessionXmlError,
  stringifySession,
  type UnknownElement,
  type UnknownNode,
  validateSession,
} from "../../src/index.ts";
import { circle } from "../support/circle.ts";

// What is said of a model that is wrong, word for word: by the validator, and by the writer if it refuses it.

const XMLNS = "http://www.w3.org/2000/xmlns/";
const erase = { kind: "erase", id: "", thickness: 1, points: [{ x: 0, y: 0 }] };
const file = createMediaFile({ locators: ["http://example.com/a.mov"] });

function withMovie(fields: object): Session {
  return createSession({ sessionFeatures: "pro", media: [{ ...file, ...fields }] });
}

function withObject(object: unknown): Session {
  return withMovie({ annotations: [createAnnotation(1, { objects: [object as DrawingObject] })] });
}

function withExtra(preserved: unknown): Session {
  return createSession({ preserved: preserved as PreservedContent });
}

function withContent(node: UnknownNode): Session {
  return withExtra({ content: [{ follows: "", node }] });
}

const attr = (name: string, namespace = "", value = "v"): object => ({ name, namespace, value });
const el = (name: string, namespace = SESSION_NAMESPACE, children: UnknownNode[] = []): UnknownElement => ({
  kind: "element",
  name,
  namespace,
  attributes: [],
  children,
});
const children: UnknownNode[] = [];
const loop = el("x", SESSION_NAMESPACE, children);
children.push(loop);

const CASES: [title: string, session: unknown, issues: string[], error: string | undefined][] = [
  [
    "a number for a text",
    { ...createSession(), notes: 7 },
    ["invalid-value /session/notes: 7 is no text: <notes> has to be a string."],
    "invalid-model /session/notes: 7 cannot be written: it has to be text.",
  ],
  [
    "a text for a number",
    { ...createSession(), version: "3" },
    ['invalid-value /session/@version: "3" is no version: expected an integer from 3.'],
    'invalid-model /session/@version: "3" cannot be written: it has to be an integer from 3.',
  ],
  [
    "half a version",
    { ...createSession(), version: 3.5 },
    ["invalid-value /session/@version: 3.5 is no version: expected an integer from 3."],
    "invalid-model /session/@version: 3.5 cannot be written: it has to be an integer from 3.",
  ],
  [
    "no version",
    { ...createSession(), version: undefined },
    [
      'missing-attribute /session/@version: <session> has no attribute "version": expected an integer from 3.',
    ],
    "invalid-model /session/@version: The value is missing: it has to be an integer from 3.",
  ],
  [
    "a group that is no text",
    { ...createSession(), groups: [1] },
    ["invalid-value /session/group[1]: 1 is no text: <group> has to be at least 1 character."],
    "invalid-model /session/group[1]: 1 cannot be written: it has to be text.",
  ],
  [
    "a movie of no kind",
    { ...createSession(), media: [{}] },
    ['invalid-value /session/media[1]: undefined is no kind of <media>: expected "file" or "group-movie".'],
    'invalid-model /session/media[1]: An entry of the playlist has to be of the kind "file" or "group-movie".',
  ],
  [
    "a structure that is no object",
    { ...createSession(), stereo: true },
    ["invalid-value /session/stereo: true is no object: expected the fields of <stereo>."],
    "invalid-model /session/stereo: true cannot be written: it has to be an object.",
  ],
  [
    "a list for a text",
    { ...createSession(), notes: [] },
    ["invalid-value /session/notes: A list is no text: <notes> has to be a string."],
    "invalid-model /session/notes:  cannot be written: it has to be text.",
  ],
  [
    "an object for a text",
    { ...createSession(), notes: {} },
    ["invalid-value /session/notes: An object is no text: <notes> has to be a string."],
    "invalid-model /session/notes: [object Object] cannot be written: it has to be text.",
  ],
  [
    "a drawing of another kind",
    withObject({ ...circle, kind: "square" }),
    [
      'invalid-value /session/media[1]/annotation[1]: "square" is no kind of object here: expected one of "line", "erase", "circle", "arrow", "text".',
    ],
    'invalid-model /session/media[1]/annotation[1]: There is no kind "square" here: it has to be one of "line", "erase", "circle", "arrow", "text".',
  ],
  [
    "a drawing that is no object",
    withObject(7),
    [
      'invalid-value /session/media[1]/annotation[1]: undefined is no kind of object here: expected one of "line", "erase", "circle", "arrow", "text".',
    ],
    'invalid-model /session/media[1]/annotation[1]: There is no kind "7" here: it has to be one of "line", "erase", "circle", "arrow", "text".',
  ],
  [
    "a coordinate that is a text",
    withObject({ ...circle, startPoint: { x: "0", y: 0 } }),
    [
      'invalid-value /session/media[1]/annotation[1]/circle[1]/startPoint/@x: "0" is no point coordinate: expected a number.',
    ],
    'invalid-model /session/media[1]/annotation[1]/circle[1]/startPoint/@x: "0" cannot be written: it has to be a number.',
  ],
  [
    "a colour by name",
    withObject({ ...circle, color: "red" }),
    [
      'invalid-value /session/media[1]/annotation[1]/circle[1]/@color: "red" is no colour: expected # and six hex digits.',
    ],
    'invalid-model /session/media[1]/annotation[1]/circle[1]/@color: "red" cannot be written: it has to be # and six hex digits.',
  ],
  [
    "no alpha",
    withObject({ ...circle, alpha: undefined }),
    [
      'missing-attribute /session/media[1]/annotation[1]/circle[1]/@alpha: <circle> has no attribute "alpha": expected a number from 0 to 1.',
    ],
    "invalid-model /session/media[1]/annotation[1]/circle[1]/@alpha: The value is missing: it has to be a number from 0 to 1.",
  ],
  [
    "no end",
    withObject({ ...circle, endPoint: undefined }),
    [
      "missing-element /session/media[1]/annotation[1]/circle[1]: <circle> has no <endPoint>: expected exactly one.",
    ],
    'invalid-model /session/media[1]/annotation[1]/circle[1]: <endPoint> (the field "endPoint") is missing, and the file could not be read back without: add it.',
  ],
  [
    "a point that is no object",
    withObject({ ...circle, startPoint: 7 }),
    [
      "invalid-value /session/media[1]/annotation[1]/circle[1]/startPoint: 7 is no object: expected the fields of <startPoint>.",
    ],
    "invalid-model /session/media[1]/annotation[1]/circle[1]/startPoint: 7 cannot be written: it has to be an object.",
  ],
  [
    "no points",
    withObject({ ...erase, points: [] }),
    [
      "missing-element /session/media[1]/annotation[1]/erase[1]: <erase> has no <point>: expected at least one.",
    ],
    'invalid-model /session/media[1]/annotation[1]/erase[1]: <point> (the field "points") is missing, and the file could not be read back without: add it.',
  ],
  [
    "points that are no list",
    withObject({ ...erase, points: undefined }),
    [
      'invalid-value /session/media[1]/annotation[1]/erase[1]: undefined is no list: expected one in the field "points".',
    ],
    "invalid-model /session/media[1]/annotation[1]/erase[1]/points: undefined cannot be written: it has to be a list.",
  ],
  [
    "a second point without a coordinate",
    withObject({ ...erase, points: [{ x: 0, y: 0 }, { x: 0 }] }),
    [
      'missing-attribute /session/media[1]/annotation[1]/erase[1]/point[2]/@y: <point> has no attribute "y": expected a number.',
    ],
    "invalid-model /session/media[1]/annotation[1]/erase[1]/point[2]/@y: The value is missing: it has to be a number.",
  ],
  [
    "pressure where there is none",
    withObject({ ...erase, points: [{ x: 0, y: 0, alpha: 1 }] }),
    [
      'unknown-field /session/media[1]/annotation[1]/erase[1]/point[1]: A point has no field "alpha", and it will not be written: expected "x" or "y".',
    ],
    undefined,
  ],
  [
    "a field that there is not",
    withObject({ ...circle, width: 3 }),
    [
      'unknown-field /session/media[1]/annotation[1]/circle[1]: A circle has no field "width", and it will not be written: expected "id", "color", "alpha", "startPoint" or "endPoint".',
    ],
    undefined,
  ],
  [
    "no locator",
    withMovie({ locators: [] }),
    [
      "missing-element /session/media[1]/locators: <locators> is empty: expected at least one of <path>, <url> or <shortHash>.",
    ],
    "invalid-model /session/media[1]/locators: <path> or <url> or <shortHash> is missing, and the file could not be read back without: add it.",
  ],
  [
    "locators that are absent",
    withMovie({ locators: undefined }),
    ["missing-element /session/media[1]: <media> has no <locators>: expected exactly one."],
    'invalid-model /session/media[1]: <locators> (the field "locators") is missing, and the file could not be read back without: add it.',
  ],
  [
    "a locator of another kind",
    withMovie({ locators: [{ kind: "disk", value: "a" }] }),
    [
      'invalid-value /session/media[1]/locators: "disk" is no kind of object here: expected one of "path", "url", "short-hash".',
    ],
    'invalid-model /session/media[1]/locators: There is no kind "disk" here: it has to be one of "path", "url", "short-hash".',
  ],
  [
    "a locator that is no text",
    withMovie({ locators: [{ kind: "path", value: 7 }] }),
    [
      "invalid-value /session/media[1]/locators/path[1]: 7 is no text: <path> has to be at least 1 character.",
    ],
    "invalid-model /session/media[1]/locators/path[1]: 7 cannot be written: it has to be text.",
  ],
  [
    "a frame that is a text",
    withMovie({ annotations: [{ frame: "1", notes: "", objects: [] }] }),
    [
      'invalid-value /session/media[1]/annotation[1]/@frame: "1" is no frame number: expected an integer from 1.',
    ],
    'invalid-model /session/media[1]/annotation[1]/@frame: "1" cannot be written: it has to be an integer from 1.',
  ],
  [
    "drawings that are no list",
    withMovie({ annotations: [{ frame: 1, notes: "" }] }),
    [
      'invalid-value /session/media[1]/annotation[1]: undefined is no list: expected one in the field "objects".',
    ],
    "invalid-model /session/media[1]/annotation[1]/objects: undefined cannot be written: it has to be a list.",
  ],
  [
    "a movie without a name",
    withMovie({ name: undefined }),
    ["missing-element /session/media[1]: <media> has no <name>: expected exactly one."],
    'invalid-model /session/media[1]: <name> (the field "name") is missing, and the file could not be read back without: add it.',
  ],
  [
    "a media file with the field of a group movie",
    withMovie({ group: "g" }),
    [
      'unknown-field /session/media[1]: A file has no field "group", and it will not be written: expected "userData", "active", "currentFrame", "framesPerSecond", "name", "locators", "groups", "notes", "playRange", "zoomState", "pixelRatio", "mask", "colorGrading" or "annotations".',
    ],
    undefined,
  ],
  [
    "a group movie without its group",
    { ...createSession(), media: [{ ...createGroupMovie("g"), group: undefined }] },
    ["missing-element /session/media[1]: <media> has no <groupMovie>: expected exactly one."],
    "invalid-model /session/media[1]: A group movie needs the name of its group.",
  ],
  [
    "a group movie with fields of a media file",
    {
      ...createSession({ sessionFeatures: "pro", groups: ["g"] }),
      media: [{ ...createGroupMovie("g"), name: "n", annotations: [] }],
    },
    [
      'unknown-field /session/media[1]: A group-movie has no field "name", and it will not be written: expected "userData", "active", "currentFrame", "framesPerSecond", "groups", "playRange" or "group".',
      'unknown-field /session/media[1]: A group-movie has no field "annotations", and it will not be written: expected "userData", "active", "currentFrame", "framesPerSecond", "groups", "playRange" or "group".',
    ],
    undefined,
  ],
  [
    "a play range without its end",
    withMovie({ playRange: { inFrame: 1 } }),
    [
      "missing-element /session/media[1]/playRange: <playRange> has no <outFrame>: expected exactly one.",
      "missing-element /session/media[1]/playRange: <playRange> has no <playOnlyRange>: expected exactly one.",
    ],
    'invalid-model /session/media[1]/playRange: <outFrame> (the field "outFrame") is missing, and the file could not be read back without: add it.',
  ],
  [
    "NUL in a text",
    createSession({ chat: "a\u0000b" }),
    [
      'illegal-character /session/chat: "a\\u0000b" has the character U+0000, which XML cannot hold: expected it to be left out, or to be replaced on writing.',
    ],
    'illegal-character /session/chat: XML cannot hold the character U+0000: remove it, or write with { illegalCharacters: "replace" }.',
  ],
  [
    "half a surrogate pair in an attribute",
    createSession({ userData: "\ud800" }),
    [
      'illegal-character /session/@userData: "\\ud800" has the character U+D800, which XML cannot hold: expected it to be left out, or to be replaced on writing.',
    ],
    'illegal-character /session/@userData: XML cannot hold the character U+D800: remove it, or write with { illegalCharacters: "replace" }.',
  ],
  [
    "a character that is none",
    withMovie({ name: "a\uffff" }),
    [
      'illegal-character /session/media[1]/name: "a￿" has the character U+FFFF, which XML cannot hold: expected it to be left out, or to be replaced on writing.',
    ],
    'illegal-character /session/media[1]/name: XML cannot hold the character U+FFFF: remove it, or write with { illegalCharacters: "replace" }.',
  ],
  [
    "preserved that is null",
    withExtra(null),
    [
      'invalid-preserved-content /session: null is not what "preserved" may hold: expected a list of attributes.',
    ],
    undefined,
  ],
  [
    "attributes that are no list",
    withExtra({ attributes: {} }),
    [
      'invalid-preserved-content /session: An object is not what "preserved" may hold: expected a list of attributes.',
    ],
    undefined,
  ],
  [
    "an attribute that is none",
    withExtra({ attributes: [1] }),
    ["invalid-preserved-content /session: 1 is no attribute: expected name, namespace and value."],
    undefined,
  ],
  [
    "content that is no list",
    withExtra({ content: "a" }),
    ['invalid-preserved-content /session: "a" is not what "preserved" may hold: expected a list of content.'],
    undefined,
  ],
  [
    "content that is none",
    withExtra({ content: [{ follows: "" }] }),
    [
      "invalid-preserved-content /session: An object is no content: expected an element or text, and its place.",
    ],
    undefined,
  ],
  [
    "an unknown attribute with a known name",
    withExtra({ attributes: [attr("version")] }),
    [
      'unknown-attribute /session/@version: <session> has no attribute "version" in the format: expected "version", "sessionFeatures", "hashToken" or "userData".',
    ],
    'invalid-model /session: The unknown attribute "version" has the name of one that the format knows.',
  ],
  [
    "an unknown attribute with no name",
    withExtra({ attributes: [attr("a b")] }),
    [
      'unknown-attribute /session/@a b: <session> has no attribute "a b" in the format: expected "version", "sessionFeatures", "hashToken" or "userData".',
    ],
    'invalid-model /session: "a b" is not a name that XML allows.',
  ],
  [
    "a prefix without a namespace",
    withExtra({ attributes: [attr("p:a")] }),
    [
      'unknown-attribute /session/@p:a: <session> has no attribute "p:a" in the format: expected "version", "sessionFeatures", "hashToken" or "userData".',
    ],
    'invalid-model /session: The attribute "p:a" has to have both a prefix and a namespace, or neither.',
  ],
  [
    "a namespace without a prefix",
    withExtra({ attributes: [attr("a", "urn:a")] }),
    [
      'unknown-attribute /session/@a: <session> has no attribute "a" in the format: expected "version", "sessionFeatures", "hashToken" or "userData".',
    ],
    'invalid-model /session: The attribute "a" has to have both a prefix and a namespace, or neither.',
  ],
  [
    "a default namespace",
    withExtra({ attributes: [attr("xmlns", XMLNS)] }),
    [
      'unknown-attribute /session/@xmlns: <session> has no attribute "xmlns" in the format: expected "version", "sessionFeatures", "hashToken" or "userData".',
    ],
    'invalid-model /session: "xmlns" is not an attribute, but a declaration.',
  ],
  [
    "a declaration in another namespace",
    withExtra({ attributes: [attr("xmlns:a", "urn:a")] }),
    [
      'invalid-preserved-content /session/@xmlns:a: The declaration "xmlns:a" cannot be written: its own namespace is not http://www.w3.org/2000/xmlns/.',
    ],
    'invalid-model /session: "xmlns:a" is not an attribute, but a declaration.',
  ],
  [
    "a declaration twice",
    withExtra({ attributes: [attr("xmlns:a", XMLNS), attr("xmlns:a", XMLNS)] }),
    [
      'invalid-preserved-content /session/@xmlns:a: The declaration "xmlns:a" cannot be written: it is declared twice.',
    ],
    'invalid-model /session: The unknown attribute "xmlns:a" stands twice in one element.',
  ],
  [
    "a declaration of nothing",
    withExtra({ attributes: [attr("xmlns:a", XMLNS, "")] }),
    [
      'invalid-preserved-content /session/@xmlns:a: The declaration "xmlns:a" cannot be written: a prefix cannot stand for no namespace.',
    ],
    'invalid-model /session: The prefix "a" cannot stand for the namespace "".',
  ],
  [
    "a declaration of xml",
    withExtra({ attributes: [attr("xmlns:xml", XMLNS)] }),
    [
      'invalid-preserved-content /session/@xmlns:xml: The declaration "xmlns:xml" cannot be written: this prefix cannot be declared.',
    ],
    'invalid-model /session: The prefix "xml" cannot stand for the namespace "v".',
  ],
  [
    "a declaration of xmlns",
    withExtra({ attributes: [attr("xmlns:xmlns", XMLNS)] }),
    [
      'invalid-preserved-content /session/@xmlns:xmlns: The declaration "xmlns:xmlns" cannot be written: this prefix cannot be declared.',
    ],
    'invalid-model /session: The prefix "xmlns" cannot stand for the namespace "v".',
  ],
  [
    "another name for the namespace of xml",
    withExtra({ attributes: [attr("xmlns:a", XMLNS, "http://www.w3.org/XML/1998/namespace")] }),
    [
      'invalid-preserved-content /session/@xmlns:a: The declaration "xmlns:a" cannot be written: no other prefix can stand for this namespace.',
    ],
    'invalid-model /session: The prefix "a" cannot stand for the namespace "http://www.w3.org/XML/1998/namespace".',
  ],
  [
    "another name for the namespace of declarations",
    withExtra({ attributes: [attr("xmlns:a", XMLNS, XMLNS)] }),
    [
      'invalid-preserved-content /session/@xmlns:a: The declaration "xmlns:a" cannot be written: no other prefix can stand for this namespace.',
    ],
    'invalid-model /session: The prefix "a" cannot stand for the namespace "http://www.w3.org/2000/xmlns/".',
  ],
  [
    "a prefix for two namespaces",
    withExtra({ attributes: [attr("p:a", "urn:a"), attr("p:b", "urn:b")] }),
    [
      'unknown-attribute /session/@p:a: <session> has no attribute "p:a" in the format: expected "version", "sessionFeatures", "hashToken" or "userData".',
      'unknown-attribute /session/@p:b: <session> has no attribute "p:b" in the format: expected "version", "sessionFeatures", "hashToken" or "userData".',
    ],
    'invalid-model /session: The prefix "p" would have to stand for two namespaces in one element.',
  ],
  [
    "a declaration with NUL",
    withExtra({ attributes: [attr("xmlns:a", XMLNS, "\u0000")] }),
    [
      'invalid-preserved-content /session/@xmlns:a: The declaration "xmlns:a" cannot be written: its value has a character that XML cannot hold.',
    ],
    'illegal-character /session: XML cannot hold the character U+0000: remove it, or write with { illegalCharacters: "replace" }.',
  ],
  [
    "a declaration with no name",
    withExtra({ attributes: [attr("xmlns:a b", XMLNS, "a")] }),
    [
      'invalid-preserved-content /session/@xmlns:a b: The declaration "xmlns:a b" cannot be written: it is not a name that XML allows.',
    ],
    'invalid-model /session: "xmlns:a b" is not a name that XML allows.',
  ],
  [
    "an element with no name",
    withContent(el("a b")),
    [
      "unknown-element /session/a b: There is no element <a b> in the format: expected <group>, <notes>, <chat>, <stereo> or <media> in <session>.",
    ],
    'invalid-model /session: "a b" is not a name that XML allows.',
  ],
  [
    "an element of xml",
    withContent(el("xml:a", "http://www.w3.org/XML/1998/namespace")),
    [
      'unknown-element /session/xml:a: <a> is in the namespace "http://www.w3.org/XML/1998/namespace", and every element of a session is in http://www.cinesync.com/ns/session/3.0.',
    ],
    'invalid-model /session: An element cannot be called "xml:a".',
  ],
  [
    "an element of declarations",
    withContent(el("xmlns:a", XMLNS)),
    [
      'unknown-element /session/xmlns:a: <a> is in the namespace "http://www.w3.org/2000/xmlns/", and every element of a session is in http://www.cinesync.com/ns/session/3.0.',
    ],
    'invalid-model /session: An element cannot be called "xmlns:a".',
  ],
  [
    "an element with a prefix for nothing",
    withContent(el("p:a", "")),
    [
      "unknown-element /session/p:a: <a> is in no namespace, and every element of a session is in http://www.cinesync.com/ns/session/3.0.",
    ],
    'invalid-model /session: The element "p:a" has a prefix, but no namespace.',
  ],
  [
    "an element in itself",
    withContent(loop),
    [
      "unknown-element /session/x: There is no element <x> in the format: expected <group>, <notes>, <chat>, <stereo> or <media> in <session>.",
    ],
    "invalid-model /session: An unknown element is inside itself: a file would have no end.",
  ],
  [
    "an element of another namespace",
    withContent(el("p:a", "urn:a")),
    [
      'unknown-element /session/p:a: <a> is in the namespace "urn:a", and every element of a session is in http://www.cinesync.com/ns/session/3.0.',
    ],
    undefined,
  ],
  [
    "text where none may be",
    withContent({ kind: "text", text: " t " }),
    [
      'unexpected-text /session: The text "t" stands in <session>: expected <group>, <notes>, <chat>, <stereo> or <media>.',
    ],
    undefined,
  ],
  [
    "NUL in text where none may be",
    withContent({ kind: "text", text: " \u0000" }),
    [
      'unexpected-text /session: The text "\\u0000" stands in <session>: expected <group>, <notes>, <chat>, <stereo> or <media>.',
    ],
    'illegal-character /session: XML cannot hold the character U+0000: remove it, or write with { illegalCharacters: "replace" }.',
  ],
];

describe("a model that has", () => {
  test.each(CASES)("%s", (_, session, issues, error) => {
    expect(
      validateSession(session as Session).issues.map(
        ({ code, path, message }) => `${code} ${path}: ${message}`,
      ),
    ).toEqual(issues);
    if (error === undefined) return;
    let thrown: unknown;
    try {
      stringifySession(session as Session);
    } catch (reason) {
      thrown = reason;
    }
    if (!(thrown instanceof SessionXmlError)) throw new Error("It could be written.");
    expect(`${thrown.code} ${thrown.path ?? ""}: ${thrown.reason}`).toBe(error);
  });
});
