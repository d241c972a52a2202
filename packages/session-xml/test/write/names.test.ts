import { describe, expect, test } from "vitest";
import { createSession, parseSession, stringifySession, validateSession } from "../../src/index.ts";
import { errorOf } from "../support/error-of.ts";

// Names of unknown content: those at the edges of what XML allows are written and read back.

const session = (name: string, namespace: string): ReturnType<typeof createSession> =>
  createSession({
    preserved: {
      attributes: [{ name, namespace, value: "1" }],
      content: [{ follows: "", node: { kind: "element", name, namespace, attributes: [], children: [] } }],
    },
  });

describe("a name that XML allows", () => {
  test.each([
    ...Array.from(
      "_AZaz\u00c0\u00d6\u00d8\u00f6\u00f8\u02ff\u0370\u037d\u037f\u1fff\u200c\u200d\u2070\u218f\u2c00\u2fef\u3001\ud7ff\uf900\ufdcf\ufdf0\ufffd",
    ),
    "\u{10000}",
    "\u{effff}",
    ...Array.from("-.09_\u00b7\u0300\u036f\u203f\u2040", (character) => `a${character}`),
    ...Array.from("-.09_\u00b7\u0300\u036f\u203f\u2040", (character) => `ß${character}`),
    "A-Z.09_az",
  ])("%j is written, with and without a prefix, and as a prefix", (name) => {
    for (const [whole, namespace] of [
      [name, ""],
      [`${name}:a`, "urn:a"],
      [`a:${name}`, "urn:a"],
    ] as const) {
      const given = session(whole, namespace);
      const read = parseSession(stringifySession(given)).preserved;
      expect(read?.attributes).toContainEqual({ name: whole, namespace, value: "1" });
      expect(read?.content?.[0]?.node).toMatchObject({ name: whole, namespace });
      const codes = validateSession(given).issues.map(({ code }) => code);
      expect(codes).toEqual(["unknown-attribute", "unknown-element"]);
    }
  });
});

describe("a name that XML does not allow", () => {
  test.each([
    "",
    " ",
    "a b",
    "a ",
    " a",
    "a\n",
    "\na",
    "-a",
    ".a",
    "0a",
    "\u00b7a",
    "\u0300a",
    "\u203fa",
    ...Array.from(
      "\u00bf\u00d7\u00f7\u037e\u2000\u200b\u200e\u206f\u2190\u2bff\u2ff0\u3000\ue000\uf8ff\ufdd0\ufdef",
    ),
    "\u{f0000}",
    "\ud800",
    "a<",
    "a>",
    "a&",
    'a"',
    "a=",
    "a/",
    ":",
    ":a",
    "a:",
    "a::b",
    "a:b:c",
    "a:-b",
    "0:b",
  ])("%j is rejected, as an attribute and as an element", (name) => {
    const { attributes = [], content = [] } = session(name, "urn:a").preserved ?? {};
    const expected = { code: "invalid-preserved-content", path: "/session" };
    expect(errorOf(() => stringifySession(createSession({ preserved: { attributes } })))).toMatchObject(
      expected,
    );
    expect(errorOf(() => stringifySession(createSession({ preserved: { content } })))).toMatchObject(
      expected,
    );
  });
});
