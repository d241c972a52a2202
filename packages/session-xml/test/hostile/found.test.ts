import { describe, expect, test } from "vitest";
import {
  parseSession,
  readSession,
  SessionXmlError,
  stringifySession,
  validateSessionXml,
} from "../../src/index.ts";
import { session } from "../support/sample-documents.ts";

// Bugs that random runs have found.

async function errorOf(source: Iterable<string>): Promise<SessionXmlError> {
  const error: unknown = await readSession(source).catch((reason: unknown) => reason);
  if (!(error instanceof SessionXmlError)) throw new Error("It could be read.");
  return error;
}

describe("stray text after the root", () => {
  test.each(["\r", "\n", "\r\n", "\r\r", "\n\r\n \r"])(
    "has the same position in any chunks, after %j",
    async (space) => {
      for (const stray of ["x", "🎬", "&#32;"]) {
        const xml = `${session("")}${space}${stray}`;
        const { line, column, offset } = await errorOf([xml]);
        expect([line, column]).toEqual([
          2 + space.replaceAll("\r\n", "\n").length - (space.match(/ /g)?.length ?? 0),
          1,
        ]);
        for (let cut = 0; cut <= xml.length; cut += 1) {
          expect(await errorOf([xml.slice(0, cut), xml.slice(cut)])).toMatchObject({ line, column, offset });
        }
        expect(await errorOf(xml)).toMatchObject({ line, column, offset });
      }
    },
  );
});

test("a CDATA section outside the root has the same position in any chunks", async () => {
  for (const xml of [
    `${session("")} <![CDATA[]]>`,
    `<?a > ?> <![CDATA[]]>${session("")}`,
    `<!-- > --><![CDATA[x]]>`,
  ]) {
    const { line, column, offset } = await errorOf([xml]);
    expect(xml.slice(0, offset)).toMatch(/<!\[CDATA$/);
    for (let cut = 0; cut <= xml.length; cut += 1) {
      expect(await errorOf([xml.slice(0, cut), xml.slice(cut)])).toMatchObject({ line, column, offset });
    }
  }
});

test("half of a surrogate pair in a text is not well-formed", async () => {
  const xml = session("<notes>a\ud83c</notes>");
  expect(() => parseSession(xml)).toThrow(/surrogate/);
  expect(await validateSessionXml(xml)).toMatchObject({
    valid: false,
    issues: [{ code: "not-well-formed" }],
  });
});

test("text after a comment has its own position", async () => {
  const xml = session("<!-- a comment --> text");
  const { issues } = await validateSessionXml(xml);
  const column = xml.indexOf(" text") + 2 - xml.indexOf("<session");
  expect(issues).toMatchObject([{ code: "unexpected-text", line: 2, column }]);
});

test("writing rejects a prefix for the namespace of xml, which could not be read back", () => {
  const attributes = [
    {
      name: "xmlns:a",
      namespace: "http://www.w3.org/2000/xmlns/",
      value: "http://www.w3.org/XML/1998/namespace",
    },
  ];
  expect(() => stringifySession({ ...parseSession(session("")), preserved: { attributes } })).toThrow(
    SessionXmlError,
  );
});

test("an empty list after an element with more children is reported as missing its child", async () => {
  const xml = session(
    '<media><name>a</name><colorGrading><saturation value="1"/><gamma value="1"/><contrast value="1"/></colorGrading><locators/></media>',
  );
  const { valid, issues } = await validateSessionXml(xml);
  expect(valid).toBe(false);
  expect(issues.map(({ code }) => code)).toContain("missing-element");
  expect(() => parseSession(xml)).toThrow(/missing <path>/);
});
