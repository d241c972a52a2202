import { expect, test } from "vitest";
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
  validateSessionXml,
} from "../../src/index.ts";
import { circle } from "../support/circle.ts";
import { annotation } from "../support/sample-documents.ts";

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

/** Models with mistakes. */
const MODELS: readonly [title: string, session: unknown][] = [
  ["a number for a text", { ...createSession(), notes: 7 }],
  ["a text for a number", { ...createSession(), version: "3" }],
  ["half a version", { ...createSession(), version: 3.5 }],
  ["no version", { ...createSession(), version: undefined }],
  ["a group that is not text", { ...createSession(), groups: [1] }],
  ["a movie of no kind", { ...createSession(), media: [{}] }],
  ["a structure that is not an object", { ...createSession(), stereo: true }],
  ["a list for a text", { ...createSession(), notes: [] }],
  ["an object for a text", { ...createSession(), notes: {} }],
  ["a drawing of another kind", withObject({ ...circle, kind: "square" })],
  ["a drawing that is not an object", withObject(7)],
  ["a coordinate that is a text", withObject({ ...circle, startPoint: { x: "0", y: 0 } })],
  ["a color by name", withObject({ ...circle, color: "red" })],
  ["no alpha", withObject({ ...circle, alpha: undefined })],
  ["no end", withObject({ ...circle, endPoint: undefined })],
  ["a point that is not an object", withObject({ ...circle, startPoint: 7 })],
  ["no points", withObject({ ...erase, points: [] })],
  ["points that are not a list", withObject({ ...erase, points: undefined })],
  ["a second point without a coordinate", withObject({ ...erase, points: [{ x: 0, y: 0 }, { x: 0 }] })],
  ["pressure where there is none", withObject({ ...erase, points: [{ x: 0, y: 0, alpha: 1 }] })],
  ["a field that there is not", withObject({ ...circle, width: 3 })],
  ["no locator", withMovie({ locators: [] })],
  ["locators that are absent", withMovie({ locators: undefined })],
  ["a locator of another kind", withMovie({ locators: [{ kind: "disk", value: "a" }] })],
  ["a locator that is not text", withMovie({ locators: [{ kind: "path", value: 7 }] })],
  ["a frame that is a text", withMovie({ annotations: [{ frame: "1", notes: "", objects: [] }] })],
  ["drawings that are not a list", withMovie({ annotations: [{ frame: 1, notes: "" }] })],
  ["a movie without a name", withMovie({ name: undefined })],
  ["a media file with the field of a group movie", withMovie({ group: "g" })],
  [
    "a group movie without its group",
    { ...createSession(), media: [{ ...createGroupMovie("g"), group: undefined }] },
  ],
  [
    "a group movie with fields of a media file",
    {
      ...createSession({ sessionFeatures: "pro", groups: ["g"] }),
      media: [{ ...createGroupMovie("g"), name: "n", annotations: [] }],
    },
  ],
  ["a play range without its end", withMovie({ playRange: { inFrame: 1 } })],
  ["NUL in a text", createSession({ chat: "a\u0000b" })],
  ["half a surrogate pair in an attribute", createSession({ userData: "\ud800" })],
  ["an invalid character", withMovie({ name: "a\uffff" })],
  ["preserved that is null", withExtra(null)],
  ["attributes that are not a list", withExtra({ attributes: {} })],
  ["an invalid attribute", withExtra({ attributes: [1] })],
  ["content that is not a list", withExtra({ content: "a" })],
  ["invalid content", withExtra({ content: [{ follows: "" }] })],
  ["an unknown attribute with a known name", withExtra({ attributes: [attr("version")] })],
  ["an unknown attribute with no name", withExtra({ attributes: [attr("a b")] })],
  ["a prefix without a namespace", withExtra({ attributes: [attr("p:a")] })],
  ["a namespace without a prefix", withExtra({ attributes: [attr("a", "urn:a")] })],
  ["a default namespace", withExtra({ attributes: [attr("xmlns", XMLNS)] })],
  ["a declaration in another namespace", withExtra({ attributes: [attr("xmlns:a", "urn:a")] })],
  ["a declaration twice", withExtra({ attributes: [attr("xmlns:a", XMLNS), attr("xmlns:a", XMLNS)] })],
  ["a declaration of nothing", withExtra({ attributes: [attr("xmlns:a", XMLNS, "")] })],
  ["a declaration of xml", withExtra({ attributes: [attr("xmlns:xml", XMLNS)] })],
  ["a declaration of xmlns", withExtra({ attributes: [attr("xmlns:xmlns", XMLNS)] })],
  [
    "another name for the namespace of xml",
    withExtra({ attributes: [attr("xmlns:a", XMLNS, "http://www.w3.org/XML/1998/namespace")] }),
  ],
  [
    "another name for the namespace of declarations",
    withExtra({ attributes: [attr("xmlns:a", XMLNS, XMLNS)] }),
  ],
  ["a prefix for two namespaces", withExtra({ attributes: [attr("p:a", "urn:a"), attr("p:b", "urn:b")] })],
  ["a declaration with NUL", withExtra({ attributes: [attr("xmlns:a", XMLNS, "\u0000")] })],
  ["a declaration with no name", withExtra({ attributes: [attr("xmlns:a b", XMLNS, "a")] })],
  ["an element with no name", withContent(el("a b"))],
  ["an element of xml", withContent(el("xml:a", "http://www.w3.org/XML/1998/namespace"))],
  ["an element of declarations", withContent(el("xmlns:a", XMLNS))],
  ["an element with a prefix for nothing", withContent(el("p:a", ""))],
  ["an element in itself", withContent(loop)],
  ["an element of another namespace", withContent(el("p:a", "urn:a"))],
  ["text where none may be", withContent({ kind: "text", text: " t " })],
  ["NUL in text where none may be", withContent({ kind: "text", text: " \u0000" })],
];

const ATTRIBUTES = 'version="3" sessionFeatures="pro"';

function session(content: string, attributes = ATTRIBUTES): string {
  return `<session xmlns="${SESSION_NAMESPACE}" ${attributes}>${content}</session>`;
}

function movie(content: string, attributes = ""): string {
  return session(
    `<media ${attributes}><name>a</name><locators><url>http://example.com/a</url></locators>${content}</media>`,
  );
}

/** Documents, each with a mistake. */
const DOCUMENTS: readonly string[] = [
  session("<oops/>"),
  session("<point/>"),
  session("<scaleFactor/>"),
  session("<startPoint/>"),
  session("<p/>"),
  session('<x xmlns=""/>'),
  session('<x xmlns="urn:x"/>'),
  movie("<notes><b/></notes>"),
  session(`<${"n".repeat(61)}/>`),
  session(`<${"n".repeat(60)}/>`),
  session("<notes/><notes/>"),
  session("\n text here \n"),
  movie(annotation('<erase thickness="1"><point x="1" y="1">a</point></erase>')),
  movie('<notes lang="de"/>'),
  movie("", 'a="1"'),
  movie("", `${"a".repeat(61)}="1"`),
  movie("", 'framesPerSecond="24"'),
  session("", 'sessionFeatures="pro"'),
  session("", 'version="3"'),
  movie("<annotation/>"),
  session("<media><name>n</name><locators/></media>"),
  session("<media/>"),
  movie(annotation('<erase thickness="1"/>')),
  movie('<playRange><inFrame value="1"/></playRange>'),
  movie("<groupMovie><group>All Files</group></groupMovie>"),
  session("", 'version="x" sessionFeatures="pro"'),
  session("", 'version="3" sessionFeatures="big"'),
  session("", `${ATTRIBUTES} fromScript="yes"`),
  movie("", 'active="yes"'),
  movie("", 'currentFrame="1.0"'),
  session("", 'version="4" sessionFeatures="pro"'),
  session('<media active="true"><groupMovie><group>G</group></groupMovie></media>'),
  movie("<group>H</group>"),
  session("<media><name>n</name><locators><path>p</path><url>FILE:/p</url></locators></media>"),
  movie('<annotation frame="7"/><annotation frame="8"/><annotation frame="7"/>'),
  movie('<playRange><inFrame value="5"/><outFrame value="4"/><playOnlyRange value="true"/></playRange>'),
  movie(
    '<playRange><inFrame value="4"/><outFrame value="5"/><playOnlyRange value="true"/></playRange>',
    'currentFrame="9"',
  ),
  session('<stereo enabled="true" type="composite"/>', 'version="3" sessionFeatures="standard"'),
  session('<media active="true"><groupMovie><group>All Files</group></groupMovie></media>'.repeat(2)),
  "",
  "x",
  "<a/>",
  '<session xmlns="urn:x"/>',
  "<session/>",
  "<!DOCTYPE a><a/>",
  '{"a":1}',
  session("<x:a/>"),
  session('<a xmlns:p="u" xmlns:q="u" p:b="" q:b=""/>'),
  session('<a xmlns:p=""/>'),
  session('<a xmlns:xmlns="u"/>'),
  session('<a xmlns:xml="u"/>'),
  movie('<annotation frame="9007199254740992"/>'),
];

// All messages in one place. Other tests check code, path and details.

test("messages about documents are those in document-messages.txt", async () => {
  const lines: string[] = [];
  for (const xml of DOCUMENTS) {
    lines.push(xml.replace(/^<session xmlns="[^"]*" /, "<session … "));
    const { issues } = await validateSessionXml(xml, { schema: "published" });
    lines.push(...issues.map(({ code, path, message }) => `  ${code} ${path}: ${message}`));
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("document-messages.txt");
});

test("messages of the validator and the writer about models are those in model-messages.txt", async () => {
  const lines: string[] = [];
  for (const [title, model] of MODELS) {
    lines.push(title);
    const { issues } = validateSession(model as Session, { schema: "published" });
    lines.push(...issues.map(({ code, path, message }) => `  ${code} ${path}: ${message}`));
    try {
      stringifySession(model as Session);
    } catch (error) {
      if (!(error instanceof SessionXmlError)) throw error;
      lines.push(`  write: ${error.code}: ${error.message}`);
    }
  }
  await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("model-messages.txt");
});
