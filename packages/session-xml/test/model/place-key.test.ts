import { describe, expect, test } from "vitest";
import { createGroupMovie, createMediaFile, isSameMedia, placeKey } from "../../src/index.ts";

const HASH = "e74db5de61fa5483c541a3a3056f22d158b44ace";

describe("placeKey is equal for two spellings of one place", () => {
  test.each([
    ["the case of a drive and its path, and slashes", "Z:\\Show\\a.mov", "z:/show/a.mov"],
    ["the slashes of UNC", "\\\\server\\Share\\a.mov", "//SERVER/share/a.mov"],
    ["the prefix for long paths", "\\\\?\\C:\\a.mov", "c:\\a.mov"],
    ["the prefix for long UNC paths", "\\\\?\\UNC\\server\\share\\a.mov", "\\\\server\\share\\a.mov"],
    ["accents", "/Show/Größe.mov".normalize("NFD"), "/Show/Größe.mov".normalize("NFC")],
    ["doubled slashes and dots", "/show//./a.mov", "/show/a.mov"],
    ["scheme, host and default port", "HTTPS://Example.com:443/a.mov", "https://example.com/a.mov"],
    ["percent-encoding of plain characters", "https://h/%61%2Db.mov", "https://h/a-b.mov"],
    ["the case of percent-encoding", "https://h/a%2fb", "https://h/a%2Fb"],
    ["spaces and accents in URLs", "https://h/Gr%C3%B6%C3%9Fe 1", "https://h/Größe%201".normalize("NFD")],
    ["a file URL and its path", "file:///show/a%20b.mov", "/show/a b.mov"],
    ["a short hash", HASH.toUpperCase(), HASH],
  ])("%s", (_, a, b) => {
    expect(placeKey(a)).toBe(placeKey(b));
  });

  test("placeKey of a file URL is that of its path", () => {
    expect(placeKey({ kind: "url", value: "file:///C:/a.mov" })).toBe(placeKey("c:\\A.mov"));
  });
});

describe("placeKey differs for two places", () => {
  test.each([
    ["case in POSIX paths", "/show/a.mov", "/Show/a.mov"],
    ["case in the path of a URL", "https://h/a", "https://h/A"],
    ["an encoded slash", "https://h/a%2Fb", "https://h/a/b"],
    ["the user of a URL", "https://a@h/x", "https://A@h/x"],
    ["a port", "https://h:8443/a", "https://h/a"],
    ["a backslash in a POSIX path", "/a\\b", "/a/b"],
    ["a path and a URL", "https://h/a", "/h/a"],
  ])("%s", (_, a, b) => {
    expect(placeKey(a)).not.toBe(placeKey(b));
  });
});

test("placeKey takes time in proportion to its input", () => {
  // A backtracking pattern would not finish these.
  for (const unit of ["/", "/.", "\\", "%41", "%FF", " ", "a/", "://"]) {
    expect(placeKey(unit.repeat(300_000)).length).toBeGreaterThan(3);
    expect(placeKey(`https://h/${unit.repeat(300_000)}`).length).toBeGreaterThan(3);
    expect(placeKey(`C:\\${unit.repeat(300_000)}`).length).toBeGreaterThan(3);
  }
});

describe("isSameMedia", () => {
  const media = (...locators: string[]): ReturnType<typeof createMediaFile> => createMediaFile({ locators });
  const other = "0".repeat(40);

  test.each([
    ["one place", media("Z:\\Show\\a.mov"), media("z:/show/a.mov"), true],
    ["one short hash in two places", media("/a", HASH), media("/b", HASH), true],
    ["two short hashes in one place", media("/a", HASH), media("/a", other), false],
    ["a short hash on one side only", media("/a", HASH), media("/a"), true],
    ["two places", media("/a"), media("/b"), false],
    ["one group", createGroupMovie("g"), createGroupMovie("g"), true],
    ["two groups", createGroupMovie("g"), createGroupMovie("h"), false],
    ["a group movie and a movie", createGroupMovie("g"), media("/g"), false],
  ])("%s", (_, a, b, expected) => {
    expect(isSameMedia(a, b)).toBe(expected);
    expect(isSameMedia(b, a)).toBe(expected);
  });
});
