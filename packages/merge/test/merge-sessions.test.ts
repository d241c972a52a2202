import {
  annotations,
  createAnnotation,
  createGroupMovie,
  createMask,
  createMediaFile,
  createSession,
  type DrawingObject,
  type MediaFile,
  type MediaFileInit,
  type Session,
  validateSession,
} from "@cinesync/session-xml";
import { describe, expect, it } from "vitest";
import { mergeSessions } from "../src/index.ts";

const HASH = "0d67dc935a31f4b22c0c8dac47d11cc6ca728f52";
const OTHER_HASH = "e74db5de61fa5483c541a3a3056f22d158b44ace";

function movie(locator: string | readonly string[], init: Partial<MediaFileInit> = {}): MediaFile {
  return createMediaFile({
    name: "shot.mov",
    ...init,
    locators: typeof locator === "string" ? [locator] : locator,
  });
}

function playlist(...media: readonly MediaFile[]): Session {
  return createSession({ media });
}

function stroke(id: string): DrawingObject {
  return {
    kind: "line",
    id,
    color: "#ff0000",
    alpha: 1,
    thickness: 0.01,
    points: [{ x: 0.1, y: 0.2, alpha: 1 }],
  };
}

function eraser(id: string): DrawingObject {
  return { kind: "erase", id, thickness: 0.05, points: [{ x: 0.1, y: 0.2 }] };
}

describe("mergeSessions matches movies", () => {
  it.each([
    ["one short hash, wherever the files are", ["/a/shot.mov", HASH], ["D:\\b\\shot.mov", HASH]],
    ["a short hash in capitals", [HASH.toUpperCase()], [HASH]],
    ["one path", ["/a/shot.mov"], ["/a/shot.mov"]],
    ["one Windows path, whatever the capitals and slashes", ["C:\\Shots\\A.mov"], ["c:/shots/a.MOV"]],
    ["one UNC path", ["\\\\SERVER\\share\\a.mov"], ["\\\\server\\share\\a.mov"]],
    [
      "one URL, whatever the capitals of its host",
      ["https://EXAMPLE.com/A.mov"],
      ["https://example.com/A.mov"],
    ],
    ["accents composed in two ways", ["/a/\u00e9t\u00e9.mov"], ["/a/e\u0301te\u0301.mov"]],
    ["a path, when only one has a short hash", ["/a/shot.mov"], ["/a/shot.mov", HASH]],
  ])("with %s", (_, base, other) => {
    const { session, sharedMedia } = mergeSessions(playlist(movie(base)), playlist(movie(other)));
    expect(session.media).toHaveLength(1);
    expect(sharedMedia).toBe(1);
  });

  it.each([
    ["POSIX paths that differ in capitals", ["/a/shot.mov"], ["/A/shot.mov"]],
    ["paths of URLs that differ in capitals", ["https://example.com/A.mov"], ["https://example.com/a.mov"]],
    ["movies that only have their name in common", ["/a/shot.mov"], ["/b/shot.mov"]],
    ["a path and a URL that look alike", ["example.com/a.mov"], ["https://example.com/a.mov"]],
  ])("but not with %s", (_, base, other) => {
    expect(mergeSessions(playlist(movie(base)), playlist(movie(other))).session.media).toHaveLength(2);
  });

  it("but keeps both, and reports it, when a path is the same and the short hashes differ", () => {
    const { session, conflicts } = mergeSessions(
      playlist(movie(["/a/shot.mov", HASH])),
      playlist(movie(["/a/shot.mov", OTHER_HASH])),
    );
    expect(session.media).toHaveLength(2);
    expect(conflicts).toMatchObject([{ code: "other-file", path: "/session/media[1]/locators" }]);
  });

  it("by a short hash before a path, whichever entry comes first", () => {
    const base = playlist(movie("/a/x.mov", { name: "by path" }), movie(HASH, { name: "by hash" }));
    const { session } = mergeSessions(
      base,
      playlist(movie(["/a/x.mov", HASH], { name: "by hash", notes: "seen" })),
    );
    expect(session.media.map((media) => media.kind === "file" && media.notes)).toEqual(["", "seen"]);
  });

  it("one by one, so a movie that is twice in a playlist stays there twice", () => {
    const twice = playlist(movie(HASH, { notes: "first" }), movie(HASH, { notes: "second" }));
    expect(mergeSessions(createSession(), twice).session.media).toEqual(twice.media);
    expect(mergeSessions(playlist(movie(HASH)), twice).session.media).toHaveLength(2);
  });

  it("by their group if they are group movies", () => {
    const base = createSession({ groups: ["Day 1"], media: [createGroupMovie("Day 1")] });
    const other = createSession({
      groups: ["Day 2", "Day 1"],
      media: [createGroupMovie("Day 2"), createGroupMovie("Day 1")],
    });
    const { session } = mergeSessions(base, other);
    expect(session.groups).toEqual(["Day 1", "Day 2"]);
    expect(session.media.map((media) => media.kind === "group-movie" && media.group)).toEqual([
      "Day 1",
      "Day 2",
    ]);
  });
});

describe("mergeSessions merges", () => {
  it("notes after a blank line, without repeating existing ones", () => {
    const notes = (base: string, other: string): string =>
      mergeSessions(createSession({ notes: base }), createSession({ notes: other })).session.notes;
    expect(notes("too dark", "love it")).toBe("too dark\n\nlove it");
    expect(notes("too dark\n\nlove it", "love it")).toBe("too dark\n\nlove it");
    expect(notes("too dark", "too dark\nand too long")).toBe("too dark\nand too long");
    expect(notes("not good", "good")).toBe("not good\n\ngood");
    expect(notes("one\r\ntwo", "one\ntwo")).toBe("one\r\ntwo");
    expect(notes("", "new")).toBe("new");
  });

  it("the lines of the chat, which are percent-encoded", () => {
    const chat = (base: string, other: string): string =>
      mergeSessions(createSession({ chat: base }), createSession({ chat: other })).session.chat;
    expect(chat("Hello%0AHow%20are%20you", "Hello")).toBe("Hello%0AHow%20are%20you");
    expect(chat("Hello", "Bye")).toBe("Hello%0ABye");
  });

  it("locators and groups, and counts the added ones", () => {
    const base = playlist(movie(["/a/shot.mov", HASH], { groups: ["Day 1"] }));
    const other = playlist(movie(["/a/shot.mov", "D:\\shot.mov", HASH], { groups: ["Hero", "Day 1"] }));
    const { session, added } = mergeSessions(base, other);
    expect(session.media[0]).toMatchObject({
      groups: ["Day 1", "Hero"],
      locators: [
        { kind: "path", value: "/a/shot.mov" },
        { kind: "short-hash", value: HASH },
        { kind: "path", value: "D:\\shot.mov" },
      ],
    });
    expect(added).toEqual({ media: 0, groups: 0, locators: 1, notes: 0, drawings: 0 });
  });

  it("annotations of one frame, and adds new frames at the end", () => {
    const base = movie(HASH, { annotations: [createAnnotation(9, { notes: "A", objects: [stroke("1")] })] });
    const other = movie(HASH, {
      annotations: [
        createAnnotation(3, { notes: "earlier" }),
        createAnnotation(9, { notes: "B", objects: [stroke("1"), stroke("2")] }),
      ],
    });
    const { session, added } = mergeSessions(playlist(base), playlist(other));
    expect(session.media[0]).toMatchObject({
      annotations: [
        { frame: 9, notes: "A\n\nB", objects: [{ id: "1" }, { id: "2" }] },
        { frame: 3, notes: "earlier" },
      ],
    });
    expect(added).toMatchObject({ notes: 2, drawings: 1 });
  });

  it("all annotations of one frame, and finds content in any of them", () => {
    const ours = [
      createAnnotation(1, { notes: "A", objects: [stroke("1")] }),
      createAnnotation(1, { notes: "B" }),
    ];
    const theirs = [createAnnotation(1, { notes: "B", objects: [stroke("1"), stroke("2")] })];
    const { session } = mergeSessions(
      playlist(movie(HASH, { annotations: ours })),
      playlist(movie(HASH, { annotations: theirs })),
    );
    expect(session.media[0]).toMatchObject({
      annotations: [
        { notes: "A", objects: [{ id: "1" }, { id: "2" }] },
        { notes: "B", objects: [] },
      ],
    });
  });

  it("two drawings with one id as two", () => {
    const other: DrawingObject = { ...stroke("1"), id: "1", kind: "line", color: "#0000ff" } as DrawingObject;
    const { session } = mergeSessions(
      playlist(movie(HASH, { annotations: [createAnnotation(1, { objects: [stroke("1")] })] })),
      playlist(movie(HASH, { annotations: [createAnnotation(1, { objects: [stroke("1"), other] })] })),
    );
    expect(session.media[0]).toMatchObject({ annotations: [{ objects: [stroke("1"), other] }] });
  });
});

describe("mergeSessions keeps erasers from erasing strokes of the other session", () => {
  const merged = (base: readonly DrawingObject[], other: readonly DrawingObject[]): readonly string[] => {
    const [media] = mergeSessions(
      playlist(movie(HASH, { annotations: [createAnnotation(1, { objects: base })] })),
      playlist(movie(HASH, { annotations: [createAnnotation(1, { objects: other })] })),
    ).session.media;
    return media?.kind === "file" ? (media.annotations[0]?.objects.map(({ id }) => id ?? "") ?? []) : [];
  };

  it("by putting the other session's erasers before strokes that only the base has", () => {
    expect(merged([stroke("1"), stroke("mine")], [stroke("1"), eraser("theirs"), stroke("2")])).toEqual([
      "1",
      "theirs",
      "2",
      "mine",
    ]);
  });

  it("by putting the base's erasers before strokes that only the other session has", () => {
    expect(merged([stroke("1"), eraser("mine")], [stroke("1"), stroke("theirs")])).toEqual([
      "1",
      "mine",
      "theirs",
    ]);
  });

  it("or reports erasers of both sessions on one frame", () => {
    const { conflicts } = mergeSessions(
      playlist(movie(HASH, { annotations: [createAnnotation(1, { objects: [stroke("a"), eraser("b")] })] })),
      playlist(movie(HASH, { annotations: [createAnnotation(1, { objects: [stroke("c"), eraser("d")] })] })),
    );
    expect(conflicts).toMatchObject([{ code: "eraser", path: "/session/media[1]/annotation[1]" }]);
  });
});

describe("mergeSessions: settings", () => {
  const range = { inFrame: 10, outFrame: 20, playOnlyRange: true };

  it("stay as in the base, and differences are reported with both values", () => {
    const base = createSession({ media: [movie(HASH)], stereo: { enabled: true, type: "composite" } });
    const other = createSession({ media: [movie(HASH, { name: "renamed.mov", playRange: range })] });
    const { session, conflicts } = mergeSessions(base, other);
    expect(session).toEqual(base);
    expect(
      conflicts.map(({ code, path, index, kept, dropped }) => ({ code, path, index, kept, dropped })),
    ).toEqual([
      {
        code: "setting",
        path: "/session/media[1]/name",
        index: 0,
        kept: "shot.mov",
        dropped: "renamed.mov",
      },
      { code: "setting", path: "/session/media[1]/playRange", index: 0, kept: undefined, dropped: range },
    ]);
  });

  it("include user data and frame rates that the base lacks; different ones are reported", () => {
    const base = createSession({
      userData: "base",
      media: [movie(HASH), movie(OTHER_HASH, { userData: "mine" })],
    });
    const other = createSession({
      userData: "other",
      media: [
        movie(HASH, { userData: "theirs", framesPerSecond: 24 }),
        movie(OTHER_HASH, { userData: "theirs" }),
      ],
    });
    const { session, conflicts } = mergeSessions(base, other);
    expect(session).toMatchObject({
      userData: "base",
      media: [{ userData: "theirs", framesPerSecond: 24 }, { userData: "mine" }],
    });
    expect(conflicts.map(({ path }) => path)).toEqual(["/session/userData", "/session/media[2]/userData"]);
  });

  it("keep one active movie, the base's", () => {
    const base = playlist(movie("/a", { active: true, currentFrame: 7 }));
    const other = playlist(movie("/b", { active: true }), movie("/a", { currentFrame: 9 }));
    expect(mergeSessions(base, other).session.media).toMatchObject([
      { active: true, currentFrame: 7 },
      { active: false },
    ]);
    expect(mergeSessions(createSession(), other).session.media).toMatchObject([
      { active: true },
      { active: false },
    ]);
  });

  it("become pro when pro content is added, and keep the newer version", () => {
    const other = createSession({
      version: 4,
      sessionFeatures: "pro",
      media: [createGroupMovie("All Files")],
    });
    const { session } = mergeSessions(createSession(), other);
    expect(session).toMatchObject({ version: 4, sessionFeatures: "pro" });
    expect(
      mergeSessions(createSession(), createSession({ sessionFeatures: "pro" })).session.sessionFeatures,
    ).toBe("standard");
  });

  it("become pro when a movie with a mask is added to a wrong `standard`, which stays if nothing is added", () => {
    const mask = createMask({ ratio: { width: 2, height: 1 } });
    const masked = (path: string): Session =>
      createSession({ sessionFeatures: "standard", media: [movie(path, { mask })] });
    const { session } = mergeSessions(masked("/a.mov"), masked("/b.mov"));
    expect(session.sessionFeatures).toBe("pro");
    expect(validateSession(session).issues.map(({ code }) => code)).not.toContain(
      "pro-content-in-standard-session",
    );
    expect(mergeSessions(masked("/a.mov"), masked("/a.mov")).session).toEqual(masked("/a.mov"));
  });

  it("conflicts name the session", () => {
    const { conflicts } = mergeSessions(createSession({ userData: "a" }), [
      createSession({ userData: "a" }),
      createSession({ userData: "c" }),
    ]);
    expect(conflicts).toMatchObject([{ index: 1, kept: "a", dropped: "c" }]);
  });
});

describe("mergeSessions: unknown content", () => {
  const element = (name: string): object => ({
    kind: "element",
    name,
    namespace: "urn:example:later",
    attributes: [],
    children: [],
  });
  const attribute = (name: string, value: string): object => ({ name, namespace: "", value });

  it("is added once, after the sibling that it followed", () => {
    const base = createSession({
      media: [movie(HASH)],
      preserved: {
        attributes: [attribute("rev", "1")],
        content: [{ follows: "media[1]", node: element("a") }],
      },
    } as Partial<Session>);
    const other = createSession({
      media: [movie("/new.mov"), movie(HASH)],
      preserved: {
        attributes: [attribute("rev", "2"), attribute("site", "x")],
        content: [
          { follows: "media[1]", node: element("b") },
          { follows: "media[2]", node: element("a") },
        ],
        children: { notes: { attributes: [attribute("lang", "de")] } },
      },
    } as Partial<Session>);
    const { session, conflicts } = mergeSessions(base, other);
    expect(session.preserved).toEqual({
      attributes: [attribute("rev", "1"), attribute("site", "x")],
      content: [
        { follows: "media[1]", node: element("a") },
        { follows: "media[2]", node: element("b") },
      ],
      children: { notes: { attributes: [attribute("lang", "de")] } },
    });
    expect(conflicts).toMatchObject([{ code: "unknown", path: "/session/@rev", kept: "1", dropped: "2" }]);
  });

  it("stays after its drawing when others come before it", () => {
    const ours = createAnnotation(1, {
      objects: [stroke("1"), stroke("mine")],
      preserved: { content: [{ follows: "line[2]", node: element("a") }] },
    } as Partial<MediaFile["annotations"][number]>);
    const theirs = createAnnotation(1, { objects: [stroke("1"), stroke("new"), eraser("e")] });
    const { session } = mergeSessions(
      playlist(movie(HASH, { annotations: [ours] })),
      playlist(movie(HASH, { annotations: [theirs] })),
    );
    expect(session.media[0]).toMatchObject({
      annotations: [
        {
          objects: [{ id: "1" }, { id: "new" }, { id: "e" }, { id: "mine" }],
          preserved: { content: [{ follows: "line[3]" }] },
        },
      ],
    });
  });
});

describe("mergeSessions: counts", () => {
  const note = (frame: number): MediaFile["annotations"][number] =>
    createAnnotation(frame, { notes: `note ${frame}`, objects: [stroke(`s${frame}`)] });

  it("count a movie of several sessions once as shared", () => {
    const session = playlist(movie("/a"), movie("/b"));
    const { sharedMedia } = mergeSessions(session, [session, session, playlist(movie("/c"))]);
    expect(sharedMedia).toBe(2);
  });

  it("include notes and drawings of new movies", () => {
    const other = playlist(movie("/new", { notes: "movie", annotations: [note(1), note(2)] }));
    expect(mergeSessions(playlist(movie("/a")), other).added).toEqual({
      media: 1,
      groups: 0,
      locators: 0,
      notes: 3,
      drawings: 2,
    });
  });
});

describe("mergeSessions: a movie that is twice in a playlist", () => {
  it("is not merged into its twin when the session is merged a second time", () => {
    const other = playlist(movie("/b"), movie("/b", { notes: "p" }));
    const once = mergeSessions(playlist(movie(["/b", "/a"])), other).session;
    expect(mergeSessions(once, other)).toMatchObject({ session: once, sharedMedia: 2, conflicts: [] });
  });
});

describe("mergeSessions: labels", () => {
  const noted = (...notes: readonly string[]): Session =>
    playlist(
      movie("/a", { annotations: notes.map((text, index) => createAnnotation(index + 1, { notes: text })) }),
    );
  const notesOf = ({ media }: Session): readonly string[] =>
    media.flatMap((one) => (one.kind === "file" ? one.annotations.map(({ notes }) => notes) : []));

  it("name the author of a note, unless several sessions have it", () => {
    const { session } = mergeSessions(
      noted("dark", "same"),
      [noted("bright", "same", "late"), noted("dark")],
      {
        labels: ["Anna", "Ben", "Cy"],
      },
    );
    expect(notesOf(session)).toEqual(["dark\n\nBen: bright", "same", "Ben: late"]);
    const own = mergeSessions(noted("dark"), noted("", "late"), { labels: ["Anna", "Ben"] }).session;
    expect(notesOf(own)).toEqual(["Anna: dark", "Ben: late"]);
  });

  it("are written once, however often the sessions are merged", () => {
    const options = { labels: ["Anna", "Ben"] };
    const once = mergeSessions(noted("dark"), noted("bright", "late"), options).session;
    expect(mergeSessions(once, noted("bright", "late"), options).session).toEqual(once);
  });

  it("of the first session change nothing in the others", () => {
    const other = playlist(movie("/b", { notes: "theirs" }));
    const { session } = mergeSessions(createSession({ notes: "ours" }), other, { labels: ["Anna"] });
    expect([session.notes, session.media]).toEqual(["Anna: ours", other.media]);
  });
});

describe("mergeSessions: repeated notes", () => {
  it("are found in time proportional to their length", () => {
    const [long, longer] = ["a\n".repeat(100_000), `${"a\n".repeat(50_000)}b`];
    const { session } = mergeSessions(createSession({ notes: long }), createSession({ notes: longer }));
    expect(session.notes).toBe(`${long}\n\n${longer}`);
  });

  it("of one frame are added only where no annotation of it has them as whole lines", () => {
    const withNotes = (...texts: readonly string[]): Session => {
      const frames = texts.map((notes) => createAnnotation(7, { notes }));
      return createSession({ media: [createMediaFile({ locators: ["/a.mov"], annotations: frames })] });
    };
    const base = withNotes("a\nb\nc", "b\nd", "");
    const other = withNotes("b\nc", "b\na", "b\r\nd", "d\nb", "d\nb", "a\nb\n");
    const { session } = mergeSessions(base, other);
    expect(annotations(session).map(({ annotation }) => annotation.notes)).toEqual([
      "a\nb\nc",
      "b\nd\n\nb\na\n\nd\nb\n\na\nb\n",
      "",
    ]);
  });
});
