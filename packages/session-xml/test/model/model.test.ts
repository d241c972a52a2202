import { describe, expect, test } from "vitest";
import {
  activeMedia,
  ALL_FILES_GROUP,
  annotationsOfFrame,
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  decodeChat,
  locatorName,
  mediaOfGroup,
  parseLocator,
  parseSessionJson,
  shortHash,
  stringifySession,
  stringifySessionJson,
  usesProFeatures,
} from "../../src/index.ts";

describe("parseLocator distinguishes path, URL and short hash, on every platform", () => {
  test.each([
    ["/Volumes/a b/c.mov", "path", "/Volumes/a b/c.mov", "c.mov"],
    ["relative/shot.mov", "path", "relative/shot.mov", "shot.mov"],
    ["shot#12 v?3.mov", "path", "shot#12 v?3.mov", "shot#12 v?3.mov"],
    ["C:\\Shots\\a.mov", "path", "C:\\Shots\\a.mov", "a.mov"],
    ["C:/Shots/a.mov", "path", "C:/Shots/a.mov", "a.mov"],
    ["\\\\server\\share\\a.mov", "path", "\\\\server\\share\\a.mov", "a.mov"],
    ["//server/share/a.mov", "path", "//server/share/a.mov", "a.mov"],
    ["/odd\\name.mov", "path", "/odd\\name.mov", "odd\\name.mov"],
    ["/folder/", "path", "/folder/", "folder"],
    ["file:///Volumes/a%20b/c.mov", "path", "/Volumes/a b/c.mov", "c.mov"],
    ["file:///C:/a%20b/c.mov", "path", "C:/a b/c.mov", "c.mov"],
    ["FILE://localhost/a.mov", "path", "/a.mov", "a.mov"],
    ["file://LocalHost/a.mov", "path", "/a.mov", "a.mov"],
    ["file:/a/b.mov", "path", "/a/b.mov", "b.mov"],
    ["file:///a.mov?b#c", "path", "/a.mov", "a.mov"],
    ["file:///a.mov#c?b", "path", "/a.mov", "a.mov"],
    ["file:///a%23b.mov", "path", "/a#b.mov", "a#b.mov"],
    ["file:a.mov", "path", "file:a.mov", "file:a.mov"],
    ["a file:///b.mov", "path", "a file:///b.mov", "b.mov"],
    ["file:///C:", "path", "C:", "C:"],
    ["file:///z:/a.mov", "path", "z:/a.mov", "a.mov"],
    ["file:///C:a.mov", "path", "/C:a.mov", "C:a.mov"],
    ["file:///1:/a.mov", "path", "/1:/a.mov", "a.mov"],
    ["file:///ab:/a.mov", "path", "/ab:/a.mov", "a.mov"],
    ["file:///a/C:/b.mov", "path", "/a/C:/b.mov", "b.mov"],
    ["file://a%20b/c/d%20e.mov", "path", "\\\\a b\\c\\d e.mov", "d e.mov"],
    ["c://host/a.mov", "path", "c://host/a.mov", "a.mov"],
    ["ab://host/a.mov", "url", "ab://host/a.mov", "a.mov"],
    ["x-1.2+3://host/a.mov", "url", "x-1.2+3://host/a.mov", "a.mov"],
    ["1x://host/a.mov", "path", "1x://host/a.mov", "a.mov"],
    ["ab:///a.mov", "path", "ab:///a.mov", "a.mov"],
    ["/ab://host/a.mov", "path", "/ab://host/a.mov", "a.mov"],
    ["file://server/share/a.mov", "path", "\\\\server\\share\\a.mov", "a.mov"],
    ["http://example.com/a/b%20c.mov?x=1#y", "url", "http://example.com/a/b%20c.mov?x=1#y", "b c.mov"],
    ["ftp://user@host/file name.png", "url", "ftp://user@host/file name.png", "file name.png"],
    ["https://example.com/clips/", "url", "https://example.com/clips/", "clips"],
    ["https://user@example.com", "url", "https://user@example.com", "example.com"],
    ["https://example.com/%E0%A4%A", "url", "https://example.com/%E0%A4%A", "%E0%A4%A"],
    [
      "E74DB5DE61FA5483C541A3A3056F22D158B44ACE",
      "short-hash",
      "e74db5de61fa5483c541a3a3056f22d158b44ace",
      "e74db5de61fa5483c541a3a3056f22d158b44ace",
    ],
    [
      "e74db5de61fa5483c541a3a3056f22d158b44ac",
      "path",
      "e74db5de61fa5483c541a3a3056f22d158b44ac",
      "e74db5de61fa5483c541a3a3056f22d158b44ac",
    ],
  ] as const)("%s is a %s", (text, kind, value, name) => {
    const locator = parseLocator(text);
    expect(locator).toEqual({ kind, value });
    expect(locatorName(locator)).toBe(name);
    expect(createMediaFile(text)).toMatchObject({ kind: "file", name, locators: [{ kind, value }] });
  });
});

describe("factories", () => {
  test("make objects that can be written", () => {
    const media = [
      createMediaFile({
        locators: ["/a.mov", { kind: "url", value: "http://a/b.mov" }],
        annotations: [createAnnotation(7, { notes: "n" })],
      }),
      createMediaFile({ name: "named", locators: ["e74db5de61fa5483c541a3a3056f22d158b44ace"] }),
      createGroupMovie(ALL_FILES_GROUP, { currentFrame: 4 }),
    ];
    expect(media).toMatchObject([
      { name: "a.mov", currentFrame: 1, active: false },
      { name: "named" },
      { kind: "group-movie", group: "All Files", currentFrame: 4 },
    ]);
    expect(stringifySession(createSession({ media }))).toContain("<groupMovie>");
  });

  test("name a movie after its first path or URL, not after a hash", () => {
    const locators = ["e74db5de61fa5483c541a3a3056f22d158b44ace", "http://a/b.mov"];
    expect(createMediaFile({ locators }).name).toBe("b.mov");
  });

  test("reject a movie without a locator", () => {
    expect(() => createMediaFile({ locators: [] })).toThrow(
      expect.objectContaining({ code: "invalid-value" }),
    );
    expect(() => createMediaFile("")).toThrow(/at least one path/);
  });
});

describe("queries change nothing", () => {
  const a = createMediaFile({
    locators: ["/a"],
    groups: ["Day"],
    annotations: [
      createAnnotation(5, { notes: "1" }),
      createAnnotation(6),
      createAnnotation(5, { notes: "2" }),
    ],
  });
  const b = createMediaFile({ locators: ["/b"], active: true });
  const group = createGroupMovie("Day");
  const session = createSession({ media: [a, b, group], chat: "Hello%20there%2C%20%E6%97%A5 100% %ff" });
  const before = JSON.stringify(session);

  test("and return all annotations of a frame, or none", () => {
    expect(annotationsOfFrame(a, 5).map(({ notes }) => notes)).toEqual(["1", "2"]);
    expect(annotationsOfFrame(a, 0)).toEqual([]);
    expect(annotationsOfFrame(group, 5)).toEqual([]);
    expect(JSON.stringify(session)).toBe(before);
  });

  test("and return the active movie, movies of a group, pro features, chat", () => {
    expect(activeMedia(session)).toBe(b);
    expect(activeMedia(createSession())).toBeUndefined();
    expect(mediaOfGroup(session, "Day")).toEqual([a]);
    expect(mediaOfGroup(session, ALL_FILES_GROUP)).toEqual([a, b]);
    expect([usesProFeatures(session), usesProFeatures(a), usesProFeatures(group)]).toEqual([
      true,
      false,
      true,
    ]);
    expect(decodeChat(session)).toBe("Hello there, 日 100% %ff");
  });
});

describe("sessions as JSON", () => {
  const points = [NaN, Infinity, -Infinity, -0, 0.5].map((x) => ({ x, y: 1 }));
  const drawing = createAnnotation(1, {
    objects: [{ kind: "erase", id: "", thickness: 1, points }],
    notes: "NaN",
  });
  const session = createSession({
    notes: "-INF",
    media: [createMediaFile({ locators: ["/a"], annotations: [drawing] }), createGroupMovie("g")],
  });

  test("keep numbers that JSON does not have, and text that looks like them", () => {
    expect(parseSessionJson(stringifySessionJson(session))).toEqual(session);
    expect(JSON.parse(stringifySessionJson(session, 0))).toMatchObject({ notes: "-INF" });
  });

  test("can leave out defaults", () => {
    const json =
      '{ "version": 3, "sessionFeatures": "standard", "media": [{ "name": "a", "locators": [{ "kind": "path", "value": "/a" }] }] }';
    expect(parseSessionJson(json)).toEqual(
      createSession({ media: [createMediaFile({ name: "a", locators: ["/a"] })] }),
    );
  });

  test.each([
    ["{", "invalid-json", undefined],
    ["[]", "invalid-value", "/session"],
    ['{ "version": 3 }', "missing-attribute", "/session/@sessionFeatures"],
    ['{ "version": 3, "sessionFeatures": "pro", "nots": "" }', "unknown-field", "/session"],
    ['{ "version": 3, "sessionFeatures": "pro", "media": [5] }', "invalid-value", "/session/media[1]"],
    ['{ "version": 3, "sessionFeatures": "pro", "media": {} }', "invalid-value", "/session"],
    [
      '{ "version": 3, "sessionFeatures": "pro", "media": [{ "kind": "group-movie" }] }',
      "missing-element",
      "/session/media[1]",
    ],
  ])("are rejected with %s", (text, code, path) => {
    expect(() => parseSessionJson(text)).toThrow(expect.objectContaining({ code, path }) as Error);
  });
});

describe("shortHash of a Blob", () => {
  const bytes = (length: number): Uint8Array<ArrayBuffer> =>
    Uint8Array.from({ length }, (_, i) => (7 * i + 3) % 256);
  test.each([
    ["This is a small file to test the short_hash method.\n", "1e40efb84050f92618e2c430742f44254771cf6b"],
    ["", "e159a0ec868fc7598fbf50017bceb36059e11902"],
    [bytes(1), "7e6a44f941fbdb5ac7056a7b9ef76d45d743e80f"],
    [bytes(1024), "5f012e91820eb338dd1336cb8be3d2af5a63dbd8"],
    [bytes(2047), "73152ea2001d1a8a6c86f3807cc687c11402efa7"],
    [bytes(2048), "abbf6903631d7b4eb6cd9565fb0b1ef2336c3efa"],
    [bytes(2049), "a03620537574e5504803ca470cb556dc4867017d"],
    [bytes(3000), "ea0aec9c11c1560132d93689ad43bf7915867285"],
    [bytes(1_048_576), "8e5bc499372d7f2d5c9c5bbaae010604e7d1ed3e"],
  ])("%#", async (content, expected) => {
    expect(await shortHash(new Blob([content]))).toBe(expected);
  });
});
