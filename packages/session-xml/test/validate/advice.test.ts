import { describe, expect, test } from "vitest";
import {
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  type Media,
  type MediaFileInit,
  type Session,
  stringifySession,
  validateSession,
  validateSessionXml,
} from "../../src/index.ts";

const LOCATORS = ["http://example.com/a.mov"];
const movie = (init: Partial<MediaFileInit> = {}): Media => createMediaFile({ locators: LOCATORS, ...init });

/** Returns the warnings of both validators about a session, as `code path`; the two must agree. */
async function advice(init: Partial<Session>): Promise<string[]> {
  const session = createSession({ sessionFeatures: "pro", ...init });
  const ofModel = validateSession(session);
  const ofFile = await validateSessionXml(stringifySession(session));
  const [model, file] = [ofModel, ofFile].map(({ valid, issues }) => {
    expect(valid).toBe(true);
    return issues.map(({ code, path }) => `${code} ${path}`);
  });
  expect([...(model ?? [])].sort()).toEqual([...(file ?? [])].sort());
  return model ?? [];
}

describe("two active movies are reported", () => {
  test("from the second one on", async () => {
    const media = [
      movie(),
      movie({ active: true }),
      createGroupMovie("All Files", { active: true }),
      movie({ active: true }),
    ];
    expect(await advice({ media })).toEqual([
      "several-active-media /session/media[3]/@active",
      "several-active-media /session/media[4]/@active",
    ]);
  });

  test("but one is not", async () => {
    expect(await advice({ media: [movie(), movie({ active: true })] })).toEqual([]);
  });
});

describe("a group that does not exist is reported", () => {
  test("on its movie, and on a group movie that plays it", async () => {
    const media = [
      movie({ groups: ["A", "B", "C"] }),
      createGroupMovie("D"),
      createGroupMovie("A", { groups: ["E"] }),
    ];
    expect(await advice({ groups: ["A", "B"], media })).toEqual([
      "unknown-group /session/media[1]/group[3]",
      "unknown-group /session/media[2]/groupMovie/group",
      "unknown-group /session/media[3]/group[1]",
    ]);
  });

  test("but All Files always exists", async () => {
    expect(
      await advice({ media: [movie({ groups: ["All Files"] }), createGroupMovie("All Files")] }),
    ).toEqual([]);
  });

  test("but not if the file lists it later", async () => {
    const xml = stringifySession(createSession({ groups: ["Later"], media: [movie({ groups: ["Later"] })] }));
    const moved = xml
      .replace("<group>Later</group>", "")
      .replace("</session>", "<group>Later</group></session>");
    expect(await validateSessionXml(moved)).toEqual({ valid: true, issues: [] });
  });
});

describe("a play range", () => {
  const range = (inFrame: number, outFrame: number, playOnlyRange: boolean): Partial<MediaFileInit> => ({
    playRange: { inFrame, outFrame, playOnlyRange },
  });

  test("that ends before it starts is reported", async () => {
    expect(await advice({ media: [movie(range(5, 4, true)), movie(range(5, 5, true))] })).toEqual([
      "play-range-reversed /session/media[1]/playRange",
    ]);
  });

  test("that is played alone is reported if the current frame is outside it", async () => {
    const media = [
      movie({ ...range(5, 7, true), currentFrame: 4 }),
      movie({ ...range(5, 7, true), currentFrame: 5 }),
      movie({ ...range(5, 7, true), currentFrame: 7 }),
      movie({ ...range(5, 7, true), currentFrame: 8 }),
      movie({ ...range(5, 7, false), currentFrame: 8 }),
      // The current frame is not explicit.
      movie(range(5, 7, true)),
      movie({ currentFrame: 8 }),
    ];
    expect(await advice({ media })).toEqual([
      "current-frame-outside-range /session/media[1]/@currentFrame",
      "current-frame-outside-range /session/media[4]/@currentFrame",
    ]);
  });

  test("is compared with a current frame of 1 if that is explicit", async () => {
    const explicitDefaults = {
      ...movie(range(5, 7, true)),
      preserved: { explicitDefaults: ["currentFrame"] },
    };
    expect(await advice({ media: [explicitDefaults] })).toEqual([
      "current-frame-outside-range /session/media[1]/@currentFrame",
    ]);
  });
});

test("several annotations on one frame are reported from the second one on, movie by movie", async () => {
  const annotations = [1, 2, 1, 3, 1].map((frame) => createAnnotation(frame));
  expect(
    await advice({ media: [movie({ annotations }), movie({ annotations: annotations.slice(0, 2) })] }),
  ).toEqual([
    "several-annotations-on-frame /session/media[1]/annotation[3]/@frame",
    "several-annotations-on-frame /session/media[1]/annotation[5]/@frame",
  ]);
});

test("a movie that other computers cannot find is reported", async () => {
  const media = [
    movie({ locators: ["/a.mov"] }),
    movie({ locators: ["C:\\a.mov", "\\\\server\\a.mov"] }),
    movie({ locators: [{ kind: "url", value: "file:///a.mov" }] }),
    movie({ locators: ["/a.mov", "http://example.com/a.mov"] }),
    movie({ locators: ["/a.mov", "http://example.com/file:/a.mov"] }),
    movie({ locators: ["/a.mov", { kind: "url", value: "profile:a" }] }),
    movie({ locators: ["/a.mov", "e159a0ec868fc7598fbf50017bceb36059e11902"] }),
    createGroupMovie("All Files"),
  ];
  expect(await advice({ media })).toEqual([
    "no-portable-locator /session/media[1]",
    "no-portable-locator /session/media[2]",
    "no-portable-locator /session/media[3]",
  ]);
});

describe("a standard session with content that needs a pro account is reported", () => {
  const center = { x: 0.5, y: 0.5 };
  const ratio = { width: 1, height: 1 };

  test.each<[string, Partial<Session>]>([
    ["stereo", { stereo: { enabled: false, type: "composite" } }],
    ["media[1]/groupMovie", { media: [createGroupMovie("All Files")] }],
    ["media[1]/zoomState", { media: [movie({ zoomState: { center, scaleFactor: 1 } })] }],
    ["media[1]/pixelRatio", { media: [movie({ pixelRatio: { source: ratio, target: ratio } })] }],
    ["media[1]/mask", { media: [movie({ mask: { alpha: 1, center, ratio, scaleFactor: 1 } })] }],
    ["media[2]/colorGrading", { media: [movie(), movie({ colorGrading: {} })] }],
  ])("for %s", async (path, init) => {
    const session = createSession({ sessionFeatures: "standard", ...init });
    const { valid, issues } = validateSession(session);
    expect(valid).toBe(true);
    expect(issues).toMatchObject([
      { code: "pro-content-in-standard-session", path: "/session/@sessionFeatures" },
    ]);
    expect(issues[0]?.details).toMatchObject({ element: `/session/${path}` });
    // Writing changes nothing; creating a session chooses the features that it needs.
    expect(await validateSessionXml(stringifySession(session))).toMatchObject({
      valid: true,
      issues: [{ code: "pro-content-in-standard-session", line: 2, column: 69 }],
    });
    expect(createSession(init).sessionFeatures).toBe("pro");
    expect(await advice(init)).toEqual([]);
  });
});

test("checks beyond the schema continue after mistakes", async () => {
  const { issues } = await validateSessionXml(
    `<session xmlns="http://www.cinesync.com/ns/session/3.0" version="x" sessionFeatures="y">
      <media active="z" currentFrame="-"><playRange><inFrame value=""/></playRange><annotation frame="a"/><annotation/></media>
      <media><playRange/><groupMovie/></media>
    </session>`,
  );
  expect(issues.filter(({ severity }) => severity === "warning")).toEqual([]);
});
