import { createSession, type Session, type SessionPart, sessionParts } from "@cinesync/session-xml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NoteRow, type NoteRowOptions, noteRows, noteRowsByMovie } from "../src/index.ts";
import { collect, movie, reviewSession, sessions } from "./fixtures.ts";

/** The parts of a session in an order that a file can have: any order, with `notes` and `name` last. */
function* awkwardParts(session: Session): Generator<SessionPart> {
  const { notes, groups, media, ...attributes } = session;
  yield { kind: "session-start", value: attributes };
  for (const entry of media) {
    const { userData, active, currentFrame, framesPerSecond } = entry;
    yield {
      kind: "media-start",
      value: {
        userData,
        active,
        currentFrame,
        ...(framesPerSecond === undefined ? {} : { framesPerSecond }),
      },
    };
    if (entry.kind === "group-movie") yield { kind: "media-group-movie", value: entry.group };
    else {
      for (const annotation of entry.annotations) yield { kind: "annotation", value: annotation };
      if (entry.playRange) yield { kind: "media-play-range", value: entry.playRange };
      if (entry.zoomState) yield { kind: "media-zoom-state", value: entry.zoomState };
      if (entry.pixelRatio) yield { kind: "media-pixel-ratio", value: entry.pixelRatio };
      if (entry.mask) yield { kind: "media-mask", value: entry.mask };
      if (entry.colorGrading) yield { kind: "media-color-grading", value: entry.colorGrading };
      for (const group of entry.groups) yield { kind: "media-group", value: group };
      yield { kind: "media-unknown", value: { kind: "text", text: "?" } };
      yield { kind: "media-locators", value: entry.locators };
      yield { kind: "media-notes", value: entry.notes };
      yield { kind: "media-name", value: entry.name };
    }
    yield { kind: "media-end" };
  }
  yield { kind: "session-notes", value: notes };
  for (const group of groups) yield { kind: "session-group", value: group };
  yield { kind: "session-end" };
}

async function* delayed<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  for (const item of items) yield await Promise.resolve(item);
}

/** The rows of all movies, one after the other. */
async function rowsOf(
  parts: Iterable<SessionPart> | AsyncIterable<SessionPart>,
  options?: NoteRowOptions,
): Promise<NoteRow[]> {
  return (await collect(noteRowsByMovie(parts, options))).flat();
}

describe("noteRowsByMovie", () => {
  test("returns the session's own row last if its notes follow the movies in the file", async () => {
    await fc.assert(
      fc.asyncProperty(sessions, async (session) => {
        const rows = noteRows(session, { defaultFrameRate: 24 });
        const expected = [
          ...rows.filter(({ kind }) => kind !== "session"),
          ...rows.filter(({ kind }) => kind === "session"),
        ];
        expect(await rowsOf(awkwardParts(session), { defaultFrameRate: 24 })).toEqual(expected);
        expect(await rowsOf(delayed(awkwardParts(session)), { defaultFrameRate: 24 })).toEqual(expected);
      }),
    );
  });

  test("knows the session's groups even if they come last", async () => {
    const rows = await rowsOf(awkwardParts(reviewSession()));
    expect(rows.at(-1)).toMatchObject({ kind: "session", groups: ["Comp"] });
  });

  test("passes a movie without its frames to functions", async () => {
    const look = {
      playRange: { inFrame: 2, outFrame: 3, playOnlyRange: false },
      zoomState: { center: { x: 0.5, y: 0.5 }, scaleFactor: 2 },
      pixelRatio: { source: { width: 1, height: 1 }, target: { width: 2, height: 1 } },
      mask: { alpha: 1, center: { x: 0.5, y: 0.5 }, ratio: { width: 4, height: 3 }, scaleFactor: 1 },
      colorGrading: { gamma: 2 },
    };
    const session = createSession({ media: [movie({ 1: "x" }, look)] });
    const seen: unknown[] = [];
    await rowsOf(awkwardParts(session), {
      frameRate: (facts) => {
        seen.push(facts);
        return 24;
      },
    });
    expect(seen).toEqual([expect.objectContaining({ name: "shot_010.mov", ...look })]);
    expect(seen[0]).not.toHaveProperty("annotations");
  });

  test("returns the session's own row first if its notes precede the movies in the file", async () => {
    await fc.assert(
      fc.asyncProperty(sessions, async (session) => {
        expect(await rowsOf(sessionParts(session))).toEqual(noteRows(session));
      }),
    );
  });

  test("rejects an annotation on frame 0 and names the movie, even if its name comes later", async () => {
    const session = createSession({ media: [movie({ 0: "x" })] });
    await expect(rowsOf(awkwardParts(session))).rejects.toThrow(
      expect.objectContaining({
        details: { code: "invalid-frame", mediaName: "shot_010.mov", playlistPosition: 1, frame: 0 },
      }),
    );
  });

  test("yields the rows of each movie together", async () => {
    let asked = 0;
    const endless = function* (): Generator<SessionPart> {
      yield* [...sessionParts(createSession())].slice(0, 1);
      for (;;) {
        asked++;
        const session = createSession({ media: [movie({ 1: `note ${asked}` })] });
        yield* [...sessionParts(session)].filter(({ kind }) => !kind.startsWith("session-"));
      }
    };
    const rows = noteRowsByMovie(endless());
    expect((await rows.next()).value).toMatchObject([{ text: "note 1", mediaOccurrence: 1 }]);
    expect((await rows.next()).value).toMatchObject([
      { text: "note 2", playlistPosition: 2, mediaOccurrence: 2 },
    ]);
    expect(asked).toBe(2);
  });

  test("rejects parts that do not make a session", async () => {
    const stray: SessionPart[] = [{ kind: "media-end" }, { kind: "media-name", value: "x" }];
    await expect(rowsOf(stray)).rejects.toThrow('part "media-end" is out of order');
  });
});
