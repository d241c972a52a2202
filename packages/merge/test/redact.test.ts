import {
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  stringifySession,
  type Locator,
  type SessionPart,
} from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { filterParts, filterSession, REDACTIONS, type Redaction, type Removal } from "../src/index.ts";

describe("redacting paths and URLs leaves no part of a locator", () => {
  const forms: readonly Locator[] = [
    { kind: "url", value: "https://SECRET.host" },
    { kind: "url", value: "urn:SECRET:x" },
    { kind: "url", value: "mailto:SECRET@x" },
    { kind: "url", value: "https:\\\\SECRET\\a.mov" },
    { kind: "path", value: "https:\\\\SECRET\\a.mov" },
    { kind: "path", value: "/a/SECRET\\a.mov" },
    { kind: "url", value: "https://h/a.mov;jsession=SECRET" },
    { kind: "url", value: "https://h/a.mov%3Ftoken=SECRET" },
    { kind: "url", value: "https://h/a.mov%253Ftoken=SECRET" },
    { kind: "url", value: "https://h/a.mov?token=SECRET#SECRET" },
    { kind: "url", value: "https://h/SECRET%2Fa.mov" },
    { kind: "url", value: "file:///SECRET/a.mov" },
    { kind: "url", value: "file://SECRET/a.mov" },
    { kind: "path", value: "/vol/SECRET/" },
    { kind: "path", value: "C:SECRET\\a.mov" },
    { kind: "path", value: "\\\\SECRET\\share\\a.mov" },
    { kind: "path", value: "SECRET/a.mov" },
  ];

  it.each(forms)("$kind $value", (locator) => {
    for (const init of [{ name: "shot.mov" }, {}]) {
      const movie = createMediaFile({ locators: [locator], ...init });
      const [left] = filterSession(createSession({ media: [movie] }), { redact: ["paths", "urls"] }).media;
      expect(JSON.stringify(left)).not.toContain("SECRET");
      const value = left?.kind === "file" ? left.name : "";
      expect(left).toMatchObject({ name: value, locators: [{ kind: "path", value }] });
    }
  });

  it.each(["media-name", "media-locators"])("in any order of a movie's parts: %s", async (first) => {
    const parts: SessionPart[] = [
      { kind: "media-name", value: "a.mov;jsession=SECRET" },
      { kind: "media-locators", value: [{ kind: "url", value: "https://h/a.mov;jsession=SECRET" }] },
    ];
    if (first === "media-locators") parts.reverse();
    const left: SessionPart[] = [];
    for await (const part of filterParts([...parts, { kind: "media-end" }], { redact: ["urls"] }))
      left.push(part);
    expect(left).toEqual([
      { kind: "media-name", value: "a.mov" },
      { kind: "media-locators", value: [{ kind: "path", value: "a.mov" }] },
      { kind: "media-end" },
    ]);
  });

  it("but keeps a harmless name that looks like a path", () => {
    const movie = createMediaFile({ locators: ["/show/shot#12 v?3;final.mov"] });
    const [left] = filterSession(createSession({ media: [movie] }), { redact: ["paths"] }).media;
    expect(left).toMatchObject({
      name: "shot#12 v?3;final.mov",
      locators: [{ value: "shot#12 v?3;final.mov" }],
    });
  });

  it("nor a folder of a look-up table", () => {
    for (const lutPath of [
      "/SECRET/look.cube",
      "/SECRET\\look.cube",
      "\\\\SECRET\\look.cube",
      "/vol/SECRET/",
    ]) {
      const movie = createMediaFile({ locators: ["a.mov"], colorGrading: { lutPath } });
      const text = stringifySession(filterSession(createSession({ media: [movie] }), { redact: ["paths"] }));
      expect(text).not.toContain("SECRET");
    }
  });

  it("for any locator with a secret in its host, folder, query or parameters", () => {
    const noise = fc.string({
      unit: fc.constantFrom("a", "/", "\\", ":", "%2F", "?", "#", ";", "@", "."),
      maxLength: 8,
    });
    fc.assert(
      fc.property(
        fc.constantFrom("https://", "/", "", "C:\\", "x:"),
        noise,
        noise,
        (start, before, after) => {
          const value = `${start}${before}SECRET${after}/`;
          const locator: Locator = { kind: start.includes("//") ? "url" : "path", value };
          const session = createSession({
            media: [createMediaFile({ locators: [locator], name: "shot.mov" })],
          });
          const left = filterSession(session, { redact: ["paths", "urls"] });
          expect(JSON.stringify(left)).not.toContain("SECRET");
        },
      ),
    );
  });
});

describe("redacting content of people", () => {
  const session = createSession({
    notes: "SECRET session note",
    groups: ["SECRET A", "SECRET B"],
    media: [
      createMediaFile({
        locators: ["/a.mov"],
        groups: ["SECRET B"],
        annotations: [createAnnotation(1, { notes: "n" })],
      }),
      createGroupMovie("SECRET B"),
      createGroupMovie("All Files"),
    ],
  });

  it("removes session notes and renames groups consistently", () => {
    const left = filterSession(session, { redact: ["session-notes", "group-names"] });
    expect(JSON.stringify(left)).not.toContain("SECRET");
    expect([left.notes, left.groups]).toEqual(["", ["Group 1", "Group 2"]]);
    expect(left.media).toMatchObject([{ groups: ["Group 2"] }, { group: "Group 2" }, { group: "All Files" }]);
  });

  it("reports the removed content", () => {
    const counts = new Map<Removal, number>();
    filterSession(session, {
      media: ({ playlistPosition }) => playlistPosition < 3,
      remove: ["notes"],
      redact: ["paths", "group-names"],
      onRemove: (what, count) => counts.set(what, (counts.get(what) ?? 0) + count),
    });
    expect(Object.fromEntries(counts)).toEqual({
      groups: 1,
      "group-names": 1,
      notes: 2,
      frames: 1,
      paths: 1,
      media: 1,
    });
  });

  it("rejects an unknown redaction before it returns anything", () => {
    const redact = ["path"] as unknown as Redaction[];
    expect(() => filterSession(session, { redact })).toThrow(
      `redact[0] must be one of ${REDACTIONS.join(", ")}, got "path"`,
    );
    expect(() => filterSession(session, { frames: [{ first: 5, last: 3 }] })).toThrow(
      "frames[0] must be a range",
    );
  });
});
