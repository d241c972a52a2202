import { afterEach, describe, expect, test } from "vitest";
import {
  createMediaFile,
  createSession,
  parseSession,
  parseSessionJson,
  readSession,
  type Session,
  SessionXmlError,
  sessionParts,
  collectSession,
  stringifySession,
  stringifySessionJson,
  validateSession,
  validateSessionXml,
} from "../../src/index.ts";
import { annotation, media, NAMESPACE, session } from "../support/sample-documents.ts";

/** Names that every object has from its prototype, or that have a meaning there. */
const NAMES = [
  ...Object.getOwnPropertyNames(Object.prototype),
  "prototype",
  "length",
  "then",
  "kind",
  "preserved",
  "toJSON",
  "xmlns_",
];

/** Properties that were added to all objects. */
function pollution(): string[] {
  const strays: string[] = [];
  // `for in` includes properties of the prototype, unlike Object.keys.
  for (const key in {}) strays.push(key);
  return strays;
}

const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype).join();

afterEach(() => {
  expect(pollution()).toEqual([]);
  expect(Object.getOwnPropertyNames(Object.prototype).join()).toBe(PROTOTYPE);
});

describe.each(NAMES)("the name %s", (name) => {
  test("as an unknown attribute is preserved and reported", async () => {
    const xml = session(
      media(
        annotation(`<erase thickness="1" ${name}="1"><point x="0" y="0" ${name}="2"/></erase>`),
        `${name}="3"`,
      ),
      `version="3" sessionFeatures="pro" ${name}="4"`,
    );
    const model = parseSession(xml);
    expect(model.preserved?.attributes).toEqual([{ name, namespace: "", value: "4" }]);
    const written = stringifySession(model);
    for (const value of ["1", "2", "3", "4"]) expect(written).toContain(`${name}="${value}"`);
    const unknown = (await validateSessionXml(xml)).issues.filter(({ code }) => code === "unknown-attribute");
    expect(unknown.map(({ path }) => path)).toEqual([
      `/session/@${name}`,
      `/session/media[1]/@${name}`,
      `/session/media[1]/annotation[1]/erase[1]/@${name}`,
      `/session/media[1]/annotation[1]/erase[1]/point[1]/@${name}`,
    ]);
    expect(validateSession(model).issues.filter(({ code }) => code === "unknown-attribute")).toHaveLength(4);
  });

  test("as an unknown element, a prefix and a namespace is preserved and reported", async () => {
    const xml = session(
      `<${name}><${name}/></${name}><${name}:${name} xmlns:${name}="urn:${name}" ${name}:a="b"/>`,
    );
    const model = parseSession(xml);
    expect(model.preserved?.content).toMatchObject([
      { node: { name, namespace: NAMESPACE, children: [{ name }] } },
      { node: { name: `${name}:${name}`, namespace: `urn:${name}` } },
    ]);
    expect(parseSession(stringifySession(model))).toEqual(model);
    expect(parseSessionJson(stringifySessionJson(model))).toEqual(model);
    expect(collectSession(sessionParts(model))).toEqual(model);
    const { issues } = await validateSessionXml(xml);
    expect(issues.map(({ code }) => code)).toEqual(["unknown-element", "unknown-element"]);
  });

  test("as a group, a movie, an id and user data is ordinary data", async () => {
    const model = createSession({
      userData: name,
      groups: [name],
      media: [
        createMediaFile({
          name,
          locators: [
            { kind: "path", value: name },
            { kind: "url", value: name },
          ],
          groups: [name],
          annotations: [
            {
              frame: 1,
              notes: name,
              objects: [{ kind: "erase", id: name, thickness: 1, points: [{ x: 0, y: 0 }] }],
            },
          ],
        }),
      ],
    });
    const xml = stringifySession(model);
    expect(parseSession(xml)).toEqual(model);
    expect(await validateSessionXml(xml)).toEqual({ valid: true, issues: [] });
    expect(validateSession(model)).toEqual({ valid: true, issues: [] });
  });

  test("as a field or a kind in JSON is rejected", () => {
    for (const json of [
      `{ "version": 3, "sessionFeatures": "standard", "${name}": { "polluted": true } }`,
      `{ "version": 3, "sessionFeatures": "standard", "media": [{ "kind": "${name}", "name": "a" }] }`,
      `{ "version": 3, "sessionFeatures": "${name}" }`,
    ]) {
      // These two can be in any object; unknown ones are ignored.
      if (["preserved", "kind"].includes(name) && json.includes("polluted")) continue;
      expect(() => parseSessionJson(json)).toThrow(SessionXmlError);
      const { issues } = validateSession(JSON.parse(json) as Session);
      expect(issues.length).toBeGreaterThan(0);
    }
  });
});

describe("entities", () => {
  const bomb = `<!DOCTYPE session [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>${session("<notes>&c;</notes>").slice(39)}`;

  test.each<[string, string]>([
    ["that multiply", bomb],
    [
      "that read a file",
      `<!DOCTYPE session [<!ENTITY a SYSTEM "file:///etc/passwd">]>${session("<notes>&a;</notes>").slice(39)}`,
    ],
    [
      "of a parameter",
      `<!DOCTYPE session [<!ENTITY % a SYSTEM "http://example.com/a"> %a;]>${session("").slice(39)}`,
    ],
    [
      "of another document",
      `<!DOCTYPE session SYSTEM "http://example.com/session.dtd">${session("").slice(39)}`,
    ],
    ["of a public name", `<!DOCTYPE session PUBLIC "-//A//B" "session.dtd">${session("").slice(39)}`],
    ["without any", `<!DOCTYPE session>${session("").slice(39)}`],
  ])("of a DOCTYPE are refused: %s", async (_, xml) => {
    await expect(readSession(xml)).rejects.toMatchObject({ code: "doctype-refused" });
    expect(await validateSessionXml(xml)).toMatchObject({
      valid: false,
      issues: [{ code: "doctype-refused" }],
    });
  });

  test.each(["&nbsp;", "&c;", "&__proto__;", "&constructor;", "&;", "&", "&amp", "& amp;", "&AMP;", "&#x26"])(
    "other than the five are an error: %s",
    async (entity) => {
      const xml = session(`<notes>${entity}</notes>`);
      await expect(readSession(xml)).rejects.toMatchObject({ code: "not-well-formed" });
      expect((await validateSessionXml(xml)).issues.at(-1)).toMatchObject({ code: "not-well-formed" });
      expect((await validateSessionXml(session(`<media userData="${entity}"/>`))).valid).toBe(false);
    },
  );

  test("of the five are read", () => {
    expect(parseSession(session("<notes>&lt;&gt;&amp;&quot;&apos;</notes>")).notes).toBe("<>&\"'");
  });

  test("never become markup", () => {
    expect(parseSession(session("<notes>&#60;chat&#62;&#38;lt;</notes>")).notes).toBe("<chat>&lt;");
  });

  test("in an XInclude or a stylesheet are not followed", async () => {
    const include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>';
    expect(parseSession(session(include)).preserved?.content).toHaveLength(1);
    const stylesheet = '<?xml-stylesheet href="http://example.com/a.xsl"?>';
    expect((await validateSessionXml(`${stylesheet}${session("").slice(39)}`)).valid).toBe(true);
  });
});
