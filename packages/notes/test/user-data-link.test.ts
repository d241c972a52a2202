import { createMediaFile, createSession, type Session } from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getLink, type JsonValue, noteRows, removeLink, setLink } from "../src/index.ts";
import { reviewSession } from "./fixtures.ts";

/** JSON that parses to the same value: without −0 and `__proto__`. */
const json = fc
  .jsonValue({ maxDepth: 3 })
  .map((value) => JSON.parse(JSON.stringify(value).replaceAll("__proto__", "proto")) as JsonValue)
  // Numbers beyond 2 ** 53 are text.
  .filter((value) => !/\d{16}|e\+/.test(JSON.stringify(value)));
const namespace = fc.string({ minLength: 1, maxLength: 8 }).filter((name) => name !== "__proto__");

/** JSON text in different people's spellings. */
const spaced = fc
  .tuple(fc.dictionary(namespace, json), fc.constantFrom(undefined, "\t", " ", "  "))
  .map(([value, indent]) => JSON.stringify(value, undefined, indent));

describe("getLink", () => {
  test("returns the value that a tool stored under its namespace, from a session, a movie, a row, or text", () => {
    const session = reviewSession();
    expect(getLink(session, "shotgrid")).toEqual({ playlist_id: 7 });
    expect(session.media.slice(0, 1).map((media) => getLink(media, "shotgrid"))).toEqual([
      { version_id: 17 },
    ]);
    expect(
      noteRows(session)
        .slice(1, 2)
        .map((row) => getLink(row, "shotgrid")),
    ).toEqual([{ version_id: 17 }]);
    expect(getLink('{"ftrack":null}', "ftrack")).toBeNull();
  });

  test.each([
    "",
    "ask Kim",
    "17",
    "null",
    "[1]",
    '"shotgrid"',
    '{"other":1}',
    '{"shotgrid":',
    "[".repeat(1e5),
  ])("returns undefined without one: %o", (userData) => {
    expect(getLink(userData, "shotgrid")).toBeUndefined();
  });

  test.each(["__proto__", "toString", "constructor", "hasOwnProperty"])(
    "returns undefined for properties that every object has: %s",
    (name) => {
      expect(getLink("{}", name)).toBeUndefined();
    },
  );

  test("returns 64-bit ids as text with all digits", () => {
    expect(getLink('{"trk":{"id":9007199254740993}}', "trk")).toEqual({ id: "9007199254740993" });
    expect(getLink('{"t":[-9223372036854775808, 9007199254740991, 1.5, 1e400]}', "t")).toEqual([
      "-9223372036854775808",
      9007199254740991,
      1.5,
      "1e400",
    ]);
    expect(getLink('{"t":"9007199254740993 \\" 9007199254740993"}', "t")).toBe(
      '9007199254740993 " 9007199254740993',
    );
  });

  test("has the type of its type guard; a value of another form counts as missing", () => {
    type Link = { readonly version_id: number };
    const isLink = (value: JsonValue): value is Link =>
      typeof value === "object" &&
      value !== null &&
      "version_id" in value &&
      typeof (value as Record<string, JsonValue>)["version_id"] === "number";
    const link: Link | undefined = getLink('{"shotgrid":{"version_id":17}}', "shotgrid", isLink);
    expect(link?.version_id).toBe(17);
    expect(getLink('{"shotgrid":{"version_id":"17"}}', "shotgrid", isLink)).toBeUndefined();
    expect(getLink("{}", "shotgrid", isLink)).toBeUndefined();
  });
});

describe("setLink", () => {
  test("makes JSON from nothing, and adds to JSON", () => {
    expect(setLink("", "shotgrid", { version_id: 17 })).toBe('{"shotgrid":{"version_id":17}}');
    expect(setLink(" \n", "a", 1)).toBe('{"a":1}');
    expect(setLink("{}", "a", 1)).toBe('{"a":1}');
    expect(setLink('{"a":1}', "b", [2])).toBe('{"a":1,"b":[2]}');
    expect(setLink('{"a":1,"b":2}', "a", { c: 3 })).toBe('{"a":{"c":3},"b":2}');
  });

  test("keeps the existing spacing", () => {
    expect(setLink('{\n  "a": 1\n}', "b", 2)).toBe('{\n  "a": 1,\n  "b": 2\n}');
    expect(setLink('{ "a" : 1 }', "b", 2)).toBe('{ "a" : 1, "b" : 2 }');
  });

  test("keeps other tools' text unchanged: large numbers, duplicates, order", () => {
    const others =
      '{"2":1.0, "1": 12345678901234567890,"x":"}\\"{,", "x":[{"y":"]"}, 1e400],"\\u0061b":null}';
    expect(setLink(others, "mine", true)).toBe(`${others.slice(0, -1)},"mine":true}`);
    expect(setLink(others, "ab", 5)).toBe(others.replace("null", "5"));
    expect(removeLink(setLink(others, "mine", true), "mine")).toBe(others);
  });

  test("returns a copy of a session or a movie", () => {
    const session = reviewSession();
    const before = structuredClone(session);
    const linked: Session = setLink(session, "mine", 1);
    expect(session).toEqual(before);
    expect(linked).toEqual({ ...session, userData: '{"shotgrid":{"playlist_id":7},"mine":1}' });
    const media = setLink(createMediaFile("/a.mov"), "mine", 1);
    expect(media).toMatchObject({ kind: "file", name: "a.mov", userData: '{"mine":1}' });
  });

  test("keeps everything readable, including its own value", () => {
    fc.assert(
      fc.property(spaced, namespace, json, namespace, (userData, name, value, other) => {
        const linked = setLink(userData, name, value);
        expect(getLink(linked, name)).toEqual(value);
        if (other !== name) expect(getLink(linked, other)).toEqual(getLink(userData, other));
        expect(setLink(linked, name, value)).toBe(linked);
      }),
    );
  });

  test.each(["ask Kim", "17", "[1]", "null", '{"a":'])("never loses the user data %o unasked", (userData) => {
    expect(() => setLink(userData, "shotgrid", 1)).toThrow(
      expect.objectContaining({
        code: "invalid-user-data",
        details: { code: "invalid-user-data", userData, namespace: "shotgrid" },
      }),
    );
    const kept = setLink(userData, "shotgrid", 1, { onInvalidUserData: { keepAs: "text" } });
    expect(JSON.parse(kept)).toEqual({ text: userData, shotgrid: 1 });
    expect(setLink(userData, "shotgrid", 1, { onInvalidUserData: "replace" })).toBe('{"shotgrid":1}');
  });

  test("adds to JSON, whatever should happen to other text", () => {
    expect(setLink('{"a":1}', "b", 2, { onInvalidUserData: "replace" })).toBe('{"a":1,"b":2}');
    expect(setLink('{"a":1}', "b", 2, { onInvalidUserData: { keepAs: "text" } })).toBe('{"a":1,"b":2}');
    expect(setLink("", "b", 2, { onInvalidUserData: { keepAs: "text" } })).toBe('{"b":2}');
  });

  test.each(["", "__proto__"])("rejects the namespace %o", (name) => {
    expect(() => setLink("{}", name, 1)).toThrow(expect.objectContaining({ code: "invalid-option" }));
    expect(() => setLink("text", "a", 1, { onInvalidUserData: { keepAs: name } })).toThrow(/keepAs/);
    expect(() => setLink("text", "a", 1, { onInvalidUserData: { keepAs: "a" } })).toThrow(
      /another name than the namespace/,
    );
  });

  test("takes names that every object has", () => {
    const linked = setLink("", "constructor", { prototype: { polluted: true } });
    expect(getLink(linked, "constructor")).toEqual({ prototype: { polluted: true } });
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  let deep: unknown = 1;
  for (let depth = 0; depth < 130; depth++) deep = [deep];

  test.each([
    ["NaN", { a: [1, NaN] }, "value.a[1]"],
    ["undefined", { a: undefined }, "value.a"],
    ["a function", () => 1, "value"],
    ["a date", { at: new Date(0) }, "value.at"],
    ["a bigint", 1n, "value"],
    ["a number that was rounded", { id: 2 ** 53 }, "value.id"],
    ["__proto__", JSON.parse('{"__proto__":{}}'), "value"],
    ["a circle", circle, `value${".self".repeat(127)}`],
    ["too deep", deep, `value${"[0]".repeat(127)}`],
  ])("rejects a value that JSON would change, and names its position: %s", (_, value, path) => {
    expect(() => setLink("", "a", value as JsonValue)).toThrow(
      expect.objectContaining({
        code: "invalid-value",
        details: expect.objectContaining({ path }) as object,
      }),
    );
  });

  test("accepts objects without a prototype", () => {
    expect(setLink("", "a", Object.assign(Object.create(null) as object, { b: 1 }) as JsonValue)).toBe(
      '{"a":{"b":1}}',
    );
  });
});

describe("removeLink", () => {
  test("keeps everything else, and leaves nothing if there was nothing else", () => {
    expect(removeLink('{"a":1, "b":2 , "c":3}', "a")).toBe('{"b":2 , "c":3}');
    expect(removeLink('{"a":1, "b":2 , "c":3}', "b")).toBe('{"a":1 , "c":3}');
    expect(removeLink('{"a":1, "b":2 , "c":3}', "c")).toBe('{"a":1, "b":2}');
    expect(removeLink('{"a":1}', "a")).toBe("");
    expect(removeLink('{"a":1,"b":0,"a":2}', "a")).toBe('{"b":0}');
    expect(removeLink(' { "a":1 , "a":2,  "b":0 ,"a":3, "c":4 , "a":5 } ', "a")).toBe(' { "b":0, "c":4 } ');
    expect(removeLink('{"a":1,"a":2}', "a")).toBe("");
    expect(removeLink('{"a":1}', "b")).toBe('{"a":1}');
  });

  test.each(["", "ask Kim", "[1]", " {} "])("leaves %o unchanged", (userData) => {
    expect(removeLink(userData, "a")).toBe(userData);
  });

  test("returns a copy of a session or a movie", () => {
    const session = createSession({ userData: '{"a":1,"b":2}' });
    expect(removeLink(session, "a")).toEqual({ ...session, userData: '{"b":2}' });
    expect(session.userData).toBe('{"a":1,"b":2}');
  });

  test("reverts setLink", () => {
    fc.assert(
      fc.property(spaced, namespace, json, (userData, name, value) => {
        const before = removeLink(userData, name);
        const after = removeLink(setLink(before, name, value), name);
        expect(after === "" ? {} : JSON.parse(after)).toEqual(before === "" ? {} : JSON.parse(before));
        expect(getLink(after, name)).toBeUndefined();
      }),
    );
  });
});
