import {
  createGroupMovie,
  createMediaFile,
  createSession,
  type Locator,
  type SessionPart,
} from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { remapParts, remapPaths, type RemapRule } from "../src/index.ts";

function remapped(path: string, ...rules: readonly RemapRule[]): string | undefined {
  const kind = /^https?:|^ftp:/i.test(path) ? "url" : "path";
  const media = createMediaFile({ locators: [{ kind, value: path }] });
  const [first] = remapPaths(createSession({ media: [media] }), rules).media;
  return first?.kind === "file" ? first.locators[0]?.value : undefined;
}

describe("remapPaths", () => {
  it.each<[string, string, string, string, string]>([
    [
      "POSIX to POSIX",
      "/Volumes/Scratch/a/b.mov",
      "/Volumes/Scratch",
      "/mnt/scratch",
      "/mnt/scratch/a/b.mov",
    ],
    ["Windows to POSIX", "Z:\\shots\\a b.mov", "Z:\\", "/mnt/z", "/mnt/z/shots/a b.mov"],
    ["POSIX to Windows", "/mnt/z/shots/a.mov", "/mnt/z/", "Z:\\", "Z:\\shots\\a.mov"],
    ["Windows to Windows", "C:\\a\\b.mov", "C:\\a", "\\\\server\\share", "\\\\server\\share\\b.mov"],
    ["UNC to POSIX", "\\\\Server\\Share\\b.mov", "\\\\server\\share", "/srv", "/srv/b.mov"],
    ["mixed slashes", "C:/a\\b/c.mov", "C:\\A\\B", "/x", "/x/c.mov"],
    ["a target written with forward slashes", "/mnt/a/b.mov", "/mnt", "Z:/media", "Z:/media/a/b.mov"],
    ["the root to a drive", "/a/b.mov", "/", "Z:", "Z:\\a\\b.mov"],
    ["a drive to the root", "Z:\\a\\b.mov", "Z:", "/", "/a/b.mov"],
    ["a whole path", "/a/b.mov", "/a/b.mov", "/c/d.mov", "/c/d.mov"],
    ["a prefix away", "/a/b/c.mov", "/a", "", "b/c.mov"],
    [
      "URLs",
      "https://Old.example.com/x/a.mov?v=/1",
      "https://old.example.com/x",
      "https://new.example.com",
      "https://new.example.com/a.mov?v=/1",
    ],
    ["accents composed in another way", "/e\u0301/a.mov", "/\u00e9", "/e", "/e/a.mov"],
    ["a name with special characters", "/a/$& #?.mov", "/a", "/b$&", "/b$&/$& #?.mov"],
  ])("remaps %s", (_, path, from, to, expected) => {
    expect(remapped(path, { from, to })).toBe(expected);
  });

  it.each<[string, string, RemapRule]>([
    ["a folder that only begins alike", "/Volumes/Scratch2/a.mov", { from: "/Volumes/Scratch", to: "/x" }],
    ["a POSIX path in other capitals", "/VOLUMES/a.mov", { from: "/Volumes", to: "/x" }],
    [
      "a Windows path in other capitals, when they matter",
      "C:\\A\\a.mov",
      { from: "C:\\a", to: "/x", caseSensitive: true },
    ],
    ["a URL, by a path", "https://example.com/a.mov", { from: "/", to: "/x" }],
    ["a path, by a URL", "/a.mov", { from: "https://example.com", to: "https://example.org" }],
    ["a path that would be left empty", "/a", { from: "/a", to: "" }],
  ])("leaves %s unchanged", (_, path, rule) => {
    expect(remapped(path, rule)).toBe(path);
  });

  it("ignores the case of POSIX paths on request", () => {
    expect(remapped("/VOLUMES/a.mov", { from: "/Volumes", to: "/x", caseSensitive: false })).toBe("/x/a.mov");
  });

  it("applies the first rule that matches", () => {
    const rules = [
      { from: "/a/b", to: "/first" },
      { from: "/a", to: "/second" },
    ];
    expect([remapped("/a/b/c", ...rules), remapped("/a/c", ...rules), remapped("/c", ...rules)]).toEqual([
      "/first/c",
      "/second/c",
      "/c",
    ]);
  });

  it("remaps look-up tables, keeps short hashes and group movies, and calls onPath", () => {
    const hash: Locator = { kind: "short-hash", value: "a".repeat(40) };
    const media = createMediaFile({
      locators: [hash, { kind: "path", value: "/a/x.mov" }, { kind: "path", value: "/z/x.mov" }],
      colorGrading: { lutPath: "/a/look.cube" },
    });
    const seen: [string, string | undefined][] = [];
    const session = createSession({ media: [media, createGroupMovie("All Files")] });
    const result = remapPaths(session, [{ from: "/a", to: "/b" }], { onPath: (...path) => seen.push(path) });
    expect(result.media).toEqual([
      {
        ...media,
        locators: [hash, { kind: "path", value: "/b/x.mov" }, { kind: "path", value: "/z/x.mov" }],
        colorGrading: { lutPath: "/b/look.cube" },
      },
      createGroupMovie("All Files"),
    ]);
    expect(seen).toEqual([
      ["/a/x.mov", "/b/x.mov"],
      ["/z/x.mov", undefined],
      ["/a/look.cube", "/b/look.cube"],
    ]);
    expect(session.media[0]).toBe(media);
  });

  it.each([
    ["an empty prefix", { from: "", to: "/x" }, { option: "rules[0].from", actual: "" }],
    [
      "a path that becomes a URL",
      { from: "/a", to: "https://b" },
      { option: "rules[0].to", actual: "https://b" },
    ],
    ["a URL that becomes a path", { from: "https://a", to: "/b" }, { option: "rules[0].to", actual: "/b" }],
  ])("rejects %s", (_, rule, details) => {
    const refusal: unknown = expect.objectContaining({
      code: "invalid-option",
      details: expect.objectContaining(details) as unknown,
    });
    expect(() => remapPaths(createSession(), [rule])).toThrow(refusal);
  });

  it("returns the same path after remapping there and back, for any path under a POSIX and a Windows folder", () => {
    const name = fc.string({ minLength: 1, maxLength: 6 }).filter((text) => !/[\\/]/.test(text));
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (names) => {
        const path = `/mnt/show/${names.join("/")}`;
        const there = remapped(path, { from: "/mnt/show", to: "S:\\show" });
        expect(remapped(there ?? "", { from: "S:\\show", to: "/mnt/show" })).toBe(path);
      }),
    );
  });
});

describe("remapParts", () => {
  it("remaps the same paths part by part, and passes on all other parts", async () => {
    const parts: SessionPart[] = [
      { kind: "media-name", value: "/a/x.mov" },
      { kind: "media-color-grading", value: { lutPath: "/a/l.cube", gamma: 1 } },
      { kind: "media-color-grading", value: { gamma: 1 } },
      { kind: "media-locators", value: [{ kind: "path", value: "/a/x.mov" }] },
    ];
    const moved: SessionPart[] = [];
    for await (const part of remapParts(parts, [{ from: "/a", to: "/b" }])) moved.push(part);
    expect(moved).toEqual([
      { kind: "media-name", value: "/a/x.mov" },
      { kind: "media-color-grading", value: { lutPath: "/b/l.cube", gamma: 1 } },
      { kind: "media-color-grading", value: { gamma: 1 } },
      { kind: "media-locators", value: [{ kind: "path", value: "/b/x.mov" }] },
    ]);
  });
});
