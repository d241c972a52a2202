import {
  collectSession,
  createAnnotation,
  createGroupMovie,
  createMediaFile,
  createSession,
  sessionParts,
  type Annotation,
  type DrawingObject,
  type Session,
  type SessionPart,
} from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  filterParts,
  filterSession,
  mediaMatcher,
  REDACTIONS,
  selectMedia,
  type FilterOptions,
  type MediaCriteria,
} from "../src/index.ts";
import { sessionArbitrary } from "./arbitraries.ts";

const dot: DrawingObject = {
  kind: "line",
  id: "",
  color: "#ff0000",
  alpha: 1,
  thickness: 0.01,
  points: [
    { x: 0, y: 0, alpha: 1, preserved: { attributes: [{ name: "tilt", namespace: "", value: "3" }] } },
  ],
};
const HASH = "0d67dc935a31f4b22c0c8dac47d11cc6ca728f52";

const session: Session = createSession({
  userData: "secret",
  hashToken: "0x1",
  groups: ["Day 1", "Day 2", "Empty"],
  notes: "session note",
  chat: "whispered",
  media: [
    createMediaFile({
      name: "sh010_comp.mov",
      locators: ["/Volumes/show/sh010_comp.mov", HASH, "https://user@example.com/sh010_comp.mov"],
      groups: ["Day 1"],
      userData: "version 7",
      notes: "movie note",
      colorGrading: { lutPath: "/Volumes/show/look.cube" },
      annotations: [
        createAnnotation(5, { notes: "five", objects: [dot] }),
        createAnnotation(10, { notes: "ten" }),
        createAnnotation(15, { objects: [dot] }),
      ],
    }),
    createMediaFile({
      name: "sh020.mov",
      locators: ["\\\\server\\show\\sh020.mov"],
      groups: ["Day 2"],
      active: true,
    }),
    createGroupMovie("Day 1"),
  ],
});

async function filtered(options: FilterOptions, criteria?: MediaCriteria): Promise<Session> {
  if (!criteria) return filterSession(session, options);
  const media = await selectMedia(sessionParts(session), mediaMatcher(criteria));
  return filterSession(session, { ...options, media });
}

function names(of: Session): readonly string[] {
  return of.media.map((media) => (media.kind === "file" ? media.name : media.group));
}

function annotations(of: Session): readonly Annotation[] {
  return of.media.flatMap((media) => (media.kind === "file" ? media.annotations : []));
}

describe("filterParts by movie", () => {
  it.each<[string, MediaCriteria, readonly string[]]>([
    ["a name", { names: ["sh020.mov"] }, ["sh020.mov"]],
    ["a pattern, whatever the capitals", { names: ["SH010*"] }, ["sh010_comp.mov"]],
    ["one character", { names: ["sh02?.mov"] }, ["sh020.mov"]],
    ["a dot that stands for itself", { names: ["sh020xmov"] }, []],
    ["several names", { names: ["sh020.mov", "*comp*"] }, ["sh010_comp.mov", "sh020.mov"]],
    ["a group, with the movie that plays it", { groups: ["Day 1"] }, ["sh010_comp.mov", "Day 1"]],
    ["all files", { groups: ["All Files"] }, ["sh010_comp.mov", "sh020.mov"]],
    ["positions", { playlistPositions: [2, 3] }, ["sh020.mov", "Day 1"]],
    ["all of several criteria", { groups: ["Day 1"], names: ["sh*"] }, ["sh010_comp.mov"]],
    ["nothing", {}, ["sh010_comp.mov", "sh020.mov", "Day 1"]],
  ])("keeps movies chosen by %s", async (_, criteria, expected) => {
    expect(names(await filtered({}, criteria))).toEqual(expected);
  });

  it("removes groups without a movie", async () => {
    expect((await filtered({}, { names: ["sh020.mov"] })).groups).toEqual(["Day 2"]);
    expect((await filtered({}, { groups: ["Day 1"] })).groups).toEqual(["Day 1"]);
    expect((await filtered({})).groups).toEqual(session.groups);
  });

  it("keeps all groups if a group movie plays all files", async () => {
    const all = createSession({ groups: ["A"], media: [createGroupMovie("All Files")] });
    const media = await selectMedia(sessionParts(all), () => true);
    expect(filterSession(all, { media }).groups).toEqual(["A"]);
  });

  it("chooses by a name and a group that follow the drawings", async () => {
    const parts: SessionPart[] = [
      { kind: "media-start", value: { userData: "", active: false, currentFrame: 1 } },
      { kind: "annotation", value: createAnnotation(1, { notes: "early" }) },
      { kind: "media-group", value: "G" },
      { kind: "media-name", value: "late.mov" },
      { kind: "media-end" },
    ];
    const keep = await selectMedia(parts, mediaMatcher({ names: ["late.mov"], groups: ["G"] }));
    const drop = await selectMedia(parts, mediaMatcher({ names: ["late.mov"], groups: ["H"] }));
    expect(await collect(filterParts(parts, { media: keep }))).toEqual(parts);
    expect(await collect(filterParts(parts, { media: drop }))).toEqual([]);
  });

  it("holds one bit for each movie", async () => {
    const count = 20_000;
    function* many(): Generator<SessionPart> {
      for (let index = 0; index < count; index++) {
        yield { kind: "media-start", value: { userData: String(index), active: false, currentFrame: 1 } };
        yield { kind: "media-end" };
      }
    }
    const selection = await selectMedia(many(), ({ playlistPosition }) => playlistPosition % 3 === 0);
    expect([selection.count, selection.total]).toEqual([Math.floor(count / 3), count]);
    const kept = await collect(filterParts(many(), { media: selection }));
    expect(kept.filter((part) => part.kind === "media-start").map((part) => part.value.userData)).toEqual(
      Array.from({ length: Math.floor(count / 3) }, (_, index) => String(index * 3 + 2)),
    );
  });
});

describe("filterParts by notes and drawings", () => {
  it("keeps the frames in a range, and notes on whole movies", async () => {
    const left = await filtered({
      frames: [
        { first: 5, last: 9 },
        { first: 15, last: Infinity },
      ],
    });
    expect(annotations(left).map(({ frame }) => frame)).toEqual([5, 15]);
    expect(left.media[0]).toMatchObject({ notes: "movie note" });
  });

  it("keeps only frames that have notes, or drawings", async () => {
    const frames = async (options: FilterOptions): Promise<readonly number[]> =>
      annotations(await filtered(options)).map(({ frame }) => frame);
    expect(await frames({ keepFramesWith: ["notes"] })).toEqual([5, 10]);
    expect(await frames({ keepFramesWith: ["drawings"] })).toEqual([5, 15]);
    expect(await frames({ keepFramesWith: ["drawings", "notes"] })).toEqual([5, 10, 15]);
  });

  it("removes all notes, and frames that had nothing else", async () => {
    const left = await filtered({ remove: ["notes"] });
    expect(left.notes).toBe("");
    expect(left.media[0]).toMatchObject({ notes: "" });
    expect(annotations(left)).toEqual([
      createAnnotation(5, { objects: [dot] }),
      createAnnotation(15, { objects: [dot] }),
    ]);
  });

  it("removes all drawings, and frames that had nothing else", async () => {
    expect(annotations(await filtered({ remove: ["drawings"] }))).toEqual([
      createAnnotation(5, { notes: "five" }),
      createAnnotation(10, { notes: "ten" }),
    ]);
    expect(annotations(await filtered({ remove: ["drawings", "notes"] }))).toEqual([]);
  });

  it("keeps unknown content on a frame, in its position if that still exists", () => {
    const node = { kind: "text" as const, text: "later" };
    const one = createAnnotation(1, {
      notes: "n",
      objects: [dot],
      preserved: {
        attributes: [{ name: "a", namespace: "", value: "1" }],
        content: [
          { follows: "notes", node },
          { follows: "line[1]", node },
        ],
        children: { notes: { attributes: [{ name: "lang", namespace: "", value: "de" }] } },
        explicitDefaults: ["notes"],
      },
    });
    const of = createSession({ media: [createMediaFile({ locators: ["/a"], annotations: [one] })] });
    expect(annotations(filterSession(of, { remove: ["notes"] }))).toEqual([
      createAnnotation(1, {
        objects: [dot],
        preserved: {
          attributes: one.preserved?.attributes ?? [],
          content: [
            { follows: "", node },
            { follows: "line[1]", node },
          ],
        },
      }),
    ]);
    const [bare] = annotations(filterSession(of, { remove: ["drawings"] }));
    expect(bare?.preserved?.content?.map(({ follows }) => follows)).toEqual(["notes", ""]);
  });
});

describe("filterParts with redact", () => {
  it("removes chat and user data", async () => {
    const left = await filtered({ redact: ["chat", "user-data"] });
    expect([left.chat, left.userData, left.media.map(({ userData }) => userData)]).toEqual([
      "",
      "",
      ["", "", ""],
    ]);
    expect(left.hashToken).toBe("0x1");
  });

  it("removes paths, and leaves the file name if there is no other locator", async () => {
    const left = await filtered({ redact: ["paths"] });
    expect(left.media).toMatchObject([
      {
        locators: [{ kind: "short-hash" }, { kind: "url" }],
        colorGrading: { lutPath: "look.cube" },
      },
      { locators: [{ kind: "path", value: "sh020.mov" }] },
      {},
    ]);
  });

  it("removes URLs, and treats file: URLs as paths", async () => {
    expect((await filtered({ redact: ["urls"] })).media[0]).toMatchObject({
      locators: [{ kind: "path" }, { kind: "short-hash" }],
    });
    const of = createSession({
      media: [
        createMediaFile({ locators: [{ kind: "url", value: "file:///Volumes/show/a%20b.mov" }] }),
        createMediaFile({ name: "/Volumes/show/c.mov", locators: ["https://example.com/"] }),
      ],
    });
    expect(filterSession(of, { redact: ["paths"] }).media).toMatchObject([
      { locators: [{ kind: "path", value: "a b.mov" }] },
      { name: "c.mov", locators: [{ kind: "url" }] },
    ]);
    expect(filterSession(of, { redact: ["urls"] }).media).toMatchObject([
      { locators: [{ kind: "url" }] },
      { locators: [{ kind: "path", value: "c.mov" }] },
    ]);
  });

  it("removes everything that could show its origin", async () => {
    const left = JSON.stringify(await filtered({ redact: REDACTIONS }));
    for (const secret of [
      "secret",
      "version 7",
      "Volumes",
      "server",
      "example.com",
      "0x1",
      "whispered",
      "tilt",
    ]) {
      expect(left).not.toContain(secret);
    }
  });

  it("removes unknown content everywhere", () => {
    const attributes = [{ name: "site", namespace: "", value: "x" }];
    const of = createSession({
      preserved: { attributes, content: [{ follows: "", node: { kind: "text", text: "y" } }] },
      media: [
        createMediaFile({
          locators: [{ kind: "path", value: "/a", preserved: { attributes } }],
          preserved: { attributes },
          annotations: [createAnnotation(1, { objects: [dot], preserved: { attributes } })],
        }),
      ],
    });
    expect(JSON.stringify(filterSession(of, { redact: ["unknown"] }))).not.toContain("preserved");
  });
});

describe("filterParts, for any session,", () => {
  it("changes nothing without options", async () => {
    await fc.assert(
      fc.asyncProperty(sessionArbitrary, async (any) => {
        const whole = collectSession(sessionParts(any));
        expect(filterSession(any, {})).toEqual(whole);
        const media = await selectMedia(sessionParts(any), () => true);
        expect(filterSession(any, { media }).media).toEqual(whole.media);
      }),
    );
  });

  it("gives the same result the second time", () => {
    fc.assert(
      fc.property(
        sessionArbitrary,
        fc.record(
          {
            remove: fc.subarray(["notes" as const, "drawings" as const]),
            keepFramesWith: fc.subarray(["notes" as const, "drawings" as const], { minLength: 1 }),
            frames: fc.constant([{ first: 2, last: 3 }]),
            redact: fc.subarray([...REDACTIONS]),
          },
          { requiredKeys: ["redact"] },
        ),
        (any, { keepFramesWith, ...options }) => {
          const once = filterSession(any, keepFramesWith ? { ...options, keepFramesWith } : options);
          expect(filterSession(once, options)).toEqual(once);
        },
      ),
    );
  });
});

async function collect(parts: AsyncIterable<SessionPart>): Promise<readonly SessionPart[]> {
  const all: SessionPart[] = [];
  for await (const part of parts) all.push(part);
  return all;
}
