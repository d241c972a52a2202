import { describe, expect, test } from "vitest";
import {
  annotations,
  annotationsByFrame,
  createAnnotation,
  createArrow,
  createCircle,
  createColorGrading,
  createErase,
  createGroupMovie,
  createLine,
  createMask,
  createMediaFile,
  createPixelRatio,
  createPlayRange,
  createSession,
  createText,
  createZoomState,
  displayName,
  locatorOf,
  mediaFiles,
  mediaHeaders,
  parseSession,
  readSessionParts,
  setNote,
  stringifySession,
  updateMedia,
  validateSession,
  type MediaHeader,
} from "../../src/index.ts";

const points = [{ x: 0, y: 0, alpha: 1 }];
const corners = { startPoint: { x: 0, y: 0 }, endPoint: { x: 1, y: 1 } };
const erasePoints = [{ x: 0, y: 0 }];

test("everything that factories make with their defaults is valid and can be read back", () => {
  const session = createSession({
    groups: ["g"],
    media: [
      createGroupMovie("g"),
      createMediaFile({
        locators: ["https://h/a.mov"],
        playRange: createPlayRange(1, 2),
        zoomState: createZoomState(),
        pixelRatio: createPixelRatio(),
        mask: createMask({ ratio: { width: 2, height: 1 } }),
        colorGrading: createColorGrading(),
        annotations: [
          createAnnotation(1, {
            objects: [
              createLine({ points }),
              createErase({ points: erasePoints }),
              createCircle(corners),
              createArrow(corners),
              createText({ p: "t", ...corners }),
            ],
          }),
        ],
      }),
    ],
  });
  expect(validateSession(session)).toEqual({ valid: true, issues: [] });
  expect(session.sessionFeatures).toBe("pro");
  expect(stringifySession(parseSession(stringifySession(session)))).toBe(stringifySession(session));
});

describe("undefined counts as left out", () => {
  test("in factories", () => {
    expect(createSession({ notes: undefined })).toStrictEqual(createSession());
    expect(createMediaFile({ locators: ["/a.mov"], name: undefined, mask: undefined })).toStrictEqual(
      createMediaFile("/a.mov"),
    );
    expect(createAnnotation(1, { notes: undefined })).toStrictEqual(createAnnotation(1));
    expect(createLine({ points, color: undefined })).toStrictEqual(createLine({ points }));
    expect(createMask({ ratio: { width: 1, height: 1 }, alpha: undefined }).alpha).toBe(1);
  });

  test("in writing and validation", () => {
    const line = { ...createLine({ points }), id: undefined };
    const media = { ...createMediaFile("https://h/a"), framesPerSecond: undefined, mask: undefined };
    const session = createSession({
      media: [{ ...media, annotations: [createAnnotation(1, { objects: [line] })] }],
    });
    expect(validateSession({ ...session, stereo: undefined }).issues).toEqual([]);
    expect(stringifySession(session)).not.toMatch(/id=|framesPerSecond|mask/);
  });
});

describe("factories reject invalid values by name", () => {
  test.each<[string, () => unknown, string]>([
    ["a frame below 1", () => createAnnotation(0), "frame"],
    ["half a frame", () => createAnnotation(1.5), "frame"],
    ["an empty name", () => createMediaFile({ locators: ["/a"], name: "" }), "name"],
    ["no locator", () => createMediaFile({ locators: [] }), "locators"],
    ["an empty locator", () => createMediaFile(""), "locators"],
    ["an empty group", () => createGroupMovie(""), "group"],
    ["alpha 2", () => createLine({ points, alpha: 2 }), "alpha"],
    ["a color by name", () => createCircle({ ...corners, color: "red" }), "color"],
    ["no points", () => createErase({ points: [] }), "points"],
    ["a point without y", () => createErase({ points: [{ x: 1 } as never] }), "y"],
    ["a thickness of 0", () => createLine({ points, thickness: 0 }), "thickness"],
    ["a play range from 0", () => createPlayRange(0, 5), "inFrame"],
    ["a scale factor of 0", () => createZoomState({ scaleFactor: 0 }), "scaleFactor"],
    ["a saturation of 9", () => createColorGrading({ saturation: 9 }), "saturation"],
    ["version 2", () => createSession({ version: 2 }), "version"],
    ["notes that are a number", () => createSession({ notes: 7 as never }), "notes"],
    ["a current frame of 0", () => createMediaFile({ locators: ["/a"], currentFrame: 0 }), "currentFrame"],
  ])("%s", (_, make, subject) => {
    expect(make).toThrow(
      expect.objectContaining({
        code: "invalid-value",
        details: expect.objectContaining({ subject }) as unknown,
      }),
    );
  });

  test("and a missing argument", () => {
    const call = createMediaFile as unknown as (init?: unknown) => unknown;
    expect(() => call()).toThrow("init must be an object, got undefined");
    expect(() => call({})).toThrow(/^locators must be a list of at least one path, URL or short hash/);
    expect(() => call(null)).toThrow("init must be an object, got null");
    expect(() => createLine(undefined as never)).toThrow("init must be an object, got undefined");
  });

  test("and a field in snake_case, with the right name", () => {
    expect(() => createSession({ user_data: "x" } as object)).toThrow(
      'unknown field "user_data" in session; use "userData"',
    );
    expect(() => createMediaFile({ locators: ["/a"], current_frame: 2 } as never)).toThrow(
      'use "currentFrame"',
    );
  });
});

describe("helpers", () => {
  const movie = createMediaFile({
    locators: ["/a.mov", "https://h/a.mov"],
    annotations: [createAnnotation(9), createAnnotation(2, { notes: "n" }), createAnnotation(9)],
  });
  const session = createSession({ media: [createGroupMovie("g"), movie] });

  test("find movies, annotations, locators and names", () => {
    expect(mediaFiles(session)).toEqual([movie]);
    expect(annotations(session).map(({ mediaIndex, annotation }) => [mediaIndex, annotation.frame])).toEqual([
      [1, 9],
      [1, 2],
      [1, 9],
    ]);
    expect([...annotationsByFrame(movie)].map(([frame, all]) => [frame, all.length])).toEqual([
      [2, 1],
      [9, 2],
    ]);
    expect(locatorOf(movie, "url")).toBe("https://h/a.mov");
    expect(locatorOf(movie, "short-hash")).toBeUndefined();
    expect(session.media.map(displayName)).toEqual(["g", "a.mov"]);
    expect(displayName({ ...movie, name: "" })).toBe("a.mov");
  });

  test("include updateMedia, which changes one entry in a copy of the session", () => {
    const changed = updateMedia(
      session,
      ({ kind }) => kind === "file",
      (media) => ({ ...media, active: true }),
    );
    expect(changed.media.map(({ active }) => active)).toEqual([false, true]);
    expect(session.media[1]?.active).toBe(false);
    expect(() => updateMedia(session, 2, (media) => media)).toThrow(
      "which must be an index from 0 to 1, got 2",
    );
  });

  test("include setNote, which replaces notes or adds an annotation", () => {
    expect(setNote(movie, 2, "m").annotations.map(({ notes }) => notes)).toEqual(["", "m", ""]);
    expect(setNote(movie, 3, "m").annotations.at(-1)).toEqual(createAnnotation(3, { notes: "m" }));
    expect(() => setNote(movie, 0, "m")).toThrow("frame must be");
    expect(() => setNote(createGroupMovie("g"), 1, "m")).toThrow("got a group movie");
  });

  test("include setNote, which keeps the notes of a frame's other annotations", () => {
    const annotations = ["old", "b", "c"].map((notes) => createAnnotation(2, { notes }));
    const changed = setNote({ ...createMediaFile("/a.mov"), annotations }, 2, "new");
    expect(changed.annotations.map(({ notes }) => notes)).toEqual(["new", "b", "c"]);
  });

  test("include mediaHeaders, which yields movies without annotations, wherever their name is", async () => {
    const xml = stringifySession(session).replace(/(<name>[^]*<\/locators>)([^]*)<\/media>/, "$2$1</media>");
    const headers: MediaHeader[] = [];
    let count = 0;
    for await (const header of mediaHeaders(
      readSessionParts(xml),
      ({ kind }) => (count += Number(kind === "annotation")),
    ))
      headers.push(header);
    const { annotations: _, ...header } = movie;
    expect(headers).toEqual([session.media[0], header]);
    expect(count).toBe(3);
  });
});
