import { describe, expect, test } from "vitest";
import { TextTag } from "../../src/lib/tail/text-tag.ts";
import { XML_NAMESPACE, XMLNS_NAMESPACE } from "../../src/lib/xml/names.ts";
import { Namespaces } from "../../src/lib/xml/namespaces.ts";

// https://www.w3.org/TR/xml-names/

class Refused extends Error {}

/** A tag with these attributes. */
function tagOf(attributes: Readonly<Record<string, string>>): TextTag {
  const tag = new TextTag("a", { line: 1, column: 1, offset: 0 }, () => "");
  for (const [name, value] of Object.entries(attributes)) tag.add(name, value);
  return tag;
}

function create(): Namespaces {
  return new Namespaces((reason) => {
    throw new Refused(reason);
  });
}

describe("Namespaces: a name", () => {
  test.each([
    ["a", "", "a"],
    ["a.b-c", "", "a.b-c"],
    ["p:a", "p", "a"],
    ["p:a.1", "p", "a.1"],
    ["é:_日", "é", "_日"],
  ])("%s is split at its colon", (name, prefix, local) => {
    expect(create().split(name)).toEqual({ prefix, local });
  });

  test.each([":a", "p:", ":", "p:q:a", "p::a", "p:-a", "p:.a", "p:1", "p:·a"])("%s is rejected", (name) => {
    expect(() => create().split(name)).toThrow(
      new Refused(`name "${name}" must have at most one colon, between prefix and local name`),
    );
  });
});

describe("Namespaces: a prefix", () => {
  test("has the namespace of its last declaration", () => {
    const namespaces = create();
    namespaces.declare(tagOf({ "xmlns:p": "urn:p", a: "urn:a", xmlnsq: "urn:q" }), 0);
    namespaces.declare(tagOf({ xmlns: "urn:default", "xmlns:q": "urn:q" }), 1);
    namespaces.declare(tagOf({ "xmlns:p": "urn:p2" }), 2);
    expect(["", "p", "q"].map((prefix) => namespaces.resolve(prefix))).toEqual([
      "urn:default",
      "urn:p2",
      "urn:q",
    ]);
    expect(() => namespaces.resolve("a")).toThrow(
      new Refused('namespace prefix "a" is not declared; add xmlns:a="…" to an enclosing element'),
    );
  });

  test("is undeclared after its element has closed", () => {
    const namespaces = create();
    namespaces.declare(tagOf({ xmlns: "urn:a", "xmlns:p": "urn:p" }), 0);
    namespaces.declare(tagOf({ xmlns: "urn:b", "xmlns:p": "urn:q" }), 2);
    const seen = (): string[] => [namespaces.default, namespaces.resolve("p")];
    namespaces.leave(3);
    expect(seen()).toEqual(["urn:b", "urn:q"]);
    namespaces.leave(2);
    expect(seen()).toEqual(["urn:a", "urn:p"]);
    namespaces.leave(1);
    expect(seen()).toEqual(["urn:a", "urn:p"]);
    namespaces.leave(0);
    expect(namespaces.default).toBe("");
    expect(() => namespaces.resolve("p")).toThrow(Refused);
    namespaces.leave(0);
    expect(namespaces.resolve("")).toBe("");
  });

  test("of an element without declarations changes nothing", () => {
    const namespaces = create();
    namespaces.declare(tagOf({ xmlns: "urn:a" }), 0);
    namespaces.declare(tagOf({ b: "c" }), 0);
    namespaces.leave(0);
    expect(namespaces.default).toBe("");
  });

  test("can be the default, which can be undeclared", () => {
    const namespaces = create();
    namespaces.declare(tagOf({ xmlns: "urn:a" }), 0);
    namespaces.declare(tagOf({ xmlns: "" }), 1);
    expect(namespaces.resolve("")).toBe("");
  });

  test("is declared from the start if it is xml or xmlns", () => {
    const namespaces = create();
    expect(namespaces.resolve("xml")).toBe(XML_NAMESPACE);
    expect(namespaces.resolve("xmlns")).toBe(XMLNS_NAMESPACE);
    namespaces.declare(tagOf({ "xmlns:xml": XML_NAMESPACE }), 0);
    expect(namespaces.resolve("xml")).toBe(XML_NAMESPACE);
  });

  test.each([
    ["p", ""],
    ["xmlns", "urn:a"],
    ["p", XMLNS_NAMESPACE],
    ["", XMLNS_NAMESPACE],
    ["xml", "urn:a"],
    ["p", XML_NAMESPACE],
    ["", XML_NAMESPACE],
  ])('"%s" must not be declared as "%s"', (prefix, namespace) => {
    expect(() => {
      create().declare(tagOf({ [prefix === "" ? "xmlns" : `xmlns:${prefix}`]: namespace }), 0);
    }).toThrow(new Refused(`the prefix "${prefix}" must not have the namespace "${namespace}"`));
  });
});

describe("Namespaces: attributes", () => {
  test.each<Record<string, string>>([
    { a: "", "p:a": "", "r:a": "" },
    { "xmlns:a": "urn:p", "xmlns:b": "urn:p", xmlns: "urn:p" },
    { "p:a": "", "p:b": "" },
    { "xml:lang": "", lang: "" },
  ])("%j are different", (attributes) => {
    const namespaces = create();
    namespaces.declare(tagOf({ xmlns: "urn:p", "xmlns:p": "urn:p", "xmlns:r": "urn:r" }), 0);
    expect(() => {
      namespaces.checkAttributes(tagOf(attributes));
    }).not.toThrow();
  });

  test("with different prefixes can be the same", () => {
    const namespaces = create();
    namespaces.declare(tagOf({ "xmlns:p": "urn:p", "xmlns:q": "urn:p" }), 0);
    expect(() => {
      namespaces.checkAttributes(tagOf({ "p:a": "", "q:a": "" }));
    }).toThrow(new Refused('duplicate attribute "q:a" (two prefixes for one namespace)'));
    expect(() => {
      namespaces.checkAttributes(tagOf({ "s:a": "" }));
    }).toThrow(Refused);
  });
});
