import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addFtrackVersionsUrl,
  buildCommandUrl,
  type Command,
  CommandUrlError,
  parseCommandUrl,
} from "../src/index.ts";

/** Well-formed text that often contains characters with a meaning in URLs. */
const text = fc.string({
  unit: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...Array.from("&#?/%\"'\\+=;:@!*()~<>{}|^`$,. \r\n\t\0"),
        "%2F",
        "..",
        "new",
        "\u2028",
      ),
    },
    { weight: 2, arbitrary: fc.string({ unit: "binary", minLength: 1, maxLength: 1 }) },
  ),
});
const someText = text.filter((value) => value !== "");
const pathText = someText.filter((value) => !/(^|\/)\.\.?(\/|$)/.test(value));
/** Characters that need no encoding in a URL. */
const rawText = text.map((value) => value.replace(/[\p{Cc}\s"#<>]/gu, "-"));
const known: fc.Arbitrary<Command> = fc.oneof(
  pathText.filter((key) => key !== "new").map((key): Command => ({ kind: "join-session", key })),
  fc
    .oneof(
      fc.constant({}),
      fc.record({ username: someText }),
      fc.record({ username: someText, password: someText }),
    )
    .map((user): Command => ({ kind: "create-session", ...user })),
  fc
    .record({ path: someText, mode: fc.constantFrom("merge", "replace") })
    .map((file): Command => ({ kind: "open-session-file", ...file })),
  fc
    .tuple(pathText, fc.record({ query: rawText.filter((query) => query !== "") }, { requiredKeys: [] }))
    .map(([name, query]): Command => ({ kind: "run-script", name, ...query })),
  fc
    .array(
      someText.map((id) => id.replaceAll(",", "-")),
      { minLength: 1, maxLength: 4 },
    )
    .map((ids): Command => ({ kind: "add-ftrack-versions", ids })),
);

const anyUrl = fc
  .tuple(
    fc.constantFrom("cinesync:", "CineSync:", "cinesync://"),
    fc.array(
      fc.oneof(
        text,
        fc.constantFrom(
          "session/",
          "script/",
          "file/merge?path=",
          "ftrack/addVersion?assetVersionList=",
          "new",
          "?username=",
        ),
        fc.constantFrom("//", "?", "#", "&", "=", "&password=", "/..", "%41", "%C3%a9", "%"),
      ),
      { maxLength: 8 },
    ),
  )
  .map(([scheme, parts]) => scheme + parts.join(""));

function commandOf(url: string): Command | undefined {
  try {
    return parseCommandUrl(url);
  } catch (error) {
    expect(error).toBeInstanceOf(CommandUrlError);
    return undefined;
  }
}

describe("any command", () => {
  test("is the same after building and parsing", () => {
    fc.assert(
      fc.property(known, (command) => {
        expect(parseCommandUrl(buildCommandUrl(command))).toStrictEqual(command);
      }),
      { numRuns: 2000 },
    );
  });

  test("has a URL that every URL parser understands and leaves unchanged", () => {
    fc.assert(
      fc.property(known, (command) => {
        const url = buildCommandUrl(command);
        fc.pre(/^[!-~]*$/.test(url));
        const parsed = new URL(url);
        expect(parsed.href).toBe(url);
        expect(parsed.hash).toBe("");
        expect(`cinesync://${parsed.host}${parsed.pathname}${parsed.search}`).toBe(url);
      }),
      { numRuns: 2000 },
    );
  });

  test("has a URL in one line without spaces, quotes or angle brackets", () => {
    fc.assert(
      fc.property(known, (command) => {
        expect(buildCommandUrl(command)).not.toMatch(/[\p{Cc}\s"#<>]/u);
      }),
    );
  });
});

describe("any cinesync: URL", () => {
  test("either parses and builds the same again, or is rejected with a CommandUrlError", () => {
    fc.assert(
      fc.property(anyUrl, (url) => {
        const command = commandOf(url);
        fc.pre(command !== undefined);
        const canonical = buildCommandUrl(command);
        expect(parseCommandUrl(canonical)).toStrictEqual(command);
        expect(buildCommandUrl(parseCommandUrl(canonical))).toBe(canonical);
      }),
      { numRuns: 3000 },
    );
  });

  test("keeps every part as an unknown command", () => {
    fc.assert(
      fc.property(rawText, rawText, (path, query) => {
        fc.pre(!path.includes("?"));
        const url = `cinesync://future/${path}${query && "?" + query}`;
        expect(buildCommandUrl(parseCommandUrl(url))).toBe(url);
      }),
    );
  });
});

describe("any hostile value", () => {
  // Any UTF-16 units, lone surrogates included.
  const anyText = fc
    .array(
      fc.oneof(
        fc.constantFrom(...Array.from("&#?/%\"'\r\n,.")),
        fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
      ),
    )
    .map((units) => units.join(""));

  test.each<[string, (value: string) => Command]>([
    ["key", (key) => ({ kind: "join-session", key })],
    ["username", (username) => ({ kind: "create-session", username })],
    ["password", (password) => ({ kind: "create-session", username: "u", password })],
    ["path", (path) => ({ kind: "open-session-file", path, mode: "replace" })],
    ["name", (name) => ({ kind: "run-script", name })],
    ["query", (query) => ({ kind: "run-script", name: "n", query })],
    ["ids", (id) => ({ kind: "add-ftrack-versions", ids: ["a", id] })],
    ["host", (host) => ({ kind: "unknown", host, path: "/x" })],
    ["unknown path", (path) => ({ kind: "unknown", host: "future", path })],
    ["unknown query", (query) => ({ kind: "unknown", host: "future", path: "/x", query })],
    ["fragment", (fragment) => ({ kind: "unknown", host: "future", path: "/x", fragment })],
  ])("is an error or comes back unchanged: %s", (_field, command) => {
    fc.assert(
      fc.property(anyText, (value) => {
        let url: string;
        try {
          url = buildCommandUrl(command(value));
        } catch (error) {
          expect(error).toBeInstanceOf(CommandUrlError);
          return;
        }
        if (value === "") return; // An allowed empty value counts as absent.
        expect(parseCommandUrl(url)).toStrictEqual(command(value));
      }),
      { numRuns: 500 },
    );
  });

  test("cannot change the number of ids", () => {
    fc.assert(
      fc.property(
        fc.array(
          someText.filter((id) => !id.includes(",")),
          { minLength: 1 },
        ),
        (ids) => {
          expect(parseCommandUrl(addFtrackVersionsUrl(ids))).toStrictEqual({
            kind: "add-ftrack-versions",
            ids,
          });
        },
      ),
    );
  });
});
