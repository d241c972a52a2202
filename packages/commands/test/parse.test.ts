import { describe, expect, test } from "vitest";
import { buildCommandUrl, CommandUrlError, parseCommandUrl } from "../src/index.ts";

describe("parseCommandUrl is lenient", () => {
  test.each([
    ["cineSync://session/ASDF1234", "cinesync://session/ASDF1234"],
    ["CINESYNC://SESSION/AsDf", "cinesync://session/AsDf"],
    ["cinesync://session/a%2fb%2Fc", "cinesync://session/a/b/c"],
    ["cinesync://session/caf%c3%a9", "cinesync://session/caf%C3%A9"],
    ["cinesync://session/café", "cinesync://session/caf%C3%A9"],
    ["cinesync://session/a b\"<>'", "cinesync://session/a%20b%22%3C%3E%27"],
    ["cinesync://session/KEY?", "cinesync://session/KEY"],
    ["cinesync://session/KEY#", "cinesync://session/KEY"],
    ["cinesync://session/%6Eew", "cinesync://session/new"],
    ["cinesync://Session/new?password=b&username=a", "cinesync://session/new?username=a&password=b"],
    [
      "cinesync://session/new?username=a+b&password=c%20d",
      "cinesync://session/new?username=a%20b&password=c%20d",
    ],
    ["cinesync://session/new?username=a=b", "cinesync://session/new?username=a%3Db"],
    ["cinesync://session/new?&username=a&", "cinesync://session/new?username=a"],
    ["cinesync://session/new?username", "cinesync://session/new"],
    ["cinesync://file/merge?path=a%20b+c", "cinesync://file/merge?path=a+b+c"],
    ["cinesync://FILE/replace?path=/x/y.csc", "cinesync://file/replace?path=%2Fx%2Fy.csc"],
    ["cinesync://file/merge?path=C:\\a b.csc", "cinesync://file/merge?path=C%3A%5Ca+b.csc"],
    [
      "cinesync://script/My custom handler?q=two words",
      "cinesync://script/My%20custom%20handler?q=two%20words",
    ],
    ["cinesync://script/a+b", "cinesync://script/a%2Bb"],
    ["cinesync://script//lead", "cinesync://script//lead"],
    ["cinesync://script/x??a", "cinesync://script/x??a"],
    [
      "cinesync://ftrack/addVersion?assetVersionList=a%2Cb",
      "cinesync://ftrack/addVersion?assetVersionList=a,b",
    ],
    ["cinesync://ftrack/addVersion?assetVersionList=a", "cinesync://ftrack/addVersion?assetVersionList=a"],
  ])("%s", (url, canonical) => {
    const command = parseCommandUrl(url);
    expect(command.kind).not.toBe("unknown");
    expect(buildCommandUrl(command)).toBe(canonical);
    expect(parseCommandUrl(canonical)).toStrictEqual(command);
  });

  test("the query of a script stays as it is, encoded", () => {
    expect(parseCommandUrl("cinesync://script/x?a=%20+%2B&b=é&100%")).toStrictEqual({
      kind: "run-script",
      name: "x",
      query: "a=%20+%2B&b=é&100%",
    });
  });
});

describe("parseCommandUrl returns an unknown command", () => {
  test.each([
    [
      "cinesync://future/do%20it?a=1&b#top",
      { host: "future", path: "/do%20it", query: "a=1&b", fragment: "top" },
    ],
    ["cinesync://future", { host: "future", path: "" }],
    ["cinesync://future/", { host: "future", path: "/" }],
    ["cinesync://future?x", { host: "future", path: "", query: "x" }],
    ["cinesync:", { host: "", path: "" }],
    ["cinesync:/a", { host: "", path: "/a" }],
    ["cinesync:session/KEY", { host: "", path: "session/KEY" }],
    ["cinesync:///session/KEY", { host: "", path: "/session/KEY" }],
    ["cinesync://future/%zz%", { host: "future", path: "/%zz%" }],
    ["cinesync://session", { host: "session", path: "" }],
    ["cinesync://session/", { host: "session", path: "/" }],
    ["cinesync://session/..", { host: "session", path: "/.." }],
    ["cinesync://session/%2e%2E/x", { host: "session", path: "/%2e%2E/x" }],
    ["cinesync://session:80/KEY", { host: "session:80", path: "/KEY" }],
    ["cinesync://script/", { host: "script", path: "/" }],
    ["cinesync://file/merge", { host: "file", path: "/merge" }],
    ["cinesync://file/merge?path=", { host: "file", path: "/merge", query: "path=" }],
    ["cinesync://file/open?path=a", { host: "file", path: "/open", query: "path=a" }],
    ["cinesync://ftrack/addVersion", { host: "ftrack", path: "/addVersion" }],
    [
      "cinesync://ftrack/addVersion?assetVersionList=a,,b",
      { host: "ftrack", path: "/addVersion", query: "assetVersionList=a,,b" },
    ],
    [
      "cinesync://ftrack/later?assetVersionList=a",
      { host: "ftrack", path: "/later", query: "assetVersionList=a" },
    ],
    [
      "cinesync://later/addVersion?assetVersionList=a",
      { host: "later", path: "/addVersion", query: "assetVersionList=a" },
    ],
    ["cinesync://later/merge?path=a", { host: "later", path: "/merge", query: "path=a" }],
    ["cinesync://ftrack/removeVersion?x", { host: "ftrack", path: "/removeVersion", query: "x" }],
    ["cinesync://trac\u212A/x", { host: "trac\u212A", path: "/x" }],
  ])("for %s", (url, parts) => {
    expect(parseCommandUrl(url)).toStrictEqual({ kind: "unknown", ...parts });
  });

  test.each([
    "cinesync://session/KEY?later=1",
    "cinesync://session/KEY#later",
    "cinesync://session/new?username=a&later=1",
    "cinesync://session/new?username=a&username=b",
    "cinesync://session/new?__proto__=a",
    "cinesync://file/merge?path=a&later=%zz",
    "cinesync://file/merge?path=a&path=b",
    "cinesync://file/merge?path=a#later",
    "cinesync://script/x?a#b",
    "cinesync://ftrack/addVersion?assetVersionList=a&later=1",
  ])("for a URL that has more than its command can hold: %s", (url) => {
    const command = parseCommandUrl(url);
    expect(command.kind).toBe("unknown");
    expect(buildCommandUrl(command)).toBe(url);
  });

  test("for an unknown URL with unencoded characters, and encodes them", () => {
    const command = parseCommandUrl('CineSync://Future/a b?"c"=<d>#\u2028é');
    expect(command).toStrictEqual({
      kind: "unknown",
      host: "future",
      path: "/a%20b",
      query: "%22c%22=%3Cd%3E",
      fragment: "%E2%80%A8é",
    });
    expect(buildCommandUrl(command)).toBe("cinesync://future/a%20b?%22c%22=%3Cd%3E#%E2%80%A8é");
  });
});

describe("parseCommandUrl rejects", () => {
  test.each([
    "",
    "https://example.com/",
    "cinesync",
    "xcinesync://session/KEY",
    " cinesync://session/KEY",
    "cine\u017Fync://session/KEY",
  ])("another scheme: %j", (url) => {
    expect(() => parseCommandUrl(url)).toThrow(
      expect.objectContaining({
        code: "wrong-scheme",
        details: expect.objectContaining({ field: "url" }) as unknown,
      }),
    );
  });

  test.each([
    "cinesync://session/KEY\n",
    "cinesync://session/a\0",
    "cinesync://future/\r\nx",
    "cinesync://x/\u0085",
  ])("control characters: %j", (url) => {
    expect(() => parseCommandUrl(url)).toThrow(
      expect.objectContaining({
        code: "illegal-character",
        details: expect.objectContaining({ field: "url" }) as unknown,
      }),
    );
  });

  test.each([
    "cinesync://session/%",
    "cinesync://session/%zz",
    "cinesync://session/%E9",
    "cinesync://script/%ED%A0%80",
    "cinesync://session/new?username=%C3",
    "cinesync://file/replace?path=%F8%88",
    "cinesync://ftrack/addVersion?assetVersionList=%f",
  ])("percent-encoding that is not UTF-8: %s", (url) => {
    expect(() => parseCommandUrl(url)).toThrow(
      expect.objectContaining({
        code: "malformed-encoding",
        details: expect.objectContaining({ field: "url" }) as unknown,
      }),
    );
  });

  test("a lone surrogate, and a value that is not text", () => {
    expect(() => parseCommandUrl("cinesync://x/\ud800")).toThrow(
      expect.objectContaining({
        code: "lone-surrogate",
        details: expect.objectContaining({ field: "url" }) as unknown,
      }),
    );
    expect(() => parseCommandUrl(null as unknown as string)).toThrow(
      expect.objectContaining({
        code: "invalid-value",
        details: expect.objectContaining({ field: "url" }) as unknown,
      }),
    );
    expect(() => parseCommandUrl(new URL("cinesync://session/KEY") as unknown as string)).toThrow(
      expect.objectContaining({
        code: "invalid-value",
        details: expect.objectContaining({ field: "url" }) as unknown,
      }),
    );
  });
});

test("a URL without showing the password in the message", () => {
  for (const url of [
    "cinesync://session/new?username=a&password=s3cret%",
    "cinesync://session/new?password=s3cret\n",
  ]) {
    expect(() => parseCommandUrl(url)).toThrow(CommandUrlError);
    expect(() => parseCommandUrl(url)).not.toThrow("s3cret");
  }
});

test.each([
  ["host", "cinesync://" + "A".repeat(2_000_000)],
  ["at signs", "cinesync://" + "A@".repeat(1_000_000)],
  ["slashes", "cinesync:" + "/".repeat(2_000_000)],
  ["dots", "cinesync://session/" + "./".repeat(1_000_000)],
  ["parameters", "cinesync://session/new?" + "&=".repeat(1_000_000)],
  ["commas", "cinesync://ftrack/addVersion?assetVersionList=" + ",".repeat(2_000_000)],
])("parseCommandUrl takes time in proportion to a very long URL: %s", (_what, url) => {
  // If any step were quadratic, two million characters would take hours, and the test would time out.
  expect(parseCommandUrl(url).kind).toBe("unknown");
});
