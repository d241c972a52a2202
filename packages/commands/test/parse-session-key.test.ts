import { describe, expect, test } from "vitest";
import { parseSessionKey } from "../src/index.ts";

describe("parseSessionKey", () => {
  test.each([
    "ASDF1234",
    " ASDF1234 ",
    "\tASDF1234\r\n",
    "cinesync://session/ASDF1234",
    "CineSync://Session/ASDF1234",
    "cinesync://session/ASDF1234/",
    "cinesync://session/ASDF1234.",
    " <cinesync://session/ASDF1234>, ",
    '"ASDF1234"',
    "(cinesync://session/ASDF1234).",
  ])("extracts the key from %j", (pasted) => {
    expect(parseSessionKey(pasted)).toBe("ASDF1234");
  });

  test("decodes the key of a link", () => {
    expect(parseSessionKey("cinesync://session/%C3%A9t%C3%A9-1")).toBe("été-1");
  });

  test.each([
    "",
    "  ",
    "./",
    "https://example.com/ASDF1234",
    "example.com/ASDF1234",
    "_OFFLINE_",
    "cinesync://session/_OFFLINE_",
    "_ONLINE_",
    "new",
    "cinesync://session/new",
    "cinesync://script/ASDF1234",
    "join ASDF1234",
    "cinesync://session/AS%20DF",
  ])("rejects %j", (pasted) => {
    const refusal = { code: "invalid-value", details: expect.objectContaining({ field: "key" }) as unknown };
    expect(() => parseSessionKey(pasted)).toThrow(expect.objectContaining(refusal));
  });

  test("takes time in proportion to the text", () => {
    expect(() => parseSessionKey(`${"<".repeat(200_000)} x${" .".repeat(200_000)}`)).toThrow("several words");
  });
});
