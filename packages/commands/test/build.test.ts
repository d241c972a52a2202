import { describe, expect, test } from "vitest";
import {
  addFtrackVersionsUrl,
  buildCommandUrl,
  type Command,
  createSessionUrl,
  joinSessionUrl,
  openSessionFileUrl,
  runScriptUrl,
} from "../src/index.ts";

const ASCII = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join("");
const PRINTABLE = ASCII.slice(0x20, 0x7f);

describe("building URLs: percent-encoding", () => {
  test("joinSessionUrl encodes everything in a key except ASCII letters, digits, '_', '.', '-' and '/'", () => {
    expect(joinSessionUrl(PRINTABLE)).toBe(
      "cinesync://session/%20%21%22%23%24%25%26%27%28%29%2A%2B%2C-./0123456789%3A%3B%3C%3D%3E%3F%40" +
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D%7E",
    );
  });

  test("openSessionFileUrl also encodes '/' in a path, and writes a space as '+'", () => {
    expect(openSessionFileUrl(PRINTABLE)).toBe(
      "cinesync://file/merge?path=+%21%22%23%24%25%26%27%28%29%2A%2B%2C-.%2F0123456789%3A%3B%3C%3D%3E%3F%40" +
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ%5B%5C%5D%5E_%60abcdefghijklmnopqrstuvwxyz%7B%7C%7D%7E",
    );
  });

  test("builders encode control characters, so that none can end a line", () => {
    expect(joinSessionUrl("a\r\nb\0\u007f")).toBe("cinesync://session/a%0D%0Ab%00%7F");
    expect(openSessionFileUrl("a\tb\n")).toBe("cinesync://file/merge?path=a%09b%0A");
  });

  test("createSessionUrl keeps '/' in names and passwords, and writes a space as %20", () => {
    expect(createSessionUrl({ username: "a/b c", password: "d/e f" })).toBe(
      "cinesync://session/new?username=a/b%20c&password=d/e%20f",
    );
  });

  test("builders encode a percent sign that is already there", () => {
    expect(joinSessionUrl("%2F%20")).toBe("cinesync://session/%252F%2520");
    expect(openSessionFileUrl("%20+")).toBe("cinesync://file/merge?path=%2520%2B");
  });

  test("builders encode a non-ASCII script name or path as UTF-8", () => {
    expect(runScriptUrl("Größe 日本 🎬")).toBe(
      "cinesync://script/Gr%C3%B6%C3%9Fe%20%E6%97%A5%E6%9C%AC%20%F0%9F%8E%AC",
    );
    expect(openSessionFileUrl("/Vidéos/été.csc")).toBe(
      "cinesync://file/merge?path=%2FVid%C3%A9os%2F%C3%A9t%C3%A9.csc",
    );
  });

  test("openSessionFileUrl takes paths of any platform", () => {
    expect(openSessionFileUrl("C:\\My Files\\a.csc")).toBe(
      "cinesync://file/merge?path=C%3A%5CMy+Files%5Ca.csc",
    );
    expect(openSessionFileUrl("\\\\server\\share\\a.csc")).toBe(
      "cinesync://file/merge?path=%5C%5Cserver%5Cshare%5Ca.csc",
    );
  });
});

describe("runScriptUrl", () => {
  test("passes a query given as text unchanged", () => {
    expect(runScriptUrl("s", "a=%20&b=é;'(x)+/?:@$100%")).toBe(
      "cinesync://script/s?a=%20&b=é;'(x)+/?:@$100%",
    );
  });

  test.each([
    ["an object", { "a b": "1&2=3", n: 7, yes: true, empty: "" }],
    [
      "a Map",
      new Map<string, string | number | boolean>([
        ["a b", "1&2=3"],
        ["n", 7],
        ["yes", true],
        ["empty", ""],
      ]),
    ],
    [
      "an array of pairs",
      [
        ["a b", "1&2=3"],
        ["n", 7],
        ["yes", true],
        ["empty", ""],
      ] as const,
    ],
    ["URLSearchParams", new URLSearchParams({ "a b": "1&2=3", n: "7", yes: "true", empty: "" })],
  ])("encodes a query given as %s of pairs", (_what, query) => {
    expect(runScriptUrl("s", query)).toBe("cinesync://script/s?a%20b=1%262%3D3&n=7&yes=true&empty=");
  });

  test("keeps the order of pairs and repeated names", () => {
    expect(
      runScriptUrl("s", [
        ["b", "1"],
        ["a", "2"],
        ["b", "3"],
      ]),
    ).toBe("cinesync://script/s?b=1&a=2&b=3");
  });

  test("encodes pairs so that URLSearchParams reads them back", () => {
    const pairs = [["a+b &=#?/%", "c+d &=#?/%\r\n\"'<>é"]] as const;
    const url = runScriptUrl("s", pairs);
    expect([...new URLSearchParams(url.slice(url.indexOf("?") + 1))]).toEqual(pairs);
  });

  test("leaves out an empty query", () => {
    for (const none of ["", {}, [], new Map<string, string>(), undefined]) {
      expect(runScriptUrl("s", none)).toBe("cinesync://script/s");
    }
  });

  test("takes names such as __proto__ in a query", () => {
    expect(runScriptUrl("s", JSON.parse('{"__proto__":"x"}') as Record<string, string>)).toBe(
      "cinesync://script/s?__proto__=x",
    );
  });
});

describe("invalid values", () => {
  const surrogates = ["\ud800", "a\udc00b", "\udc00\ud800", "x\ud83c"];

  test.each(surrogates)("a lone surrogate in any field is an error that names the field: %j", (bad) => {
    const fields: [field: string, build: () => string][] = [
      ["key", () => joinSessionUrl(bad)],
      ["username", () => createSessionUrl({ username: bad })],
      ["password", () => createSessionUrl({ username: "a", password: bad })],
      ["password", () => createSessionUrl({ password: bad })],
      ["path", () => openSessionFileUrl(bad)],
      ["name", () => runScriptUrl(bad)],
      ["query", () => runScriptUrl("s", bad)],
      ["query", () => runScriptUrl("s", { a: bad })],
      ["query", () => runScriptUrl("s", [[bad, ""]])],
      ["ids[1]", () => addFtrackVersionsUrl(["a", bad])],
      ["url", () => buildCommandUrl({ kind: "unknown", host: "future", path: "/" + bad })],
    ];
    for (const [field, build] of fields) {
      expect(build).toThrow(
        expect.objectContaining({
          code: "lone-surrogate",
          details: expect.objectContaining({ field }) as unknown,
        }),
      );
    }
  });

  test("a lone surrogate is an error that names its index", () => {
    expect(() => joinSessionUrl("🎬\ud800")).toThrow("key must not contain a lone surrogate (index 2)");
  });

  test("an empty key, name, path or id is an error", () => {
    expect(() => joinSessionUrl("")).toThrow(
      expect.objectContaining({
        code: "empty-value",
        details: expect.objectContaining({ field: "key" }) as unknown,
      }),
    );
    expect(() => runScriptUrl("")).toThrow(
      expect.objectContaining({
        code: "empty-value",
        details: expect.objectContaining({ field: "name" }) as unknown,
      }),
    );
    expect(() => openSessionFileUrl("")).toThrow(
      expect.objectContaining({
        code: "empty-value",
        details: expect.objectContaining({ field: "path" }) as unknown,
      }),
    );
    expect(() => addFtrackVersionsUrl([])).toThrow(
      expect.objectContaining({
        code: "empty-value",
        details: expect.objectContaining({ field: "ids" }) as unknown,
      }),
    );
    expect(() => addFtrackVersionsUrl(["a", ""])).toThrow(
      expect.objectContaining({
        code: "empty-value",
        details: expect.objectContaining({ field: "ids[1]" }) as unknown,
      }),
    );
  });

  test("the key 'new' is an error with a reason", () => {
    expect(() => joinSessionUrl("new")).toThrow(
      expect.objectContaining({
        code: "reserved-key",
        details: expect.objectContaining({ field: "key" }) as unknown,
      }),
    );
    expect(() => joinSessionUrl("new")).toThrow("which starts a new session");
    expect(joinSessionUrl("New")).toBe("cinesync://session/New");
  });

  test.each([".", "..", "../x", "a/./b", "a/..", "./new"])(
    "a dot segment in a key or script name is an error: %s",
    (path) => {
      expect(() => joinSessionUrl(path)).toThrow(
        expect.objectContaining({
          code: "dot-segment",
          details: expect.objectContaining({ field: "key" }) as unknown,
        }),
      );
      expect(() => runScriptUrl(path)).toThrow(
        expect.objectContaining({
          code: "dot-segment",
          details: expect.objectContaining({ field: "name" }) as unknown,
        }),
      );
    },
  );

  test("dots elsewhere are allowed", () => {
    expect(runScriptUrl("...")).toBe("cinesync://script/...");
    expect(runScriptUrl("a..b/.c/d.")).toBe("cinesync://script/a..b/.c/d.");
    expect(openSessionFileUrl("../a.csc")).toBe("cinesync://file/merge?path=..%2Fa.csc");
    expect(createSessionUrl({ username: ".." })).toBe("cinesync://session/new?username=..");
  });

  test.each(["a b", "a\nb", "a\rb", "a\tb", "a\0b", 'a"b', "a<b", "a>b", "a#b", "a\u2028b", "a\u0085b"])(
    "a query given as text must not contain a character that ends or breaks the URL: %j",
    (query) => {
      expect(() => runScriptUrl("s", query)).toThrow(
        expect.objectContaining({
          code: "illegal-character",
          details: expect.objectContaining({ field: "query" }) as unknown,
        }),
      );
      expect(() => runScriptUrl("s", query)).toThrow("(index 1)");
    },
  );

  test("an unknown mode is an error", () => {
    for (const mode of ["merge?path=x&", "", "Merge", "toString"]) {
      expect(() => openSessionFileUrl("a.csc", { mode: mode as "merge" })).toThrow(
        expect.objectContaining({
          code: "invalid-option",
          details: expect.objectContaining({ field: "mode" }) as unknown,
        }),
      );
    }
    expect(openSessionFileUrl("a.csc", { mode: undefined })).toBe("cinesync://file/merge?path=a.csc");
  });

  test("an id with a comma is an error", () => {
    expect(() => addFtrackVersionsUrl(["a", "b,c"])).toThrow(
      expect.objectContaining({
        code: "illegal-character",
        details: { field: "ids[1]", actual: '","', index: 1 },
      }),
    );
  });

  test("addFtrackVersionsUrl encodes ids, including '/'", () => {
    expect(addFtrackVersionsUrl(["a b", "c/d&e"])).toBe(
      "cinesync://ftrack/addVersion?assetVersionList=a%20b,c%2Fd%26e",
    );
  });

  test("a value that is not text is an error that names it", () => {
    const none = undefined as unknown as string;
    const number = 12 as unknown as string;
    const fields: [field: string, build: () => string][] = [
      ["key", () => joinSessionUrl(none)],
      ["username", () => createSessionUrl({ username: number })],
      ["path", () => openSessionFileUrl(number)],
      ["name", () => runScriptUrl(none)],
      ["query", () => runScriptUrl("s", { a: none })],
      ["query", () => runScriptUrl("s", { a: null as unknown as string })],
      ["ids[0]", () => addFtrackVersionsUrl([number])],
    ];
    for (const [field, build] of fields) {
      expect(build).toThrow(
        expect.objectContaining({
          name: "CommandUrlError",
          code: "invalid-value",
          details: { field, expected: "a string", actual: expect.any(String) as string },
        }),
      );
    }
  });
});

test("addFtrackVersionsUrl rejects ids that are not a list", () => {
  expect(() => addFtrackVersionsUrl("17" as unknown as string[])).toThrow(
    expect.objectContaining({
      code: "invalid-value",
      details: { field: "ids", expected: "a list", actual: "string" },
    }),
  );
});

describe("buildCommandUrl", () => {
  test.each([{ kind: "leave" }, {}, undefined, null])("rejects an unknown kind: %j", (command) => {
    expect(() => buildCommandUrl(command as unknown as Command)).toThrow(
      expect.objectContaining({
        code: "invalid-value",
        details: expect.objectContaining({ field: "kind" }) as unknown,
      }),
    );
  });

  test("builds an unknown command from its parts", () => {
    const url = (host: string, path: string, query?: string, fragment?: string): string =>
      buildCommandUrl({ kind: "unknown", host, path, query, fragment });
    expect(url("future", "/do%20it", "a=1", "top")).toBe("cinesync://future/do%20it?a=1#top");
    expect(url("future", "")).toBe("cinesync://future");
    expect(url("future", "/")).toBe("cinesync://future/");
    expect(url("", "/only/path")).toBe("cinesync:///only/path");
    expect(url("", "//session/new")).toBe("cinesync:////session/new");
    expect(url("", "opaque")).toBe("cinesync:opaque");
    expect(url("", "")).toBe("cinesync:");
    expect(url("session", "/KEY", "later=1")).toBe("cinesync://session/KEY?later=1");
  });

  test.each<Partial<Command & { kind: "unknown" }>>([
    { host: "session", path: "/KEY" },
    { host: "session", path: "/new" },
    { host: "script", path: "/x", query: "a" },
    { host: "file", path: "/merge", query: "path=a" },
    { host: "Future" },
    { host: "future/x" },
    { host: "a?b" },
    { host: "a#b" },
    { host: "a b" },
    { path: "x" },
    { path: "/x?y" },
    { path: "/x#y" },
    { path: '/"' },
    { query: "a#b" },
    { query: "a b" },
    { fragment: "<" },
  ])("rejects an unknown command that would not parse back: %j", (parts) => {
    expect(() => buildCommandUrl({ kind: "unknown", host: "future", path: "/x", ...parts })).toThrow(
      expect.objectContaining({
        code: "not-unknown",
        details: expect.objectContaining({ field: "command" }) as unknown,
      }),
    );
  });

  test("rejects control characters in an unknown command", () => {
    expect(() => buildCommandUrl({ kind: "unknown", host: "future", path: "/\n" })).toThrow(
      expect.objectContaining({ code: "illegal-character" }),
    );
  });
});
