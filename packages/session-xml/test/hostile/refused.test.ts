import { describe, expect, test } from "vitest";
import {
  createMediaFile,
  createSession,
  parseSession,
  readSession,
  stringifySession,
  validateSession,
  validateSessionXml,
  type Session,
  type UnknownElement,
} from "../../src/index.ts";
import { ENGINES, parseWith } from "../support/engines.ts";
import { session } from "../support/sample-documents.ts";

describe("parseSession and validateSessionXml reject markup that violates the rules for namespaces", () => {
  test.each([
    ["an instruction with a colon", "<?a:b c?>", /a:b/],
    ["an element with the prefix xmlns", "<xmlns:a/>", /xmlns/],
    ["a prefix that is undeclared", '<a xmlns:p=""/>', /"p" must not have the namespace ""/],
    ["a declaration of xmlns", '<a xmlns:xmlns="urn:a"/>', /"xmlns" must not have the namespace "urn:a"/],
    ["a prefix for what xmlns stands for", '<a xmlns:p="http://www.w3.org/2000/xmlns/"/>', /xmlns/],
    ["another meaning of xml", '<a xmlns:xml="urn:a"/>', /xml/],
    ["another prefix for what xml stands for", '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>', /XML/],
  ])("%s", async (_, markup, message) => {
    const xml = session(markup);
    expect(() => parseSession(xml)).toThrow(expect.objectContaining({ code: "not-well-formed" }));
    expect(() => parseSession(xml)).toThrow(message);
    const { valid, issues } = await validateSessionXml(xml);
    expect(valid).toBe(false);
    expect(issues.map(({ code }) => code)).toContain("not-well-formed");
  });
});

describe("readSession rejects a source of neither text nor bytes", () => {
  test.each([
    ["null", null],
    ["a number", 7],
  ])("%s", async (_, chunk) => {
    // TypeScript rejects these, but a program in JavaScript can pass them.
    const source = [chunk] as unknown as Iterable<string>;
    await expect(readSession(source)).rejects.toThrow("source must be text, bytes");
  });

  test.each<[unknown]>([[{}], [undefined], [null], [7]])("for %o in place of a source", async (source) => {
    const wrong = source as string;
    await expect(readSession(wrong)).rejects.toThrow("source must be text, bytes,");
    await expect(validateSessionXml(wrong)).rejects.toThrow("source must be text, bytes,");
  });

  test("but takes any view of bytes", async () => {
    const bytes = new TextEncoder().encode(`  ${session("<notes>é</notes>")}`);
    const view = new DataView(bytes.buffer, 2) as unknown as Uint8Array;
    expect((await readSession([view])).notes).toBe("é");
  });

  test("but takes a web stream, even where streams cannot be iterated", async () => {
    const xml = session("<notes>a</notes>");
    expect((await readSession(new Blob([xml]).stream())).notes).toBe("a");
    const stream = new Blob([xml]).stream();
    const onlyReader = { getReader: () => stream.getReader() };
    expect((await readSession(onlyReader)).notes).toBe("a");
    await expect(readSession({ getReader: 1 } as never)).rejects.toThrow("source must be text, bytes,");
  });
});

describe("writing rejects an unknown element of a program that would be read as something else", () => {
  const element = (init: Partial<UnknownElement>): UnknownElement => ({
    kind: "element",
    name: "a",
    namespace: "urn:a",
    attributes: [],
    children: [],
    ...init,
  });
  const withUnknown = (node: UnknownElement): Session =>
    createSession({ preserved: { content: [{ follows: "", node }] } });

  test.each([
    ["a prefix without a namespace", element({ name: "p:a", namespace: "" })],
    ["the prefix xmlns", element({ name: "xmlns:a" })],
    ["the prefix xml", element({ name: "xml:a" })],
  ])("%s", (_, node) => {
    expect(() => stringifySession(withUnknown(node))).toThrow(
      expect.objectContaining({ name: "SessionXmlError" }),
    );
    expect(validateSession(withUnknown(node)).valid).toBe(false);
  });

  test("but keeps an attribute in XML's own namespace", () => {
    const xml = session('<a xmlns="urn:a" xml:lang="en"/>');
    const read = parseSession(xml);
    expect(parseSession(stringifySession(read))).toEqual(read);
    expect(stringifySession(read)).toContain('xml:lang="en"');
  });
});

describe("writing rejects a model of the wrong shape", () => {
  test("if a field must be a list and is not", () => {
    const media = { ...createMediaFile({ name: "a", locators: [{ kind: "url", value: "u" }] }), groups: "g" };
    const broken = createSession({ media: [media as never] });
    expect(() => stringifySession(broken)).toThrow(/groups|group/);
    expect(validateSession(broken).valid).toBe(false);
  });
});

test.each([1023, 1024, 1025, 20_000, 70_000])("writing handles a text of %i characters at once", (length) => {
  for (const character of ["a", "é", "𝄞", "&"]) {
    const notes = character.repeat(length);
    expect(parseSession(stringifySession(createSession({ notes }))).notes).toBe(notes);
  }
});

test("parseSession rejects valid integers that a double cannot hold exactly", async () => {
  const xml = session(
    "<media currentFrame='9007199254740993'><name>a</name><locators><url>u</url></locators></media>",
  );
  expect((await validateSessionXml(xml)).valid).toBe(false);
  expect(() => parseSession(xml)).toThrow(
    expect.objectContaining({ code: "invalid-value", path: "/session/media[1]/@currentFrame" }),
  );
});

test("writing rejects an unknown element that contains itself, with its path", () => {
  const children: UnknownElement[] = [];
  const outer: UnknownElement = { kind: "element", name: "outer", namespace: "", attributes: [], children };
  children.push({ ...outer, name: "inner", children: [outer] });
  const model = createSession({ preserved: { content: [{ follows: "", node: outer }] } });
  expect(() => stringifySession(model)).toThrow(
    expect.objectContaining({ code: "invalid-preserved-content", path: "/session" }),
  );
  expect(() => stringifySession(model)).toThrow(/inside itself/);
});

describe("limits also hold in saxes", () => {
  const limits = { depth: 3, attributes: 3, nameLength: 20, textLength: 100 };
  test.each([
    ["depth", session("<a><b><c/></b></a>")],
    ["attributes", session('<a b="1" c="2" d="3" e="4"/>')],
    ["nameLength", session(`<${"a".repeat(21)}/>`)],
    ["nameLength", session(`<a ${"b".repeat(21)}="1"/>`)],
    ["textLength", session(`<notes>${"a".repeat(101)}</notes>`)],
  ])("%s", (limit, xml) => {
    for (const engine of ENGINES) {
      expect(() => parseWith(engine, xml, { limits })).toThrow(
        expect.objectContaining({ code: "limit-exceeded" }),
      );
      expect(() => parseWith(engine, xml, { limits })).toThrow(`limits.${limit} `);
    }
  });
});
